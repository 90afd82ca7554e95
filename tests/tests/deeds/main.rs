//! Every deed of `app` over real HTTP against a live sandbox, with real files in a temporary directory and a
//! keychain that can fail.

mod create;
mod delete;
mod faults;
mod keychain;
mod open;
mod recovery;
mod secrets;
mod sign_in;
mod world;
