//! The deeds, one verb a file. Each is a method of [`crate::App`] that takes a call and gives its reply.

mod copy_secret;
mod create_key;
mod delete_key;
mod delete_lost;
mod explore_sandbox;
mod open;
mod recover;
mod refresh_keys;
mod reveal_secret;
mod settle_create;
mod sign_in;
mod sign_out;
mod store;

#[cfg(debug_assertions)]
mod hold;
