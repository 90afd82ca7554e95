//! Points in time, and how far away they are.

use std::fmt::Display;

// Instants in words

pub(crate) fn with_offset(
    local: impl Display,
    sign: impl Display,
    hours: impl Display,
    minutes: impl Display,
) -> String {
    format!("{local} (UTC{sign}{hours:02}:{minutes:02})")
}

pub(crate) const JUST_NOW: &str = "just now";

pub(crate) fn seconds_ago(seconds: impl Display) -> String {
    format!("{seconds} s ago")
}

pub(crate) fn ago(seconds: impl Display) -> String {
    format!("{seconds} ago")
}

pub(crate) const NOW: &str = "now";
pub(crate) const IN_LESS_THAN_MINUTE: &str = "in less than a minute";

pub(crate) fn in_span(seconds: impl Display) -> String {
    format!("in {seconds}")
}

pub(crate) fn minutes(number: i64) -> String {
    match number {
        1 => "1 minute".to_owned(),
        _ => format!("{number} minutes"),
    }
}

pub(crate) fn hours(number: i64) -> String {
    match number {
        1 => "1 hour".to_owned(),
        _ => format!("{number} hours"),
    }
}

pub(crate) fn days(number: i64) -> String {
    match number {
        1 => "1 day".to_owned(),
        _ => format!("{number} days"),
    }
}
