//! How old keys are that never expire: nothing but their age says when to rotate them.

use crate::{Key, Timestamp};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// How old keys are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages {
    /// How many keys are in each band, in the order of [`Band::ALL`].
    pub bands: [usize; Band::ALL.len()],
    /// Keys of which the service does not tell when they were made.
    pub unknown: usize,
}

/// A stretch of ages, from the day that a key is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Band {
    /// Less than 30 days.
    Month,
    /// Less than 90 days.
    Quarter,
    /// Less than 180 days.
    HalfYear,
    /// Up to a year.
    Year,
    /// Up to two years.
    TwoYears,
    /// More than that.
    Older,
}

impl Band {
    /// All of them, the youngest first.
    pub const ALL: [Band; 6] =
        [Band::Month, Band::Quarter, Band::HalfYear, Band::Year, Band::TwoYears, Band::Older];

    fn of(age: SignedDuration) -> Self {
        let days = |number: i64| SignedDuration::from_hours(24 * number);
        match age {
            age if age < days(30) => Self::Month,
            age if age < days(90) => Self::Quarter,
            age if age < days(180) => Self::HalfYear,
            age if age <= days(365) => Self::Year,
            age if age <= days(730) => Self::TwoYears,
            _ => Self::Older,
        }
    }

    /// The query that finds exactly its keys ([`crate::query`]).
    pub fn query(self) -> &'static str {
        match self {
            Self::Month => "expires:never created<30d",
            Self::Quarter => "expires:never created>=30d created<90d",
            Self::HalfYear => "expires:never created>=90d created<180d",
            Self::Year => "expires:never created>=180d created<=1y",
            Self::TwoYears => "expires:never created>1y created<=2y",
            Self::Older => "expires:never created>2y",
        }
    }

    /// Whether its keys should be rotated.
    pub fn is_old(self) -> bool {
        matches!(self, Self::TwoYears | Self::Older)
    }
}

impl Ages {
    /// The query that finds the keys of all bands that are old.
    pub const OLD: &str = "expires:never created>1y";

    /// Counts a key that never expires.
    pub(super) fn add(&mut self, key: &Key, now: Timestamp) {
        let Some(made) = key.created else {
            self.unknown += 1;
            return;
        };
        let band = Band::of(now.duration_since(made));
        for (one, count) in Band::ALL.into_iter().zip(&mut self.bands) {
            *count += usize::from(one == band);
        }
    }

    /// How many keys are in a band.
    pub fn count(&self, band: Band) -> usize {
        let its = Band::ALL.into_iter().zip(self.bands).find(|(one, _)| *one == band);
        its.map(|(_, count)| count).unwrap_or_default()
    }

    /// How many keys there are.
    pub fn all(&self) -> usize {
        self.bands.iter().sum::<usize>() + self.unknown
    }

    /// How many keys should be rotated for their age.
    pub fn old(&self) -> usize {
        Band::ALL.into_iter().filter(|band| band.is_old()).map(|band| self.count(band)).sum()
    }
}
