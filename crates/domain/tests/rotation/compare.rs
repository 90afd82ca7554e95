//! Makes sure that nothing is lost where something is forgotten ([`crate::forget`]): walks through everything that can
//! happen with nothing left out, and at each state compares what can follow with what can follow its essence. The two
//! have to be the same, move by move, once their ends are brought to their essence as well. So by induction whatever
//! can happen in the one walk can happen in the other.

use crate::brain::Real;
use crate::explore::first;
use crate::forget::essence;
use crate::lab::Lab;
use crate::moves::{Kind, Moves};
use crate::quick::{QuickMap, QuickSet};
use crate::setting::Setting;
use crate::world::State;
use std::collections::BTreeSet;

/// Where a move leads, without what is forgotten.
type Ends = BTreeSet<(Kind, State)>;

/// How many states there are when nothing is forgotten, and how many essences.
pub(crate) fn compare(setting: Setting) -> (usize, usize) {
    let mut lab = Lab::new(&Real, Setting { whole: true, ..setting });
    let first = first(&mut lab);
    let (mut known, mut open) = (QuickSet::from_iter([first]), vec![first]);
    let mut essences: QuickMap<State, Ends> = QuickMap::default();
    while let Some(state) = open.pop() {
        let left = essence(&mut lab, &state);
        let found = moves(&mut lab, &state);
        let reached = ends(&mut lab, &left, &found);
        let expected = essences.entry(left).or_insert_with(|| {
            let found = moves(&mut lab, &left);
            ends(&mut lab, &left, &found)
        });
        assert!(
            reached == *expected,
            "{setting:?}\n{state:?}\nis more than\n{left:?}\nonly the first: {}\nonly the second: {}",
            told(reached.difference(expected)),
            told(expected.difference(&reached)),
        );
        open.extend(found.into_iter().map(|(_, next)| next).filter(|next| known.insert(*next)));
    }
    (known.len(), essences.len())
}

fn moves(lab: &mut Lab<'_>, state: &State) -> Vec<(Kind, State)> {
    let mut moves = Moves { lab, found: Vec::new() };
    moves.from(state).expect("no rule is broken");
    moves.found.iter().map(|found| (found.kind, found.state)).collect()
}

/// Where the moves lead. One that wastes a fault and changes nothing else is none.
fn ends(lab: &mut Lab<'_>, from: &State, moves: &[(Kind, State)]) -> Ends {
    let ends = moves.iter().map(|(kind, state)| (*kind, essence(lab, state)));
    ends.filter(|(_, end)| State { faults: from.faults, foreign: from.foreign, ..*end } != *from).collect()
}

fn told<'a>(ends: impl Iterator<Item = &'a (Kind, State)>) -> String {
    ends.map(|end| format!("\n    {end:?}")).collect()
}
