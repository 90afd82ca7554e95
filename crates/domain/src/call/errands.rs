//! Calls about the small window, and about closing.

use super::call;
use crate::{Errand, KeyId, Listing, OrganizationRef};
use serde::{Deserialize, Serialize};

/// What the small window is for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadErrand {}
call!(ReadErrand = "read_errand" -> Errand);

/// The errand is done: the small window closes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EndErrand {}
call!(EndErrand = "end_errand" -> ());

/// Reads the keys that work and can be rotated by this admin, the nearest expiration first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListDue {
    /// How many rows are wanted; at most [`super::MOST_ROWS`] are given.
    pub count: usize,
}
call!(ListDue = "list_due" -> Listing);

/// Opens the large window, at a key where one is named.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenWindow {
    /// The key to show.
    pub key: Option<(OrganizationRef, KeyId)>,
}
call!(OpenWindow = "open_window" -> ());

/// Which key the large window was opened for, once: the next answer is `None`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadGoal {}
call!(ReadGoal = "read_goal" -> Option<(OrganizationRef, KeyId)>);

/// The answer to [`super::Topic::Closing`] and [`super::Topic::Quitting`]: the window may close, or stays because
/// something would be lost.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CloseWindow {
    /// Whether it closes.
    pub close: bool,
    /// Whether Keyward quits instead of staying in the tray.
    pub quit: bool,
}
call!(CloseWindow = "close_window" -> ());
