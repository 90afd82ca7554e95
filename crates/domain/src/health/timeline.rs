//! When keys expire, counted by weeks from now.

use crate::expiration::days_between;
use crate::{Key, Timestamp};
use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::Offset;
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

/// The beginnings of the months after `now` that fall into the counted weeks, in a zone that is so many minutes ahead
/// of UTC.
pub fn month_starts(now: Timestamp, offset_minutes: i32) -> Vec<Timestamp> {
    let zone = Offset::from_seconds(offset_minutes.saturating_mul(60)).unwrap_or(Offset::UTC);
    let this_month = zone.to_datetime(now).date().first_of_month();
    let next = |month: &Date| month.checked_add(jiff::Span::new().months(1)).ok();
    let begins = |month: Date| zone.to_timestamp(month.at(0, 0, 0, 0)).ok();
    let end = now.checked_add(SignedDuration::from_hours(24 * 7 * WEEKS as i64)).unwrap_or(Timestamp::MAX);
    let months = std::iter::successors(next(&this_month), next);
    months.map_while(begins).take_while(|start| *start < end).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_in_the_local_zone() {
        let table = [
            ("2026-11-22T10:00:00Z", 0, "2026-12-01T00:00:00Z", "2027-11-01T00:00:00Z", 12),
            ("2026-11-30T23:30:00Z", 60, "2026-12-31T23:00:00Z", "2027-11-30T23:00:00Z", 12),
            ("2026-11-30T23:30:00Z", 0, "2026-12-01T00:00:00Z", "2027-12-01T00:00:00Z", 13),
            ("2026-12-01T03:00:00Z", -330, "2026-12-01T05:30:00Z", "2027-12-01T05:30:00Z", 13),
        ];
        for (now, offset, first, last, count) in table {
            let starts = month_starts(now.parse().unwrap(), offset);
            assert_eq!(starts.first(), first.parse().ok().as_ref(), "{now} {offset}");
            assert_eq!((starts.last(), starts.len()), (last.parse().ok().as_ref(), count), "{now} {offset}");
        }
        assert_eq!(month_starts(Timestamp::MAX, 60), [], "the end of time stays in range");
    }
}
