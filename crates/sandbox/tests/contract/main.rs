//! The contract, line by line, over real HTTP.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod classic;
mod client;
mod control;
mod create;
mod credential;
mod delete;
mod edit;
mod fault;
mod list;
mod many;
mod place;
mod program;
mod published;
mod rate;
mod rights;
mod settings;
