//! A rotation can't go wrong: everything that can happen is walked through, with the real decisions.
//!
//! The world is a key service of either edition, keychains and journals; up to two faults strike (a kill at any
//! place, a request or an answer that is lost, a request that arrives late, a service that is down, a keychain that
//! keeps nothing); another admin does one thing; two machines rotate the same key. What must never be is in
//! [`rules`]; machines with one mistake each show that it would be found.
#![allow(clippy::print_stdout, reason = "how far the walks went is worth seeing")]

mod brain;
mod deeds;
mod explore;
mod lab;
mod moves;
mod rules;
mod world;

use brain::Brain;
use domain::rotation::Mode;
use explore::explore;
use rules::Violation;
use world::{Edition, Setting};

/// One machine, two faults, one meddler.
fn alone(edition: Edition, mode: Mode) -> Setting {
    let limit = if mode == Mode::InPlace { 1 } else { 2 };
    Setting {
        edition,
        mode,
        machines: 1,
        limit,
        faults: 2,
        foreign: true,
        tells_use: true,
        own: false,
        same_instant: false,
    }
}

#[test]
fn probe() {
    for edition in [Edition::ByNumber, Edition::ByList] {
        for mode in [Mode::Overlap, Mode::Leaked, Mode::InPlace] {
            match explore(&brain::Real, alone(edition, mode)) {
                Ok(walk) => println!(
                    "{edition:?} {mode:?}: {} states, {} moves, {:?}",
                    walk.states, walk.moves, walk.took
                ),
                Err(broken) => panic!("{edition:?} {mode:?} {:?}\n{}", broken.rule, broken.way.join("\n")),
            }
        }
    }
    for edition in [Edition::ByNumber, Edition::ByList] {
        let brains: [(&str, &dyn Brain); 8] = [
            ("a", &brain::DeletesBeforeItVerifies),
            ("b", &brain::AdoptsWithoutTag),
            ("c", &brain::DeletesBeforeHandOver),
            ("d", &brain::RetriesBlindly),
            ("e", &brain::TakesLockedForLost),
            ("nolook", &brain::DeletesWithoutLooking),
            ("unlisted", &brain::TakesUnlistedForGone),
            ("yields", &brain::AlwaysYields),
        ];
        for (name, brain) in brains {
            let setting = Setting {
                machines: if name == "yields" { 2 } else { 1 },
                limit: 3,
                faults: 1,
                ..alone(edition, Mode::Overlap)
            };
            match explore(brain, setting) {
                Ok(walk) => println!("{name}: NOTHING {walk:?}"),
                Err(broken) => println!("{name}: {:?} after {} moves", broken.rule, broken.way.len()),
            }
        }
    }
    for (faults, foreign) in [(1, false), (1, true), (2, false), (2, true)] {
        for edition in [Edition::ByNumber, Edition::ByList] {
            for mode in [Mode::Overlap, Mode::Leaked] {
                let setting = Setting { machines: 2, limit: 3, faults, foreign, ..alone(edition, mode) };
                match explore(&brain::Real, setting) {
                    Ok(walk) => println!(
                        "two {faults} {foreign} {edition:?} {mode:?}: {} states, {} moves, {:?}",
                        walk.states, walk.moves, walk.took
                    ),
                    Err(broken) => {
                        panic!("{edition:?} {mode:?} {:?}\n{}", broken.rule, broken.way.join("\n"))
                    }
                }
            }
        }
    }
    let _: Option<Violation> = None;
}
