//! What is wrong with what was typed or chosen, and what to do.

use std::fmt::Display;

// What an admin asks for when making a key
pub(crate) const CHOOSE_WHEN_KEY_EXPIRES: &str = "Choose when the key expires.";
pub(crate) const KEYS_OF_THIS_SERVICE_NEVER: &str = "Keys of this service never expire.";
pub(crate) const CHOOSE_ONE_OF_EXPIRATIONS_THAT_SERVICE: &str =
    "Choose one of the expirations that the service offers.";
pub(crate) const CHOOSE_WHAT_KEY_MAY_REACH: &str = "Choose what the key may reach.";
pub(crate) const THIS_SERVICE_HAS_NO_KEYS: &str = "This service has no keys for all workspaces.";
pub(crate) const YOU_MANAGE_KEYS_OF_SOME: &str =
    "You manage keys of some workspaces only. Choose among those.";
pub(crate) const THIS_SERVICE_HAS_NO_KEYS_FOR_SINGLE: &str =
    "This service has no keys for single workspaces.";
pub(crate) const CHOOSE_AT_LEAST_ONE_WORKSPACE: &str = "Choose at least one workspace.";
pub(crate) const THIS_SERVICE_HAS_NO_KEYS_FOR_ORGANIZATION: &str =
    "This service has no keys for the organization.";
pub(crate) const YOU_MANAGE_KEYS_OF_SOME_AGENTS: &str =
    "You manage the keys of some agents only. Choose one of those.";
pub(crate) const THIS_SERVICE_HAS_NO_KEYS_FOR_SINGLE_AGENTS: &str =
    "This service has no keys for single agents.";
pub(crate) const CHOOSE_AGENT: &str = "Choose an agent.";
pub(crate) const YOU_DONT_MANAGE_KEYS_OF_THIS_AGENT: &str = "You don't manage the keys of this agent.";
pub(crate) const YOU_DONT_MANAGE_KEYS_OF_ONE: &str = "You don't manage keys of one of these workspaces.";
pub(crate) const CHOOSE_WHAT_KEY_MAY_DO: &str = "Choose what the key may do.";
pub(crate) const KEYS_OF_THIS_SERVICE_HAVE_NO_PERMISSIONS: &str = "Keys of this service have no permissions.";
pub(crate) const CHOOSE_AT_LEAST_ONE_PERMISSION: &str = "Choose at least one permission.";
pub(crate) const SERVICE_NO_LONGER_OFFERS_ONE: &str =
    "The service no longer offers one of these permissions. Remove it.";

// Changing a key
pub(crate) const THIS_CANT_BE_CHANGED_AT_THIS_SERVICE: &str =
    "This can't be changed at this service. Make a new key instead.";

// What the admin sets for Keyward on this machine
pub(crate) const GIVE_VIEW_NAME: &str = "Give the view a name.";

pub(crate) fn name_has_at_most_characters(longest: impl Display) -> String {
    format!("A name has at most {longest} characters. Shorten it.")
}

pub(crate) const ANOTHER_VIEW_HAS_THIS_NAME: &str = "Another view has this name. Choose another one.";
pub(crate) const THIS_SEARCH_IS_TOO_LONG: &str = "This search is too long to be kept. Shorten it.";

pub(crate) fn at_most_views_are_kept(most: impl Display) -> String {
    format!("At most {most} views are kept. Delete one first.")
}

// What the admin chooses
pub(crate) const ROTATION_HAS_MOVED_ON_LOOK: &str =
    "The rotation has moved on. Look at it again before you choose.";
pub(crate) const THIS_DOES_NOT_BELONG_TO_STEP: &str =
    "This does not belong to the step that the rotation is at. Nothing was changed.";

// The beginning
pub(crate) const ONE_OF_THESE_WORKSPACES_NO_LONGER: &str =
    "One of these workspaces no longer exists. Remove it.";

// The name of a key
pub(crate) const GIVE_KEY_NAME: &str = "Give the key a name.";

pub(crate) fn key_name_has_at_most(longest: usize, length: usize) -> String {
    format!("A name has at most {longest} characters; this one has {length}.")
}

pub(crate) fn control_character(code: u32) -> String {
    format!(
        "A name can't contain control characters; this one has U+{code:04X}. Type it instead of pasting it."
    )
}
