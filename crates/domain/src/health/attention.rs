//! How many keys need somebody soon: the number beside Health.

use crate::expiration::{EXPIRING_DAYS, days_between};
use crate::{Key, Timestamp};
use serde::{Deserialize, Serialize};

/// A key that expires within this many days is *urgent*.
pub const URGENT_DAYS: i64 = 3;

/// How many keys need somebody soon. What could be safer, or is to be tidied up, is not among them: a number that never
/// goes away says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attention {
    /// Keys that expire within [`EXPIRING_DAYS`] days.
    pub expiring: usize,
    /// Those of them that expire within [`URGENT_DAYS`] days.
    pub urgent: usize,
}

impl Attention {
    /// Counts a key.
    pub fn add(&mut self, key: &Key, now: Timestamp) {
        let Some(end) = key.expires.filter(|_| !key.is_expired(now)) else { return };
        let days = days_between(now, end);
        self.expiring += usize::from(days < EXPIRING_DAYS);
        self.urgent += usize::from(days < URGENT_DAYS);
    }
}
