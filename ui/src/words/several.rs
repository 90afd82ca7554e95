//! Several keys at once.

use std::fmt::Display;

// What the two tables of keys share
pub(crate) const NO_KEY_MATCHES: &str = "No key matches.";
pub(crate) const SHOW_ALL_KEYS: &str = "Show all keys";

// Several keys at once
pub(crate) const SHOW_NAMES_FIRST: &str = "Show the names first.";
pub(crate) const NO_KEY_IS_SHOWN: &str = "No key is shown.";

pub(crate) fn shown_counted(count: impl Display) -> String {
    format!("{count} shown")
}

pub(crate) const THE_ONE_KEY: &str = "the 1 key";

pub(crate) fn the_keys(count: impl Display) -> String {
    format!("the {count} keys")
}

pub(crate) const SHOW_NAMES_FIRST_SHORT: &str = "Show the names first";

// The bar below the table while keys are selected together
pub(crate) const ONE_KEY_SELECTED: &str = "1 key selected";

pub(crate) fn keys_selected(count: impl Display) -> String {
    format!("{count} keys selected")
}

pub(crate) const SELECTED_KEYS: &str = "Selected keys";

pub(crate) fn first_of_more_cant_be_deleted(total: impl Display) -> String {
    format!("the first of {total}: more can't be deleted at once")
}

pub(crate) const DELETE: &str = "Delete…";
pub(crate) const CLEAR: &str = "Clear";

// Deleting several keys
pub(crate) const IS_BEING_ROTATED: &str = "is being rotated";
pub(crate) const KEYWARD_SIGNS_IN_WITH_IT: &str = "Keyward signs in with it";
pub(crate) const YOUR_ROLE_DOES_NOT_MANAGE_IT: &str = "your role does not manage it";

// The dialog that deletes several keys
pub(crate) const DELETE_THESE_KEYS: &str = "Delete these keys?";
pub(crate) const DELETING_KEYS: &str = "Deleting keys";
pub(crate) const WHAT_WAS_DELETED: &str = "What was deleted";
pub(crate) const LOOKING_THEM_UP: &str = "Looking them up…";
pub(crate) const ONE_OF_SELECTED_KEYS_IS_NOT_THERE: &str = "1 of the selected keys is not there any more.";

pub(crate) fn of_selected_keys_are_not_there(number: impl Display) -> String {
    format!("{number} of the selected keys are not there any more.")
}

pub(crate) const WHATEVER_USES_THESE_KEYS_LOSES: &str =
    "Whatever uses these keys loses access at once. It can't be undone.";
pub(crate) const TYPE_TO_CONFIRM: &str = "Type {word} to confirm";
pub(crate) const THEY_HAVE_EXPIRED_NOTHING_CAN_BE_USING: &str =
    "They have expired: nothing can be using them. Deleting them frees their slots.";
pub(crate) const NONE_OF_THESE_KEYS_CAN_BE_DELETED: &str = "None of these keys can be deleted now.";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const DELETE_ONE_KEY: &str = "Delete 1 key";

pub(crate) fn delete_keys(number: impl Display) -> String {
    format!("Delete {number} keys")
}

pub(crate) fn of_counted(done: impl Display, all: impl Display) -> String {
    format!("{done} of {all}")
}

pub(crate) const DELETED_SO_FAR: &str = "Deleted so far";
pub(crate) const STOPPING: &str = "Stopping…";
pub(crate) const STOP: &str = "Stop";
pub(crate) const ONE_KEY_IS_GONE: &str = "1 key is gone.";

pub(crate) fn keys_are_gone(gone: impl Display) -> String {
    format!("{gone} keys are gone.")
}

pub(crate) fn gone_could_not_be_deleted(gone: impl Display, failed: impl Display) -> String {
    format!("{gone} gone, {failed} could not be deleted.")
}

pub(crate) fn gone_not_tried(gone: impl Display, rest: impl Display) -> String {
    format!("{gone} gone, {rest} not tried.")
}

pub(crate) fn gone_could_not_be_deleted_not_tried(
    gone: impl Display,
    failed: impl Display,
    rest: impl Display,
) -> String {
    format!("{gone} gone, {failed} could not be deleted, {rest} not tried.")
}

pub(crate) const LOOK_AT_REST_AGAIN: &str = "Look at the rest again";
pub(crate) const CLOSE: &str = "Close";

// The keys that are to be deleted together, a line each
pub(crate) const KEYS_TO_DELETE: &str = "Keys to delete";

pub(crate) fn leave_out(name: impl Display) -> String {
    format!("Leave {name} out")
}

pub(crate) fn stays(reason: impl Display) -> String {
    format!("stays: {reason}")
}

pub(crate) const NOT_TRIED: &str = "not tried";
pub(crate) const LEAVE_IT_OUT: &str = "Leave it out";
pub(crate) const EXPIRED: &str = "expired";
pub(crate) const LAST_USED: &str = "last used {when}";
pub(crate) const NO_USE_KNOWN: &str = "no use known";
pub(crate) const DELETED: &str = "deleted";
pub(crate) const WAS_GONE_ALREADY: &str = "was gone already";

// The verbs about several keys at once
pub(crate) const ONLY_THIS_KEY_WAS_SELECTED: &str =
    "Only this key was selected: the one where the range begins stands elsewhere now. Select it again first.";
pub(crate) const ONE_KEY: &str = "1 key";

pub(crate) fn keys_counted(rows: impl Display) -> String {
    format!("{rows} keys")
}

pub(crate) fn saved_in(keys: impl Display, path: impl Display) -> String {
    format!("{keys} saved in {path}")
}
