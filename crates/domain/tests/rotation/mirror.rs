//! The picture of a state in the mirror: each machine is in the other's place. Both begin alike and are treated
//! alike, so what can happen in one can happen in the other. Only where keys are made at the same instant, their
//! identifiers decide which machine withdraws: there nothing is mirrored.

use crate::lab::Lab;
use crate::world::{CREATES, Credential, Intent, Keys, Machine, NONE, Request, SLOTS, Slot, State, bit};
use crate::world::{FOREIGN, OLD, create_id, key_id, slot_of};
use domain::Rotation;

pub(crate) fn mirror(lab: &mut Lab<'_>, state: &State) -> State {
    let [ada, bob] = state.machines;
    let mut late = state.late;
    for request in late.iter_mut().flatten() {
        match request {
            Request::Create { slot } | Request::Delete { slot, .. } => *slot = opposite(*slot),
        }
    }
    late.sort_unstable();
    State {
        keys: mirror_keys(&state.keys),
        made: slots(state.made),
        late,
        machines: [mirror_machine(lab, bob), mirror_machine(lab, ada)],
        taken_away: slots(state.taken_away),
        in_use: slots(state.in_use),
        ..*state
    }
}

fn mirror_machine(lab: &mut Lab<'_>, machine: Machine) -> Machine {
    Machine {
        rotation: lab.mirrored(machine.rotation),
        intents: machine.intents.map(|intent| match intent {
            Intent::None => Intent::None,
            Intent::Sent { before, others } => Intent::Sent { before: slots(before), others: slots(others) },
            Intent::Pending { slot } => Intent::Pending { slot: opposite(slot) },
            Intent::Lost { slot } => Intent::Lost { slot: opposite(slot) },
        }),
        credential: match machine.credential {
            Credential::Session => Credential::Session,
            Credential::KeyOf(slot) => Credential::KeyOf(opposite(slot)),
        },
        candidates: slots(machine.candidates),
        list: if machine.list == NONE { NONE } else { lab.mirrored_list(machine.list) },
        proven: slots(machine.proven),
        handed_over: slots(machine.handed_over),
        left: slots(machine.left),
        ..machine
    }
}

/// A record as the other machine would have written it. What is in it does not matter here: wherever a name stands
/// that belongs to one machine, the other's takes its place.
pub(crate) fn mirror_record(rotation: &Rotation) -> Rotation {
    let mut text = serde_json::to_string(rotation).expect("a record can be written");
    let mut swap = |ada: &str, bob: &str| {
        let (ada, bob) = (format!("\"{ada}\""), format!("\"{bob}\""));
        let parts = text.split(&ada).map(|part| part.replace(&bob, &ada));
        text = parts.collect::<Vec<_>>().join(&bob);
    };
    swap("rotation0", "rotation1");
    for create in 0..CREATES {
        let (ada, bob) = (slot_of(0, create), slot_of(1, create));
        swap(create_id(0, create).as_str(), create_id(1, create).as_str());
        swap(key_id(ada).as_str(), key_id(bob).as_str());
        swap(&format!("prefix{ada}"), &format!("prefix{bob}"));
    }
    serde_json::from_str(&text).expect("a record can be read")
}

pub(crate) fn mirror_keys(keys: &Keys) -> Keys {
    let mut mirrored = Keys::default();
    for (slot, key) in keys.there() {
        mirrored[opposite(slot)] = Some(key);
    }
    mirrored
}

/// The slot of the same create on the other machine.
fn opposite(slot: Slot) -> Slot {
    const ADAS_LAST: Slot = OLD + CREATES as Slot;
    match slot {
        OLD | FOREIGN => slot,
        1..=ADAS_LAST => slot + CREATES as Slot,
        _ => slot - CREATES as Slot,
    }
}

fn slots(bits: u8) -> u8 {
    (0..SLOTS).filter(|slot| bits & bit(*slot) != 0).map(|slot| bit(opposite(slot))).sum()
}
