//! The contract, line by line, over real HTTP.

mod client;
mod control;
mod create;
mod credential;
mod delete;
mod edit;
mod fault;
mod list;
mod place;
mod published;
mod rights;
mod settings;
