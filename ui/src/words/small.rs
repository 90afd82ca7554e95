//! The small window, and what is asked before one closes.

// The small window
pub(crate) const PUT_THIS_AWAY: &str = "Put this away";
pub(crate) const KEYWARD_COULD_NOT_START: &str = "Keyward could not start.";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const SANDBOX: &str = "Sandbox";
pub(crate) const EXPIRED: &str = "expired {when}";
pub(crate) const EXPIRES: &str = "expires {when}";
pub(crate) const ROTATE_NAME: &str = "Rotate {name}";
pub(crate) const KEY_IS_NOT_IN_LIST: &str =
    "The key is not in the list any more. Refresh the list in Keyward.";
pub(crate) const ROTATION_OF: &str = "Rotation of {name}";
pub(crate) const OTHERS: &str = "Others";
pub(crate) const OPEN_IN_KEYWARD: &str = "Open in Keyward";
pub(crate) const CLOSE_ESC: &str = "Close (Esc)";

// What is due next
pub(crate) const NOTHING_IS_DUE: &str = "Nothing is due";
pub(crate) const DUE_NEXT: &str = "Due next";
pub(crate) const NO_KEY_OF_YOURS_EXPIRES: &str = "No key of yours expires.";
pub(crate) const PICK_WHAT_TO_GO_ON_WITH: &str = "Pick what to go on with.";
pub(crate) const WAITING_FOR_YOU: &str = "Waiting for you";
pub(crate) const ROTATE_KEY: &str = "Rotate a key";
pub(crate) const NEVER_EXPIRES: &str = "never expires";

// The questions before the large window closes, or Keyward quits
pub(crate) const KEEP_EDITING: &str = "Keep editing";
pub(crate) const DISCARD_AND_CLOSE: &str = "Discard and close";
pub(crate) const DISCARD_AND_QUIT: &str = "Discard and quit";
pub(crate) const DISCARD_WHAT_YOU_TYPED: &str = "Discard what you typed?";
pub(crate) const WHAT_YOU_TYPED_AND_CHOSE: &str = "What you typed and chose was not saved, and will be gone.";
pub(crate) const STAY: &str = "Stay";
pub(crate) const QUIT_AND_LOSE_IT: &str = "Quit and lose it";
pub(crate) const NEW_SECRET_IS_IN_MEMORY: &str = "A new secret is in memory only";
pub(crate) const IT_IS_IN_NO_KEYCHAIN: &str =
    "It is in no keychain. Once Keyward quits, nobody can get it again: store it first.";
pub(crate) const QUIT_INSTEAD: &str = "Quit instead";
pub(crate) const KEYWARD_STAYS_IN_TRAY: &str = "Keyward stays in the tray";
pub(crate) const ITS_WINDOW_CLOSES_AND_GIVES: &str = "Its window closes and gives its memory back. From the \
    tray, keys are rotated in three clicks, and the window is opened again.";
