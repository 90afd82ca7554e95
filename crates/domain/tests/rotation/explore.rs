//! Walks through every state that can be reached, breadth first, so that the way to a broken rule is a shortest one.
//! At the end: from every state an end can be reached without further faults, and no machine goes round in a circle.
//!
//! It is written by hand because the question "can an end still be reached from everywhere?" is one about the whole
//! graph, which the model checkers at hand do not answer.

use crate::brain::Brain;
use crate::forget::essence;
use crate::graph::{first_in_a_circle, first_that_reaches_no};
use crate::lab::Lab;
use crate::moves::{Kind, Move, Moves};
use crate::quick::Quick;
use crate::rules::{Violation, check};
use crate::setting::Setting;
use crate::world::{CREATES, Credential, Intent, Kept, Keys, Machine, ModelKey, NONE, Name, OLD, State};
use domain::rotation::Progress;
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::time::{Duration, Instant};

/// What was walked through.
#[derive(Debug)]
pub(crate) struct Walk {
    pub(crate) states: usize,
    pub(crate) moves: usize,
    pub(crate) took: Duration,
    /// What was decided on the way, by name.
    pub(crate) decided: BTreeSet<String>,
}

/// A broken rule, and the way there.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) rule: Violation,
    pub(crate) way: Vec<String>,
}

/// Walks through a world.
pub(crate) fn explore(brain: &dyn Brain, setting: Setting) -> Result<Walk, Box<Broken>> {
    let began = Instant::now();
    let mut lab = Lab::new(brain, setting);
    let first = first(&mut lab);
    let mut states = vec![first];
    let mut numbers = Numbers::default();
    let _first_of_all = numbers.number(&first, &states);
    let mut parents: Vec<(u32, u8, u8)> = vec![(0, 0, 0)];
    let mut words = vec!["begins"];
    // Where a move leads without anything going wrong: made by a machine itself, or by anybody.
    let (mut by_itself, mut moves) = (Vec::new(), Vec::new());
    let mut count = 0;
    let mut all = Moves { lab: &mut lab, found: Vec::new() };
    let mut number = 0;
    while number < states.len() {
        let state = states[number];
        let here = u32::try_from(number).expect("few states");
        if let Err(rule) = all.from(&state) {
            return Err(broken(rule, here, None, all.lab, &states, &parents, &words));
        }
        for one in std::mem::take(&mut all.found) {
            count += 1;
            if let Err(rule) = check(all.lab, &one.state) {
                return Err(broken(rule, here, Some(&one), all.lab, &states, &parents, &words));
            }
            let state = if setting.whole { one.state } else { essence(all.lab, &one.state) };
            let there = match numbers.number(&state, &states) {
                Ok(known) => known,
                Err(new) => {
                    states.push(state);
                    let word = words.iter().position(|word| *word == one.what).unwrap_or_else(|| {
                        words.push(one.what);
                        words.len() - 1
                    });
                    parents.push((here, u8::try_from(word).expect("few words"), one.who));
                    new
                }
            };
            match one.kind {
                Kind::Auto => {
                    by_itself.push((here, there));
                    moves.push((here, there));
                }
                Kind::Free => moves.push((here, there)),
                Kind::Fault | Kind::Foreign => {}
            }
        }
        number += 1;
    }
    let lab = all.lab;
    let ended = |state: &State| {
        let over = |who: usize| matches!(lab.progress(state.machines[who].rotation), Progress::Ended { .. });
        (0..setting.machines).all(over)
    };
    let ends = states.iter().map(ended).collect::<Vec<bool>>();
    if let Some(lost) = first_that_reaches_no(&ends, &moves) {
        return Err(broken(Violation::DeadEnd, lost, None, lab, &states, &parents, &words));
    }
    if let Some(round) = first_in_a_circle(states.len(), &by_itself) {
        return Err(broken(Violation::Livelock, round, None, lab, &states, &parents, &words));
    }
    Ok(Walk { states: states.len(), moves: count, took: began.elapsed(), decided: lab.decided() })
}

/// How everything begins.
pub(crate) fn first(lab: &mut Lab<'_>) -> State {
    let setting = lab.setting;
    let mut keys = Keys::default();
    keys[OLD] =
        Some(ModelKey { name: Name::Plain, edited: false, hidden: false, used: 1, etag: 0, order: 0 });
    let machine = |lab: &mut Lab<'_>, who: usize| Machine {
        rotation: lab.keep(&setting.begun(who, &keys)),
        intents: [Intent::None; CREATES],
        keychain: [Kept::Nothing; CREATES],
        locked: false,
        credential: if setting.own { Credential::KeyOf(OLD) } else { Credential::Session },
        a_day_later: 0,
        secrets: 0,
        candidates: 0,
        list: NONE,
        proven: 0,
        handed_over: 0,
        left: 0,
        told: setting.mode.old_first(),
    };
    State {
        keys,
        made: 0,
        late: [None; 2],
        machines: [machine(lab, 0), machine(lab, 1)],
        faults: setting.faults,
        foreign: setting.foreign,
        taken_away: 0,
        in_use: 0,
    }
}

fn broken(
    rule: Violation,
    at: u32,
    last: Option<&Move>,
    lab: &Lab<'_>,
    states: &[State],
    parents: &[(u32, u8, u8)],
    words: &[&'static str],
) -> Box<Broken> {
    let mut way = Vec::new();
    let mut number = at;
    loop {
        let (parent, word, who) = parents[number as usize];
        let what = words[usize::from(word)];
        let machines = &states[number as usize].machines[..lab.setting.machines];
        let progress = machines.iter().map(|machine| format!("{:?}", lab.progress(machine.rotation)));
        way.push(format!("{who} {what}: {}", progress.collect::<Vec<_>>().join(" | ")));
        if number == 0 {
            break;
        }
        number = parent;
    }
    way.reverse();
    way.extend(last.map(|last| format!("{} {}", last.who, last.what)));
    way.push(format!("{:?}", last.map_or(states[at as usize], |last| last.state)));
    Box::new(Broken { rule, way })
}

/// Which states are known, by their numbers: a table that holds no state twice.
#[derive(Default)]
struct Numbers {
    places: Vec<u32>,
    count: usize,
}

impl Numbers {
    const FREE: u32 = u32::MAX;

    /// The number of a state; as an error the one that it gets, where it is new.
    fn number(&mut self, state: &State, states: &[State]) -> Result<u32, u32> {
        if self.places.len() < self.count * 2 + 2 {
            let known = std::mem::take(&mut self.places);
            self.places = vec![Self::FREE; (known.len() * 2).max(1024)];
            for number in known.into_iter().filter(|number| *number != Self::FREE) {
                let place = self.place(&states[number as usize], states);
                self.places[place] = number;
            }
        }
        let place = self.place(state, states);
        match self.places[place] {
            Self::FREE => {
                let number = u32::try_from(self.count).expect("few states");
                self.places[place] = number;
                self.count += 1;
                Err(number)
            }
            known => Ok(known),
        }
    }

    fn place(&self, state: &State, states: &[State]) -> usize {
        let mut hasher = Quick::default();
        state.hash(&mut hasher);
        // Their number is a power of two.
        let last = self.places.len() - 1;
        let mut place = hasher.finish() as usize & last;
        while self.places[place] != Self::FREE && states[self.places[place] as usize] != *state {
            place = (place + 1) & last;
        }
        place
    }
}
