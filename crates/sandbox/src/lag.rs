//! Creations and deletions that take a while to reach every node of the service.

use jiff::{SignedDuration, Timestamp};

/// Whether a change has reached every node.
pub(crate) fn has_reached(change: Timestamp, now: Timestamp, lag: SignedDuration) -> bool {
    lag.is_zero() || now.duration_since(change) >= lag
}
