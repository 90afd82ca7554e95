//! The present and the local zone, from the webview; the only place that asks for them.

use domain::query::local;
use domain::{Arrangement, Timestamp};

/// The present instant.
#[cfg(target_arch = "wasm32")]
pub fn now() -> Timestamp {
    // A clock so wrong that it is out of range shows as 1970, which is seen at a glance.
    Timestamp::from_millisecond(js_sys::Date::now() as i64).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The present instant. On the host only tests draw, and they give their own.
#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

/// What is set for a table, with the days of its query as they are in the local zone: what the keys are compared with.
pub fn localized(by: &Arrangement) -> Arrangement {
    Arrangement { query: local(&by.query, offset), ..by.clone() }
}

/// How many minutes the local zone is ahead of UTC at an instant.
#[cfg(target_arch = "wasm32")]
pub fn offset(at: Timestamp) -> i32 {
    let date = js_sys::Date::new(&(at.as_millisecond() as f64).into());
    -(date.get_timezone_offset() as i32)
}

/// How many minutes the local zone is ahead of UTC at an instant: on the host always UTC.
#[cfg(not(target_arch = "wasm32"))]
pub fn offset(_at: Timestamp) -> i32 {
    0
}
