//! What the admin takes out of Keyward: in which form, and where it went.

use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// For table programs.
    Csv,
    /// For programs.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 2] = [Format::Csv, Format::Json];

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            Format::Csv => "CSV",
            Format::Json => "JSON",
        }
    }

    /// How the name of its file ends.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }
}

/// Something was exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The whole path of the file.
    pub path: String,
    /// How many rows it has, without its head.
    pub rows: usize,
}

/// The name of the file that something is exported to, by the day (UTC, as all times in there):
/// `keyward-activity-2026-11-25.csv`. With another export of the same day there, `keyward-activity-2026-11-25 (2).csv`.
pub fn file_name(what: &str, now: Timestamp, format: Format, number: usize) -> String {
    let day = now.strftime("%Y-%m-%d");
    let copy = if number > 1 { format!(" ({number})") } else { String::new() };
    format!("keyward-{what}-{day}{copy}.{}", format.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_by_the_day() {
        let now = "2026-11-25T23:59:00Z".parse().unwrap();
        assert_eq!(file_name("activity", now, Format::Csv, 1), "keyward-activity-2026-11-25.csv");
        assert_eq!(file_name("keys", now, Format::Json, 2), "keyward-keys-2026-11-25 (2).json");
    }
}
