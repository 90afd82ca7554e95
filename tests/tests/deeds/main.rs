//! Every deed of `app` over real HTTP against a live sandbox, with real files in a temporary directory and a
//! keychain that can fail.
#![allow(clippy::unwrap_used, reason = "a test that can't go on fails")]

mod accounts;
mod activity;
mod check;
mod classic;
mod clock;
mod create;
mod delete;
mod distrust;
mod edit;
mod export;
mod faults;
mod fresh;
mod health;
mod keychain;
mod listing;
mod log;
mod many;
mod news;
mod open;
mod recovery;
mod remove;
mod rotation;
mod secrets;
mod settings;
mod sign_in;
mod strangers;
mod trouble;
mod untold;
mod waiting;
mod world;
