//! The rail, and what surrounds every screen.

use std::fmt::Display;

// The rail
pub(crate) const ORGANIZATIONS: &str = "Organizations";
pub(crate) const KEYWARD: &str = "Keyward";
pub(crate) const FIND_ANY_ACTION_ORGANIZATION_OR_KEY: &str = "Find any action, organization or key";
pub(crate) const FIND_ANYTHING: &str = "Find anything";
pub(crate) const HEALTH: &str = "Health";
pub(crate) const ROTATIONS: &str = "Rotations";

pub(crate) fn expire_soon(count: impl Display) -> String {
    format!("{count} to see to: expiring within 14 days")
}

pub(crate) fn expire_soon_and_urgently(count: impl Display, urgent: impl Display) -> String {
    format!("{count} to see to: expiring within 14 days, {urgent} of them within 3")
}

pub(crate) const WAITING: &str = " waiting";
pub(crate) const ACTIVITY: &str = "Activity";
pub(crate) const CHECK_KEY: &str = "Check a key";
pub(crate) const ADD_ACCOUNT: &str = "Add an account";
pub(crate) const SIGN_OUT: &str = "Sign out";
pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const HIDE_NAMES: &str = "Hide names";
pub(crate) const SHOW_NAMES: &str = "Show names";

pub(crate) fn keys_in_all(keys: impl Display) -> String {
    format!("{keys} keys in all")
}

pub(crate) const ALL_ORGANIZATIONS: &str = "All organizations";

// An organization in the rail

pub(crate) fn of_keys_used(used: impl Display, limit: impl Display) -> String {
    format!("{used} of {limit} keys used")
}

pub(crate) const NOT_LOOKED_AT: &str = " not looked at";
pub(crate) const NOT_REFRESHED: &str = "Not refreshed";

// The organizations in the rail
pub(crate) const NONE_YET: &str = "None yet.";
pub(crate) const NONE_IS_CALLED_THAT: &str = "None is called that.";
pub(crate) const FIND_ONE: &str = "Find one";
pub(crate) const FIND_ORGANIZATION_BY_ITS_NAME: &str = "Find an organization by its name or account";

// How many slots are taken, and how much of a life is over

pub(crate) fn expired_counted(number: impl Display) -> String {
    format!(", {number} expired")
}

pub(crate) const ONE_EXPIRES_THIS_WEEK: &str = ", 1 expires this week";

pub(crate) fn expire_this_week(number: impl Display) -> String {
    format!(", {number} expire this week")
}

pub(crate) fn of_used(used: impl Display, limit: impl Display, also: impl Display) -> String {
    format!("{used} of {limit} used{also}")
}

pub(crate) fn of_its_life_is_over(percent: impl Display) -> String {
    format!("{percent} % of its life is over")
}

// What stands where something is hidden
pub(crate) const HIDDEN: &str = "hidden";

// What lies above every screen and every dialog
pub(crate) const NAMES_ARE_HIDDEN: &str = "Names are hidden";
pub(crate) const SHOW: &str = "Show";
pub(crate) const YOUR_KEYCHAIN_HAS_NOT_ANSWERED: &str = "Your keychain has not answered yet.";
pub(crate) const ITS_WINDOW_MAY_BE_BEHIND: &str = "Its window may be behind this one.";
pub(crate) const STOPPING: &str = "Stopping…";
pub(crate) const STOP_WAITING: &str = "Stop waiting";

// Names that are hidden from those who look over the admin's shoulder, and what stands in their place
pub(crate) const HIDDEN_FIELD: &str = "Hidden";

// How fresh what is shown is, in words
pub(crate) const REFRESHING: &str = "Refreshing…";

pub(crate) fn showing_what_was_read(lead: impl Display, age: impl Display) -> String {
    format!("{lead}, showing what was read {age}")
}

pub(crate) fn online_refreshed(age: impl Display) -> String {
    format!("Online, refreshed {age}")
}

pub(crate) const NOT_READ_YET: &str = "Not read yet";

pub(crate) fn oldest_read(lead: impl Display, age: impl Display) -> String {
    format!("{lead}, oldest read {age}")
}

pub(crate) const ONLINE: &str = "Online";

pub(crate) fn of_not_read_yet(unread: impl Display, count: impl Display) -> String {
    format!("{unread} of {count} not read yet")
}

pub(crate) fn of_not_refreshed(troubled: impl Display, count: impl Display) -> String {
    format!("{troubled} of {count} not refreshed")
}

pub(crate) fn reading_of(done: impl Display, of: impl Display) -> String {
    format!("Reading {done} of {of}")
}

// The way to the core
pub(crate) const NO_WORDS_WERE_GIVEN: &str = "no words were given";

pub(crate) fn window_and_core_of_keyward_did(words: impl Display) -> String {
    format!(
        "The window and the core of Keyward did not understand each other ({words}). Start Keyward \
        again."
    )
}

// What surrounds a screen
pub(crate) const SANDBOX: &str = "Sandbox:";
pub(crate) const NOTHING_HERE_IS_REAL: &str = " nothing here is real";
pub(crate) const RESET_SANDBOX: &str = "Reset sandbox";

// Before the core has said how everything stands
pub(crate) const KEYWARD_COULD_NOT_START: &str = "Keyward could not start.";
pub(crate) const TRY_AGAIN: &str = "Try again";

// In which organization to make a key, or which one to look at
pub(crate) const NEW_KEY_IN_WHICH_ORGANIZATION: &str = "New key in which organization?";
pub(crate) const HEALTH_OF_WHICH_ORGANIZATION: &str = "Health of which organization?";

pub(crate) fn of_used_then(used: impl Display, limit: impl Display) -> String {
    format!("{used} of {limit} used")
}

pub(crate) const NOT_YOURS_TO_MANAGE: &str = "Not yours to manage";
pub(crate) const FULL: &str = "Full";

// A pending secret, to be copied and looked at

// The state of the window, and the one function that changes it
pub(crate) const STORED_KEYWARD_HAS_FORGOTTEN_SECRET: &str = "Stored. Keyward has forgotten the secret";

// What the admin sets for this machine
pub(crate) const REMOVED_FROM_THIS_COMPUTER: &str = "Removed from this computer";
