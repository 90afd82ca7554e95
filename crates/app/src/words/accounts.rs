//! Signing in, the accounts, and the sandbox.

use std::fmt::Display;

// Sign in

pub(crate) fn accepts_credential_but_it_sees(host: impl Display) -> String {
    format!("{host} accepts the credential, but it sees no organization. Ask an admin to add you to one.")
}

pub(crate) const THIS_ACCOUNT_SIGNS_IN_AT_ANOTHER: &str =
    "This account signs in at another address. Add an account for this one instead.";
pub(crate) const THIS_CREDENTIAL_SEES_OTHER_ORGANIZATIONS: &str = "This credential sees other organizations \
    than this account did. Add an account for it instead: what was read through this one stays.";
pub(crate) const THIS_IS_TOO_LONG_COPY: &str = "This is too long. Copy it again.";
pub(crate) const PASTE_IT_HERE_FIRST: &str = "Paste it here first.";
pub(crate) const THIS_HOLDS_CHARACTERS_THAT_NO_CREDENTIAL: &str =
    "This holds characters that no credential has. Copy it again, without spaces or line breaks.";

pub(crate) fn does_not_answer_like_key(host: impl Display) -> String {
    format!("{host} does not answer like a key service. Check the address.")
}

pub(crate) fn does_not_accept_this_credential(host: impl Display) -> String {
    format!(
        "{host} does not accept this credential. Check that it is whole, not expired or deleted, and \
        that the region is the right one."
    )
}

// Remove account

pub(crate) fn damaged_journal_is_kept_and_may_still(file: impl Display) -> String {
    format!(
        "The damaged journal {file} is kept, and may still name the account that was removed. Delete \
        this file if you need it no more."
    )
}

pub(crate) fn rotation_of_is_not_over(name: impl Display) -> String {
    format!(
        "The rotation of “{name}” is not over. Finish it, keep both keys or call it off, then remove \
        the account."
    )
}

pub(crate) fn secret_of_waits_to_be_stored(name: impl Display) -> String {
    format!(
        "The secret of “{name}” waits to be stored, and would be lost. Store it first, then remove the \
        account."
    )
}

pub(crate) fn it_is_not_known_yet(name: impl Display) -> String {
    format!(
        "It is not known yet whether “{name}” was made. Choose “Find out” first, then remove the \
        account."
    )
}

pub(crate) fn secret_of_is_lost_and_key(name: impl Display) -> String {
    format!(
        "The secret of “{name}” is lost, and the key still exists. Delete it or leave it first, then \
        remove the account."
    )
}

pub(crate) const KEYCHAIN_STILL_HOLDS_SECRET_OF_THIS_ACCOUNT: &str =
    "The keychain still holds a secret of this account. Start or unlock it, then try again.";
pub(crate) const KEY_OF_THIS_ACCOUNT_IS_BEING: &str =
    "A key of this account is being made right now. Wait until it is there, then remove the account.";

// Rename account

pub(crate) fn name_has_at_most_characters(longest: impl Display, length: impl Display) -> String {
    format!("A name has at most {longest} characters; this one has {length}.")
}

// Explore the sandbox
pub(crate) const IT_IS_EMPTY: &str = "it is empty";
pub(crate) const THERE_IS_NO_SANDBOX_TO_RESET: &str = "There is no sandbox to reset. Start one first.";
pub(crate) const KEY_OF_SANDBOX_IS_NOT_FINISHED: &str =
    "A key of the sandbox is not finished. Store or leave its secret, or end its rotation first.";

// Sessions
pub(crate) const THIS_ACCOUNT_WAS_REMOVED_FROM_KEYWARD_SIGN: &str =
    "This account was removed from Keyward. Sign in again.";
pub(crate) const CREDENTIAL_IS_NO_LONGER_IN_SYSTEMS: &str =
    "The credential is no longer in the system's keychain. Sign in again.";
pub(crate) const CREDENTIAL_OF_THIS_ACCOUNT_IS_DAMAGED: &str =
    "The credential of this account is damaged in the system's keychain. Sign in again: that replaces it.";
pub(crate) const YOU_ARE_SIGNED_OUT_SIGN: &str =
    "You are signed out. Sign in to change anything; what was read earlier stays.";
pub(crate) const IT_DOES_NOT_SPEAK_THIS_EDITION: &str = "it does not speak this edition";

pub(crate) fn sandbox_does_not_start(reason: impl Display) -> String {
    format!("The sandbox does not start: {reason}. Start Keyward again.")
}
