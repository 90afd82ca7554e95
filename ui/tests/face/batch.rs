//! Several keys at once: the boxes, the bar, and the dialog that deletes them.

use crate::pages::{after, drawn, has, lacks};
use crate::sample::{at, failure, home, keys, now, view};
use domain::call::Deleted;
use domain::list::{Row, lines};
use domain::{FailureKind, KeyPlace};
use std::collections::BTreeSet;
use ui::action::Action;
use ui::batch;
use ui::list::Change;
use ui::pruning::{self, Pruning, Stage};
use ui::screen::About;
use ui::state::State;

fn place(number: usize) -> KeyPlace {
    (at(), keys()[number].id.clone())
}

fn selected(numbers: &[usize]) -> State {
    let turn = |number: &usize| Action::Batch(batch::Change::Turn { place: *number, key: place(*number) });
    after(home(), Some(view()), numbers.iter().map(turn).collect())
}

fn rows() -> Vec<Row> {
    lines(&view(), now()).map(|line| Row::of(&line)).collect()
}

/// The dialog about all four keys of the sample: the second is being rotated, the third signs Keyward in.
fn asked() -> State {
    let mut state = selected(&[0, 1, 2, 3]);
    let rotating = BTreeSet::from([place(1)]);
    state.apply(Action::Asked(About::Prune(Box::new(Pruning::new(state.batch_keys(), &rotating)))));
    let mut rows = rows();
    rows.iter_mut().filter(|row| row.key.id == keys()[2].id).for_each(|row| row.own = true);
    state.apply(Action::Prune(pruning::Change::Found(Ok(rows))));
    state
}

#[tokio::test]
async fn the_bar_says_how_many_and_goes_with_the_last() {
    let html = drawn(|| selected(&[0, 3])).await;
    has(&html, &["2 keys selected", "id=\"batch-delete\"", "aria-label=\"Select CI Pipeline\""]);
    assert_eq!(html.matches("ticked\"").count(), 2, "{html}");
    lacks(&drawn(|| selected(&[])).await, &["id=\"batch\""]);
    lacks(&drawn(|| selected(&[0, 0])).await, &["id=\"batch\""]);
    let searched = || {
        let mut state = selected(&[0, 3]);
        state.apply(Action::List(Change::Query("zapier".to_owned())));
        state
    };
    lacks(&drawn(searched).await, &["id=\"batch\""]);
    let many = || {
        let mut state = selected(&[0]);
        state.apply(Action::Batch(batch::Change::Add { keys: vec![place(1)], total: 10_000 }));
        state
    };
    has(&drawn(many).await, &["the first of 10,000: more can't be deleted at once"]);
}

#[tokio::test]
async fn what_would_go_is_listed_and_what_stays_says_why() {
    let html = drawn(asked).await;
    has(
        &html,
        &["Delete these keys?", "is being rotated", "Keyward signs in with it", "It can't be undone."],
    );
    has(&html, &["delete 1 key", "Delete 2 keys", "id=\"prune-phrase\"", "expired"]);
    let hidden = || {
        let mut state = asked();
        state.apply(Action::HidingSent(true));
        state
    };
    let html = drawn(hidden).await;
    lacks(&html, &["CI Pipeline", "kgn_pat_7", "Acme"]);
    has(&html, &["Show the names first"]);
}

#[tokio::test]
async fn each_key_has_its_result() {
    let html = drawn(|| {
        let mut state = asked();
        for change in [
            pruning::Change::Begin,
            pruning::Change::Fated(place(0), Err(failure(FailureKind::Conflict))),
            pruning::Change::Fated(place(3), Ok(Deleted::AlreadyGone)),
            pruning::Change::End,
        ] {
            state.apply(Action::Prune(change));
        }
        assert_eq!(state.batch_keys().len(), 3, "what is gone is selected no longer");
        state
    })
    .await;
    has(&html, &["1 gone, 1 could not be deleted.", "was gone already", "id=\"prune-again\""]);
    has(&html, &["data-fate=\"failed\"", "data-fate=\"deleted\"", "data-fate=\"kept\""]);
}

#[test]
fn closing_stops_before_it_closes() {
    let mut state = asked();
    state.apply(Action::Prune(pruning::Change::Begin));
    state.apply(Action::Closed);
    assert_eq!(state.pruning().map(|pruning| pruning.stage), Some(Stage::Stopping));
    state.apply(Action::Prune(pruning::Change::End));
    state.apply(Action::Prune(pruning::Change::Again));
    assert_eq!(state.pruning().map(|pruning| (pruning.stage, pruning.keys.len())), Some((Stage::Asking, 4)));
    state.apply(Action::Closed);
    assert!(state.dialog.is_none());
}
