//! What must never be.

use crate::lab::Lab;
use crate::world::{CREATES, Credential, FOREIGN, Intent, Kept, OLD, State, bit, maker_of, slot_of};
use domain::rotation::{Ending, Fate, Progress};

/// A rule that was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Violation {
    /// The old key was to be deleted before the new secret was proven, or taken as it is by the admin.
    OldDeletedUnproven,
    /// The old key was to be deleted before the admin had stored the new secret.
    OldDeletedBeforeHandOver,
    /// The old key was to be deleted although no admin said so.
    DeletedUntold,
    /// The old key was to be deleted although it was not seen, last thing before, that both keys are there.
    DeletedUnseen,
    /// The old key is called gone and is there.
    NotGone,
    /// A key that this machine did not make was to be deleted.
    AnothersKeyDeleted,
    /// A new key was to be deleted that the admin has stored.
    HandedOverDeleted,
    /// The credential that Keyward signs in with was to be deleted.
    CredentialDeleted,
    /// A create made two keys.
    TwoKeysForOneCreate,
    /// A create was sent although it is not known what became of the last one.
    CreatesWhileUnsure,
    /// A key is taken for ours that another made.
    AnothersKeyTaken,
    /// A key exists that a machine made and nobody knows of.
    KeyUnknown,
    /// A secret is called lost that is in the keychain.
    NotLost,
    /// A secret is neither at hand nor called lost.
    SecretForgotten,
    /// A secret counts as handed over that no admin stored.
    NotHandedOver,
    /// Both machines withdrew.
    BothWithdrew,
    /// Whoever uses the newest secret that was handed over, or before that the old one, is refused.
    InVain,
    /// An event came that the record does not take.
    OutOfPlace,
    /// From here no end can be reached.
    DeadEnd,
    /// The machines go round in a circle by themselves.
    Livelock,
}

/// Looks at a state as a whole.
pub(crate) fn check(lab: &Lab<'_>, state: &State) -> Result<(), Violation> {
    for who in 0..lab.setting.machines {
        check_machine(lab, state, who)?;
    }
    let withdrew = |who: usize| {
        matches!(lab.progress(state.machines[who].rotation), Progress::Ended { ending: Ending::Withdrew })
    };
    if (0..2).all(withdrew) {
        return Err(Violation::BothWithdrew);
    }
    let in_use = match state.in_use {
        0 if lab.setting.mode.old_first() => 0,
        0 => bit(OLD),
        in_use => in_use,
    };
    if in_use & !state.taken_away & !state.taken() != 0 {
        return Err(Violation::InVain);
    }
    Ok(())
}

fn check_machine(lab: &Lab<'_>, state: &State, who: usize) -> Result<(), Violation> {
    let machine = &state.machines[who];
    let record = lab.record(machine.rotation);
    let new = record.rotation.progress.new_key();
    for create in 0..CREATES {
        let slot = slot_of(who, create);
        let known = machine.intents[create] != Intent::None
            || record.new == Some(slot)
            || (machine.handed_over | machine.left) & bit(slot) != 0;
        if state.keys[slot].is_some() && !known {
            return Err(Violation::KeyUnknown);
        }
        let at_hand = machine.secrets & bit(create) != 0 || machine.keychain[create] == Kept::Secret;
        let called_lost = matches!(machine.intents[create], Intent::Lost { .. })
            || (record.create == Some(create) && matches!(record.rotation.progress, Progress::Lost { .. }));
        if called_lost && at_hand {
            return Err(Violation::NotLost);
        }
        if matches!(machine.intents[create], Intent::Pending { .. }) && !at_hand && !machine.locked {
            return Err(Violation::SecretForgotten);
        }
        // One that waits to be stored is not wiped.
        let waits = matches!(record.rotation.progress, Progress::Created { .. } | Progress::Proven { .. });
        if waits && record.create == Some(create) && machine.intents[create] == Intent::None {
            return Err(Violation::SecretForgotten);
        }
        if let Intent::Pending { slot: taken } | Intent::Lost { slot: taken } = machine.intents[create]
            && maker_of(taken) != Some((who, create))
            && !matches!(record.rotation.progress, Progress::Creating { chosen: true, .. })
            && !new.is_some_and(|new| new.chosen)
            && machine.left & bit(taken) == 0
        {
            return Err(Violation::AnothersKeyTaken);
        }
    }
    if matches!(record.rotation.fate, Fate::Gone(_)) && state.keys[OLD].is_some() {
        return Err(Violation::NotGone);
    }
    let in_use = matches!(
        record.rotation.progress,
        Progress::Swapping { .. }
            | Progress::HandedOver { .. }
            | Progress::Finishing { .. }
            | Progress::Renaming { .. }
    );
    if in_use && record.new.is_some_and(|slot| machine.handed_over & bit(slot) == 0) {
        return Err(Violation::NotHandedOver);
    }
    if record.new == Some(FOREIGN) && !new.is_some_and(|new| new.chosen) {
        return Err(Violation::AnothersKeyTaken);
    }
    if let Credential::KeyOf(slot) = machine.credential
        && slot != OLD
        && state.keys[slot].is_some()
        && machine.handed_over & bit(slot) == 0
    {
        return Err(Violation::NotHandedOver);
    }
    Ok(())
}
