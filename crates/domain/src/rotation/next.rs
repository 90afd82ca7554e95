//! What is to do next: a deed, something to write down, or the admin's choice to wait for.

use super::rival::earlier_rival;
use super::{Choice, Deed, Ending, Event, Fate, NewKey, Next, Objection, Progress, Reason, Rotation, Wait};
use crate::{CreateId, Key, Stage, Verdict};
use serde::{Deserialize, Serialize};

/// What was seen of everything that a rotation depends on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The complete list of keys by the admin's session, read since the last deed and the last choice; `None` where
    /// it was not.
    pub keys: Option<Vec<Key>>,
    /// What became of the rotation's create ([`Progress::create`]); `None` where it certainly made no key, or its
    /// secret was stored.
    pub create: Option<Stage>,
    /// Whether Keyward signs in with the old key.
    pub signs_in_with_old: bool,
}

impl Rotation {
    /// What is to do next. A deed is not repeated by itself after it failed.
    pub fn next(&self, seen: &Seen) -> Next {
        match (self.step(seen), &self.trouble) {
            (Next::Do(_), Some(_)) => {
                let mut choices = vec![Choice::TryAgain];
                choices.extend(self.ways_out());
                wait(Reason::Trouble, choices)
            }
            (step, _) => step,
        }
    }

    fn step(&self, seen: &Seen) -> Next {
        match &self.progress {
            Progress::OldFirst { despite, .. } => self.delete_old(seen, despite),
            Progress::Planned { create } => Next::Do(Deed::Create { create: create.clone() }),
            Progress::Creating { create, .. } => self.settle(create, seen),
            Progress::Created { new, verdict } => {
                self.with_secret(new, seen).unwrap_or_else(|| self.prove(verdict.as_ref()))
            }
            Progress::Proven { new } => {
                self.with_secret(new, seen).unwrap_or_else(|| self.hand_over(new, seen))
            }
            Progress::Swapping { .. } => self.swap(seen),
            Progress::HandedOver { .. } => forget(seen).unwrap_or_else(|| self.wait_for_finish(seen)),
            Progress::Finishing { despite, .. } => {
                forget(seen).unwrap_or_else(|| self.delete_old(seen, despite))
            }
            Progress::Renaming { new, ending } => {
                forget(seen).unwrap_or_else(|| self.rename(new, *ending, seen))
            }
            Progress::Lost { .. } => wait(Reason::SecretLost, vec![Choice::StartOver, Choice::Undo]),
            Progress::Undoing { new, .. } => Next::Do(Deed::DeleteNew { key: new.key.clone() }),
            Progress::Ended { ending } => Next::Over(*ending),
        }
    }

    /// What the admin can do where a deed failed, besides trying again.
    fn ways_out(&self) -> Vec<Choice> {
        match &self.progress {
            Progress::Creating { .. } => vec![],
            Progress::OldFirst { .. } | Progress::Planned { .. } | Progress::Created { .. } => {
                vec![Choice::Undo]
            }
            Progress::Proven { .. } => vec![Choice::HandOver, Choice::Undo],
            Progress::Swapping { .. } => vec![Choice::SkipSwap],
            Progress::HandedOver { .. } => vec![Choice::Finish { despite: vec![] }, Choice::KeepBoth],
            Progress::Finishing { .. } => vec![Choice::Later, Choice::KeepBoth],
            Progress::Renaming { .. } | Progress::Undoing { .. } => vec![Choice::Leave],
            Progress::Lost { .. } | Progress::Ended { .. } => vec![],
        }
    }

    fn settle(&self, create: &CreateId, seen: &Seen) -> Next {
        let settle = || Next::Do(Deed::Settle { create: create.clone() });
        match &seen.create {
            None => wait(Reason::NotCreated, vec![Choice::TryAgain, Choice::Undo]),
            Some(Stage::Unsure { can_settle: true }) => settle(),
            Some(Stage::Unsure { can_settle: false }) => match &seen.keys {
                None => Next::Do(Deed::Look),
                Some(keys) if keys.iter().any(|key| self.tag(create).is_in(&key.name)) => settle(),
                Some(_) => {
                    wait(Reason::NeverAnswered, vec![Choice::TryAgain, Choice::StartOver, Choice::Undo])
                }
            },
            Some(Stage::Ask { candidates }) => {
                let these = candidates.iter().map(|key| Choice::ItIs(key.id.clone()));
                let choices = these.chain([Choice::NoneOfThem, Choice::TryAgain]).collect();
                wait(Reason::Which(candidates.clone()), choices)
            }
            Some(Stage::Waiting) => wait(Reason::Keychain, vec![Choice::TryAgain]),
            Some(Stage::Pending { key, prefix, .. }) => {
                Next::Note(Event::Arrived { key: key.clone(), prefix: prefix.clone() })
            }
            Some(Stage::Lost { key, prefix }) => {
                Next::Note(Event::SecretLost { key: key.clone(), prefix: prefix.clone() })
            }
        }
    }

    /// What comes before all else while the secret is not stored; `None` where it is at hand.
    fn with_secret(&self, new: &NewKey, seen: &Seen) -> Option<Next> {
        match &seen.create {
            Some(Stage::Pending { .. }) => None,
            Some(Stage::Waiting) => Some(wait(Reason::Keychain, vec![Choice::TryAgain, Choice::Undo])),
            Some(Stage::Unsure { .. } | Stage::Ask { .. }) => {
                Some(Next::Do(Deed::Settle { create: new.create.clone() }))
            }
            Some(Stage::Lost { .. }) | None => {
                let (key, prefix) = (new.key.clone(), new.prefix.clone());
                Some(Next::Note(Event::SecretLost { key, prefix }))
            }
        }
    }

    fn prove(&self, verdict: Option<&Verdict>) -> Next {
        match verdict {
            None => Next::Do(Deed::Prove),
            Some(verdict @ Verdict::Unproven(_)) => wait(
                Reason::Verdict(verdict.clone()),
                vec![Choice::TryAgain, Choice::AcceptUnproven, Choice::StartOver, Choice::Undo],
            ),
            Some(verdict @ (Verdict::Dead(_) | Verdict::Alive)) => wait(
                Reason::Verdict(verdict.clone()),
                vec![Choice::TryAgain, Choice::StartOver, Choice::Undo],
            ),
        }
    }

    fn hand_over(&self, new: &NewKey, seen: &Seen) -> Next {
        let Some(keys) = &seen.keys else { return Next::Do(Deed::Look) };
        let Some(mine) = keys.iter().find(|key| key.id == new.key) else {
            return wait(Reason::NewMissing, vec![Choice::TryAgain, Choice::StartOver, Choice::Undo]);
        };
        if let Some(rival) = earlier_rival(self, mine, keys) {
            return Next::Note(Event::Overtaken { by: rival.id.clone() });
        }
        if self.misses_old(keys) {
            return Next::Do(Deed::LookWhetherGone);
        }
        wait(Reason::HandOver, vec![Choice::HandOver, Choice::Undo])
    }

    fn swap(&self, seen: &Seen) -> Next {
        match &seen.create {
            _ if !seen.signs_in_with_old => Next::Note(Event::Swapped),
            Some(Stage::Pending { .. }) => Next::Do(Deed::Swap),
            Some(Stage::Waiting) => wait(Reason::Keychain, vec![Choice::TryAgain, Choice::SkipSwap]),
            Some(Stage::Lost { .. } | Stage::Unsure { .. } | Stage::Ask { .. }) | None => {
                Next::Note(Event::NotSwapped)
            }
        }
    }

    fn wait_for_finish(&self, seen: &Seen) -> Next {
        if seen.keys.as_ref().is_some_and(|keys| self.misses_old(keys)) {
            return Next::Do(Deed::LookWhetherGone);
        }
        let objections = seen.keys.as_ref().map(|keys| self.objections(keys, seen.signs_in_with_old));
        wait(Reason::Finish(objections), vec![Choice::Finish { despite: vec![] }, Choice::KeepBoth])
    }

    fn delete_old(&self, seen: &Seen, despite: &[Objection]) -> Next {
        if self.fate == (Fate::Sent { answered: true }) {
            return Next::Do(Deed::LookWhetherGone);
        }
        let Some(keys) = &seen.keys else { return Next::Do(Deed::Look) };
        let Some(old) = keys.iter().find(|key| key.id == self.old.id) else {
            return Next::Do(Deed::LookWhetherGone);
        };
        let objections = self.objections(keys, seen.signs_in_with_old);
        if objections.iter().all(|objection| objection.can_be_overruled() && despite.contains(objection)) {
            return Next::Do(Deed::DeleteOld { etag: old.etag.clone() });
        }
        let mut choices = Vec::new();
        if objections.iter().all(Objection::can_be_overruled) {
            choices.push(Choice::Finish { despite: objections.clone() });
        }
        choices.extend(
            match self.mode.old_first() {
                true => [Choice::TryAgain, Choice::Undo].as_slice(),
                false => [Choice::TryAgain, Choice::Later, Choice::KeepBoth].as_slice(),
            }
            .iter()
            .cloned(),
        );
        wait(Reason::Objections(objections), choices)
    }

    fn rename(&self, new: &NewKey, ending: Ending, seen: &Seen) -> Next {
        let Some(keys) = &seen.keys else { return Next::Do(Deed::Look) };
        // That both stay is not said where a deletion was sent and did its work after all.
        if ending == Ending::KeptBoth && self.misses_old(keys) {
            return Next::Do(Deed::LookWhetherGone);
        }
        match keys.iter().find(|key| key.id == new.key) {
            None => Next::Note(Event::NewGone),
            Some(key) if self.tag(&new.create).is_in(&key.name) => {
                Next::Do(Deed::Rename { name: self.draft.name.clone() })
            }
            // Somebody gave it another name meanwhile, or an answer was lost.
            Some(_) => Next::Note(Event::Renamed),
        }
    }

    /// Whether the old key should be in the list and is not.
    fn misses_old(&self, keys: &[Key]) -> bool {
        let gone = matches!(self.fate, Fate::Gone(_));
        !gone && !keys.iter().any(|key| key.id == self.old.id)
    }
}

/// After the hand-over nothing is kept of the secret; `None` where nothing is.
fn forget(seen: &Seen) -> Option<Next> {
    seen.create.as_ref().map(|_| Next::Do(Deed::ForgetSecret))
}

fn wait(reason: Reason, choices: Vec<Choice>) -> Next {
    Next::Wait(Wait { reason, choices })
}
