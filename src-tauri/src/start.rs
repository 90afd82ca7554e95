//! How long the start took: measured at every start, written to the log.

use std::sync::OnceLock;
use std::time::{Instant, SystemTime};

static BEGUN: OnceLock<Instant> = OnceLock::new();

/// The program begins.
pub(crate) fn begin() {
    BEGUN.get_or_init(Instant::now);
}

/// The first rows are on the screen.
pub(crate) fn painted(rows: u32) {
    let millis = BEGUN.get().map(|begun| begun.elapsed().as_millis()).unwrap_or_default();
    // The wall clock too, for whoever measures from outside.
    let at = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_millis();
    tracing::info!(rows, millis, at, "the first rows are painted");
}
