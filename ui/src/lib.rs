//! The face of Keyward. What it shows comes from [`domain`]; what it does, the core does, over one bridge.
//!
//! [`state`] is one pure reducer, [`use_app`] the verbs, `pages` one screen each, `parts` props in and `Html` out.

pub mod action;
pub mod address_choice;
pub mod app;
pub mod attempt;
pub mod board;
pub mod bridge;
pub mod clock;
pub mod curl_line;
pub mod difference;
pub mod editing;
pub mod form;
pub mod hiding;
pub mod keyboard;
pub mod list;
pub mod moment;
pub mod pages;
pub mod parts;
pub mod plot;
pub mod preset;
pub mod renaming;
pub mod screen;
pub mod state;
pub mod theme;
pub mod use_app;
