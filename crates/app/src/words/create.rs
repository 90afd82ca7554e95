//! Making a key, and finding out what became of one.

use std::fmt::Display;

// Create
pub(crate) const KEYWARD_MADE_MISTAKE_WHILE_CREATING: &str = "Keyward made a mistake while creating the \
    key. Start Keyward again: it will find out whether the key exists.";
pub(crate) const THIS_ACCOUNT_WAS_REMOVED_FROM_KEYWARD_NOTHING: &str =
    "This account was removed from Keyward. Nothing was created.";
pub(crate) const ORGANIZATION_NO_LONGER_EXISTS_OR_YOU_CANT: &str =
    "The organization no longer exists, or you can't see it any more.";
pub(crate) const KEY_WAS_CREATED_AND_DELETED: &str =
    "The key was created, and deleted by somebody else at once. Nothing is left to do.";
pub(crate) const KEYWARD_WAS_STOPPED_BEFORE_IT_ASKED: &str =
    "Keyward was stopped before it asked. No key was created.";
pub(crate) const NO_KEY_WAS_MADE_OR_IT_WAS_DELETED: &str = "No key was made, or it was deleted since.";

// Settle
pub(crate) const KEYWARD_IS_FINDING_OUT_RIGHT: &str = "Keyward is finding out right now. Wait a moment.";
pub(crate) const THIS_IS_FINISHED_ALREADY: &str = "This is finished already.";
pub(crate) const IT_WAS_STOPPED_BEFORE_ANSWER: &str = "it was stopped before the answer came";
pub(crate) const KEYWARD_QUITS_ONCE_ANSWER_IS_IN: &str =
    "A key is being made. Keyward quits once the answer is in, so that its secret is not lost.";
pub(crate) const SERVICE_DOES_NOT_TELL_TIME: &str =
    "the service does not tell its time, so asking again could make a second key";
pub(crate) const ORGANIZATION_CANT_BE_LOOKED_INTO: &str = "the organization can't be looked into";
pub(crate) const IT_IS_NOT_KNOWN_YET: &str = "It is not known yet what became of the key.";

// Settle by list
pub(crate) const KEY_IS_NOT_IN_LIST: &str = "the key is not in the list, and may still arrive";
pub(crate) const KEYWARD_IS_LOOKING_RIGHT_NOW: &str = "Keyward is looking right now. Wait a moment.";
pub(crate) const THIS_IS_SETTLED_ALREADY: &str = "This is settled already.";
pub(crate) const THIS_KEY_IS_NONE_OF_CANDIDATES: &str =
    "This key is none of the candidates any more. Look again.";

// Recover

pub(crate) fn keyward_was_stopped_before_it_asked(name: impl Display) -> String {
    format!("Keyward was stopped before it asked for the key “{name}”. No key was created.")
}

// Choose
pub(crate) const THIS_ONE_IS_IT: &str = "This one is it.";
pub(crate) const NONE_OF_THOSE_SHOWN: &str = "It is none of those shown.";

// Stored, dismissed
pub(crate) const THERE_IS_NO_SECRET_AT_HAND: &str = "There is no secret at hand that could have been stored.";
pub(crate) const SERVICE_CAN_STILL_BE_ASKED: &str =
    "The service can still be asked whether this key exists. Choose “Find out” first.";
pub(crate) const SECRET_OF_THIS_KEY_IS_IN_KEYCHAIN: &str =
    "The secret of this key is in the keychain. Sign in to its organization, and Keyward finds the key.";
pub(crate) const SECRET_OF_THIS_KEY_WAITS: &str =
    "The secret of this key waits to be stored. Store it, or delete the key.";

// Reveal
pub(crate) const THIS_SECRET_IS_NO_LONGER: &str =
    "This secret is no longer at hand: it was stored, or could not be read from the keychain yet.";

// Delete lost
pub(crate) const YOU_SAID_WHICH_KEY_THIS_IS_SO_IT: &str = "You said which key this is, so it is not deleted \
    without its name. Choose it in the list and delete it there.";
pub(crate) const SECRET_OF_THIS_KEY_IS_NOT_LOST: &str =
    "The secret of this key is not lost. Delete the key in the list.";
