//! Rotations.

// What a rotation does or waits for now, and what the admin can do about it
pub(crate) const IT_GOES_ON_BY_ITSELF: &str = "It goes on by itself. You can leave this page.";
pub(crate) const YOU_CAN_CLOSE_THIS_WINDOW: &str = "You can close this window.";
pub(crate) const PUT_AWAY: &str = "Put away";
pub(crate) const AS_THINGS_STAND: &str = "As things stand:";
pub(crate) const IT_COULD_NOT_BE_FOUND: &str =
    "It could not be found out whether the service accepts the new secret.";
pub(crate) const NOTHING_WAS_SENT_WITHOUT_KEYCHAIN: &str =
    "Nothing was sent. Without the keychain there is no recovery after a crash.";
pub(crate) const GO_ON_WITHOUT_RECOVERY: &str = "Go on without recovery";
pub(crate) const CALL_ROTATION_OFF: &str = "Call the rotation off?";
pub(crate) const CALL_OFF: &str = "Call off";
pub(crate) const GO_ON_WITH_IT: &str = "Go on with it";
pub(crate) const NEW_KEY_IS_DELETED_WITH_ITS_SECRET: &str =
    "The new key of {name} is deleted, with its secret.";
pub(crate) const OLD_KEY_STAYS_AS_IT_IS: &str = "The old key stays as it is.";
pub(crate) const OLD_KEY_IS_GONE_SO_NONE_IS_LEFT: &str = "The old key is gone: then there is none.";

// What is chosen before a rotation begins
pub(crate) const SHOW_NAMES_FIRST: &str = "Show the names first.";
pub(crate) const WITHOUT_KEYCHAIN_AGREE_TO_THAT_FIRST: &str = "Without a keychain: agree to that first.";
pub(crate) const LOOKING: &str = "Looking…";
pub(crate) const ROTATE: &str = "Rotate";
pub(crate) const KEYWARDS_JOURNAL_WAS_DAMAGED_LOOK: &str =
    "Keyward's journal was damaged: look first whether something is missing.";
pub(crate) const KEY_HAS_NAME_THAT_CANT: &str =
    "The key has a name that can't be given to a new one. Give it another name first.";
pub(crate) const KEYWARD_SIGNS_IN_WITH_THIS_KEY: &str = "Keyward signs in with this key.";
pub(crate) const ONCE_YOU_HAVE_STORED_NEW: &str =
    " Once you have stored the new secret, it signs in with the new key.";
pub(crate) const OTHER_WAYS: &str = "Other ways";
pub(crate) const NO_RECOVERY_AFTER_CRASH: &str = "No recovery after a crash:";
pub(crate) const WITHOUT_KEYCHAIN_NEW_SECRET_IS_ONLY: &str =
    " without a keychain the new secret is only in memory until you have stored it.";
pub(crate) const ROTATE_ALL_THE_SAME: &str = "Rotate all the same";

// The beginning of a rotation
pub(crate) const KEY_IS_NOT_IN_LIST: &str = "The key is not in the list any more.";

// A rotation
pub(crate) const ROTATION_OF: &str = "Rotation of {name}";
pub(crate) const BEGAN: &str = "began {when}";
pub(crate) const ROTATE_NAME: &str = "Rotate {name}";
pub(crate) const WHAT_WAS_DONE: &str = "What was done";
pub(crate) const ROTATIONS: &str = "Rotations";
pub(crate) const KEYS: &str = "Keys";

// All rotations, and what each of them waits for
pub(crate) const THEY_WAIT_AS_LONG_AS_YOU_WANT: &str =
    "They wait as long as you want. Nothing is deleted by itself.";
pub(crate) const WAITING_FOR_YOU: &str = "Waiting for you";
pub(crate) const AT_WORK: &str = "At work";
pub(crate) const OVER: &str = "Over";
pub(crate) const NO_KEY_IS_BEING_ROTATED: &str = "No key is being rotated";
pub(crate) const ROTATION_GIVES_KEY_SUCCESSOR_NEW: &str = "A rotation gives a key a successor: the new key \
    is made and verified, you store its secret, and the old key goes when you say so. It begins in the \
    panel of a key.";

// The steps of a rotation, as a line that moves
pub(crate) const STEPS: &str = "Steps";
pub(crate) const DONE: &str = "done";
pub(crate) const NOW: &str = "now";
pub(crate) const TO_COME: &str = "to come";
pub(crate) const NOT_VERIFIED: &str = "Not verified";

// The old key and the new one, side by side
pub(crate) const NEVER: &str = "never";
pub(crate) const OLD_KEY: &str = "Old key";
pub(crate) const NEW_KEY: &str = "New key";
pub(crate) const KEY: &str = "Key";
pub(crate) const STATE: &str = "State";
pub(crate) const GONE: &str = "gone";
pub(crate) const NOT_IN_LIST: &str = "not in the list";
pub(crate) const NOT_MADE: &str = "not made";
pub(crate) const CREATED: &str = "Created";
pub(crate) const EXPIRES: &str = "Expires";
pub(crate) const LAST_USED: &str = "Last used";
pub(crate) const NAME: &str = "Name";
pub(crate) const EXPIRED: &str = "expired";
pub(crate) const WORKS: &str = "works";

// Which key goes first
pub(crate) const WHICH_KEY_GOES_FIRST: &str = "Which key goes first";
pub(crate) const NOTHING_STOPS_WORKING: &str = "Nothing stops working.";
pub(crate) const SOMEBODY_HAS_OLD_KEY_WHO: &str = "Somebody has the old key who should not.";
pub(crate) const THERE_IS_NO_ROOM_FOR_SECOND: &str = "There is no room for a second key.";
pub(crate) const NEW_KEY_WITH_SAME_NAME: &str = "A new key with the same name, scope and permissions is \
    made and verified, and you store its secret where the old one is used. The old key works until you \
    delete it.";
pub(crate) const OLD_KEY_IS_DELETED_AT_ONCE: &str = "The old key is deleted at once, then a new one with \
    the same name, scope and permissions is made and verified. Whatever uses the old key loses access \
    until you have stored the new secret there.";
