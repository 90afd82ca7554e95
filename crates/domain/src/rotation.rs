//! Rotation: a key gets a successor, and goes. Every step is written down before it is done, and every decision is
//! taken here, from the record of the rotation and from what is seen: nothing here asks, waits or remembers.
//!
//! [`Rotation::begin`] makes the record, or says what is in the way. Then, again and again:
//! [`Rotation::next`] tells what is to do, [`Rotation::before`] what to write down before it is done,
//! [`Rotation::after`] what it led to, and [`Rotation::choose`] what the admin's choice changes.
//!
//! What must never happen is in `tests/rotation`, which walks through everything that can.

mod after;
mod before;
mod begin;
mod choose;
mod deed;
mod next;
mod objection;
mod receipt;
mod rival;
mod view;
mod wait;
mod word;
mod words;

pub use after::Event;
pub use begin::{Obstacle, Plan};
pub use choose::{Choice, Refusal};
pub use deed::{Deed, Next};
pub use next::Seen;
pub use objection::Objection;
pub use receipt::{Passage, Receipt, Step, Stop};
pub use view::{RotationView, Standing};
pub use wait::{Reason, Wait};

use crate::{CreateId, Failure, Key, KeyDraft, KeyId, OrganizationRef, Tag, Timestamp, Verdict, opaque_id};
use serde::{Deserialize, Serialize};

opaque_id!(
    /// A rotation: Keyward's own, never sent to a service.
    RotationId
);

/// A rotation, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rotation {
    /// Identifies it on this machine.
    pub id: RotationId,
    /// Where.
    pub at: OrganizationRef,
    /// The organization's name for people, as it was at the beginning.
    pub organization_title: String,
    /// The old key with all its settings, as it was at the beginning.
    pub old: Key,
    /// What the new key is to be in the end.
    pub draft: KeyDraft,
    /// Which key goes first.
    pub mode: Mode,
    /// How far it came.
    pub progress: Progress,
    /// What became of the old key.
    pub fate: Fate,
    /// Whether this is not the first create. An earlier one may have made a key for which another machine withdrew,
    /// so this rotation does not withdraw any more.
    pub started_over: bool,
    /// Why the last deed failed. Until the admin or the app tries again, nothing is done by itself.
    pub trouble: Option<Failure>,
    /// What was done, and when.
    pub receipt: Receipt,
}

/// Which key goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The new key comes first; the old one works until the new one does.
    Overlap,
    /// The old key goes first: somebody has it who should not.
    Leaked,
    /// The old key goes first: there is no room for both.
    InPlace,
}

impl Mode {
    /// Whether the old key goes first. Then its name is typed.
    pub fn old_first(self) -> bool {
        match self {
            Mode::Overlap => false,
            Mode::Leaked | Mode::InPlace => true,
        }
    }
}

/// How far a rotation came. Each is written before the step that follows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// The old key is to go first, as the admin typed.
    OldFirst {
        /// The create that comes then.
        create: CreateId,
        /// What the admin knows and does not mind.
        despite: Vec<Objection>,
    },
    /// The new key is to be made; nothing was sent yet.
    Planned {
        /// The create.
        create: CreateId,
    },
    /// The create may have been sent: from here on the new key may exist.
    Creating {
        /// The create.
        create: CreateId,
        /// Whether the admin had to say which key it made.
        chosen: bool,
    },
    /// The new key exists and its secret is pending.
    Created {
        /// The new key.
        new: NewKey,
        /// What the service said of the secret, unless it accepted it; `None` while it was not asked.
        verdict: Option<Verdict>,
    },
    /// The new secret works, or the admin takes it as it is. It waits to be stored.
    Proven {
        /// The new key.
        new: NewKey,
    },
    /// The admin has stored the secret, and Keyward, which signs in with the old key, is to sign in with the new.
    Swapping {
        /// The new key.
        new: NewKey,
        /// When the keys were last used, as it was then.
        uses: Option<Uses>,
    },
    /// The admin has stored the secret. The rotation waits as long as they want.
    HandedOver {
        /// The new key.
        new: NewKey,
        /// When the keys were last used, as it was then.
        uses: Option<Uses>,
    },
    /// The admin wants the old key to be deleted. What speaks against it is looked at last thing before.
    Finishing {
        /// The new key.
        new: NewKey,
        /// When the keys were last used, as it was at the hand-over.
        uses: Option<Uses>,
        /// What the admin knows and does not mind.
        despite: Vec<Objection>,
    },
    /// The tag is to be taken out of the new key's name.
    Renaming {
        /// The new key.
        new: NewKey,
        /// How the rotation ends then.
        ending: Ending,
    },
    /// The new key exists and its secret can't be had again.
    Lost {
        /// The new key.
        new: NewKey,
    },
    /// The new key is to be deleted.
    Undoing {
        /// The new key.
        new: NewKey,
        /// What comes then.
        then: Then,
    },
    /// Nothing is left to do.
    Ended {
        /// How it ended.
        ending: Ending,
    },
}

/// The key that a rotation made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewKey {
    /// The create that made it.
    pub create: CreateId,
    /// The key.
    pub key: KeyId,
    /// The first characters of its secret.
    pub prefix: String,
    /// Whether the admin said that this is the key: then it may be another, and is not deleted from here.
    pub chosen: bool,
}

/// When both keys were last used, as the service told at the hand-over. Only the service's own times are compared
/// with these, so that it does not matter whether this machine's clock is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uses {
    /// The new key. The proof that it works is a use, too.
    pub new: Option<Timestamp>,
    /// The old key.
    pub old: Option<Timestamp>,
}

/// What became of the old key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Nothing that we know of.
    Kept,
    /// Its deletion was sent, or may have been.
    Sent {
        /// Whether the service said that it did it.
        answered: bool,
    },
    /// It is gone: the service answered 404.
    Gone(By),
}

/// Who deleted a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// This rotation.
    Us,
    /// Somebody else: nothing was sent from here.
    Others,
    /// This rotation or somebody else: the answer was lost.
    Unknown,
}

/// What comes after a new key was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// The rotation ends.
    End(Ending),
    /// Another new key is made.
    Again(CreateId),
}

/// How a rotation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The new key is handed over, the old one is gone.
    Done,
    /// The new key is handed over, and the old one stays.
    KeptBoth,
    /// Called off: there is no new key.
    Undone,
    /// Another machine rotates the same key and was earlier: the new key of this one was deleted.
    Withdrew,
}

impl Progress {
    /// The new key, once there is one.
    pub fn new_key(&self) -> Option<&NewKey> {
        match self {
            Progress::Created { new, .. }
            | Progress::Proven { new }
            | Progress::Swapping { new, .. }
            | Progress::HandedOver { new, .. }
            | Progress::Finishing { new, .. }
            | Progress::Renaming { new, .. }
            | Progress::Lost { new }
            | Progress::Undoing { new, .. } => Some(new),
            Progress::OldFirst { .. }
            | Progress::Planned { .. }
            | Progress::Creating { .. }
            | Progress::Ended { .. } => None,
        }
    }

    /// The create that is under way or made the new key.
    pub fn create(&self) -> Option<&CreateId> {
        match self {
            Progress::OldFirst { create, .. }
            | Progress::Planned { create }
            | Progress::Creating { create, .. } => Some(create),
            other => other.new_key().map(|new| &new.create),
        }
    }
}

impl Rotation {
    /// The tag in the name of the key that this create makes for this rotation.
    pub fn tag(&self, create: &CreateId) -> Tag {
        Tag::of_rotation(create, &self.old.id)
    }

    /// Whether nothing is left to do.
    pub fn is_over(&self) -> bool {
        matches!(self.progress, Progress::Ended { .. })
    }
}

#[cfg(test)]
mod tests;
