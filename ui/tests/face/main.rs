//! The face of Keyward on the host: what its rules decide, and what its screens say.

#![allow(clippy::unwrap_used, reason = "a sample that can't be built is a broken test")]

mod activity;
mod ages;
mod batch;
mod changed;
mod check;
mod form;
mod health;
mod hiding;
mod late;
mod list;
mod many;
mod overview;
mod pages;
mod palette;
mod parts;
mod plain;
mod roster;
mod rotating;
mod sample;
mod saving;
mod settings;
mod several;
mod small;
mod state;
mod turning;
mod untold;
