//! Forgets what can't make a difference any more, so that states which differ in nothing else are one. Whatever can
//! happen after a state can happen after what is left of it, and the other way round: [`crate::compare`] makes sure
//! of that, move by move. Rules are looked at before anything is forgotten.

use crate::lab::Lab;
use crate::mirror::mirror;
use crate::world::{
    CREATES, Intent, Kept, Machine, ModelKey, NONE, Name, OLD, Request, SLOTS, Slot, State, bit, maker_of,
    slot_of,
};
use domain::rotation::{By, Fate, Progress, Receipt, Rotation, Then};

/// What is left of a state: of two that are each other's picture in the mirror it is the same.
pub(crate) fn essence(lab: &mut Lab<'_>, state: &State) -> State {
    let mut left = *state;
    forget(lab, &mut left);
    if lab.setting.machines < 2 || lab.setting.same_instant {
        return left;
    }
    let mut mirrored = mirror(lab, &left);
    unify_lists(lab, &mut mirrored);
    left.min(mirrored)
}

fn forget(lab: &mut Lab<'_>, state: &mut State) {
    for who in 0..lab.setting.machines {
        let number = state.machines[who].rotation;
        state.machines[who].rotation = lab.plain(number);
    }
    forget_requests(state);
    forget_keys(lab, state);
    unify_lists(lab, state);
    for who in 0..lab.setting.machines {
        forget_machine(lab, state, who);
    }
    // The other admin's deletion is an excuse only for a key that is in use, or will be.
    if state.in_use != 0 || lab.setting.mode.old_first() {
        state.taken_away &= !bit(OLD);
    }
}

/// What a record decides by. The receipt decides nothing, nor does who deleted the old key, or whether a deletion
/// was sent of which no answer came.
pub(crate) fn plain(rotation: &Rotation) -> Rotation {
    let mut plain = Rotation { receipt: Receipt::default(), ..rotation.clone() };
    let deletes = matches!(plain.progress, Progress::OldFirst { .. } | Progress::Finishing { .. });
    plain.fate = match plain.fate {
        Fate::Gone(_) => Fate::Gone(By::Unknown),
        Fate::Sent { answered: true } if deletes => plain.fate,
        Fate::Sent { .. } | Fate::Kept => Fate::Kept,
    };
    plain.started_over &= may_withdraw(&plain.progress);
    plain
}

/// Whether this machine may still withdraw from a rival.
fn may_withdraw(progress: &Progress) -> bool {
    match progress {
        Progress::OldFirst { .. }
        | Progress::Planned { .. }
        | Progress::Creating { .. }
        | Progress::Created { .. }
        | Progress::Proven { .. }
        | Progress::Undoing { then: Then::Again(_), .. } => true,
        Progress::Swapping { .. }
        | Progress::HandedOver { .. }
        | Progress::Finishing { .. }
        | Progress::Renaming { .. }
        | Progress::Lost { .. }
        | Progress::Undoing { then: Then::End(_), .. }
        | Progress::Ended { .. } => false,
    }
}

/// Late requests that will change nothing: what is gone does not come back, and no etag either.
fn forget_requests(state: &mut State) {
    for late in &mut state.late {
        let idle = late.is_some_and(|request| match request {
            Request::Create { slot } => state.made & bit(slot) != 0,
            Request::Delete { slot, etag } => {
                let refuses = |key: ModelKey| key.hidden || etag.is_some_and(|etag| etag != key.etag);
                state.keys[slot].is_none_or(refuses)
            }
        });
        if idle {
            *late = None;
        }
    }
    state.late.sort_unstable();
}

fn forget_keys(lab: &Lab<'_>, state: &mut State) {
    // Has the old key gone, or was it given up to delete it?
    let past = |who: usize| {
        matches!(
            lab.progress(state.machines[who].rotation),
            Progress::Renaming { .. } | Progress::Ended { .. }
        )
    };
    let withdraws = |who: usize| {
        let rotation = &lab.record(state.machines[who].rotation).rotation;
        !rotation.started_over && may_withdraw(&rotation.progress)
    };
    let machines = 0..lab.setting.machines;
    let (all_past, one_withdraws) = (machines.clone().all(past), machines.clone().any(withdraws));
    let mut left = state.keys;
    for (slot, key) in state.keys.there() {
        let maker = maker_of(slot).map(|(who, _)| who);
        let order = if one_withdraws { place_in_order(state, slot, key, withdraws) } else { 0 };
        let is_new = |who: usize| lab.record(state.machines[who].rotation).new == Some(slot) && !past(who);
        left[slot] = Some(match slot {
            // Nothing is compared with the old key any more.
            OLD if all_past && state.late == [None; 2] => {
                ModelKey { name: Name::Plain, edited: false, hidden: key.hidden, used: 1, etag: 0, order }
            }
            OLD => ModelKey { order, ..key },
            // When it was used, and how it was edited, matters until the old key goes.
            _ if maker.is_some_and(is_new) => ModelKey { etag: 0, order, ..key },
            _ => {
                let edited = key.edited && !maker.is_some_and(past);
                ModelKey { used: 0, etag: 0, order, edited, ..key }
            }
        });
    }
    state.keys = left;
}

/// The place among the keys that may be a rival, or find one. When the others were made makes no difference.
fn place_in_order(state: &State, slot: Slot, key: ModelKey, withdraws: impl Fn(usize) -> bool) -> u8 {
    let counts = |slot: Slot, key: ModelKey| {
        key.name == Name::Tagged || maker_of(slot).is_some_and(|(who, _)| withdraws(who))
    };
    let earlier = state.keys.there().filter(|(slot, other)| other.order < key.order && counts(*slot, *other));
    if counts(slot, key) { u8::try_from(earlier.count()).unwrap_or(u8::MAX) } else { 0 }
}

fn forget_machine(lab: &Lab<'_>, state: &mut State, who: usize) {
    let (there, late, in_use) = (state.taken(), state.late, state.in_use);
    let machine = &mut state.machines[who];
    let record = lab.record(machine.rotation);
    let progress = &record.rotation.progress;
    let new = record.new.map_or(0, bit);
    machine.proven &= if matches!(progress, Progress::Renaming { .. }) { 0 } else { new };
    machine.handed_over &= there | new;
    machine.left &= there | machine.intents.iter().map(named).sum::<u8>();
    machine.told &= matches!(progress, Progress::OldFirst { .. } | Progress::Finishing { .. });
    for create in 0..CREATES {
        let slot = slot_of(who, create);
        let comes_late = late.contains(&Some(Request::Create { slot }));
        if !forget_create(machine, create, record.create == Some(create), there) && !comes_late {
            state.made &= !bit(slot);
        }
    }
    // A locked keychain matters where there is something in it, or will be.
    if !may_store(progress) && !machine.stores_something() && !machine.awaits_a_secret() {
        machine.locked = false;
    }
    if record.is_over() {
        machine.list = NONE;
        let may_come = |late: &Request| matches!(late, Request::Create { slot } if made_by(*slot, who));
        if !late.iter().flatten().any(may_come) {
            let its = (0..SLOTS).filter(|slot| made_by(*slot, who)).map(bit).sum::<u8>();
            state.taken_away &= !its | in_use;
        }
    }
}

/// Whether a secret may still be put into the keychain.
pub(crate) fn may_store(progress: &Progress) -> bool {
    !matches!(
        progress,
        Progress::HandedOver { .. }
            | Progress::Finishing { .. }
            | Progress::Renaming { .. }
            | Progress::Ended { .. }
    )
}

/// Whether it still matters that the service knows of the create.
fn forget_create(machine: &mut Machine, create: usize, is_current: bool, there: u8) -> bool {
    match &mut machine.intents[create] {
        // It is settled by what was there before and is still there.
        Intent::Sent { before, others } if is_current => {
            *before &= there;
            *others &= there & !*before;
            true
        }
        // It was given up: nobody will settle it.
        Intent::Sent { before, others } => {
            (*before, *others) = (0, 0);
            machine.keychain[create] = Kept::Nothing;
            false
        }
        intent @ (Intent::None | Intent::Pending { .. } | Intent::Lost { .. }) => {
            machine.a_day_later &= !bit(create);
            *intent != Intent::None
        }
    }
}

/// Of lists that lead to the same, one is kept.
fn unify_lists(lab: &mut Lab<'_>, state: &mut State) {
    for who in 0..lab.setting.machines {
        if state.machines[who].list != NONE {
            state.machines[who].list = lab.like(lab.sight(state, who));
        }
    }
}

fn made_by(slot: Slot, who: usize) -> bool {
    maker_of(slot).is_some_and(|(maker, _)| maker == who)
}

fn named(intent: &Intent) -> u8 {
    match intent {
        Intent::None | Intent::Sent { .. } => 0,
        Intent::Pending { slot } | Intent::Lost { slot } => bit(*slot),
    }
}
