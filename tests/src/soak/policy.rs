//! What the admin of a run chooses: at random, but never what no sensible admin would.

use crate::soak::chance::Chance;
use crate::soak::message::SoFar;
use crate::soak::plan::Plan;
use domain::Edition;
use domain::rotation::{Choice, Objection, Progress, Reason, RotationView, Wait};

/// After how many tries in calm a create that nobody can tell of is left for another day.
const ENOUGH: u32 = 3;

/// What the admin does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    /// Chooses.
    Choose(Choice),
    /// Waits for the consumer.
    Wait,
    /// Reads the list again.
    Refresh,
    /// Signs in with another credential.
    SignIn,
    /// Comes back another day.
    GiveUp,
}

/// What the admin knows.
#[derive(Debug)]
pub(crate) struct Situation {
    /// Whether the new secret was put to where it is used.
    pub(crate) is_given: bool,
    /// Whether it was used since.
    is_used: bool,
    is_calm: bool,
    /// Whether a new key may not be known everywhere yet.
    lags: bool,
    old_first: bool,
    /// Whether the create may have made a key, and no number tells.
    is_untold: bool,
    tries: u32,
}

impl Situation {
    pub(crate) fn of(plan: &Plan, view: &RotationView, so_far: &SoFar, tries: u32) -> Self {
        let prefix = view.rotation.progress.new_key().map(|new| &new.prefix);
        let creating = matches!(view.rotation.progress, Progress::Creating { .. });
        Self {
            is_given: prefix.is_some_and(|prefix| so_far.given.contains(prefix)),
            is_used: prefix.is_some_and(|prefix| so_far.used.contains(prefix)),
            is_calm: so_far.calm,
            lags: plan.lag_millis > 0,
            old_first: plan.mode.old_first(),
            is_untold: creating && plan.edition == Edition::KognitosClassic,
            tries,
        }
    }

    /// What the admin does about what the rotation waits for.
    pub(crate) fn decide(&self, wait: &Wait, chance: &mut Chance) -> Act {
        if self.is_untold && self.is_calm && self.tries >= ENOUGH && wait.reason == Reason::Trouble {
            return Act::GiveUp;
        }
        if chance.percent(5) {
            return Act::Refresh;
        }
        if let Reason::Objections(objections) = &wait.reason
            && objections.contains(&Objection::SignsInWithOld)
            && chance.percent(60)
        {
            return Act::SignIn;
        }
        let weighed: Vec<(u64, &Choice)> =
            wait.choices.iter().map(|choice| (self.weight(choice, &wait.reason), choice)).collect();
        let sum: u64 = weighed.iter().map(|(weight, _)| weight).sum();
        if sum == 0 {
            return Act::Wait;
        }
        let mut place = chance.between(1, sum);
        for (weight, choice) in weighed {
            if place <= weight {
                return Act::Choose(choice.clone());
            }
            place -= weight;
        }
        Act::Wait
    }

    /// How likely a choice is; 0 for what no sensible admin would do.
    fn weight(&self, choice: &Choice, reason: &Reason) -> u64 {
        // Clicking too early is what people do, and Keyward objects; overruling it before the new key is used is not.
        let waits_for_use = !self.old_first && !self.is_used;
        match (choice, reason) {
            (Choice::TryAgain, _) => 60,
            (Choice::StartOver, Reason::SecretLost) => 70,
            (Choice::Undo, Reason::SecretLost) => 30,
            // The new key is in use.
            (Choice::StartOver | Choice::Undo, _) if self.is_given => 0,
            (Choice::StartOver, _) => 15,
            (Choice::Undo, Reason::Keychain) => 3,
            (Choice::Undo, _) => 8,
            // The key carries its tag, and none of those that are asked about does.
            (Choice::ItIs(_), _) => 0,
            (Choice::NoneOfThem, _) => 40,
            (Choice::AcceptUnproven, _) => {
                if self.lags {
                    0
                } else {
                    25
                }
            }
            (Choice::HandOver, _) => 85,
            (Choice::SkipSwap, _) => 20,
            (Choice::Finish { despite }, _) if despite.is_empty() => 80,
            (Choice::Finish { .. } | Choice::KeepBoth, _) if waits_for_use => 0,
            (Choice::Finish { .. }, _) => 50,
            (Choice::Later, _) => 8,
            (Choice::KeepBoth, Reason::Finish(_)) => 12,
            (Choice::KeepBoth, _) => 4,
            (Choice::Leave, _) => 5,
        }
    }
}
