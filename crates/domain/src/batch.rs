//! Several keys for one deed: how many at most, and the words to type before they are deleted. Pure.

use crate::words::told;
use crate::{KeyId, OrganizationRef};

/// Where a key is, and which one.
pub type KeyPlace = (OrganizationRef, KeyId);

/// The most keys that are looked at and deleted at once: more is not read by anybody.
pub const MOST: usize = 500;

/// What has to be typed to delete so many keys together.
pub fn delete_phrase(count: usize) -> String {
    told::delete_keys(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrase_names_the_number() {
        let table = [(1, "delete 1 key"), (2, "delete 2 keys"), (500, "delete 500 keys")];
        for (count, expected) in table {
            assert_eq!(delete_phrase(count), expected);
        }
    }
}
