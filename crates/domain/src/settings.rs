//! What the admin sets for Keyward on this machine.

use crate::words::advice;
use crate::{Arrangement, Columns};
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
    /// What the admin looks for again and again.
    pub views: Vec<SavedView>,
    /// The columns of the tables.
    pub columns: Columns,
}

/// Something to look for that has a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// The admin's own word for it.
    pub name: String,
    /// What to look for, and in which order.
    pub by: Arrangement,
}

impl SavedView {
    /// The most characters that a name has.
    pub const LONGEST: usize = 40;
    /// The most that are kept.
    pub const MOST: usize = 20;
    /// The most bytes of what is searched for.
    const LONGEST_QUERY: usize = 2_000;

    /// The saved views with one more, or with another of the same name in its place; why not, in words.
    ///
    /// # Errors
    /// What is wrong with the name, or that there are too many.
    pub fn kept(views: &[Self], name: &str, by: &Arrangement) -> Result<Vec<Self>, String> {
        let name = name.trim();
        let mut views = views.to_vec();
        let one = Self { name: name.to_owned(), by: by.clone() };
        match views.iter_mut().find(|view| view.name == name) {
            Some(view) => *view = one,
            None => views.push(one),
        }
        Self::objection(&views).map_or(Ok(views), Err)
    }

    /// Whether what is kept under this name takes the place of a view that has it.
    pub fn is_taken(views: &[Self], name: &str) -> bool {
        views.iter().any(|view| view.name == name.trim())
    }

    /// The saved views, one of them with another name; why not, in words.
    ///
    /// # Errors
    /// What is wrong with the name.
    pub fn renamed(views: &[Self], place: usize, name: &str) -> Result<Vec<Self>, String> {
        let mut views = views.to_vec();
        if let Some(view) = views.get_mut(place) {
            view.name = name.trim().to_owned();
        }
        Self::objection(&views).map_or(Ok(views), Err)
    }

    /// Why these can't be kept.
    fn objection(views: &[Self]) -> Option<String> {
        let same = |(place, view): (usize, &Self)| views[..place].iter().any(|one| one.name == view.name);
        if views.iter().any(|view| view.name.trim().is_empty()) {
            Some(advice::GIVE_VIEW_NAME.to_owned())
        } else if views.iter().any(|view| view.name.chars().count() > Self::LONGEST) {
            Some(advice::name_has_at_most_characters(Self::LONGEST))
        } else if views.iter().enumerate().any(same) {
            Some(advice::ANOTHER_VIEW_HAS_THIS_NAME.to_owned())
        } else if views.iter().any(|view| view.by.query.len() > Self::LONGEST_QUERY) {
            Some(advice::THIS_SEARCH_IS_TOO_LONG.to_owned())
        } else if views.len() > Self::MOST {
            Some(advice::at_most_views_are_kept(Self::MOST))
        } else {
            None
        }
    }
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
            && SavedView::objection(&self.views).is_none()
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
            views: Vec::new(),
            columns: Columns::default(),
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

    #[test]
    fn views_have_names_of_their_own() {
        let by = Arrangement { query: "expires<14d".to_owned(), ..Arrangement::default() };
        let one = SavedView::kept(&[], " Soon ", &by).unwrap();
        assert_eq!(one, [SavedView { name: "Soon".to_owned(), by: by.clone() }]);
        let other = Arrangement { descending: true, ..by.clone() };
        assert_eq!(
            SavedView::kept(&one, "Soon", &other).unwrap()[0].by,
            other,
            "the same name takes its place"
        );
        assert_eq!(
            ["Soon", " Soon ", "soon", ""].map(|name| SavedView::is_taken(&one, name)),
            [true, true, false, false]
        );
        let two = SavedView::kept(&one, "Later", &other).unwrap();
        assert_eq!(SavedView::renamed(&two, 1, "Late").unwrap()[1].name, "Late");
        let refused = [
            SavedView::kept(&one, "  ", &by),
            SavedView::kept(&one, &"x".repeat(41), &by),
            SavedView::kept(&one, "Long", &Arrangement { query: "x".repeat(2_001), ..by.clone() }),
            SavedView::renamed(&two, 1, "Soon"),
        ];
        assert!(refused.iter().all(Result::is_err), "{refused:?}");
        let many: Vec<SavedView> =
            (0..20).map(|number| SavedView { name: number.to_string(), by: by.clone() }).collect();
        assert!(SavedView::kept(&many, "one more", &by).is_err());
        assert!(Settings { views: many.clone(), ..Settings::default() }.is_usable());
        assert!(!Settings { views: [many, one].concat(), ..Settings::default() }.is_usable());
    }
}
