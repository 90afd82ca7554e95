//! Several keys at once: the boxes, the bar, and the dialog that deletes them.

use crate::pages::{after, drawn, has, lacks, words_at};
use crate::sample::{at, failure, home, keys, now, offer, rights, view};
use domain::call::Deleted;
use domain::list::{Filter, Row, lines};
use domain::{FailureKind, Key, KeyManagement, KeyPlace, KeyState, Rights, View};
use std::rc::Rc;
use ui::action::Action;
use ui::batch;
use ui::list::Change;
use ui::pruning::{self, Pruning, Stage};
use ui::rows::Rows;
use ui::screen::About;
use ui::state::State;
use yew::Reducible;

fn place(number: usize) -> KeyPlace {
    (at(), keys()[number].id.clone())
}

fn selected(numbers: &[usize]) -> State {
    let turn = |number: &usize| Action::Batch(batch::Change::Turn(place(*number)));
    after(home(), Some(view()), numbers.iter().map(turn).collect())
}

fn rows() -> Vec<Row> {
    lines(&view(), now()).map(|line| Row::of(&line)).collect()
}

/// The dialog about all four keys of the sample: the third signs Keyward in.
fn asked() -> State {
    let mut state = selected(&[0, 1, 2, 3]);
    state.apply(Action::Asked(About::Prune(Box::new(Pruning::new(state.batch_keys())))));
    let mut rows = rows();
    rows.iter_mut().filter(|row| row.key.id == keys()[2].id).for_each(|row| row.own = true);
    let keys = state.batch_keys();
    state.apply(Action::Prune(pruning::Change::Found(keys, Ok(rows))));
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
    has(&html, &["Delete these keys?", "Keyward signs in with it", "It can't be undone."]);
    has(&html, &["delete 2 keys", "Delete 3 keys", "id=\"prune-phrase\"", "expired"]);
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
        let run = state.pruning().unwrap().run.clone();
        for change in [
            pruning::Change::Begin,
            pruning::Change::Fated(run.clone(), place(0), Err(failure(FailureKind::Conflict))),
            pruning::Change::Fated(run.clone(), place(3), Ok(Deleted::AlreadyGone)),
            pruning::Change::End(run),
        ] {
            state.apply(Action::Prune(change));
        }
        assert_eq!(state.batch_keys().len(), 3, "what is gone is selected no longer");
        state
    })
    .await;
    has(&html, &["1 gone, 1 could not be deleted, 1 not tried.", "was gone already", "id=\"prune-again\""]);
    has(
        &html,
        &["data-fate=\"failed\"", "data-fate=\"deleted\"", "data-fate=\"kept\"", "data-fate=\"left\""],
    );
}

/// What happens, as the window has it happen.
fn happens(state: State, action: Action) -> State {
    Rc::unwrap_or_clone(Rc::new(state).reduce(action))
}

#[test]
fn closing_stops_before_it_closes() {
    let mut state = asked();
    let run = state.pruning().unwrap().run.clone();
    state = happens(state, Action::Prune(pruning::Change::Begin));
    assert!(!run.is_stopped());
    state = happens(state, Action::Closed);
    assert_eq!(state.pruning().map(|pruning| pruning.stage), Some(Stage::Stopping));
    assert!(run.is_stopped(), "whoever deletes hears it");
    state = happens(state, Action::Prune(pruning::Change::End(run.clone())));
    state = happens(state, Action::Prune(pruning::Change::Again));
    let again = state.pruning().unwrap();
    assert_eq!((again.stage, again.keys.len(), again.run.is_stopped()), (Stage::Asking, 4, false));
    // What the run before still tells is no word about this one.
    state = happens(state, Action::Prune(pruning::Change::End(run)));
    assert_eq!(state.pruning().map(|pruning| pruning.stage), Some(Stage::Asking));
    state = happens(state, Action::Closed);
    assert!(state.dialog.is_none());
}

#[test]
fn another_dialog_stops_what_nobody_sees_any_more() {
    let mut state = happens(asked(), Action::Prune(pruning::Change::Begin));
    let run = state.pruning().unwrap().run.clone();
    state = happens(state, Action::Ticked(now()));
    assert!(!run.is_stopped());
    state = happens(state, Action::Asked(About::Losing));
    assert!(run.is_stopped() && state.pruning().is_none());
}

#[test]
fn a_late_answer_brings_nothing_back() {
    let mut state = asked();
    let before = state.pruning().unwrap().keys.clone();
    state.apply(Action::Prune(pruning::Change::TakeOut(place(0))));
    state.apply(Action::Prune(pruning::Change::Found(before, Ok(rows()))));
    assert_eq!(state.pruning().unwrap().doomed().len(), 2, "the one that was taken out stays out");
}

#[test]
fn a_range_goes_on_from_a_key_wherever_it_stands_now() {
    let mut state = selected(&[1]);
    let rows = |state: &State| Rows::of(state.view().unwrap(), &state.list.by, now());
    let before = rows(&state);
    let (at, key) = place(1);
    let stood = before.place_of(&at, &key).unwrap();
    let range =
        |state: &State, rows: &Rows, to| state.batch.range(rows, state.by(), state.place_in(rows), to);
    assert_eq!(range(&state, &before, 3), Some((stood.min(3), stood.max(3))));
    state.apply(Action::List(Change::Sort(domain::Column::Expires)));
    let after = rows(&state);
    let stands = after.place_of(&at, &key).unwrap();
    assert_ne!(stands, stood, "the order is turned round");
    assert_eq!(range(&state, &after, stands), Some((stands, stands)));
    // From a row that is selected since it goes on from there.
    state.apply(Action::Picked { place: 0, key: None, open: true });
    assert_eq!(range(&state, &after, 3), Some((0, 3)));
}

#[test]
fn what_is_not_shown_any_more_is_selected_no_longer() {
    let left = |state: &State| state.batch_keys().into_iter().map(|(_, key)| key).collect::<Vec<_>>();
    let active = || {
        let mut state = after(home(), Some(view()), vec![Action::List(Change::Filter(Filter::Active))]);
        for number in [0, 1] {
            state.apply(Action::Batch(batch::Change::Turn(place(number))));
        }
        assert_eq!(state.batch_keys().len(), 2);
        state
    };
    let mut state = active();
    state.apply(Action::Ticked("2026-11-26T10:00:00Z".parse().unwrap()));
    assert_eq!(left(&state), [keys()[1].id.clone()], "the clock took the other one out");

    let expired = Key { state: KeyState::Expired, ..keys()[1].clone() };
    let changed = View { keys: vec![keys()[0].clone(), expired], ..view() };
    let mut state = active();
    state.apply(Action::Refreshed(at(), Ok(changed)));
    assert_eq!(left(&state), [keys()[0].id.clone()], "another admin took the other one out");
}

#[tokio::test]
async fn who_may_not_delete_one_key_may_not_delete_several() {
    let denied = || {
        let rights = Rights { can_manage: false, ..rights() };
        View { management: KeyManagement::Offered { offer: offer(), rights }, ..view() }
    };
    let looking = move || {
        let turn = Action::Batch(batch::Change::Turn(place(0)));
        after(home(), Some(denied()), vec![turn])
    };
    let html = drawn(looking).await;
    let button = html.split("id=\"batch-delete\"").nth(1).and_then(|tag| tag.split('>').next()).unwrap();
    has(button, &["disabled", "Your role does not manage the keys of this organization."]);
    // Where the right goes while the list is looked at, the keys stay, and it is said why.
    let mut state = asked();
    state.apply(Action::Refreshed(at(), Ok(denied())));
    state.apply(Action::Prune(pruning::Change::Found(state.batch_keys(), Ok(rows()))));
    let kept = &state.pruning().unwrap().kept;
    assert_eq!(kept.len(), 4);
    assert!(kept.values().all(|why| *why == "your role does not manage it"), "{kept:?}");
}

#[tokio::test]
async fn what_is_ticked_is_told() {
    let html = drawn(|| selected(&[])).await;
    has(&html, &["aria-multiselectable=\"true\"", "id=\"batch-told\" role=\"status\""]);
    assert_eq!(chosen(&html), ["ci-pipeline"], "the row of the detail, while nothing is ticked");
    assert_eq!(words_at(&html, "batch-told"), "");
    let html = drawn(|| selected(&[1, 3])).await;
    assert_eq!(chosen(&html), ["zapier-bridge", "old-importer"]);
    assert_eq!(words_at(&html, "batch-told"), "2 keys selected");
}

/// The rows that assistive technology takes for selected, by their keys.
fn chosen(html: &str) -> Vec<&str> {
    let rows = html.split("<tr ").filter_map(|row| row.split('>').next());
    let chosen = rows.filter(|row| row.contains("aria-selected=\"true\""));
    chosen.filter_map(|row| row.split("apiKeys/").nth(1)?.split('"').next()).collect()
}
