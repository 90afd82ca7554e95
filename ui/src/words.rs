//! What the face says to people: all of its texts, by the part of the screen where they stand. Words that depend on what
//! is shown (a rotation, a finding, a mistake in a query) come from [`domain`].

pub(crate) mod accounts;
pub(crate) mod activity;
pub(crate) mod check;
pub(crate) mod detail;
pub(crate) mod dialogs;
pub(crate) mod edit;
pub(crate) mod form;
pub(crate) mod frame;
pub(crate) mod health;
pub(crate) mod keys;
pub(crate) mod moments;
pub(crate) mod notices;
pub(crate) mod palette;
pub(crate) mod rotation;
pub(crate) mod search;
pub(crate) mod secret;
pub(crate) mod settings;
pub(crate) mod several;
pub(crate) mod small;
pub(crate) mod usage;
pub(crate) mod welcome;
