//! What the palette offers: every action that makes sense now, and how well something fits what is typed. Pure.

use crate::parts::{Deed, Glyph};
use crate::screen::{About, Destination, Page};
use crate::shortcut::Shortcut;
use crate::state::State;
use crate::words::palette as words;
use domain::fold::folded;
use domain::query::lenient;
use domain::{Arrangement, Format, Home, Key, OrganizationRef, Session, Theme};

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
    /// Looks for what a saved view looks for.
    Look(Arrangement),
    /// Lists all keys that a query finds, wherever they are.
    List(String),
    /// Saves the keys that the table shows as a file.
    Export(Format),
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
    (Deed::Rotate, words::ROTATE, words::RENEW_REPLACE_EXCHANGE, Glyph::Turn, Some(Shortcut::Rotate)),
    (Deed::Edit, words::EDIT, words::CHANGE_RENAME_SCOPE_PERMISSIONS, Glyph::Pencil, Some(Shortcut::Edit)),
    (Deed::Usage, words::SHOW_USAGE, words::REQUESTS_QUOTA_RATE_LIMIT, Glyph::Pulse, None),
    (Deed::Like, words::NEW_KEY_LIKE_THIS, words::DUPLICATE_CREATE_SAME_SETTINGS, Glyph::Stack, None),
    (Deed::CopyPrefix, words::COPY_PREFIX, words::CLIPBOARD, Glyph::Copy, Some(Shortcut::CopyPrefix)),
    (Deed::CopyId, words::COPY_ID, words::CLIPBOARD_IDENTIFIER, Glyph::Copy, None),
    (Deed::Delete, words::DELETE, words::REMOVE_REVOKE, Glyph::Close, Some(Shortcut::Delete)),
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
    offer(some && state.makes_keys(), words::NEW_KEY, words::CREATE_ADD_MAKE, Glyph::Plus, Some(Shortcut::NewKey), Wish::NewKey);
    offer(some, words::REFRESH, words::RELOAD_UPDATE_ASK_SERVICE, Glyph::Refresh, Some(Shortcut::Refresh), Wish::Refresh);
    offer(several && !state.lists_all(), words::ALL_ORGANIZATIONS, words::EVERY_KEY_LIST, Glyph::Stack, None, Wish::Go(Destination::All));
    offer(some && *page != Page::Health, words::HEALTH, words::EXPIRES_TIMELINE_BROAD_UNUSED_SLOTS, Glyph::Shield, None, Wish::Go(state.health_here()));
    offer(some && *page != Page::Rotations, words::ROTATIONS, words::WAITING_ROTATE, Glyph::Turn, None, Wish::Go(Destination::Rotations));
    offer(some && *page != Page::Activity, words::ACTIVITY, words::HISTORY_LOG_AUDIT_DONE_EXPORT, Glyph::Past, None, Wish::Go(Destination::Activity));
    let shows = !hidden && state.count_shown().is_some_and(|count| count > 0);
    offer(shows, words::EXPORT_AS_CSV, words::SAVE_DOWNLOAD_FILE_TABLE, Glyph::Down, None, Wish::Export(Format::Csv));
    offer(shows, words::EXPORT_AS_JSON, words::SAVE_DOWNLOAD_FILE_TABLE, Glyph::Down, None, Wish::Export(Format::Json));
    offer(some && *page != Page::Check, words::CHECK_KEY, words::PASTE_TEST_ALIVE_DEAD_VERIFY, Glyph::Pulse, None, Wish::Go(Destination::Check));
    offer(!hidden, words::HIDE_NAMES, words::PRIVACY_SHARE_SCREEN, Glyph::EyeOff, Some(Shortcut::Hide), Wish::Hide(true));
    offer(hidden, words::SHOW_NAMES, words::UNHIDE, Glyph::Eye, Some(Shortcut::Hide), Wish::Hide(false));
    offer(*page != Page::Settings, words::SETTINGS, words::PREFERENCES_OPTIONS_ACCOUNTS, Glyph::Sliders, Some(Shortcut::Settings), Wish::Go(Destination::Settings));
    offer(true, words::KEYBOARD_SHORTCUTS, words::KEYS_HELP, Glyph::Note, Some(Shortcut::Shortcuts), Wish::Ask(About::Shortcuts));
    offer(theme != Theme::Light, words::LIGHT_THEME, words::APPEARANCE_COLOURS_BRIGHT_DAY, Glyph::Eye, None, Wish::Wear(Theme::Light));
    offer(theme != Theme::Dark, words::DARK_THEME, words::APPEARANCE_COLOURS_NIGHT, Glyph::Eye, None, Wish::Wear(Theme::Dark));
    offer(theme != Theme::System, words::THEME_OF_SYSTEM, words::APPEARANCE_COLOURS_AUTOMATIC, Glyph::Eye, None, Wish::Wear(Theme::System));
    offer(some && !matches!(page, Page::Welcome(_)), words::ADD_ACCOUNT, words::SIGN_IN, Glyph::Plus, None, Wish::Go(Destination::Welcome(None)));
    offer(!some, words::EXPLORE_WITH_SANDBOX_ORGANIZATION, words::TRY_DEMO, Glyph::Flask, None, Wish::Explore);
    offer(sandboxed(state, home), words::RESET_SANDBOX, words::START_OVER, Glyph::Flask, None, Wish::Ask(About::ResetSandbox));
    if let Some(account) = leaving(state) {
        offer(true, words::SIGN_OUT, words::LOG_OUT_LEAVE, Glyph::Leave, None, Wish::Ask(About::SignOut(account)));
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

/// What the core is to look for: keys that are called like words of the query language are found, too.
pub fn searched(typed: &str) -> String {
    lenient(typed).trim().to_owned()
}

/// How well something fits what is typed, the less the better: each word typed begins one of its words, or of the
/// words that it is also found by. `None` where it does not fit.
pub fn fits(typed: &str, title: &str, also: &str) -> Option<u8> {
    let (typed, title, also) = (folded(typed.trim()), folded(title), folded(also));
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
    fn keys_are_found_whatever_they_are_called() {
        let table = [
            (" ", ""),
            (" zapier ", "zapier"),
            ("agent b", "\"agent\" b"),
            ("CI:deploy", "\"CI:deploy\""),
            ("expired c", "\"expired\" c"),
            ("\"two wor", "\"two wor\""),
            ("expires<14d perm:write", "expires<14d perm:write"),
        ];
        for (typed, expected) in table {
            assert_eq!(searched(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn the_best_comes_first() {
        let all = ["New key", "Key usage", "Show keys"];
        let found = sorted("key", all, |one| ((*one).to_owned(), String::new()));
        assert_eq!(found, ["Key usage", "New key", "Show keys"]);
    }
}
