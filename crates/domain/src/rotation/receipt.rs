//! What a rotation did, and when; and where it is on its way.

use super::{By, Ending, Mode, Progress, Rotation};
use crate::{KeyId, Timestamp};
use serde::{Deserialize, Serialize};

/// What was done, in order, each with its time by this machine's clock.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Receipt(Vec<(Timestamp, Step)>);

/// Something that a rotation did or saw. [`Step::sentence`] says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Everything was looked at, and the rotation began.
    Began,
    /// The service was asked for the new key.
    Asked,
    /// The new key exists.
    Created {
        /// The first characters of its secret.
        prefix: String,
    },
    /// The secret of the new key can't be had again.
    SecretLost {
        /// The first characters of it.
        prefix: String,
    },
    /// The service accepts the new secret.
    Verified,
    /// It could not be found out whether the service accepts it; the admin went on.
    AcceptedUnproven,
    /// Another machine was earlier.
    Overtaken {
        /// Its new key.
        by: KeyId,
    },
    /// The admin stored the new secret.
    HandedOver,
    /// Keyward signs in with the new key.
    Swapped,
    /// The service was asked to delete the old key.
    OldDeleteSent,
    /// The old key is gone.
    OldGone(By),
    /// The new key was deleted from here.
    NewDeleted,
    /// The new key was left as it is.
    NewLeft {
        /// Which one.
        key: KeyId,
    },
    /// Somebody else deleted the new key.
    NewVanished,
    /// The new key has its final name.
    Renamed,
    /// The rotation ended.
    Ended(Ending),
}

impl Receipt {
    pub(super) fn add(&mut self, step: Step, now: Timestamp) {
        self.0.push((now, step));
    }

    /// The steps, the first one first.
    pub fn steps(&self) -> &[(Timestamp, Step)] {
        &self.0
    }

    /// When a step was done last; `None` where it was not.
    pub fn when(&self, step: &Step) -> Option<Timestamp> {
        self.0.iter().rev().find(|(_, done)| done == step).map(|(when, _)| *when)
    }

    /// By which step a stop was reached last, and when; `None` where it was not.
    pub fn reached(&self, stop: Stop) -> Option<&(Timestamp, Step)> {
        self.0.iter().rev().find(|(_, step)| reaches(step, stop))
    }
}

/// The steps by which a stop is reached.
fn reaches(step: &Step, stop: Stop) -> bool {
    match stop {
        Stop::Created => matches!(step, Step::Created { .. }),
        Stop::Verified => matches!(step, Step::Verified | Step::AcceptedUnproven),
        Stop::HandedOver => *step == Step::HandedOver,
        Stop::Waiting => *step == Step::Ended(Ending::KeptBoth),
        Stop::OldDeleted => matches!(step, Step::OldGone(_)),
    }
}

/// A stop on the line that a rotation moves along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// The new key exists.
    Created,
    /// Its secret works.
    Verified,
    /// It is stored where it is used.
    HandedOver,
    /// The old key waits to go.
    Waiting,
    /// The old key is gone.
    OldDeleted,
}

/// Where a rotation is, seen from a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Passage {
    /// It was there.
    Behind,
    /// It is on its way there, or stays there.
    Here,
    /// It will come there.
    Ahead,
}

impl Rotation {
    /// The stops in their order, and where the rotation is.
    pub fn line(&self) -> Vec<(Stop, Passage)> {
        let stops: &[Stop] = match self.mode {
            Mode::Overlap => {
                &[Stop::Created, Stop::Verified, Stop::HandedOver, Stop::Waiting, Stop::OldDeleted]
            }
            Mode::Leaked | Mode::InPlace => {
                &[Stop::OldDeleted, Stop::Created, Stop::Verified, Stop::HandedOver]
            }
        };
        let (heading_for, over) = match &self.progress {
            Progress::OldFirst { .. } => (Stop::OldDeleted, false),
            Progress::Planned { .. } | Progress::Creating { .. } | Progress::Lost { .. } => {
                (Stop::Created, false)
            }
            Progress::Created { .. } => (Stop::Verified, false),
            Progress::Proven { .. } | Progress::Swapping { .. } => (Stop::HandedOver, false),
            Progress::HandedOver { .. } => (Stop::Waiting, false),
            Progress::Finishing { .. } => (Stop::OldDeleted, false),
            Progress::Renaming { ending, .. } | Progress::Ended { ending } => match ending {
                Ending::Done => (Stop::OldDeleted, true),
                Ending::KeptBoth => (Stop::Waiting, false),
                Ending::Undone | Ending::Withdrew => (Stop::Created, false),
            },
            Progress::Undoing { .. } => (Stop::Created, false),
        };
        let here = stops.iter().position(|stop| *stop == heading_for).unwrap_or_default();
        let passage = |place: usize| match place.cmp(&here) {
            _ if over => Passage::Behind,
            std::cmp::Ordering::Less => Passage::Behind,
            std::cmp::Ordering::Equal => Passage::Here,
            std::cmp::Ordering::Greater => Passage::Ahead,
        };
        stops.iter().enumerate().map(|(place, stop)| (*stop, passage(place))).collect()
    }
}
