//! What to do about a pasted key.

use std::fmt::Display;

// Checking a pasted key
pub(crate) const KEY_THAT_IT_COULD_BE_HAS_EXPIRED: &str =
    "A key that it could be has expired. Make a new key and hand it over.";
pub(crate) const NO_KEY_IN_YOUR_LISTS: &str = "No key in your lists begins like it: it was deleted, or \
    belongs to an organization that you don't see. Refresh the lists, then ask your admin.";
pub(crate) const KEY_IN_YOUR_LISTS_BEGINS: &str = "A key in your lists begins like it, so it may have been \
    copied incompletely. Compare its end, or make a new key.";
pub(crate) const IT_MAY_BELONG_TO_ANOTHER: &str =
    "It may belong to another region or edition. Check it at the other address.";
pub(crate) const KEY_THAT_WAS_JUST_MADE: &str =
    "A key that was just made or deleted can take a minute to be known everywhere. Try again.";

pub(crate) fn if_nothing_helps_write_to_or_use(support: impl Display) -> String {
    format!("If nothing helps, write to {support} or use the support chat of the platform.")
}
