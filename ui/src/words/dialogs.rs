//! What is asked before something is deleted, removed or reset.

// Which dialog lies over the screen
pub(crate) const DISCARD_WHAT_YOU_TYPED: &str = "Discard what you typed?";
pub(crate) const DISCARD: &str = "Discard";
pub(crate) const KEEP_EDITING: &str = "Keep editing";
pub(crate) const YOUR_CHANGES_WERE_NOT_SAVED: &str = "Your changes were not saved. The key stays as it is.";
pub(crate) const NEW_KEY_WAS_NOT_MADE: &str =
    "The new key was not made yet. What you typed and chose will be gone.";
pub(crate) const RESET_SANDBOX: &str = "Reset the sandbox?";
pub(crate) const RESET: &str = "Reset";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const ITS_ORGANIZATIONS_AND_KEYS_BECOME: &str =
    "Its organizations and keys become what they were at first. Keys that you made in it stop working.";
pub(crate) const CREATE_BROAD_KEY: &str = "Create a broad key?";
pub(crate) const CREATE_IT: &str = "Create it";
pub(crate) const GO_BACK: &str = "Go back";
pub(crate) const WHOEVER_GETS_HOLD_OF_IT_CAN_DO: &str =
    "Whoever gets hold of it can do all that. A key with less is safer where less will do.";

// The dialog that deletes a key
pub(crate) const DELETE: &str = "Delete";
pub(crate) const DELETE_NAME: &str = "Delete {name}";
pub(crate) const SERVICE: &str = "Service";
pub(crate) const ORGANIZATION: &str = "Organization";
pub(crate) const KEY: &str = "Key";
pub(crate) const LAST_USED: &str = "Last used";
pub(crate) const NEVER: &str = "never";
pub(crate) const KEY_HAS_EXPIRED_NOTHING_CAN_BE_USING: &str =
    "The key has expired: nothing can be using it. Deleting it frees its slot.";
pub(crate) const WHATEVER_USES_THIS_KEY_LOSES: &str =
    "Whatever uses this key loses access at once. It can't be undone.";
pub(crate) const SHOW_NAMES_FIRST_SHORT: &str = "Show the names first";
pub(crate) const DELETING: &str = "Deleting…";
pub(crate) const KEY_WAS_CHANGED_SINCE_IT_STAYS: &str =
    "This key was changed after this question was opened, so it was not deleted. What is different now:";
pub(crate) const NOTHING_THAT_KEYWARD_SHOWS_OF_IT: &str = "Nothing that Keyward shows of it.";
pub(crate) const LOOK_AT_IT_AS_IT_IS_NOW: &str = "Look at it as it is now";
pub(crate) const KEY_WAS_CHANGED_MEANWHILE_AND_LIST: &str =
    "The key was changed meanwhile, and the list is refreshed. Look at it again before you delete it.";
