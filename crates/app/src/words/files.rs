//! Keyward's own files, and the keychain.

use std::fmt::Display;

// What must not be lost

pub(crate) fn journal_was_written_by_another(version: impl Display, steps: impl Display) -> String {
    format!(
        "the journal was written by another version of Keyward ({version}, this one writes {steps}); \
        start that version, or move journal.db away"
    )
}

pub(crate) fn keywards_journal_was_damaged_it_is_kept(
    file_name: impl Display,
    saved: impl Display,
) -> String {
    format!(
        "Keyward's journal was damaged. It is kept as {file_name}; {saved} of its entries could be read \
        and were taken over. Look whether an account or an unfinished key is missing."
    )
}

// What was done, in the journal
pub(crate) const KEYWARD_WAS_STOPPED_BEFORE_IT_HEARD: &str =
    "Keyward was stopped before it heard how this ended.";
pub(crate) const NO_ANSWER_CAME_LATER_KEY_WAS_GONE: &str = "No answer came; later the key was gone.";

// What was last read of every organization, to be looked at offline
pub(crate) const WAS_WRITTEN_BY_ANOTHER_VERSION: &str = "was written by another version of Keyward";
pub(crate) const WAS_DAMAGED: &str = "was damaged";

pub(crate) fn what_keyward_had_read_earlier(why: impl Display, file_name: impl Display) -> String {
    format!("What Keyward had read earlier {why}. It was set aside as {file_name} and is being read again.")
}

// The door to the system's keychain
pub(crate) const ITS_DRIVER_STOPPED_UNEXPECTEDLY: &str = "its driver stopped unexpectedly";
