//! What is done with a key, or with lists of them.

use domain::number::grouped;
use std::fmt::Display;

// Delete
pub(crate) const KEY_IS_NOT_IN_LIST: &str = "The key is not in the list any more. Refresh the list.";

pub(crate) fn type_to_delete_key(word: impl Display) -> String {
    format!("Type {word} to delete the key.")
}

pub(crate) const KEY_WAS_GONE_ALREADY: &str = "The key was gone already.";
pub(crate) const KEYWARD_SIGNS_IN_WITH_THIS_KEY: &str =
    "Keyward signs in with this key. Sign in with another credential before you delete it.";
pub(crate) const THIS_KEY_IS_BEING_ROTATED: &str =
    "This key is being rotated. Finish the rotation or call it off, or delete the key alone.";

// Refresh
pub(crate) const YOUR_ROLE_NO_LONGER_MANAGES_KEYS: &str = "Your role no longer lets you manage the keys of this \
    organization. The keys are as they were read before. Ask an organization admin for a role that manages keys.";

// Edit
pub(crate) const NOTHING_WAS_CHANGED: &str = "Nothing was changed.";
pub(crate) const KEY_WAS_DELETED_BY_SOMEBODY: &str =
    "The key was deleted by somebody else. Nothing was changed.";

// Check
pub(crate) const KEY_THAT_BEGINS_LIKE_IT_WAS_MADE: &str = "A key that begins like it was made a moment ago, \
    and may not be known everywhere yet. Try again in a minute.";

pub(crate) const SERVICE_DOES_NOT_ACCEPT_IT: &str = "The service does not accept it.";
pub(crate) const IT_COULD_NOT_BE_FOUND_OUT: &str =
    "It could not be found out whether the service accepts it.";

// Note
pub(crate) const ON_THIS_MACHINE_ONLY: &str = "On this computer only.";

pub(crate) fn note_has_at_most_characters(longest: impl Display, length: impl Display) -> String {
    format!("A note has at most {longest} characters; this one has {length}.")
}

// Copy
pub(crate) const CLIPBOARD_COULD_NOT_BE_USED: &str =
    "The clipboard could not be used. Reveal the secret and type it over.";
pub(crate) const IT_STOPPED_UNEXPECTEDLY: &str = "it stopped unexpectedly";

pub(crate) fn clipboard_cant_be_used_reveal(reason: impl Display) -> String {
    format!("The clipboard can't be used ({reason}). Reveal the secret and type it over.")
}

pub(crate) fn copied_secret_could_not_be_taken(reason: impl Display) -> String {
    format!("A copied secret could not be taken off the clipboard ({reason}). Copy something else over it.")
}

// Export keys
pub(crate) const THERE_IS_NO_KEY_TO_EXPORT: &str = "There is no key to export any more. Refresh the list.";

// Settings
pub(crate) const CHOOSE_ONE_OF_VALUES_THAT_ARE_OFFERED: &str = "Choose one of the values that are offered.";

// Exports

/// What was exported: "21 rows of keys as CSV."
pub(crate) fn rows_as(rows: usize, what: impl Display, format: impl Display) -> String {
    let rows = if rows == 1 { "1 row".to_owned() } else { format!("{} rows", grouped(rows as u64)) };
    format!("{rows} of {what} as {format}.")
}

pub(crate) const THERE_ARE_TOO_MANY_EXPORTS: &str = "there are too many exports of this day";

// Recording
pub(crate) const THIS_ACCOUNT_WAS_REMOVED_FROM_KEYWARD_SIGN: &str =
    "This account was removed from Keyward. Sign in again.";
pub(crate) const SERVICE_ANSWERED_SOMETHING_THAT_CANT: &str =
    "The service answered something that can't be used.";
pub(crate) const KEYWARD_COULD_NOT_USE_ITS_FILES: &str = "Keyward could not use its files.";
