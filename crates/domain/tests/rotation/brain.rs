//! The machine under test: the real decisions, and machines with one mistake each.

use domain::rotation::{Choice, Deed, Event, Next, Progress, Reason, Refusal, Rotation, Seen, Wait};
use domain::{Adoption, CreateId, Key, Search, Stage, Timestamp, adopt};

/// Everything that decides. By default as the app has it.
pub(crate) trait Brain {
    fn next(&self, rotation: &Rotation, seen: &Seen) -> Next {
        rotation.next(seen)
    }

    fn before(&self, rotation: &Rotation, deed: &Deed, now: Timestamp) -> Rotation {
        rotation.before(deed, now)
    }

    fn after(&self, rotation: &Rotation, event: Event, now: Timestamp) -> Result<Rotation, Refusal> {
        rotation.after(event, now)
    }

    fn choose(
        &self,
        rotation: &Rotation,
        choice: &Choice,
        seen: &Seen,
        fresh: CreateId,
        now: Timestamp,
    ) -> Result<Rotation, Refusal> {
        rotation.choose(choice, seen, fresh, now)
    }

    fn adopt<'a>(&self, search: &Search<'_>, keys: &'a [Key]) -> Adoption<'a> {
        adopt(search, keys)
    }
}

/// The real one.
pub(crate) struct Real;
impl Brain for Real {}

/// Deletes the old key before the new secret was proven.
pub(crate) struct DeletesBeforeItVerifies;
impl Brain for DeletesBeforeItVerifies {
    fn next(&self, rotation: &Rotation, seen: &Seen) -> Next {
        match rotation.next(seen) {
            Next::Do(Deed::Prove) => Next::Do(Deed::DeleteOld { etag: None }),
            next => next,
        }
    }
}

/// Deletes the old key before the new secret was handed over.
pub(crate) struct DeletesBeforeHandOver;
impl Brain for DeletesBeforeHandOver {
    fn next(&self, rotation: &Rotation, seen: &Seen) -> Next {
        match rotation.next(seen) {
            Next::Wait(Wait { reason: Reason::HandOver, .. }) => Next::Do(Deed::DeleteOld { etag: None }),
            next => next,
        }
    }
}

/// Takes a key for its own that merely could be.
pub(crate) struct AdoptsWithoutTag;
impl Brain for AdoptsWithoutTag {
    fn adopt<'a>(&self, search: &Search<'_>, keys: &'a [Key]) -> Adoption<'a> {
        match adopt(search, keys) {
            Adoption::Ask(candidates) => Adoption::Ours(candidates[0]),
            adoption => adoption,
        }
    }
}

/// Sends a new create where it should find out what became of the last one.
pub(crate) struct RetriesBlindly;
impl Brain for RetriesBlindly {
    fn next(&self, rotation: &Rotation, seen: &Seen) -> Next {
        match rotation.next(seen) {
            Next::Do(Deed::Settle { create }) => {
                let another = create.as_str().replace('0', "1");
                Next::Do(Deed::Create { create: CreateId::new(another) })
            }
            next => next,
        }
    }
}

/// Takes a locked keychain for an empty one.
pub(crate) struct TakesLockedForLost;
impl Brain for TakesLockedForLost {
    fn next(&self, rotation: &Rotation, seen: &Seen) -> Next {
        match (&seen.create, rotation.progress.new_key()) {
            (Some(Stage::Waiting), Some(new)) => {
                let lost = Stage::Lost { key: new.key.clone(), prefix: new.prefix.clone() };
                rotation.next(&Seen { create: Some(lost), ..seen.clone() })
            }
            _ => rotation.next(seen),
        }
    }
}

/// Deletes the old key without looking whether the new one is still there.
pub(crate) struct DeletesWithoutLooking;
impl Brain for DeletesWithoutLooking {
    fn next(&self, rotation: &Rotation, seen: &Seen) -> Next {
        match (&rotation.progress, rotation.next(seen)) {
            (Progress::Finishing { .. }, Next::Do(Deed::Look)) => Next::Do(Deed::DeleteOld { etag: None }),
            (_, next) => next,
        }
    }
}

/// Takes a key for gone that is not in the list.
pub(crate) struct TakesUnlistedForGone;
impl Brain for TakesUnlistedForGone {
    fn next(&self, rotation: &Rotation, seen: &Seen) -> Next {
        match rotation.next(seen) {
            Next::Do(Deed::LookWhetherGone) => Next::Note(Event::OldGone),
            next => next,
        }
    }
}

/// Withdraws for any other machine, earlier or not, and however often it started over.
pub(crate) struct AlwaysYields;
impl Brain for AlwaysYields {
    fn next(&self, rotation: &Rotation, seen: &Seen) -> Next {
        let rival = |keys: &Vec<Key>| {
            let mine = rotation.progress.new_key().map(|new| &new.key);
            let rivals = keys.iter().filter(|key| Some(&key.id) != mine);
            let tagged = |key: &&Key| {
                domain::Tag::found_in(&key.name).is_some_and(|tag| tag.rotates(&rotation.old.id))
            };
            rivals.map(Clone::clone).find(|key| tagged(&key))
        };
        match (rotation.next(seen), seen.keys.as_ref().and_then(rival)) {
            (Next::Wait(Wait { reason: Reason::HandOver, .. }), Some(rival)) => {
                Next::Note(Event::Overtaken { by: rival.id })
            }
            (next, _) => next,
        }
    }
}

/// Looks again and again while the keychain is locked.
pub(crate) struct NeverRests;
impl Brain for NeverRests {
    fn next(&self, rotation: &Rotation, seen: &Seen) -> Next {
        match rotation.next(seen) {
            Next::Wait(Wait { reason: Reason::Keychain, .. }) => Next::Do(Deed::Look),
            next => next,
        }
    }
}

/// Offers nothing where the secret of the new key is lost.
pub(crate) struct KnowsNoWayOut;
impl Brain for KnowsNoWayOut {
    fn next(&self, rotation: &Rotation, seen: &Seen) -> Next {
        match rotation.next(seen) {
            Next::Wait(Wait { reason: Reason::SecretLost, .. }) => {
                Next::Wait(Wait { reason: Reason::SecretLost, choices: vec![] })
            }
            next => next,
        }
    }
}
