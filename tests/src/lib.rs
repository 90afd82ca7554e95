//! What a journey through the real window needs: private surroundings, a driver for the window,
//! and the steps that most journeys share. `cargo xtask test` runs the journeys, in `tests/tests`.
//!
//! Nothing here waits by sleeping: conditions are asked until they hold or a deadline has passed.

pub mod axe;
pub mod bench;
pub mod clipboard;
pub mod corners;
pub mod knock;
pub mod main_job;
pub mod process;
pub mod prompter;
pub mod search;
pub mod secret_service;
pub mod service;
pub mod soak;
pub mod steps;
pub mod story;
pub mod surroundings;
pub mod sweep;
pub mod tour;
pub mod tray;
pub mod until;
pub mod window;

pub use service::Service;
pub use story::Story;
pub use surroundings::{Keychain, Surroundings, Theme};
pub use tray::Tray;
pub use until::until;
pub use window::{Start, Window, key};
