//! What a deed led to, or what was seen: how it changes the record.

use super::{By, Ending, Fate, NewKey, Progress, Refusal, Rotation, Step, Then, Uses};
use crate::call::Deleted;
use crate::{Failure, KeyId, Timestamp, Verdict};
use serde::{Deserialize, Serialize};

/// What a deed led to, or what was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A look, a settling or a wipe went well: what it brought is in what is seen next.
    Looked,
    /// A deed failed, or its answer was lost.
    Failed(Failure),
    /// The new key exists and its secret is at hand.
    Arrived {
        /// The new key.
        key: KeyId,
        /// The first characters of its secret.
        prefix: String,
    },
    /// The new key exists and its secret can't be had again.
    SecretLost {
        /// The new key.
        key: KeyId,
        /// The first characters of its secret.
        prefix: String,
    },
    /// What the service says of the new secret.
    Proved(Verdict),
    /// Another machine made a successor of the same key earlier.
    Overtaken {
        /// That successor.
        by: KeyId,
    },
    /// Keyward signs in with the new secret.
    Swapped,
    /// The new secret is no longer at hand to sign in with.
    NotSwapped,
    /// The service answered the deletion of the old key.
    OldDeleted(Deleted),
    /// The old key was not deleted: it changed since it was looked at.
    OldChanged,
    /// The service answered 404 for the old key.
    OldGone,
    /// The new key has its final name, or another that somebody gave it.
    Renamed,
    /// The new key is gone.
    NewGone,
}

impl Rotation {
    /// The record after an event.
    ///
    /// # Errors
    /// For an event that can't come now.
    pub fn after(&self, event: Event, now: Timestamp) -> Result<Self, Refusal> {
        let mut after = Self { trouble: None, ..self.clone() };
        match (&self.progress, event) {
            (Progress::Ended { .. }, _) => return Err(Refusal::OutOfPlace),
            (_, Event::Failed(failure)) => after.trouble = Some(failure),
            (_, Event::Looked) => {}
            (Progress::Creating { create, chosen }, Event::Arrived { key, prefix }) => {
                let new = NewKey { create: create.clone(), key, prefix, chosen: *chosen };
                after.receipt.add(Step::Created { prefix: new.prefix.clone() }, now);
                after.progress = Progress::Created { new, verdict: None };
            }
            (Progress::Creating { create, chosen }, Event::SecretLost { key, prefix }) => {
                let new = NewKey { create: create.clone(), key, prefix, chosen: *chosen };
                after.lose(new, now);
            }
            (Progress::Created { new, .. } | Progress::Proven { new }, Event::SecretLost { .. }) => {
                after.lose(new.clone(), now);
            }
            (Progress::Created { new, .. }, Event::Proved(Verdict::Alive)) => {
                after.receipt.add(Step::Verified, now);
                after.progress = Progress::Proven { new: new.clone() };
            }
            (Progress::Created { new, .. }, Event::Proved(verdict)) => {
                after.progress = Progress::Created { new: new.clone(), verdict: Some(verdict) };
            }
            (Progress::Proven { new }, Event::Overtaken { by }) => {
                after.receipt.add(Step::Overtaken { by }, now);
                after.discard(&new.clone(), Then::End(Ending::Withdrew), now);
            }
            (Progress::Swapping { new, uses }, Event::Swapped) => {
                after.receipt.add(Step::Swapped, now);
                after.handed_over(new.clone(), uses.clone());
            }
            (Progress::Swapping { new, uses }, Event::NotSwapped) => {
                after.handed_over(new.clone(), uses.clone());
            }
            (Progress::OldFirst { .. } | Progress::Finishing { .. }, Event::OldDeleted(Deleted::Now)) => {
                after.fate = Fate::Sent { answered: true };
            }
            (Progress::OldFirst { .. } | Progress::Finishing { .. }, Event::OldChanged) => {}
            (_, Event::OldDeleted(Deleted::AlreadyGone) | Event::OldGone) => after.old_is_gone(now),
            (Progress::Renaming { ending, .. }, Event::Renamed) => {
                after.receipt.add(Step::Renamed, now);
                after.end(*ending, now);
            }
            (Progress::Renaming { ending, .. }, Event::NewGone) => {
                after.receipt.add(Step::NewVanished, now);
                after.end(*ending, now);
            }
            (Progress::Undoing { then, .. }, Event::NewGone) => {
                after.receipt.add(Step::NewDeleted, now);
                after.go_on(then.clone(), now);
            }
            _ => return Err(Refusal::OutOfPlace),
        }
        Ok(after)
    }

    fn lose(&mut self, new: NewKey, now: Timestamp) {
        self.receipt.add(Step::SecretLost { prefix: new.prefix.clone() }, now);
        self.progress = Progress::Lost { new };
    }

    fn old_is_gone(&mut self, now: Timestamp) {
        let by = match self.fate {
            Fate::Kept => By::Others,
            Fate::Sent { answered: true } => By::Us,
            Fate::Sent { answered: false } => By::Unknown,
            Fate::Gone(by) => by,
        };
        self.fate = Fate::Gone(by);
        self.receipt.add(Step::OldGone(by), now);
        match &self.progress {
            Progress::OldFirst { create, .. } => self.progress = Progress::Planned { create: create.clone() },
            // The admin may have wanted to keep both: there are no longer two.
            Progress::HandedOver { new, .. }
            | Progress::Finishing { new, .. }
            | Progress::Renaming { new, ending: Ending::KeptBoth } => {
                self.progress = Progress::Renaming { new: new.clone(), ending: Ending::Done };
            }
            // The new key is needed all the more.
            _ => {}
        }
    }

    /// The new key is in use from here on: it is not taken away any more.
    pub(super) fn handed_over(&mut self, new: NewKey, uses: Option<Uses>) {
        self.progress = match self.fate {
            Fate::Gone(_) => Progress::Renaming { new, ending: Ending::Done },
            Fate::Kept | Fate::Sent { .. } => Progress::HandedOver { new, uses },
        };
    }

    /// Gives up a new key. One that may be another is left alone.
    pub(super) fn discard(&mut self, new: &NewKey, then: Then, now: Timestamp) {
        if new.chosen {
            self.receipt.add(Step::NewLeft { key: new.key.clone() }, now);
            self.go_on(then, now);
        } else {
            self.progress = Progress::Undoing { new: new.clone(), then };
        }
    }

    pub(super) fn go_on(&mut self, then: Then, now: Timestamp) {
        match then {
            Then::End(ending) => self.end(ending, now),
            Then::Again(create) => self.progress = Progress::Planned { create },
        }
    }

    pub(super) fn end(&mut self, ending: Ending, now: Timestamp) {
        self.receipt.add(Step::Ended(ending), now);
        self.progress = Progress::Ended { ending };
    }
}
