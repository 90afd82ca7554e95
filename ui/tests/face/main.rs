//! The face of Keyward on the host: what its rules decide, and what its screens say.

mod form;
mod list;
mod pages;
mod parts;
mod sample;
mod state;
