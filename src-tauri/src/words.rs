//! What the shell says to people: all of its texts, in one place.

pub(crate) mod start;
pub(crate) mod stopped;
pub(crate) mod tray;

/// The name of the program.
pub(crate) const KEYWARD: &str = "Keyward";

/// The title of the small window.
pub(crate) const KEYWARD_NEXT: &str = "Keyward: next";

/// Why the sandbox can't be reset.
pub(crate) const NOT_RUNNING: &str = "it is not running";

/// How what is said about a shortcut that can't be had begins.
pub(crate) const NO_SHORTCUT: &str = "No shortcut:";

/// The shortcut is somebody else's.
pub(crate) fn shortcut_taken(keys: &str, error: impl std::fmt::Display) -> String {
    format!(
        "{NO_SHORTCUT} {keys} can't be had, mostly because another program has it ({error}). Choose another in the \
         settings."
    )
}

/// A text could not be copied.
pub(crate) fn no_clipboard(error: impl std::fmt::Display) -> String {
    format!("The clipboard can't be used: {error}. Select the text and copy it by hand.")
}
