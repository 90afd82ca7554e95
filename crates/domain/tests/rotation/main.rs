//! A rotation can't go wrong: everything that can happen is walked through, with the real decisions.
//!
//! The world is a key service of either edition, keychains and journals. Faults strike: a kill at any place, with
//! the keychain locked afterwards or not; a request or an answer that is lost; a request that arrives late, even
//! after the next list; a service that is down; a keychain that keeps nothing. Another admin does one thing: deletes,
//! renames, edits, hides or uses the old key, deletes, renames or edits a new one, or takes the last slot. Two
//! machines rotate the same key. The admins choose whatever is offered, in any order.
//!
//! What must never be is in [`rules`]; machines with one mistake each show that it would be found.
//! `cargo test -p domain --test rotation -- --nocapture` prints how many states there are.
#![allow(clippy::print_stdout, reason = "how far the walks went is worth seeing")]

mod brain;
mod creating;
mod deeds;
mod explore;
mod lab;
mod moves;
mod others;
mod quick;
mod reduce;
mod rules;
mod setting;
mod world;

use brain::Brain;
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
                let total = TOTAL.fetch_add(walk.states, Ordering::Relaxed) + walk.states;
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

#[test]
fn two_machines_and_another_admin_by_number() {
    walk([Mode::Overlap, Mode::Leaked].map(|mode| both(Edition::ByNumber, mode, 1, true)));
}

#[test]
fn two_machines_and_another_admin_by_list() {
    walk([Mode::Overlap, Mode::Leaked].map(|mode| both(Edition::ByList, mode, 1, true)));
}

#[test]
fn two_machines_and_two_faults_by_number() {
    let decided = walk(MODES.map(|mode| both(Edition::ByNumber, mode, 2, false)));
    assert!(["Overtaken", "Withdrew"].iter().all(|word| decided.contains(*word)));
}

#[test]
fn two_machines_and_two_faults_by_list() {
    let decided = walk(MODES.map(|mode| both(Edition::ByList, mode, 2, false)));
    assert!(["Overtaken", "Withdrew"].iter().all(|word| decided.contains(*word)));
}

#[test]
fn two_machines_at_the_same_instant_or_without_room() {
    for edition in EDITIONS {
        let plain = both(edition, Mode::Overlap, 1, false);
        walk([Setting { same_instant: true, ..plain }, Setting { limit: 2, ..plain }]);
    }
}

/// All at once. It has found nothing that the smaller walks had not.
#[test]
#[ignore = "takes minutes and four gigabytes"]
fn two_machines_two_faults_and_another_admin() {
    walk(EDITIONS.map(|edition| both(edition, Mode::Overlap, 2, true)));
}

#[test]
fn a_mistake_is_found() {
    let (numbers, lists) = (alone(Edition::ByNumber, Mode::Overlap), alone(Edition::ByList, Mode::Overlap));
    let two = both(Edition::ByNumber, Mode::Overlap, 1, false);
    let table: [(&str, &dyn Brain, Setting, Violation); 11] = [
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
    ];
    for (mistake, brain, setting, expected) in table {
        match explore(brain, setting) {
            Ok(walk) => panic!("{mistake}: not found in {} states", walk.states),
            Err(broken) => {
                println!("{mistake}: {:?} after {} moves", broken.rule, broken.way.len() - 2);
                assert_eq!(broken.rule, expected, "{mistake}");
            }
        }
    }
}
