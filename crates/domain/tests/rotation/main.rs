//! A rotation can't go wrong: everything that can happen is walked through, with the real decisions.
//!
//! The world is a key service of either edition, keychains and journals. Faults strike: a kill at any place, with
//! the keychain locked afterwards or not; a request or an answer that is lost; a request that arrives late, even
//! after the next list; a service that is down; a keychain that keeps nothing. Another admin does one thing: deletes,
//! renames, edits, hides or uses the old key, deletes, renames or edits a new one, or takes the last slot. Two
//! machines rotate the same key. The admins choose whatever is offered, in any order.
//!
//! What must never be is in [`rules`]; machines with one mistake each show that it would be found. All of this at
//! once, two faults, another admin and two machines, is walked through in either edition and every mode. That takes
//! seconds because what makes no difference is left out: what is forgotten ([`forget`]), which machine is which
//! ([`mirror`]), and what others do while a machine minds its own business ([`reduce`]). That nothing else is left out
//! is looked at with nothing left out, in worlds which are small enough for that ([`compare`]).
//!
//! `cargo test -p domain --test rotation -- --nocapture` prints how many states there are.
#![allow(clippy::print_stdout, reason = "how far the walks went is worth seeing")]

mod brain;
mod compare;
mod creating;
mod deeds;
mod explore;
mod forget;
mod graph;
mod lab;
mod mirror;
mod moves;
mod others;
mod quick;
mod reduce;
mod rules;
mod setting;
mod sight;
mod world;

use brain::Brain;
use compare::compare;
use domain::rotation::Mode;
use explore::explore;
use rules::Violation;
use setting::{Edition, Setting};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

const EDITIONS: [Edition; 2] = [Edition::ByNumber, Edition::ByList];
const MODES: [Mode; 3] = [Mode::Overlap, Mode::Leaked, Mode::InPlace];

static TOTAL: AtomicUsize = AtomicUsize::new(0);

/// One machine, two faults, another admin, and no room to spare.
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
        whole: false,
    }
}

/// Two machines.
fn both(edition: Edition, mode: Mode, faults: u8, foreign: bool) -> Setting {
    let alone = alone(edition, mode);
    Setting { machines: 2, limit: alone.limit + 1, faults, foreign, ..alone }
}

/// Walks through worlds with the real decisions, and tells what was decided on the way.
fn walk(settings: impl IntoIterator<Item = Setting>) -> BTreeSet<String> {
    let mut decided = BTreeSet::new();
    for setting in settings {
        match explore(&brain::Real, setting) {
            Ok(walk) => {
                let states = if setting.whole { 0 } else { walk.states };
                let total = TOTAL.fetch_add(states, Ordering::Relaxed) + states;
                println!(
                    "{setting:?}\n    {} states, {} moves, {:.1?}; in total {total} states",
                    walk.states, walk.moves, walk.took
                );
                decided.extend(walk.decided);
            }
            Err(broken) => panic!("{setting:?}: {:?}\n{}", broken.rule, broken.way.join("\n")),
        }
    }
    decided
}

#[test]
fn one_machine() {
    let plain = EDITIONS.into_iter().flat_map(|edition| MODES.map(|mode| alone(edition, mode)));
    let silent = EDITIONS.map(|edition| Setting { tells_use: false, ..alone(edition, Mode::Overlap) });
    let own = EDITIONS.map(|edition| Setting { own: true, ..alone(edition, Mode::Overlap) });
    let roomy = EDITIONS.map(|edition| Setting { limit: 3, ..alone(edition, Mode::Overlap) });
    let decided = walk(plain.chain(silent).chain(own).chain(roomy));
    // Nothing is left out that one machine can decide.
    let all = "Look Create Settle Prove Swap ForgetSecret DeleteOld LookWhetherGone Rename DeleteNew \
               Arrived SecretLost Swapped NotSwapped Renamed NewGone \
               Trouble Keychain NotCreated NeverAnswered Which Verdict HandOver NewMissing Finish Objections \
               TryAgain StartOver Undo ItIs NoneOfThem AcceptUnproven SkipSwap Later KeepBoth Leave \
               Done KeptBoth Undone";
    let missing: Vec<&str> = all.split_whitespace().filter(|word| !decided.contains(*word)).collect();
    assert_eq!(missing, [""; 0]);
}

/// Everything at once: two machines, two faults, and another admin.
fn everything(edition: Edition, mode: Mode) {
    let decided = walk([both(edition, mode, 2, true)]);
    assert!(["Overtaken", "Withdrew"].iter().all(|word| decided.contains(*word)));
}

#[test]
fn everything_by_number_new_key_first() {
    everything(Edition::ByNumber, Mode::Overlap);
}

#[test]
fn everything_by_list_new_key_first() {
    everything(Edition::ByList, Mode::Overlap);
}

#[test]
fn everything_old_key_first() {
    for edition in EDITIONS {
        everything(edition, Mode::Leaked);
        everything(edition, Mode::InPlace);
    }
}

#[test]
fn two_machines_at_the_same_instant_or_without_room() {
    for edition in EDITIONS {
        let plain = both(edition, Mode::Overlap, 2, true);
        walk([Setting { same_instant: true, faults: 1, ..plain }, Setting { limit: 2, ..plain }]);
    }
}

/// What makes the walks short leaves nothing out: neither a move, nor a decision.
#[test]
fn nothing_is_lost() {
    for (edition, mode) in EDITIONS.into_iter().flat_map(|edition| MODES.map(|mode| (edition, mode))) {
        nothing_is_lost_in([
            alone(edition, mode),
            both(edition, mode, 1, false),
            both(edition, mode, 0, true),
        ]);
    }
    for plain in EDITIONS.map(|edition| alone(edition, Mode::Overlap)) {
        let (silent, own) = (Setting { tells_use: false, ..plain }, Setting { own: true, ..plain });
        nothing_is_lost_in([silent, own, Setting { limit: 3, ..plain }]);
    }
}

/// The same in worlds that are larger.
#[test]
#[ignore = "takes minutes"]
fn nothing_is_lost_in_larger_worlds() {
    for (edition, mode) in EDITIONS.into_iter().flat_map(|edition| MODES.map(|mode| (edition, mode))) {
        nothing_is_lost_in([both(edition, mode, 1, true), both(edition, mode, 2, false)]);
    }
}

fn nothing_is_lost_in(settings: impl IntoIterator<Item = Setting>) {
    for setting in settings {
        let (states, essences) = compare(setting);
        println!(
            "{setting:?}\n    {states} states are {essences} when what makes no difference is forgotten"
        );
        let whole = Setting { whole: true, ..setting };
        assert_eq!(walk([setting]), walk([whole]), "{setting:?}");
    }
}

#[test]
fn a_mistake_is_found() {
    let (numbers, lists) = (alone(Edition::ByNumber, Mode::Overlap), alone(Edition::ByList, Mode::Overlap));
    let two = both(Edition::ByNumber, Mode::Overlap, 1, false);
    let old_first = |edition| alone(edition, Mode::Leaked);
    let table: [(&str, &dyn Brain, Setting, Violation); 15] = [
        ("delete before verify", &brain::DeletesBeforeItVerifies, numbers, Violation::OldDeletedUnproven),
        ("the same by list", &brain::DeletesBeforeItVerifies, lists, Violation::OldDeletedUnproven),
        ("adopt without tag", &brain::AdoptsWithoutTag, lists, Violation::AnothersKeyTaken),
        (
            "delete before hand-over",
            &brain::DeletesBeforeHandOver,
            numbers,
            Violation::OldDeletedBeforeHandOver,
        ),
        ("the same by list", &brain::DeletesBeforeHandOver, lists, Violation::OldDeletedBeforeHandOver),
        ("retry the create blindly", &brain::RetriesBlindly, numbers, Violation::CreatesWhileUnsure),
        ("the same by list", &brain::RetriesBlindly, lists, Violation::CreatesWhileUnsure),
        ("locked means lost", &brain::TakesLockedForLost, numbers, Violation::NotLost),
        ("delete without looking", &brain::DeletesWithoutLooking, numbers, Violation::DeletedUnseen),
        ("not in the list means gone", &brain::TakesUnlistedForGone, numbers, Violation::NotGone),
        ("withdraw for anybody", &brain::AlwaysYields, two, Violation::BothWithdrew),
        ("never rest", &brain::NeverRests, old_first(Edition::ByNumber), Violation::Livelock),
        ("the same by list", &brain::NeverRests, old_first(Edition::ByList), Violation::Livelock),
        ("no way out", &brain::KnowsNoWayOut, old_first(Edition::ByNumber), Violation::DeadEnd),
        ("the same by list", &brain::KnowsNoWayOut, old_first(Edition::ByList), Violation::DeadEnd),
    ];
    for (mistake, brain, setting, expected) in table {
        // In the small, with nothing left out, and where everything happens at once.
        let whole = Setting { whole: true, ..setting };
        for setting in [setting, whole, both(setting.edition, setting.mode, 2, true)] {
            match explore(brain, setting) {
                Ok(walk) => panic!("{mistake}: not found in {} states", walk.states),
                Err(broken) => {
                    println!("{mistake}: {:?} after {} moves", broken.rule, broken.way.len() - 2);
                    assert_eq!(broken.rule, expected, "{mistake}");
                }
            }
        }
    }
}
