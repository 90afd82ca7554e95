//! When keys expire, counted by weeks from now.

use crate::expiration::days_between;
use crate::{Key, Timestamp};
use serde::{Deserialize, Serialize};

/// So many weeks are counted one by one: the longest lifetime that is published, a year, ends in the last of them.
pub const WEEKS: usize = 53;

/// How many keys expire when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// Keys that have expired.
    pub expired: usize,
    /// Keys that expire in each of the next [`WEEKS`] weeks of seven times 24 hours, from now on.
    pub weeks: Vec<usize>,
    /// Keys that expire after those.
    pub later: usize,
    /// Keys that never expire.
    pub never: usize,
}

/// A stretch of the time line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// The past.
    Expired,
    /// A week, counted from now: the first is 0.
    Week(usize),
    /// After the last week.
    Later,
    /// Not at all.
    Never,
}

impl Default for Timeline {
    fn default() -> Self {
        Self { expired: 0, weeks: vec![0; WEEKS], later: 0, never: 0 }
    }
}

impl Timeline {
    /// Counts a key.
    pub fn add(&mut self, key: &Key, now: Timestamp) {
        match Period::of(key, now) {
            Period::Expired => self.expired += 1,
            Period::Week(week) => self.weeks.get_mut(week).into_iter().for_each(|count| *count += 1),
            Period::Later => self.later += 1,
            Period::Never => self.never += 1,
        }
    }

    /// How many keys expire in a stretch.
    pub fn count(&self, period: Period) -> usize {
        match period {
            Period::Expired => self.expired,
            Period::Week(week) => self.weeks.get(week).copied().unwrap_or_default(),
            Period::Later => self.later,
            Period::Never => self.never,
        }
    }

    /// Whether any key expires at all, or has.
    pub fn has_times(&self) -> bool {
        self.expired + self.later + self.weeks.iter().sum::<usize>() > 0
    }

    /// All stretches, from the past to never.
    pub fn periods() -> impl Iterator<Item = Period> {
        let weeks = (0..WEEKS).map(Period::Week);
        [Period::Expired].into_iter().chain(weeks).chain([Period::Later, Period::Never])
    }
}

impl Period {
    /// When a key expires.
    pub fn of(key: &Key, now: Timestamp) -> Self {
        if key.is_expired(now) {
            return Self::Expired;
        }
        let Some(end) = key.expires else { return Self::Never };
        match usize::try_from(days_between(now, end).div_euclid(7)) {
            Ok(week) if week < WEEKS => Self::Week(week),
            _ => Self::Later,
        }
    }

    /// The query that finds exactly its keys ([`crate::query`]).
    pub fn query(self) -> String {
        match self {
            Self::Expired => "expired".to_owned(),
            Self::Week(0) => "active expires<1w".to_owned(),
            Self::Week(week) => format!("active expires>={week}w expires<{}w", week + 1),
            Self::Later => format!("active expires>={WEEKS}w -expires:never"),
            Self::Never => "expires:never".to_owned(),
        }
    }
}
