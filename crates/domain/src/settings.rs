//! What the admin sets for Keyward on this machine.

use serde::{Deserialize, Serialize};

/// What the admin sets. A setting that an older version did not know has its default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// How many seconds a copied secret stays on the clipboard: one of [`Settings::CLIPBOARD_SECONDS`].
    pub clipboard_seconds: u32,
    /// How many minutes after it was read an organization is read again by itself, one of
    /// [`Settings::REFRESH_MINUTES`]; `None` for only when the admin asks.
    pub refresh_minutes: Option<u32>,
    /// The keys that open the small window from anywhere, one of [`Settings::SHORTCUTS`]; `None` for none.
    pub shortcut: Option<String>,
    /// Whether the admin was told that closing the window leaves Keyward in the tray.
    pub tray_told: bool,
}

impl Settings {
    /// The shortcuts to choose from.
    pub const SHORTCUTS: [Option<&'static str>; 4] =
        [Some("Ctrl+Alt+K"), Some("Ctrl+Shift+F9"), Some("Super+Shift+K"), None];

    /// The clipboard times to choose from, in seconds.
    pub const CLIPBOARD_SECONDS: [u32; 4] = [10, 30, 60, 120];

    /// The refresh intervals to choose from, in minutes; `None` is "only when I ask".
    pub const REFRESH_MINUTES: [Option<u32>; 5] = [Some(5), Some(15), Some(60), Some(240), None];

    /// Whether every setting is one that can be chosen: what comes from a file or the window may be anything.
    pub fn is_usable(&self) -> bool {
        Self::CLIPBOARD_SECONDS.contains(&self.clipboard_seconds)
            && Self::REFRESH_MINUTES.contains(&self.refresh_minutes)
            && Self::SHORTCUTS.contains(&self.shortcut.as_deref())
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            clipboard_seconds: 30,
            refresh_minutes: Some(15),
            shortcut: Self::SHORTCUTS[0].map(str::to_owned),
            tray_told: false,
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Where Keyward keeps its files, to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// The folder of the cache and the journal.
    pub data: String,
    /// The folder of the logs.
    pub logs: String,
}

/// How Keyward can be reached while its window is closed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// Whether there is a tray: then closing the window leaves Keyward there. Else closing quits.
    pub tray: bool,
    /// Why there is no tray, or the shortcut can't be had, in words; empty where all is well.
    pub troubles: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_file_is_understood_and_an_odd_one_is_seen_to_be() {
        assert_eq!(serde_json::from_str::<Settings>("{}").unwrap(), Settings::default());
        assert!(Settings::default().is_usable());
        let odd: Settings = serde_json::from_str(r#"{"clipboard_seconds": 86400, "later": 1}"#).unwrap();
        assert!(!odd.is_usable());
        assert!(Settings { refresh_minutes: None, ..Settings::default() }.is_usable());
    }
}
