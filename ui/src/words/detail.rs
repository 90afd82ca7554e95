//! The detail of a key.

use std::fmt::Display;

// The panel beside the table
pub(crate) const SELECTED_KEY: &str = "Selected key";
pub(crate) const CLOSE_DETAIL: &str = "Close the detail";
pub(crate) const CLOSE_ESC: &str = "Close (Esc)";
pub(crate) const COPY_PREFIX: &str = "Copy the prefix";
pub(crate) const KEYWARD_SIGNS_IN_WITH_THIS_KEY: &str = "Keyward signs in with this key.";
pub(crate) const DELETING_IT_WOULD_SIGN_YOU_OUT: &str =
    " Deleting it would sign you out, so it can't be deleted here.";
pub(crate) const ORGANIZATION: &str = "Organization";
pub(crate) const SHOW_KEYS_OF_THIS_ORGANIZATION: &str = "Show the keys of this organization";
pub(crate) const SCOPE: &str = "Scope";
pub(crate) const CREATED: &str = "Created";
pub(crate) const EXPIRES: &str = "Expires";
pub(crate) const NEVER_EXPIRES: &str = "never expires";
pub(crate) const AS_EVERY_KEY_OF_THIS_SERVICE: &str = "as every key of this service";
pub(crate) const NEVER: &str = "never";
pub(crate) const LAST_USED: &str = "Last used";
pub(crate) const ID: &str = "ID";
pub(crate) const COPY_ID: &str = "Copy the ID";
pub(crate) const SIGNS_IN_WITH_THIS: &str = "Keyward signs in with this key";
pub(crate) const EDIT: &str = "Edit";
pub(crate) const USAGE: &str = "Usage";
pub(crate) const NEW_KEY_WITH_SAME_SETTINGS: &str = "A new key with the same settings";
pub(crate) const NEW_LIKE_THIS: &str = "New like this";
pub(crate) const DELETE: &str = "Delete";
pub(crate) const SHOW_ROTATION_THAT_IS_UNDER: &str = "Show the rotation that is under way";
pub(crate) const ROTATE: &str = "Rotate";
pub(crate) const SHOW: &str = "Show";
pub(crate) const THIS_KEY_IS_BEING_ROTATED: &str = "This key is being rotated:";

// A note about a key, kept on this computer only

pub(crate) fn note_has_at_most_characters(longest_note: impl Display, length: impl Display) -> String {
    format!("A note has at most {longest_note} characters; this one has {length}.")
}

pub(crate) const NOTE: &str = "Note";
pub(crate) const WHO_USES_IT_AND_WHERE: &str = "Who uses it, and where?";
pub(crate) const KEPT_ON_THIS_COMPUTER_ONLY: &str = "Kept on this computer only";
pub(crate) const SAVING: &str = "Saving…";
pub(crate) const SAVE: &str = "Save";

// What a key may do, in words
pub(crate) const PERMISSIONS_ALL: &str = "Permissions, all";
pub(crate) const READS_AND_CHANGES_EVERYTHING_IN_ITS_SCOPE: &str =
    "Reads and changes everything in its scope, and archives runs.";
pub(crate) const PERMISSIONS_READ_ONLY: &str = "Permissions, read only";
pub(crate) const LISTS_GETS_AND_QUERIES_EVERYTHING: &str =
    "Lists, gets and queries everything in its scope. Changes nothing.";
pub(crate) const PERMISSIONS: &str = "Permissions";
pub(crate) const SERVICE_CALLS_ITS_LEVEL: &str = "The service calls its level {word}. This version of Keyward does not know it: take it for one that may change things.";

pub(crate) fn permissions_of(ids: impl Display, total: impl Display) -> String {
    format!("Permissions, {ids} of {total}")
}

pub(crate) const NO_LONGER_OFFERED: &str = "No longer offered";

// What a new key will be able to do, in one sentence
pub(crate) const THIS_IS_BROAD_KEY_IF_IT_LEAKS: &str =
    "This is a broad key: if it leaks, all that is open to others. Choose less where less will do.";
pub(crate) const CHOOSE_SCOPE_TO_SEE_WHAT_KEY: &str = "Choose a scope to see what the key can do.";

// What can be done with a key now, why not, and doing it
pub(crate) const YOUR_ROLE_DOES_NOT_MANAGE: &str = "Your role does not manage the keys of this organization.";
pub(crate) const KEYWARD_SIGNS_IN_WITH_THIS_KEY_SO_IT: &str =
    "Keyward signs in with this key, so it can't be deleted here.";
pub(crate) const THIS_SERVICE_DOES_NOT_OFFER: &str = "The service does not offer this.";
pub(crate) const PREFIX_COPIED: &str = "Prefix copied";
pub(crate) const ID_COPIED: &str = "ID copied";
