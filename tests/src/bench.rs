//! Measuring the release build, in surroundings of its own. `cargo xtask bench` runs it.
//!
//! A release build can't be driven, so its window is measured by what it does by itself: the log says when the first
//! rows are painted, and the service knows when it was asked.

pub mod filling;
pub mod memory;
pub mod numbers;
pub mod refresh;
pub mod search;
pub mod started;
pub mod starts;
pub mod tray;

use crate::Surroundings;
use std::path::PathBuf;

/// What a benchmark works with.
#[derive(Debug)]
pub struct Bench {
    /// The release binary.
    pub keyward: PathBuf,
    /// Where the window opens.
    pub surroundings: Surroundings,
}
