//! A rotation as the window and the tray show it.

use super::{Ending, Rotation, Wait};
use serde::{Deserialize, Serialize};

/// A rotation, and what it does or waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotationView {
    /// The rotation.
    pub rotation: Rotation,
    /// What it does or waits for.
    pub now: Standing,
    /// Whether its new secret is at hand and in no keychain: it is lost where Keyward stops.
    #[serde(default)]
    pub in_memory_only: bool,
}

/// What a rotation does or waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is at work.
    Working,
    /// It waits for the admin.
    Waiting(Wait),
    /// It ended.
    Over(Ending),
}
