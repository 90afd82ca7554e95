//! The face of Keyward. What it shows comes from [`domain`]; what it does, the core does, over one bridge.
//!
//! [`state`] is one pure reducer, [`use_app`] the verbs, `pages` one screen each, `parts` props in and `Html` out.

pub mod action;
pub mod address_choice;
pub mod app;
pub mod attempt;
pub mod attention;
pub mod beginning;
pub mod board;
pub mod bridge;
pub mod clock;
pub mod curl_line;
pub mod difference;
pub mod editing;
pub mod form;
pub mod freshness;
mod heard;
pub mod hiding;
pub mod keyboard;
pub mod ledger;
pub mod list;
pub mod listening;
pub mod moment;
pub mod obstacle;
pub mod order;
pub mod overview;
pub mod pages;
pub mod parts;
pub mod plot;
pub mod preset;
pub mod reading;
pub mod renaming;
pub mod roster;
pub mod rows;
pub mod screen;
pub mod sight;
pub mod state;
pub mod theme;
pub mod tidings;
pub mod turn;
pub mod typing;
pub mod use_app;
pub mod window;
