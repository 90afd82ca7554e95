//! The world around the machines, small enough to be walked through: a service, keychains, journals.

use crate::setting::{Edition, Setting};
use domain::call::Deleted;
use domain::{CreateId, KeyId};
use std::ops::{Index, IndexMut};

/// The place of a key in the world.
pub(crate) type Slot = u8;
/// The slot of the old key.
pub(crate) const OLD: Slot = 0;
/// The most machines that there are.
pub(crate) const MACHINES: usize = 2;
/// How many creates each machine has.
pub(crate) const CREATES: usize = 2;
/// The slot of a key that another admin makes.
pub(crate) const FOREIGN: Slot = 5;
/// One for each key that can ever exist: the old one, two for each machine, the other admin's.
pub(crate) const SLOTS: Slot = 6;
/// No slot, no list, no rotation.
pub(crate) const NONE: u16 = u16::MAX;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Name {
    Plain,
    Tagged,
    Changed,
}

/// A key at the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ModelKey {
    pub(crate) name: Name,
    pub(crate) edited: bool,
    /// Whether another admin moved it out of our admins' sight.
    pub(crate) hidden: bool,
    /// 0 never, 1 before the hand-over, 2 after.
    pub(crate) used: u8,
    pub(crate) etag: u8,
    /// The place in the order of creation.
    pub(crate) order: u8,
}

/// The keys of the service, each in its slot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Keys([Option<ModelKey>; SLOTS as usize]);

impl Index<Slot> for Keys {
    type Output = Option<ModelKey>;
    fn index(&self, slot: Slot) -> &Self::Output {
        &self.0[usize::from(slot)]
    }
}

impl IndexMut<Slot> for Keys {
    fn index_mut(&mut self, slot: Slot) -> &mut Self::Output {
        &mut self.0[usize::from(slot)]
    }
}

impl Keys {
    /// The keys that are there, in no particular order.
    pub(crate) fn there(&self) -> impl Iterator<Item = (Slot, ModelKey)> {
        (0..SLOTS).filter_map(|slot| Some((slot, self[slot]?)))
    }
}

/// A request that arrives long after its sender gave up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Request {
    Create { slot: Slot },
    Delete { slot: Slot, etag: Option<u8> },
}

/// A create in a machine's journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Intent {
    /// Not there, or finished.
    None,
    /// With the slots that were taken before, and those that the admin said are others.
    Sent {
        before: u8,
        others: u8,
    },
    Pending {
        slot: Slot,
    },
    Lost {
        slot: Slot,
    },
}

/// What a keychain holds for a create.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kept {
    Nothing,
    Placeholder,
    Secret,
}

/// What a machine signs in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Credential {
    Session,
    KeyOf(Slot),
}

/// A machine: its journal and keychain survive a kill, the rest does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Machine {
    /// The record in the journal; all of them are in the [`crate::lab::Lab`].
    pub(crate) rotation: u16,
    pub(crate) intents: [Intent; CREATES],
    pub(crate) keychain: [Kept; CREATES],
    pub(crate) locked: bool,
    pub(crate) credential: Credential,
    /// For which creates more than a day has passed.
    pub(crate) a_day_later: u8,

    /// In memory: which secrets are at hand, the keys to ask about, the list that was read.
    pub(crate) secrets: u8,
    pub(crate) candidates: u8,
    pub(crate) list: u16,

    /// What really happened, whatever the record says: proven or accepted, handed over, left by the admin's word.
    pub(crate) proven: u8,
    pub(crate) handed_over: u8,
    pub(crate) left: u8,
    /// Whether the admin said that the old key is to be deleted.
    pub(crate) told: bool,
}

impl Machine {
    /// Whether there is something in its keychain.
    pub(crate) fn stores_something(&self) -> bool {
        self.keychain.iter().any(|kept| *kept != Kept::Nothing)
    }

    /// Whether a secret is to be in its keychain or in memory.
    pub(crate) fn awaits_a_secret(&self) -> bool {
        self.intents.iter().any(|intent| matches!(intent, Intent::Pending { .. }))
    }
}

/// Everything at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct State {
    pub(crate) keys: Keys,
    /// The slots that a create has filled once.
    pub(crate) made: u8,
    pub(crate) late: [Option<Request>; 2],
    pub(crate) machines: [Machine; MACHINES],
    pub(crate) faults: u8,
    pub(crate) foreign: bool,
    /// The slots that the other admin emptied.
    pub(crate) taken_away: u8,
    /// The slot whose secret was handed over last.
    pub(crate) in_use: u8,
}

/// What the service answers to a create.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Created {
    Made,
    /// Made for this number before.
    Known,
    /// Made for this number before, and deleted.
    Deleted,
    Full,
    /// Without numbers: the same create has made a second key.
    Twice,
}

/// What the service answers to a deletion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Deleted(Deleted),
    Changed,
    Refused,
}

pub(crate) fn slot_of(machine: usize, create: usize) -> Slot {
    Slot::try_from(1 + machine * CREATES + create).expect("few slots")
}

pub(crate) fn maker_of(slot: Slot) -> Option<(usize, usize)> {
    (1..FOREIGN).contains(&slot).then(|| (usize::from(slot - 1) / CREATES, usize::from(slot - 1) % CREATES))
}

pub(crate) fn key_id(slot: Slot) -> KeyId {
    KeyId::new(format!("key{slot}"))
}

pub(crate) fn slot_named(key: &KeyId) -> Slot {
    key.as_str().strip_prefix("key").and_then(|slot| slot.parse().ok()).expect("a key of the model")
}

pub(crate) fn create_id(machine: usize, create: usize) -> CreateId {
    CreateId::new(format!("{}{create}", ["ada", "bob"][machine]))
}

pub(crate) fn create_named(create: &CreateId) -> usize {
    create.as_str()[3..].parse().expect("a create of the model")
}

/// The place of a slot or a create among the bits of a byte.
pub(crate) fn bit(place: impl TryInto<u32>) -> u8 {
    place.try_into().map_or(0, |place| 1 << place)
}

impl State {
    pub(crate) fn count(&self) -> usize {
        self.keys.there().count()
    }

    pub(crate) fn taken(&self) -> u8 {
        self.keys.there().map(|(slot, _)| bit(slot)).sum()
    }

    /// Another key at the end of the order of creation.
    pub(crate) fn add(&mut self, slot: Slot, name: Name) {
        let order = self.keys.there().map(|(_, key)| key.order).max().unwrap_or_default() + 1;
        self.keys[slot] = Some(ModelKey { name, edited: false, hidden: false, used: 0, etag: 0, order });
    }

    pub(crate) fn serve_create(&mut self, setting: &Setting, slot: Slot) -> Created {
        let made = self.made & bit(slot) != 0;
        match setting.edition {
            Edition::ByNumber if made && self.keys[slot].is_some() => Created::Known,
            Edition::ByNumber if made => Created::Deleted,
            _ if self.count() >= setting.limit => Created::Full,
            Edition::ByList if made => Created::Twice,
            Edition::ByNumber | Edition::ByList => {
                self.made |= bit(slot);
                self.add(slot, Name::Tagged);
                Created::Made
            }
        }
    }

    pub(crate) fn serve_delete(&mut self, slot: Slot, etag: Option<u8>) -> Answer {
        match self.keys[slot] {
            None => Answer::Deleted(Deleted::AlreadyGone),
            Some(key) if key.hidden => Answer::Refused,
            Some(key) if etag.is_some_and(|etag| etag != key.etag) => Answer::Changed,
            Some(_) => {
                self.keys[slot] = None;
                self.renumber();
                Answer::Deleted(Deleted::Now)
            }
        }
    }

    /// Only the order among the keys that are there matters.
    fn renumber(&mut self) {
        let mut slots: Vec<Slot> = self.keys.there().map(|(slot, _)| slot).collect();
        slots.sort_by_key(|slot| self.keys[*slot].map(|key| key.order));
        for (order, slot) in slots.into_iter().enumerate() {
            if let Some(key) = &mut self.keys[slot] {
                key.order = u8::try_from(order).unwrap_or(u8::MAX);
            }
        }
    }
}
