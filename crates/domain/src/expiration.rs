//! How long a key lives, and what an expiration means at an instant.

use crate::words::told;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A key that expires within this many days is *expiring*.
pub const EXPIRING_DAYS: i64 = 14;
/// A key not used for this many days is *unused*.
pub const UNUSED_DAYS: i64 = 90;

const DAY: i64 = 86_400;

/// How long a new key lives, in seconds. Which ones may be chosen is the service's offer;
/// published are 7, 30, 60, 90, 180 days and 1 year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lifetime {
    seconds: i64,
}

impl Lifetime {
    /// A lifetime of so many seconds; `None` unless it is positive.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        (seconds > 0).then_some(Self { seconds })
    }

    /// A lifetime of so many days of 24 hours.
    pub const fn from_days(days: u16) -> Self {
        Self { seconds: days as i64 * DAY }
    }

    /// The length in seconds.
    pub fn seconds(self) -> i64 {
        self.seconds
    }

    /// "30 days", "1 year" (365 days), or hours where it is no whole number of days.
    pub fn title(self) -> String {
        let span = |number: i64, unit: &str| told::span(number.unsigned_abs(), unit);
        if self.seconds % (365 * DAY) == 0 {
            span(self.seconds / (365 * DAY), told::YEAR)
        } else if self.seconds % DAY == 0 {
            span(self.seconds / DAY, told::DAY)
        } else {
            span(self.seconds.div_euclid(3600) + i64::from(self.seconds % 3600 > 0), told::HOUR)
        }
    }

    /// When a key made at `created` would expire; the end of time where that is out of range.
    pub fn end(self, created: Timestamp) -> Timestamp {
        created.checked_add(SignedDuration::from_secs(self.seconds)).unwrap_or(Timestamp::MAX)
    }
}

/// Whole days from `from` to `to`, rounded towards the earlier: negative once `to` is past.
pub fn days_between(from: Timestamp, to: Timestamp) -> i64 {
    let distance = to.duration_since(from);
    // Seconds are cut towards zero; what is past by less than one is past all the same.
    let cut = i64::from(distance.subsec_nanos() < 0);
    (distance.as_secs() - cut).div_euclid(DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        let table = [
            (Lifetime::from_days(7), "7 days"),
            (Lifetime::from_days(1), "1 day"),
            (Lifetime::from_days(365), "1 year"),
            (Lifetime { seconds: 5400 }, "2 hours"),
        ];
        for (lifetime, expected) in table {
            assert_eq!(lifetime.title(), expected);
        }
        assert_eq!(Lifetime::from_seconds(0), None);
    }

    #[test]
    fn days_count_down_to_the_instant() {
        let now: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        let table = [
            ("2026-11-25T10:00:00Z", 3),
            ("2026-11-25T09:59:59Z", 2),
            ("2026-11-22T10:00:00Z", 0),
            ("2026-11-22T09:59:59Z", -1),
            ("2026-11-22T09:59:59.5Z", -1),
            ("2026-11-21T09:59:59.999999999Z", -2),
            ("2026-11-23T10:00:00.5Z", 1),
        ];
        for (then, expected) in table {
            assert_eq!(days_between(now, then.parse().unwrap()), expected, "{then}");
        }
    }

    #[test]
    fn the_end_stays_in_range() {
        assert_eq!(Lifetime { seconds: i64::MAX }.end(Timestamp::UNIX_EPOCH), Timestamp::MAX);
    }
}
