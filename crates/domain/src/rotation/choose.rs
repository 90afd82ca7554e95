//! What the admin chooses: only what [`Rotation::next`] offers.

use super::{Ending, Fate, Next, Objection, Progress, Rotation, Seen, Step, Then, Uses};
use crate::words::advice;
use crate::{CreateId, KeyId, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What the admin can choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Do once more what failed, or look once more.
    TryAgain,
    /// Give this new key up and make another.
    StartOver,
    /// Call the rotation off: the new key is deleted. Until the hand-over.
    Undo,
    /// The create made this key.
    ItIs(KeyId),
    /// The create made none of those shown.
    NoneOfThem,
    /// Go on although the service could not be asked whether it accepts the new secret.
    AcceptUnproven,
    /// "I have stored it."
    HandOver,
    /// Go on signing in with the old key: the admin will sign in with another credential.
    SkipSwap,
    /// Delete the old key.
    Finish {
        /// What the admin knows and does not mind.
        despite: Vec<Objection>,
    },
    /// Don't delete the old key yet.
    Later,
    /// End the rotation; the old key stays.
    KeepBoth,
    /// Leave the new key as it is.
    Leave,
}

/// Why something is refused. Its `Display` is a sentence for the admin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The choice is not offered now.
    NotOffered,
    /// The event can't come now.
    OutOfPlace,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Refusal::NotOffered => advice::ROTATION_HAS_MOVED_ON_LOOK,
            Refusal::OutOfPlace => advice::THIS_DOES_NOT_BELONG_TO_STEP,
        })
    }
}

impl std::error::Error for Refusal {}

impl Rotation {
    /// The record after a choice. `fresh` is the create to use where another key is to be made.
    ///
    /// # Errors
    /// For a choice that [`Rotation::next`] does not offer.
    pub fn choose(
        &self,
        choice: &Choice,
        seen: &Seen,
        fresh: CreateId,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        match self.next(seen) {
            Next::Wait(wait) if wait.choices.contains(choice) => {}
            _ => return Err(Refusal::NotOffered),
        }
        let mut after = Self { trouble: None, ..self.clone() };
        match (choice, &self.progress) {
            (Choice::TryAgain, Progress::Creating { .. }) if seen.create.is_none() => {
                after.started_over = true;
                after.progress = Progress::Planned { create: fresh };
            }
            (Choice::TryAgain, Progress::Created { new, .. }) => {
                after.progress = Progress::Created { new: new.clone(), verdict: None };
            }
            (Choice::TryAgain, _) => {}
            (Choice::StartOver, progress) => {
                after.started_over = true;
                match progress.new_key() {
                    Some(new) => after.discard(new, Then::Again(fresh), now),
                    None => after.progress = Progress::Planned { create: fresh },
                }
            }
            (Choice::Undo, progress) => match progress.new_key() {
                Some(new) => after.discard(new, Then::End(Ending::Undone), now),
                None => after.end(Ending::Undone, now),
            },
            (Choice::ItIs(_), Progress::Creating { create, .. }) => {
                after.progress = Progress::Creating { create: create.clone(), chosen: true };
            }
            (Choice::NoneOfThem, Progress::Creating { create, .. }) => {
                after.progress = Progress::Creating { create: create.clone(), chosen: false };
            }
            (Choice::AcceptUnproven, Progress::Created { new, .. }) => {
                after.receipt.add(Step::AcceptedUnproven, now);
                after.progress = Progress::Proven { new: new.clone() };
            }
            (Choice::HandOver, Progress::Proven { new }) => {
                after.receipt.add(Step::HandedOver, now);
                let uses = self.uses(seen, &new.key);
                match seen.signs_in_with_old {
                    true => after.progress = Progress::Swapping { new: new.clone(), uses },
                    false => after.handed_over(new.clone(), uses),
                }
            }
            (Choice::SkipSwap, Progress::Swapping { new, uses }) => {
                after.handed_over(new.clone(), uses.clone());
            }
            (Choice::Finish { despite }, Progress::OldFirst { create, .. }) => {
                after.progress = Progress::OldFirst { create: create.clone(), despite: despite.clone() };
            }
            (
                Choice::Finish { despite },
                Progress::HandedOver { new, uses } | Progress::Finishing { new, uses, .. },
            ) => {
                let (new, uses, despite) = (new.clone(), uses.clone(), despite.clone());
                after.progress = Progress::Finishing { new, uses, despite };
                // Whatever was answered long ago, it is looked at anew.
                if let Fate::Sent { answered } = &mut after.fate {
                    *answered = false;
                }
            }
            (Choice::Later, Progress::Finishing { new, uses, .. }) => {
                after.progress = Progress::HandedOver { new: new.clone(), uses: uses.clone() };
            }
            (Choice::KeepBoth, Progress::HandedOver { new, .. } | Progress::Finishing { new, .. }) => {
                after.progress = Progress::Renaming { new: new.clone(), ending: Ending::KeptBoth };
            }
            (Choice::Leave, Progress::Renaming { ending, .. }) => after.end(*ending, now),
            (Choice::Leave, Progress::Undoing { new, then }) => {
                after.receipt.add(Step::NewLeft { key: new.key.clone() }, now);
                let ending = match then {
                    Then::End(ending) => *ending,
                    Then::Again(_) => Ending::Undone,
                };
                after.end(ending, now);
            }
            _ => return Err(Refusal::NotOffered),
        }
        Ok(after)
    }

    /// The word that has to be typed with this choice; `None` where a click is enough.
    pub fn word_to_type(&self, choice: &Choice) -> Option<&str> {
        match choice {
            Choice::Finish { .. } if self.mode.old_first() => Some(self.old.confirm_word()),
            _ => None,
        }
    }

    fn uses(&self, seen: &Seen, new: &KeyId) -> Option<Uses> {
        let keys = seen.keys.as_ref()?;
        let last_used = |id: &KeyId| keys.iter().find(|key| key.id == *id).and_then(|key| key.last_used);
        Some(Uses { new: last_used(new), old: last_used(&self.old.id) })
    }
}
