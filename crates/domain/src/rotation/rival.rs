//! Two machines that rotate the same key, and find each other by the tags: the later new key, by its creation and
//! then its identifier, goes. Both see the same list, so they never both withdraw.

use super::Rotation;
use crate::{Key, KeyId, Tag};

/// The keys that rotations made as successors of `old` and that still carry their tag.
pub(super) fn successors<'a>(old: &'a KeyId, keys: &'a [Key]) -> impl Iterator<Item = &'a Key> {
    keys.iter().filter(|key| key.id != *old && Tag::found_in(&key.name).is_some_and(|tag| tag.rotates(old)))
}

/// Another machine's successor of the old key that came before `mine`, where this rotation has to withdraw for it.
pub(super) fn earlier_rival<'a>(rotation: &'a Rotation, mine: &Key, keys: &'a [Key]) -> Option<&'a Key> {
    // An earlier key of ours may have made the other machine withdraw: both doing so would leave none.
    if rotation.started_over {
        return None;
    }
    let order = |key: &Key| (key.created, key.id.clone());
    successors(&rotation.old.id, keys).filter(|key| order(key) < order(mine)).min_by_key(|key| order(key))
}
