//! The start: what it is for, and how long it took, which is written to the log every time.

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

/// What a start is for.
pub(crate) enum Wanted {
    /// The large window.
    Window,
    /// The small one: `keyward --rotate`, for desktops without a tray.
    Errand,
    /// No window: `keyward --tray`, for the start with the session.
    Tray,
}

/// What these arguments ask for.
pub(crate) fn wanted(mut words: impl Iterator<Item = String>) -> Wanted {
    let word = words.find(|word| word == "--rotate" || word == "--tray");
    match word.as_deref() {
        Some("--rotate") => Wanted::Errand,
        Some(_) => Wanted::Tray,
        None => Wanted::Window,
    }
}
