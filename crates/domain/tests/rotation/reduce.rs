//! Fewer moves, and no behaviour less: where all that a machine can do concerns nobody else, the others wait until it
//! is done; and a kill that changes nothing is none.

use crate::forget::may_store;
use crate::lab::Lab;
use crate::world::{NONE, State};
use domain::rotation::{Choice, Deed, Next, Progress};

/// Whether a kill would change more than the count of faults: what is in memory is lost, and the keychain may be
/// locked afterwards.
pub(crate) fn can_lose(lab: &Lab<'_>, state: &State, who: usize) -> bool {
    let machine = &state.machines[who];
    (machine.secrets, machine.candidates, machine.list) != (0, 0, NONE)
        || machine.stores_something()
        || may_store(lab.progress(machine.rotation))
}

/// A machine of which all moves concern nobody else: whatever the others do before, they can as well do after.
///
/// Such a move changes only its machine's own record and memory, reads nothing that another changes, and neither makes
/// another's move possible nor takes it away. (A fault that strikes here is one less for the others. Where they used it
/// up before, the machine goes on without it, and here, too, it can.) So on any way from here its first move can be put
/// first, and leads to the same end: a broken rule or a dead end is not missed, since a move of this kind mends neither.
/// The machines don't go round in such moves: where one waits, nothing happens by itself, and what it notes or wipes
/// it does not note or wipe again. So the others' turn comes.
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
