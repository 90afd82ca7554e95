//! Fewer states, and no behaviour less: what makes no difference any more is forgotten, and where all that a machine
//! can do concerns nobody else, the others wait until it is done.

use crate::lab::Lab;
use crate::world::{CREATES, Intent, Kept, MACHINES, NONE, OLD, Request, State, bit, maker_of, slot_of};
use domain::rotation::{Choice, Deed, Next, Progress};

/// Forgets what makes no difference any more.
pub(crate) fn forget(lab: &mut Lab<'_>, state: &mut State) {
    for late in &mut state.late {
        let idle = late.is_some_and(|request| match request {
            Request::Create { slot } => state.made & bit(slot) != 0,
            Request::Delete { slot, .. } => state.keys[slot].is_none(),
        });
        if idle {
            *late = None;
        }
    }
    state.late.sort_unstable();
    let there = state.taken();
    let keys = state.keys;
    for (slot, mut key) in keys.there().filter(|(slot, _)| *slot != OLD) {
        key.etag = 0;
        // When it was used matters until the old key goes.
        let record = maker_of(slot).map(|(who, _)| lab.record(state.machines[who].rotation));
        if !record.is_some_and(|record| record.new == Some(slot) && !record.is_over()) {
            key.used = 0;
        }
        state.keys[slot] = Some(key);
    }
    for who in 0..MACHINES {
        let machine = &mut state.machines[who];
        let record = lab.record(machine.rotation);
        let new = record.new.map_or(0, bit);
        machine.proven &= new;
        machine.handed_over &= there | new;
        machine.left &= there | machine.intents.iter().map(named).sum::<u8>();
        if record.is_over() {
            (machine.told, machine.list) = (false, NONE);
            machine.locked &= machine.intents != [Intent::None; CREATES];
        }
        for create in 0..CREATES {
            let slot = slot_of(who, create);
            match machine.intents[create] {
                Intent::Sent { .. } => {}
                Intent::None => {
                    machine.a_day_later &= !bit(create);
                    if !state.late.contains(&Some(Request::Create { slot })) {
                        state.made &= !bit(slot);
                    }
                }
                Intent::Pending { .. } | Intent::Lost { .. } => machine.a_day_later &= !bit(create),
            }
        }
    }
    for who in 0..lab.setting.machines {
        if state.machines[who].list != NONE {
            state.machines[who].list = lab.like(lab.sight(state, who));
        }
    }
}

fn named(intent: &Intent) -> u8 {
    match intent {
        Intent::None | Intent::Sent { .. } => 0,
        Intent::Pending { slot } | Intent::Lost { slot } => bit(*slot),
    }
}

/// Whether a kill would change more than the count of faults.
pub(crate) fn can_lose(state: &State, who: usize) -> bool {
    let machine = &state.machines[who];
    (machine.secrets, machine.candidates, machine.list) != (0, 0, NONE)
        || machine.keychain.iter().any(|kept| *kept != Kept::Nothing)
}

/// A machine of which all moves concern nobody else: whatever the others do before, they can as well do after.
pub(crate) fn minds_its_own(lab: &mut Lab<'_>, state: &State, who: usize) -> bool {
    let sight = lab.sight(state, who);
    match &*lab.next(sight) {
        Next::Note(_) | Next::Do(Deed::ForgetSecret) => true,
        Next::Do(_) | Next::Over(_) => false,
        // Unless it hands over, which all can see, or looks at what others do while it waits.
        Next::Wait(wait) => match lab.progress(sight.0) {
            Progress::Creating { .. } | Progress::HandedOver { .. } => false,
            _ => !wait.choices.contains(&Choice::HandOver),
        },
    }
}
