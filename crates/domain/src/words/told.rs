//! What is told in passing: how long, how many, and what comes next.

use std::fmt::Display;

pub(crate) const MINUTE: &str = "minute";
pub(crate) const HOUR: &str = "hour";
pub(crate) const DAY: &str = "day";
pub(crate) const YEAR: &str = "year";

/// "1 day", "3 days".
pub(crate) fn span(number: u64, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

pub(crate) const IN_LESS_THAN_AN_HOUR: &str = "in less than an hour";

/// "in 3 days".
pub(crate) fn in_span(span: &str) -> String {
    format!("in {span}")
}

/// How far a clock is off.
pub(crate) fn behind(span: &str) -> String {
    format!("{span} behind")
}

pub(crate) fn ahead(span: &str) -> String {
    format!("{span} ahead")
}

/// An entry of the tray's menu.
pub(crate) fn finish(name: impl Display) -> String {
    format!("Finish {name}")
}

/// What is typed to delete so many keys together.
pub(crate) fn delete_keys(count: usize) -> String {
    match count {
        1 => "delete 1 key".to_owned(),
        _ => format!("delete {count} keys"),
    }
}

// What happened to a key
pub(crate) const NEW: &str = "new";
pub(crate) const CHANGED: &str = "changed";
pub(crate) const GONE: &str = "gone";
pub(crate) const EXPIRES_SOON: &str = "expires soon";
pub(crate) const EXPIRED: &str = "expired";
