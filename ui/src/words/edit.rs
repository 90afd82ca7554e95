//! Changing a key.

use std::fmt::Display;

// The form that changes a key
pub(crate) const SCOPE_OF_KEY_CANT_BE_CHANGED: &str = "The scope of a key can't be changed at this service. \
    Make a new key with the other scope, then delete this one.";
pub(crate) const EXPIRATION_CANT_BE_CHANGED_LATER: &str =
    "The expiration can't be changed later. Make a new key before this one expires, then delete this one.";
pub(crate) const PERMISSIONS_OF_KEY_CANT_BE_CHANGED: &str = "The permissions of a key can't be changed at \
    this service. Make a new key with other permissions, then delete this one.";
pub(crate) const NAME_OF_KEY_CANT_BE_CHANGED: &str = "The name of a key can't be changed at this service.";
pub(crate) const EDIT_KEY: &str = "Edit key";
pub(crate) const NOTHING_WAS_CHANGED_YET: &str = "Nothing was changed yet";
pub(crate) const SAVE: &str = "Save…";
pub(crate) const NAME: &str = "Name";
pub(crate) const EXPIRES: &str = "Expires";
pub(crate) const SCOPE: &str = "Scope";
pub(crate) const PERMISSIONS: &str = "Permissions";

// Changing a key
pub(crate) const CHOOSE_AT_LEAST_ONE_WORKSPACE: &str = "Choose at least one workspace.";
pub(crate) const CHOOSE_AGENT: &str = "Choose an agent.";
pub(crate) const CHOOSE_AT_LEAST_ONE_PERMISSION: &str = "Choose at least one permission.";

// The dialog for a key that somebody else changed meanwhile
pub(crate) const CHANGED_MEANWHILE: &str = "Changed meanwhile: {name}";
pub(crate) const SOMEBODY_ELSE_CHANGED_THIS_KEY: &str = "Somebody else changed this key while you were \
    editing it, so nothing was saved. What you typed is still here: choose.";
pub(crate) const THEIRS_AS_IT_IS_NOW: &str = "Theirs, as it is now";
pub(crate) const YOURS: &str = "Yours";
pub(crate) const KEEP_EDITING: &str = "Keep editing";
pub(crate) const TAKE_THEIRS: &str = "Take theirs";
pub(crate) const SAVING: &str = "Saving…";
pub(crate) const SAVE_MINE: &str = "Save mine";
pub(crate) const WAS: &str = "was {before}";
pub(crate) const NOT_CHANGED_BY_THEM: &str = "not changed by them";
pub(crate) const CAN_DO_MORE_THAN_BEFORE: &str = "can do more than before";
pub(crate) const STAYS_AS_THEIRS: &str = "stays as theirs";

// The dialog that shows what will change of a key before it is saved
pub(crate) const SAVE_CHANGES_OF: &str = "Save changes of {name}";
pub(crate) const WHATEVER_USES_THIS_KEY_WILL_BE_ABLE: &str =
    "Whatever uses this key will be able to do more than before, at once.";
pub(crate) const WHATEVER_USES_THIS_KEY_IS_AFFECTED: &str = "Whatever uses this key is affected at once.";
pub(crate) fn then_it(ability: impl Display) -> String {
    format!("Then it {ability}")
}

pub(crate) const SAVE_CHANGES: &str = "Save changes";
pub(crate) const BEFORE: &str = "before: ";
pub(crate) const AFTER: &str = "after: ";
pub(crate) const ADDED: &str = "added: ";
pub(crate) const REMOVED: &str = "removed: ";

// What changes of a key, field by field, in words
pub(crate) const EVERYTHING_THAT_SERVICE_OFFERS: &str = "Everything that the service offers";
pub(crate) const ALL_FULL_READ_AND_WRITE: &str = "All: full read and write";
pub(crate) const READ_ONLY: &str = "Read only";
pub(crate) const RESTRICTED_ONE_PERMISSION: &str = "Restricted, 1 permission";

pub(crate) fn restricted_permissions(ids: impl Display) -> String {
    format!("Restricted, {ids} permissions")
}

pub(crate) fn unknown(word: impl Display) -> String {
    format!("Unknown: {word}")
}

pub(crate) fn no_longer_offered(id: impl Display) -> String {
    format!("{id} (no longer offered)")
}
