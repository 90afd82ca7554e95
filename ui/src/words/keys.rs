//! The tables of keys.

use std::fmt::Display;

// The keys of an organization, with one of them in detail
pub(crate) const KEYS: &str = "Keys";

pub(crate) fn workspaces_managed(number: usize) -> String {
    match number {
        1 => "1 workspace".to_owned(),
        _ => format!("{number} workspaces"),
    }
}

pub(crate) fn agents_managed(number: usize) -> String {
    match number {
        1 => "1 agent".to_owned(),
        _ => format!("{number} agents"),
    }
}

pub(crate) const OTHERS_ARE_NOT_SHOWN: &str = "others are not shown";
pub(crate) const ONE_OTHER_KEY_TAKES_SLOT: &str = "1 other key takes a slot too";

pub(crate) fn other_keys_take_slots_too(number: impl Display) -> String {
    format!("{number} other keys take slots too")
}

pub(crate) fn you_manage_keys_of(places: impl Display, others: impl Display) -> String {
    format!("You manage the keys of {places}; {others}.")
}

pub(crate) const NEW_KEY: &str = "New key";
pub(crate) const YOU_ARE_SIGNED_OUT_WHAT_WAS_READ: &str =
    "You are signed out. What was read before is still here.";
pub(crate) const SIGN_IN_AGAIN: &str = "Sign in again";
pub(crate) const TRYING_AGAIN: &str = "Trying again…";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const NO_KEYS_YET: &str = "No keys yet";
pub(crate) const KEY_LETS_PROGRAM_USE_THIS_ORGANIZATION: &str =
    "A key lets a program use this organization. Give each program its own, with no more than it needs.";

// The keys of all organizations, with one of them in detail
pub(crate) const KEYS_OF_ALL_ORGANIZATIONS: &str = "Keys of all organizations";
pub(crate) const SEARCH_BY_NAME_PREFIX_ORGANIZATION: &str =
    "Search by name, prefix, organization, workspace or agent, creator or note";

pub(crate) fn organizations_counted(organizations: impl Display) -> String {
    format!("{organizations} organizations")
}

pub(crate) const ALL_ORGANIZATIONS: &str = "All organizations";

pub(crate) fn in_counted(keys: impl Display, places: impl Display) -> String {
    format!("{keys} in {places}")
}

pub(crate) const ONE_KEY: &str = "1 key";

pub(crate) fn keys_counted(number: impl Display) -> String {
    format!("{number} keys")
}

pub(crate) const NO_ORGANIZATION_COULD_BE_READ: &str = "No organization could be read";

pub(crate) fn of_organizations_could_not_be_read(found: impl Display, count: impl Display) -> String {
    format!("{found} of {count} organizations could not be read")
}

pub(crate) fn oldest_was_read(age: impl Display) -> String {
    format!(", the oldest was read {age}")
}

pub(crate) fn and_more(list: impl Display, more: impl Display) -> String {
    format!("{list} and {more} more")
}

pub(crate) const WHAT_WAS_READ_BEFORE_IS_SHOWN: &str = ": what was read before is shown.";
pub(crate) const SELECTED_KEY: &str = "Selected key";
pub(crate) const NOTHING_WAS_READ_YET: &str = "Nothing was read yet";
pub(crate) const KEYS_OF_ALL_ORGANIZATIONS_APPEAR: &str =
    "The keys of all organizations appear here as they are read.";
pub(crate) const NONE_OF_THESE_ORGANIZATIONS_HAS_KEY: &str = "None of these organizations has a key.";

// The screen of the keys where there is nothing to manage
pub(crate) const SIGNED_OUT: &str = "Signed out";
pub(crate) const NOTHING_OF_THIS_ORGANIZATION_WAS_READ: &str =
    "Nothing of this organization was read before. Sign in to see its keys.";
pub(crate) const KEYS_COULD_NOT_BE_READ: &str = "The keys could not be read";
pub(crate) const YOUR_CREDENTIAL: &str = "Your credential";
pub(crate) const YOU_CANT_MANAGE_KEYS_OF_THIS_ORGANIZATION: &str =
    "You can't manage the keys of this organization";
pub(crate) const HAS_NO_ROLE_THAT_MAY: &str = "{who} has no role that may.";
pub(crate) const HAS_ROLE_WHICH_MAY_NOT: &str = "{who} has the role {roles}, which may not.";
pub(crate) const ASK_ORGANIZATION_ADMIN_TO_MAKE: &str =
    "Ask an organization admin to make the key for you, or to give you a role that manages keys.";
pub(crate) const THIS_SERVICE_DOES_NOT_OFFER: &str =
    "This service does not offer key management over its API";
pub(crate) const USE_ITS_OWN_CONSOLE_TO_MAKE: &str = "Use its own console to make and delete keys. Signing \
    in works, and so does looking at organizations and workspaces.";

pub(crate) fn workspaces_counted(workspaces: impl Display) -> String {
    format!("Workspaces, {workspaces}")
}

// A row of the table of keys

pub(crate) fn select_name(name: impl Display) -> String {
    format!("Select {name}")
}

pub(crate) const KEYWARD_SIGNS_IN_WITH_THIS: &str = "Keyward signs in with this";
pub(crate) const KEYWARD: &str = "Keyward";
pub(crate) const SIGNS_IN_WITH_THIS: &str = " signs in with this";
pub(crate) const ROTATING: &str = "rotating";
pub(crate) const NEVER_USED: &str = "never used";
pub(crate) const EXPIRED: &str = "expired";
pub(crate) const NEVER_EXPIRES: &str = "never expires";
pub(crate) const NEVER: &str = "never";
pub(crate) const EXPIRED_SINCE: &str = "expired ";
pub(crate) const UNUSED: &str = "unused";

// The table of keys
pub(crate) const SELECT_ALL: &str = "Select all";
pub(crate) const KEYS_LOADING: &str = "Keys, loading";

// A name that came from elsewhere, shown harmlessly
pub(crate) const NO_NAME: &str = "(no name)";

// The keys that could go where there is no room
pub(crate) const LAST_USED: &str = "last used {when}";
pub(crate) const BROAD: &str = "broad";
pub(crate) const DELETE: &str = "Delete";

pub(crate) fn one_of_is_out_of_your_sight(used: impl Display) -> String {
    format!("1 of the {used} is out of your sight: ask an organization admin whether that one can go.")
}

pub(crate) fn of_are_out_of_your_sight(number: impl Display, used: impl Display) -> String {
    format!(
        "{number} of the {used} are out of your sight: ask an organization admin whether one of those \
        can go."
    )
}

// What to do when there is no room for another key

pub(crate) fn all_keys_are_in_use(limit: impl Display) -> String {
    format!("All {limit} keys are in use")
}

pub(crate) const SERVICE_ALLOWS_NO_MORE_FOR_THIS_ORGANIZATION: &str =
    "The service allows no more for this organization";
pub(crate) const EVERY_KEY_HERE_IS_IN_USE: &str =
    "Every key here is in use and has a narrow purpose: decide which one can go, and delete it in the list.";
pub(crate) const DELETE_ONE_OF_THESE_AND_FORM: &str =
    "Delete one of these, and the form is ready for the new key.";
pub(crate) const ORGANIZATION_AND_AGENT_KEYS_TOGETHER: &str = ", organization and agent keys together";
pub(crate) const AND_EXPIRED_KEYS_COUNT_UNTIL: &str = ", and expired keys count until they are deleted";

// How fresh what is shown is
pub(crate) const ONE_REQUEST_THIS_SESSION: &str = "1 request this session";

pub(crate) fn requests_this_session(number: impl Display) -> String {
    format!("{number} requests this session")
}

pub(crate) const REFRESH: &str = "Refresh";
pub(crate) const REFRESH_F5: &str = "Refresh (F5)";
pub(crate) const REQUESTS_COUNT_AGAINST_WHAT_ORGANIZATIONS: &str =
    "Requests count against what the organizations' own automations may send";

// How many keys are shown, read out by screen readers once something else is looked for
pub(crate) const NO_KEY_MATCHES: &str = "No key matches";

pub(crate) fn keys_counted_then(total: impl Display) -> String {
    format!("{total} keys")
}
