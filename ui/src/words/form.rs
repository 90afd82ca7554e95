//! The form for a new key, and its fields.

use std::fmt::Display;

// The form for a new key
pub(crate) const NEW_KEY: &str = "New key";
pub(crate) const DELETE_KEY_FIRST: &str = "Delete a key first";
pub(crate) const CREATING: &str = "Creating…";
pub(crate) const CREATE_KEY: &str = "Create key";
pub(crate) const CREATE_ANYWAY: &str = "Create anyway";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const NO_RECOVERY_AFTER_CRASH_WITHOUT: &str = "No recovery after a crash: without a keychain the \
    new secret is only in memory until you have stored it.";
pub(crate) const NOTHING_WAS_SENT_WITHOUT_KEYCHAIN: &str = "Nothing was sent. Without the keychain there is \
    no recovery after a crash: the new secret is only in memory until you have stored it.";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const KEY_WAS_MADE_ITS_SECRET_WAITS: &str = "The key was made. Its secret waits to be stored.";

// Settings that many keys have in common, as far as a service offers them
pub(crate) const DASHBOARD: &str = "Dashboard";
pub(crate) const READS_EVERYTHING_CHANGES_NOTHING: &str = "Reads everything, changes nothing";
pub(crate) const SCHEDULER: &str = "Scheduler";
pub(crate) const STARTS_AND_FOLLOWS_RUNS: &str = "Starts and follows runs";
pub(crate) const FILE_DROP: &str = "File drop";
pub(crate) const UPLOADS_FILES_AND_READS_THEM: &str = "Uploads files, and reads them";

// The name of a new key, checked while it is typed
pub(crate) const NAME: &str = "Name";
pub(crate) const WHAT_WILL_USE_IT_FOR_EXAMPLE: &str = "What will use it? For example: Nightly export";

// Presets to begin a new key with
pub(crate) const START_FROM: &str = "Start from";
pub(crate) const IT_SETS_PERMISSIONS_AND_EXPIRATION: &str =
    "It sets the permissions and the expiration. Change them as you like.";

// What a new key may do
pub(crate) const AS_IT_IS: &str = "As it is";
pub(crate) const PERMISSIONS: &str = "Permissions";
pub(crate) const READ_ONLY: &str = "Read only";
pub(crate) const LIST_GET_AND_QUERY: &str = "list, get and query";
pub(crate) const RESTRICTED: &str = "Restricted";
pub(crate) const ONLY_WHAT_IS_CHOSEN: &str = "only what is chosen";
pub(crate) const ALL: &str = "All";
pub(crate) const FULL_READ_AND_WRITE: &str = "full read and write";

pub(crate) fn permissions_chosen(chosen: impl Display, catalogue: impl Display) -> String {
    format!("{chosen} of {catalogue} chosen")
}

pub(crate) fn of_chosen_no_longer_offered(
    chosen: impl Display,
    catalogue: impl Display,
    gone: impl Display,
) -> String {
    format!("{chosen} of {catalogue} chosen, {gone} no longer offered")
}

pub(crate) const SEARCH_PERMISSIONS: &str = "Search permissions";
pub(crate) const SELECT_ALL_READ: &str = "Select all read";
pub(crate) const NONE: &str = "None";
pub(crate) const NO_PERMISSION_HAS_THIS_IN_ITS_NAME: &str = "No permission has this in its name.";
pub(crate) const NO_LONGER_OFFERED: &str = "No longer offered";

pub(crate) fn permissions_of(title: impl Display) -> String {
    format!("Permissions of {title}: ")
}

pub(crate) fn of_total(chosen: impl Display, total: impl Display) -> String {
    format!("{chosen} of {total}")
}

pub(crate) const CHANGES: &str = "changes";

// What a key may reach
pub(crate) const SCOPE: &str = "Scope";
pub(crate) const ALL_WORKSPACES: &str = "All workspaces";
pub(crate) const ALSO_THOSE_MADE_LATER: &str = "also those made later";
pub(crate) const SPECIFIC_WORKSPACES: &str = "Specific workspaces";
pub(crate) const ONES_CHOSEN_BELOW: &str = "the ones chosen below";
pub(crate) const ORGANIZATION: &str = "Organization";
pub(crate) const EVERYTHING_WITH_EVERY_AGENT: &str = "everything, with every agent";
pub(crate) const ONE_AGENT: &str = "One agent";
pub(crate) const ONE_CHOSEN_BELOW: &str = "the one chosen below";
pub(crate) const YOUR_ROLE_MANAGES_KEYS_OF_YOUR_AGENTS: &str =
    "Your role manages the keys of your agents only.";
pub(crate) const YOUR_ROLE_MANAGES_KEYS_OF_YOUR_WORKSPACES: &str =
    "Your role manages the keys of your workspaces only.";

// A checklist of workspaces that stays quick with hundreds of them

pub(crate) fn workspaces_chosen(count: impl Display, total: impl Display) -> String {
    format!("{count} of {total} chosen")
}

pub(crate) fn of_chosen_deleted(count: impl Display, total: impl Display, deleted: impl Display) -> String {
    format!("{count} of {total} chosen, {deleted} deleted")
}

pub(crate) const SEARCH_WORKSPACES: &str = "Search workspaces";
pub(crate) const SHOW_ALL: &str = "Show all";
pub(crate) const SELECTED_ONLY: &str = "Selected only";
pub(crate) const SELECT_FOUND: &str = "Select found";
pub(crate) const SELECT_ALL: &str = "Select all";
pub(crate) const THIS_ORGANIZATION_HAS_NO_WORKSPACES: &str =
    "This organization has no workspaces that you manage keys for.";
pub(crate) const WORKSPACES_ARE_NOT_TOLD: &str = "The service does not tell you its workspaces. These are the \
    ones that your role and the keys here name, by their identifiers.";
pub(crate) const WORKSPACES_ARE_NOT_TOLD_NOR_NAMED: &str = "The service does not tell you its workspaces, and \
    neither your role nor a key here names one. Ask an organization admin to make the key.";
pub(crate) const NO_WORKSPACE_HAS_THIS_IN_ITS_NAME: &str = "No workspace has this in its name.";
pub(crate) const NONE_IS_CHOSEN_YET: &str = "None is chosen yet.";
pub(crate) const DELETED_WORKSPACE: &str = "Deleted workspace";

// A list of agents to choose one from, quick with hundreds of them

pub(crate) fn chosen(name: impl Display) -> String {
    format!("{name} chosen")
}

pub(crate) const ONE_AGENT_NOT_CHOSEN_YET: &str = "1 agent, not chosen yet";

pub(crate) fn agents_none_chosen_yet(manageable: impl Display) -> String {
    format!("{manageable} agents, none chosen yet")
}

pub(crate) const SEARCH_AGENTS: &str = "Search agents";
pub(crate) const THIS_ORGANIZATION_HAS_NO_AGENTS: &str =
    "This organization has no agents that you manage keys for.";
pub(crate) const NO_AGENT_HAS_THIS_IN_ITS_NAME: &str = "No agent has this in its name.";
pub(crate) const AGENT: &str = "Agent";

// How long a new key lives, with the date that means here
pub(crate) const EXPIRES: &str = "Expires";
pub(crate) const IT_CANT_BE_CHANGED_LATER: &str = "It can't be changed later.";

// What the admin can do with a rotation that waits
pub(crate) const SHOW_NAMES_FIRST_SHORT: &str = "Show the names first";

// What an admin should notice about a key, in words
pub(crate) const EXPIRED_NOTHING_CAN_USE_IT: &str =
    "Expired. Nothing can use it any more, and it still takes a slot. It can be deleted safely.";
pub(crate) const EXPIRED_SINCE_NOTHING_CAN_USE_IT: &str =
    "Expired {when}. Nothing can use it any more, and it still takes a slot. It can be deleted safely.";
pub(crate) const EXPIRES_WHATEVER_USES_IT_WILL_STOP: &str =
    "Expires {when}. Whatever uses it will stop working on {day}.";
pub(crate) const BROAD_WHOEVER_HAS_IT_CAN_DO: &str = "Broad: whoever has it can do everything with every \
    agent. A key for one agent does less harm when it leaks.";
pub(crate) const BROAD_WHOEVER_HAS_IT_CAN_CHANGE: &str = "Broad: whoever has it can change things far \
    beyond one task. A key with fewer permissions, for single workspaces, does less harm when it leaks.";
pub(crate) const LAST_USED_IF_NOBODY_MISSES_IT: &str = "Last used {when}. If nobody misses it, delete it.";
pub(crate) const NEVER_USED_IF_NOBODY_MISSES_IT: &str = "Never used. If nobody misses it, delete it.";
pub(crate) const NEVER_USED_SINCE_IF_NOBODY_MISSES_IT: &str =
    "Never used since it was made {when}. If nobody misses it, delete it.";
pub(crate) const ROTATE: &str = "Rotate";

// The word that is typed to confirm that a key is deleted
pub(crate) const TYPE_TO_CONFIRM: &str = "Type {word} to confirm";
pub(crate) const PREFIX_BECAUSE_NAME_HAS_CHARACTERS: &str =
    "The prefix, because the name has characters that can't be seen or typed.";

// What is wrong with a field, below it
pub(crate) const SHOW_NAMES_TO_READ_WHAT_IS_WRONG: &str = "Show the names to read what is wrong.";

// The verbs about creates
pub(crate) const NO_KEY_WAS_MADE_HERE: &str = "No key was made. Here is what you asked for, to try again";
pub(crate) const NONE_OF_THESE_THEY_STAY: &str = "None of these: they stay as they are";
pub(crate) const DELETED_HERE_IS_SAME_KEY: &str = "Deleted. Here is the same key, to make again";

// Who made a key
pub(crate) const BY: &str = "by {name}";
