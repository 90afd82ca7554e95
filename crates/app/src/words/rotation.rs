//! Rotations.

use std::fmt::Display;

// Rotate
pub(crate) const KEYWARDS_JOURNAL_WAS_DAMAGED_LOOK: &str = "Keyward's journal was damaged. Look first \
    whether an account or an unfinished key is missing, and say so in the notice about it.";
pub(crate) const THIS_ACCOUNT_WAS_REMOVED_FROM_KEYWARD_SIGN: &str =
    "This account was removed from Keyward. Sign in again.";
pub(crate) const ROTATION_IS_AT_WORK_WAIT: &str = "The rotation is at work. Wait a moment, then choose.";

pub(crate) fn type_to_delete_old_key(word: impl Display) -> String {
    format!("Type {word} to delete the old key.")
}

pub(crate) const THIS_ROTATION_IS_NOT_OVER: &str = "This rotation is not over. Finish it, or call it off.";
pub(crate) const THIS_ROTATION_IS_FINISHED_ALREADY: &str =
    "This rotation is finished already. Nothing is left to do.";
pub(crate) const ROTATION_CANT_BEGIN: &str =
    "The rotation can't begin any more. Look at the key again: what is in the way stands there.";

// Drive
pub(crate) const SERVICE_CONTRADICTS_ITSELF_SO_ROTATION: &str =
    "The service contradicts itself, so the rotation stopped. Refresh, then try again.";
pub(crate) const KEYWARD_MADE_MISTAKE_IN_THIS_ROTATION: &str =
    "Keyward made a mistake in this rotation. Nothing was deleted for it. Start Keyward again.";
pub(crate) const ITS_SECRET_IS_NOT_AT_HAND: &str = "its secret is not at hand";
pub(crate) const NEW_KEY_MAY_NOT_MANAGE: &str =
    "The new key may not manage keys, so Keyward can't sign in with it. Sign in with another credential.";
pub(crate) const SERVICE_DELETED_OLD_KEY_OR_DOES: &str =
    "The service deleted the old key, or does not list it, and still knows it. Try again in a minute.";
pub(crate) const YOU_SIGNED_OUT_MEANWHILE: &str = "You signed out meanwhile. Sign in, and try again.";
pub(crate) const SERVICE_DOES_NOT_ACCEPT_NEW: &str = "The service does not accept the new secret.";
pub(crate) const IT_COULD_NOT_BE_FOUND: &str =
    "It could not be found out whether the service accepts the new secret.";
pub(crate) const NEW_SECRET_IS_NOT_AT_HAND: &str = "The new secret is not at hand.";
pub(crate) const NEW_KEY_IS_NOT_THERE: &str = "The key is not there any more. Refresh the list.";
