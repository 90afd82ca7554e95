//! How often Classic keys were used, day by day.

use super::Classic;
use crate::store::{Stored, rows};
use jiff::civil::Date;
use rusqlite::params;
use serde::Serialize;

/// What a key did on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Day {
    pub(crate) date: Date,
    pub(crate) requests: u32,
    /// Those of the requests that were refused for coming too fast.
    pub(crate) throttled: u32,
}

impl Classic<'_> {
    /// Adds to what is known of a day.
    pub(crate) fn add_usage(&self, key: &str, day: &Day) -> Stored<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO classic_usage (key, date, requests, throttled) VALUES (?, ?, ?, ?)
                 ON CONFLICT (key, date) DO UPDATE SET
                     requests = requests + excluded.requests, throttled = throttled + excluded.throttled",
            )?
            .execute(params![key, day.date.to_string(), day.requests, day.throttled])?;
        Ok(())
    }

    /// The days from `first` to `last` on which the key was used, the oldest first.
    pub(crate) fn usage(&self, key: &str, first: Date, last: Date) -> Stored<Vec<Day>> {
        self.connection
            .prepare_cached(
                "SELECT date, requests, throttled FROM classic_usage
                 WHERE key = ? AND date BETWEEN ? AND ? ORDER BY date",
            )?
            .query_map([key, &first.to_string(), &last.to_string()], |row| {
                Ok(Day {
                    date: rows::date(row, "date")?,
                    requests: row.get("requests")?,
                    throttled: row.get("throttled")?,
                })
            })?
            .collect()
    }
}
