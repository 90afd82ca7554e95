//! The face of Keyward on the host: what its rules decide, and what its screens say.

#![allow(clippy::unwrap_used, reason = "a sample that can't be built is a broken test")]

mod form;
mod list;
mod pages;
mod parts;
mod sample;
mod state;
