//! The tray's menu, and why there is no tray.

use std::fmt::Display;

pub(crate) const OPEN_KEYWARD: &str = "Open Keyward";
pub(crate) const ROTATE: &str = "Rotate";
pub(crate) const HIDE_NAMES: &str = "Hide names";
pub(crate) const QUIT_KEYWARD: &str = "Quit Keyward";

/// How many keys expire soon.
pub(crate) fn expire_soon(count: usize) -> String {
    match count {
        0 => "Nothing expires soon".to_owned(),
        1 => "1 key expires soon".to_owned(),
        number => format!("{number} keys expire soon"),
    }
}

/// How what is said about a missing tray begins.
pub(crate) const NO_TRAY: &str = "No tray:";

/// There is no tray.
pub(crate) fn no_tray(why: impl Display) -> String {
    format!("{NO_TRAY} {why}")
}

/// Why a desktop of Linux shows no tray.
#[cfg(target_os = "linux")]
pub(crate) mod linux {
    use std::fmt::Display;

    pub(crate) const NO_LIBRARY: &str = "the library libayatana-appindicator3 is not installed.";
    pub(crate) const NO_SESSION_BUS: &str = "there is no session bus.";
    pub(crate) const SHOWS_NONE: &str = "this desktop shows none.";

    /// The desktop answered with an error.
    pub(crate) fn shows_none_since(error: impl Display) -> String {
        format!("this desktop shows none ({error}).")
    }
}
