//! Notices: what happened, and what the admin can do about it.

use std::fmt::Display;

// A message in the flow of a screen

pub(crate) fn it_will_answer_again_at(time: impl Display) -> String {
    format!(" It will answer again at {time}.")
}

pub(crate) const IN_LOG: &str = " In the log: ";

pub(crate) fn full_words_are_hidden_they(short: impl Display) -> String {
    format!("{short} The full words are hidden, because they may hold a name: show the names to read them.")
}

pub(crate) const SERVICE_CANT_BE_REACHED: &str = "The service can't be reached. Check the network.";
pub(crate) const IT_IS_NOT_KNOWN_WHETHER: &str = "It is not known whether the key was made. Find out first.";
pub(crate) const SECRET_OF_NEW_KEY_WAS_LOST: &str =
    "The secret of a new key was lost. Delete the key and make it again.";
pub(crate) const SERVICE_DOES_NOT_ACCEPT_CREDENTIAL: &str =
    "The service does not accept the credential. Sign in again.";
pub(crate) const SOMETHING_TYPED_CANT_BE_USED: &str = "Something typed can't be used. Change it.";
pub(crate) const SERVICE_OR_RULE_SAYS_NO: &str = "The service, or a rule of Keyward's, says no.";
pub(crate) const SOMEBODY_ELSE_CHANGED_KEY_MEANWHILE: &str =
    "Somebody else changed the key meanwhile. Look at it again, then decide.";
pub(crate) const ORGANIZATION_HAS_AS_MANY_KEYS: &str =
    "The organization has as many keys as it may have. Delete one that is no longer needed.";
pub(crate) const TOO_MANY_REQUESTS_WERE_MADE: &str = "Too many requests were made. Try again in a minute.";
pub(crate) const IT_IS_NOT_THERE_ANY: &str = "It is not there any more. Refresh the list.";
pub(crate) const KEYCHAIN_IS_LOCKED: &str = "The keychain is locked. Unlock it, then try again.";
pub(crate) const THERE_IS_NO_KEYCHAIN: &str =
    "There is no keychain. Start one, or go on for this session only.";
pub(crate) const KEYCHAIN_IS_STILL_BUSY: &str =
    "The keychain has not answered. Look for its window, then try again.";
pub(crate) const KEYCHAIN_DOES_NOT_DO_IT: &str =
    "The keychain could not do it. Look at it in your keychain program, then try again.";
pub(crate) const SERVICE_DOES_NOT_OFFER_THIS: &str = "The service does not offer this. Use its own console.";
pub(crate) const SOMETHING_UNEXPECTED_HAPPENED: &str =
    "Something happened that Keyward does not know. Try again; if it stays so, look into the logs.";

// What is in the way of a rotation, and the ways out
pub(crate) const GO_ON_WITH_IT: &str = "Go on with it";
pub(crate) const SHOW_THAT_KEY: &str = "Show that key";
pub(crate) const EDIT_KEY: &str = "Edit the key";
pub(crate) const NEW_KEY_FIRST: &str = "New key first";
pub(crate) const SECOND_KEY_NEEDS_FREE_SLOT: &str =
    "A second key needs a free slot. Delete one of these, or replace this key in place.";
pub(crate) const SECOND_KEY_NEEDS_FREE_SLOT_EVERY: &str = "A second key needs a free slot. Every other key \
    is in use: decide which one can go, or replace this key in place.";

pub(crate) fn all_keys_are_in_use(limit: impl Display) -> String {
    format!("All {limit} keys are in use")
}

pub(crate) const REPLACE_IN_PLACE: &str = "Replace in place…";
pub(crate) const OLD_KEY_GOES_FIRST_WHATEVER: &str =
    "The old key goes first. Whatever uses it loses access until the new secret is stored.";

// Why the service of an organization can't be asked for anything now
pub(crate) const SIGNED_OUT: &str = "Signed out";
pub(crate) const OFFLINE: &str = "Offline";
pub(crate) const KEYCHAIN_LOCKED: &str = "Keychain locked";
pub(crate) const KEYCHAIN_BUSY: &str = "Keychain busy";
pub(crate) const NO_KEYCHAIN: &str = "No keychain";
pub(crate) const SIGNED_OUT_SIGN_IN_AGAIN: &str = "Signed out: sign in again first.";
pub(crate) const OFFLINE_THIS_NEEDS_SERVICE: &str = "Offline: this needs the service.";
pub(crate) const KEYCHAIN_IS_LOCKED_UNLOCK_IT_FIRST: &str = "The keychain is locked: unlock it first.";
pub(crate) const KEYCHAIN_DOES_NOT_ANSWER_YET: &str =
    "The keychain has not answered yet: look for its window.";
pub(crate) const WITHOUT_KEYCHAIN_SIGN_IN_AGAIN: &str = "Without the keychain: sign in again first.";

// What happened since the admin looked last
pub(crate) const NEWS: &str = "News";
pub(crate) const SINCE_YOU_LOOKED_LAST: &str = "Since you looked last: ";
pub(crate) const SEEN: &str = "Seen";

pub(crate) fn and_more(more: impl Display) -> String {
    format!("and {more} more")
}

// The news in words
pub(crate) const NEW: &str = "new";
pub(crate) const CHANGED: &str = "changed";
pub(crate) const GONE: &str = "gone";
pub(crate) const ABOUT_TO_EXPIRE: &str = "about to expire";
pub(crate) const EXPIRED: &str = "expired";

pub(crate) fn changed(names: impl Display) -> String {
    format!("changed: {names}")
}

pub(crate) const EXPIRES_WITHIN_TWO_WEEKS: &str = "expires within two weeks";
pub(crate) const HAS_EXPIRED: &str = "has expired";

pub(crate) fn changes_in_organizations(changes_counted: impl Display, counted: impl Display) -> String {
    format!("{changes_counted} in {counted}")
}

pub(crate) const ORGANIZATION: &str = "organization";
pub(crate) const ORGANIZATIONS: &str = "organizations";
pub(crate) const CHANGE: &str = "change";
pub(crate) const CHANGES: &str = "changes";
pub(crate) const NAME: &str = "name";
pub(crate) const SCOPE: &str = "scope";
pub(crate) const PERMISSIONS: &str = "permissions";
pub(crate) const EXPIRATION: &str = "expiration";
pub(crate) const SETTINGS: &str = "settings";

// What is to be said about a create that is not finished
pub(crate) const LEAVE_IT: &str = "Leave it";
pub(crate) const SECRET_IS_LOST: &str = "The secret of {name} is lost.";
pub(crate) const KEY_EXISTS_BUT_ITS_SECRET_NEVER_REACHED: &str = "The key {prefix} exists in {organization}, \
    made {since}, but its secret never reached this computer and can't be had again. Nobody can use it.";
pub(crate) const DELETE_IT_AND_MAKE_IT_AGAIN: &str = "Delete it and make it again";
pub(crate) const NOBODY_KNOWS_YET_WHETHER: &str = "Nobody knows yet whether {name} was made.";
pub(crate) const REQUEST_WENT_TO_SERVICE_AND_ITS_ANSWER: &str = "The request went to the service for \
    {organization} {since}, and its answer was lost. Asking again makes no second key.";
pub(crate) const ASKING: &str = "Asking…";
pub(crate) const FIND_OUT: &str = "Find out";
pub(crate) const IT_STAYS_UNKNOWN_WHETHER: &str = "It stays unknown whether {name} was made.";
pub(crate) const ANSWER_WAS_LOST_AND_SERVICE_NO_LONGER_REMEMBERS: &str = "The answer was lost {since}, and the \
    service no longer remembers the request. Look for the key in {organization}: if it is there, delete it, \
    because its secret is lost.";
pub(crate) const WHICH_OF_THESE_KEYS_IS: &str = "Which of these keys is {name}?";
pub(crate) const YOU_ASKED_FOR_IT_AND_ANSWER_WAS_LOST: &str = "You asked for it in {organization} {since}, and \
    the answer was lost. This service can't be asked about a request, and its list has keys that may be the \
    one. Choosing deletes nothing.";
pub(crate) const SECRET_IS_WAITING_FOR_KEYCHAIN: &str = "The secret of {name} is waiting for the keychain.";
pub(crate) const IT_IS_NOT_LOST_UNLOCK: &str =
    "It is not lost: unlock your keychain and it will be offered again.";
pub(crate) const LOOK_AGAIN: &str = "Look again";

// The keys that a create may have made, for the admin to say which
pub(crate) const MADE_AT: &str = "made {when}";
pub(crate) const THIS_ONE: &str = "This one";
pub(crate) const NONE_OF_THEM_THEY_WERE: &str = "None of them: they were made by something else";
pub(crate) const NONE_OF_THESE: &str = "None of these";

// What has to be said on any screen
pub(crate) const ONE_SECRET_IS_WAITING_TO_BE_STORED: &str = "1 secret is waiting to be stored";
pub(crate) const SHOW: &str = "Show";

pub(crate) fn secrets_are_waiting_to_be_stored(many: impl Display) -> String {
    format!("{many} secrets are waiting to be stored")
}

pub(crate) const NEW_SECRET_WAITS_TO_BE_STORED: &str = "A new secret waits to be stored";
pub(crate) const I_HAVE_LOOKED: &str = "I have looked";
pub(crate) const KEYWARDS_JOURNAL_WAS_DAMAGED: &str = "Keyward's journal was damaged.";
pub(crate) const LOOK_WHETHER_ACCOUNT_UNFINISHED_KEY: &str = "Look whether an account, an unfinished key \
    or a rotation is missing here. Until you have, no rotation begins.";
pub(crate) const PUT_THIS_AWAY: &str = "Put this away";

// What is to be said about this machine

pub(crate) fn this_computers_clock_is_keyward_goes(off: impl Display, name: impl Display) -> String {
    format!("This computer's clock is {off} {name}. Keyward goes by the service's clock; set yours right.")
}

pub(crate) const YOUR_KEYCHAIN_IS_LOCKED_KEYWARD_ASKS: &str =
    "Your keychain is locked. Keyward asks for it when a credential or a new secret has to be kept.";
pub(crate) const YOUR_KEYCHAIN_TAKES_WHAT_IT_IS_GIVEN: &str = "Your keychain takes what it is given and \
    forgets it, so nothing can be kept: credentials last until Keyward quits, and a new secret would not \
    survive a crash.";

pub(crate) fn there_is_no_keychain_on_this_computer(why: impl Display) -> String {
    format!(
        "There is no keychain on this computer ({why}). Credentials are kept until Keyward quits, and a \
        new secret would not survive a crash."
    )
}

pub(crate) const SIGNED_IN_FOR_THIS_SESSION: &str =
    "Signed in for this session only: the credential is kept nowhere, and gone when Keyward quits.";
pub(crate) const SOMETHING_IS_TO_BE_SAID: &str =
    "Something is to be said about Keyward's own files. Show the names to read it.";

// What was kept of a key
pub(crate) const SAVED: &str = "Saved";
pub(crate) const SOMEBODY_ELSE_MADE_SAME_CHANGE: &str =
    "Somebody else made the same change: nothing was left to save";
pub(crate) const YOUR_CHANGES_ARE_DROPPED_KEY: &str = "Your changes are dropped: the key is as they made it";
pub(crate) const NOTE_KEPT_ON_THIS_COMPUTER: &str = "Note kept on this computer";
pub(crate) const DELETED: &str = "Deleted";
pub(crate) const KEY_WAS_GONE_ALREADY: &str = "The key was gone already: there was nothing to delete";
