//! How much a key was used, where the service tells.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How much a key was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// How fast it may be used.
    pub rate: RateLimit,
    /// How much it may be used.
    pub quota: Quota,
    /// Day by day, the oldest first, without gaps.
    pub daily: Vec<Day>,
    /// When this was read.
    pub read: Timestamp,
}

/// How fast a key may be used. All endpoints of the service share one pool of requests, so what Keyward asks is
/// taken from what the organization's automations may spend (published).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateLimit {
    /// Requests in a second, in the long run.
    pub requests_per_second: u64,
    /// Requests at once.
    pub burst: u64,
}

/// How much a key may be used in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// Requests in the period.
    pub limit: u64,
    /// Requests so far.
    pub used: u64,
    /// The service's word for the period: `MONTH`.
    pub period: String,
    /// When the count begins anew, where the service tells.
    pub resets: Option<Timestamp>,
}

impl Quota {
    /// How much of it is used, in percent, rounded down; more than 100 where it was exceeded.
    pub fn percent(&self) -> u64 {
        match self.limit {
            0 => 0,
            limit => u64::try_from(u128::from(self.used) * 100 / u128::from(limit)).unwrap_or(u64::MAX),
        }
    }
}

/// One day of use, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Requests that were answered or refused.
    pub requests: u64,
    /// Requests that were refused because they came too fast.
    pub throttled: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_of_a_quota() {
        let table =
            [(0, 0, 0), (100, 0, 0), (100, 99, 99), (3, 2, 66), (10, 15, 150), (u64::MAX, u64::MAX, 100)];
        for (limit, used, expected) in table {
            let quota = Quota { limit, used, period: "MONTH".to_owned(), resets: None };
            assert_eq!(quota.percent(), expected, "{used} of {limit}");
        }
    }
}
