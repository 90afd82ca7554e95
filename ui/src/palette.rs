//! What the palette offers: every action that makes sense now, and how well something fits what is typed. Pure.

use crate::parts::{Deed, Glyph};
use crate::screen::{About, Destination, Page};
use crate::shortcut::Shortcut;
use crate::state::State;
use domain::{Home, Key, OrganizationRef, Session, Theme};

/// What is done once it is chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// Goes there.
    Go(Destination),
    /// Opens a dialog.
    Ask(About),
    /// Does something with a key.
    Key(OrganizationRef, Box<Key>, Deed),
    /// A new key.
    NewKey,
    /// Asks the service, or all.
    Refresh,
    /// Hides names, or shows them.
    Hide(bool),
    /// Light, dark, or as the system has it.
    Wear(Theme),
    /// Starts the sandbox.
    Explore,
}

/// An action that is offered.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What it is called.
    pub title: &'static str,
    /// What else it could be called.
    pub also: &'static str,
    /// Its icon.
    pub glyph: Glyph,
    /// The shortcut that does the same.
    pub shortcut: Option<Shortcut>,
    /// What it does.
    pub wish: Wish,
}

/// What can be done with the selected key.
#[rustfmt::skip] // one action, one line
pub const OF_A_KEY: &[(Deed, &str, &str, Glyph, Option<Shortcut>)] = &[
    (Deed::Rotate, "Rotate", "renew replace exchange", Glyph::Turn, Some(Shortcut::Rotate)),
    (Deed::Edit, "Edit", "change rename scope permissions", Glyph::Pencil, Some(Shortcut::Edit)),
    (Deed::Usage, "Show the usage", "requests quota rate limit", Glyph::Pulse, None),
    (Deed::Like, "New key like this", "duplicate create same settings", Glyph::Stack, None),
    (Deed::CopyPrefix, "Copy the prefix", "clipboard", Glyph::Copy, Some(Shortcut::CopyPrefix)),
    (Deed::CopyId, "Copy the id", "clipboard identifier", Glyph::Copy, None),
    (Deed::Delete, "Delete", "remove revoke", Glyph::Close, Some(Shortcut::Delete)),
];

/// The other actions that make sense now.
#[rustfmt::skip] // one action, one line
pub fn actions(state: &State) -> Vec<Offer> {
    let Some(home) = &state.home else { return Vec::new() };
    let (some, several) = (!home.organizations.is_empty(), home.organizations.len() > 1);
    let (hidden, theme, page) = (state.hiding().is_on(), home.settings.theme, &state.page);
    let mut found = Vec::new();
    let mut offer = |sensible, title, also, glyph, shortcut, wish| {
        if sensible {
            found.push(Offer { title, also, glyph, shortcut, wish });
        }
    };
    offer(some && state.makes_keys(), "New key", "create add make", Glyph::Plus, Some(Shortcut::NewKey), Wish::NewKey);
    offer(some, "Refresh", "reload update ask service", Glyph::Refresh, Some(Shortcut::Refresh), Wish::Refresh);
    offer(several && !state.lists_all(), "All organizations", "every key list", Glyph::Stack, None, Wish::Go(Destination::All));
    offer(some && *page != Page::Health, "Health", "expires timeline broad unused slots advice", Glyph::Shield, None, Wish::Go(state.health_here()));
    offer(some && *page != Page::Rotations, "Rotations", "waiting rotate", Glyph::Turn, None, Wish::Go(Destination::Rotations));
    offer(some && *page != Page::Activity, "Activity", "history log audit done export", Glyph::Past, None, Wish::Go(Destination::Activity));
    offer(some && *page != Page::Check, "Check a key", "paste test alive dead verify", Glyph::Pulse, None, Wish::Go(Destination::Check));
    offer(!hidden, "Hide names", "privacy share screen", Glyph::EyeOff, Some(Shortcut::Hide), Wish::Hide(true));
    offer(hidden, "Show names", "unhide", Glyph::Eye, Some(Shortcut::Hide), Wish::Hide(false));
    offer(*page != Page::Settings, "Settings", "preferences options accounts", Glyph::Sliders, Some(Shortcut::Settings), Wish::Go(Destination::Settings));
    offer(true, "Keyboard shortcuts", "keys help", Glyph::Note, Some(Shortcut::Shortcuts), Wish::Ask(About::Shortcuts));
    offer(theme != Theme::Light, "Light theme", "appearance colours bright day", Glyph::Eye, None, Wish::Wear(Theme::Light));
    offer(theme != Theme::Dark, "Dark theme", "appearance colours night", Glyph::Eye, None, Wish::Wear(Theme::Dark));
    offer(theme != Theme::System, "Theme of the system", "appearance colours automatic", Glyph::Eye, None, Wish::Wear(Theme::System));
    offer(some && !matches!(page, Page::Welcome(_)), "Add an account", "sign in", Glyph::Plus, None, Wish::Go(Destination::Welcome(None)));
    offer(!some, "Explore with a sandbox organization", "try demo", Glyph::Flask, None, Wish::Explore);
    offer(sandboxed(state, home), "Reset the sandbox", "start over", Glyph::Flask, None, Wish::Ask(About::ResetSandbox));
    if let Some(account) = leaving(state) {
        offer(true, "Sign out", "log out leave", Glyph::Leave, None, Wish::Ask(About::SignOut(account)));
    }
    found
}

/// Whether what is looked at is a sandbox.
fn sandboxed(state: &State, home: &Home) -> bool {
    match state.everywhere {
        true => home.accounts.iter().all(|one| one.account.sandbox),
        false => state.account().is_some_and(|one| one.account.sandbox),
    }
}

/// The account that can be signed out of.
fn leaving(state: &State) -> Option<domain::Account> {
    let one = state.account().filter(|_| !state.everywhere)?;
    (one.session != Session::SignedOut && !one.account.sandbox).then(|| one.account.clone())
}

/// How well something fits what is typed, the less the better: each word typed begins one of its words, or of the
/// words that it is also found by. `None` where it does not fit.
pub fn fits(typed: &str, title: &str, also: &str) -> Option<u8> {
    let (typed, title, also) = (typed.trim().to_lowercase(), title.to_lowercase(), also.to_lowercase());
    let begins = |text: &str, word: &str| words(text).any(|one| one.starts_with(word));
    if title.starts_with(&typed) {
        Some(0)
    } else if words(&typed).all(|word| begins(&title, word)) {
        Some(1)
    } else {
        words(&typed).all(|word| begins(&title, word) || begins(&also, word)).then_some(2)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Those that fit what is typed, the best first; all of them where nothing is.
pub fn sorted<T>(
    typed: &str,
    all: impl IntoIterator<Item = T>,
    told: impl Fn(&T) -> (String, String),
) -> Vec<T> {
    let rated = |one: T| {
        let (title, also) = told(&one);
        fits(typed, &title, &also).map(|rate| (rate, one))
    };
    let mut found: Vec<(u8, T)> = all.into_iter().filter_map(rated).collect();
    found.sort_by_key(|(rate, _)| *rate);
    found.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_begins_one_of_its_words() {
        let table = [
            ("", Some(0)),
            ("che", Some(0)),
            ("Check a", Some(0)),
            ("key", Some(1)),
            ("key che", Some(1)),
            ("paste", Some(2)),
            ("paste key", Some(2)),
            ("eck", None),
            ("check org", None),
            ("!", Some(1)),
        ];
        for (typed, expected) in table {
            assert_eq!(fits(typed, "Check a key", "paste alive"), expected, "{typed:?}");
        }
    }

    #[test]
    fn the_best_comes_first() {
        let all = ["New key", "Key usage", "Show keys"];
        let found = sorted("key", all, |one| ((*one).to_owned(), String::new()));
        assert_eq!(found, ["Key usage", "New key", "Show keys"]);
    }
}
