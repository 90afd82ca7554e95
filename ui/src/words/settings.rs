//! The settings.

use std::fmt::Display;

// What the admin sets, the accounts, and where Keyward keeps its files
pub(crate) const SYSTEM: &str = "System";
pub(crate) const LIGHT: &str = "Light";
pub(crate) const DARK: &str = "Dark";
pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const WHAT_YOU_CHANGE_APPLIES_AT_ONCE: &str = "What you change applies at once.";
pub(crate) const KEYS: &str = "Keys";
pub(crate) const BACK: &str = "Back";
pub(crate) const THIS_WINDOW: &str = "This window";
pub(crate) const SECRETS_AND_REQUESTS: &str = "Secrets and requests";
pub(crate) const TRAY_AND_SHORTCUT: &str = "Tray and shortcut";
pub(crate) const THIS_COMPUTER: &str = "This computer";
pub(crate) const THEME: &str = "Theme";
pub(crate) const NAMES: &str = "Names";
pub(crate) const TAKES_NAMES_PREFIXES_ADDRESSES_PEOPLE: &str = "Takes names, prefixes, addresses, people \
    and notes off the screen, masks a revealed secret again, and clears a copied one. For when others can \
    see your screen.";
pub(crate) const SHOW_NAMES: &str = "Show names";
pub(crate) const HIDE_NAMES: &str = "Hide names";
pub(crate) const KEYBOARD: &str = "Keyboard";
pub(crate) const EVERYTHING_CAN_BE_DONE_WITHOUT: &str = "Everything can be done without a mouse.";
pub(crate) const SHOW_ALL_SHORTCUTS: &str = "Show all shortcuts";

pub(crate) fn seconds_long(seconds: impl Display) -> String {
    format!("{seconds} s")
}

pub(crate) fn minutes_long(seconds: impl Display) -> String {
    format!("{seconds} min")
}

pub(crate) const CLIPBOARD: &str = "Clipboard";
pub(crate) const HOW_LONG_COPIED_SECRET_STAYS: &str =
    "How long a copied secret stays on the clipboard. Whatever else was copied meanwhile is left alone.";
pub(crate) const ONLY_WHEN_I_ASK: &str = "Only when I ask";

pub(crate) fn every_minutes(minutes: impl Display) -> String {
    format!("{minutes} min")
}

pub(crate) const ONE_HOUR: &str = "1 hour";

pub(crate) fn every_hours(minutes: impl Display) -> String {
    format!("{minutes} hours")
}

pub(crate) const NONE_WAS_SENT_SINCE_KEYWARD_WAS_STARTED: &str = "None was sent since Keyward was started.";
pub(crate) const ONE_WAS_SENT_SINCE_KEYWARD_WAS_STARTED: &str = "1 was sent since Keyward was started.";

pub(crate) fn were_sent_since_keyward_was_started(number: impl Display) -> String {
    format!("{number} were sent since Keyward was started.")
}

pub(crate) const REFRESH_AFTER: &str = "Refresh after";
pub(crate) const REQUESTS_COME_OUT_OF_WHAT_ORGANIZATIONS: &str =
    "Requests come out of what the organization's automations may spend. ";
pub(crate) const NONE: &str = "None";
pub(crate) const SHORTCUT: &str = "Shortcut";
pub(crate) const OPENS_SMALL_WINDOW_FROM_ANYWHERE: &str = "Opens a small window from anywhere, with the one \
    thing to do next: a rotation that waits, or the keys that expire next.";
pub(crate) const CLOSING_WINDOW_LEAVES_KEYWARD_IN_TRAY: &str =
    "Closing the window leaves Keyward in the tray, where keys are rotated in three clicks.";
pub(crate) const CLOSING_WINDOW_QUITS_KEYWARD_COMMAND: &str = "Closing the window quits Keyward. The \
    command “keyward --rotate” opens the small window, and can be bound to a shortcut of your desktop.";
pub(crate) const TRAY: &str = "Tray";
pub(crate) const KEYWARD_IS_IN_TRAY: &str = "Keyward is in the tray";
pub(crate) const THERE_IS_NO_TRAY: &str = "There is no tray";
pub(crate) const PATH_COPIED: &str = "Path copied";
pub(crate) const DATA: &str = "Data";
pub(crate) const WHAT_WAS_READ_YOUR_NOTES: &str =
    "What was read, your notes and settings. Credentials and secrets are not among them.";
pub(crate) const LOGS: &str = "Logs";
pub(crate) const VERSION: &str = "Version";
pub(crate) const KEYWARD_VERSION: &str = "Keyward ";

// One thing that can be set, or looked up
pub(crate) const IT_COULD_NOT_BE_KEPT: &str = "It could not be kept, so it is as it was.";
