//! The table over all organizations: what is asked of the core, and where the selection goes.

use crate::many::{listing, many, organization, place};
use crate::pages::{drawn, has};
use crate::sample::{failure, now};
use domain::call::{Deleted, MOST_ROWS};
use domain::inventory::Which;
use domain::list::{Column, Filter, Listing};
use domain::query::Known;
use domain::{FailureKind, Home, KeyId, OrganizationRef, Timestamp};
use ui::action::Action;
use ui::asking::Asking;
use ui::batch;
use ui::list::Change;
use ui::overview::Ask;
use ui::screen::{Destination, Page};
use ui::sight::Stretch;
use ui::state::State;
use ui::typing::Typing;

fn starting(home: Home) -> State {
    let mut state = State::new(now());
    state.apply(Action::Opened(Ok(home)));
    state
}

/// Sends what is wanted, if anything is, and answers it.
pub(crate) fn answer(state: &mut State, count: usize) -> Option<Ask> {
    let ask = state.next_listing()?;
    state.apply(Action::ListSent(ask.clone()));
    let given = listing(count, &ask.by, ask.from, ask.count);
    state.apply(Action::Listed(ask.clone(), Ok(given)));
    Some(ask)
}

/// A hundred organizations, listed.
fn looking() -> State {
    let mut state = starting(many(100));
    answer(&mut state, 100).unwrap();
    state
}

fn picked(state: &State) -> (OrganizationRef, KeyId) {
    state.overview.picked.clone().unwrap().key.unwrap()
}

fn draw(state: &mut State, from: usize, to: usize) {
    state.apply(Action::Drawn(Stretch { from, to }));
}

#[test]
fn a_plain_start_opens_all_where_there_are_several() {
    let state = starting(many(2));
    assert!(state.everywhere && state.page == Page::Keys && state.lists_all());
    assert!(!starting(many(1)).everywhere);
    assert_eq!(starting(many(1)).at, Some(place(0)));
}

#[test]
fn days_are_asked_for_as_they_are_where_the_admin_is() {
    let mut state = looking();
    state.apply(Action::List(Change::Query("ci expires:2026-10-31".to_owned())));
    let ask = state.next_listing().unwrap();
    assert_eq!(ask.call(vec![]).by.query, "ci expires:2026-10-31T00:00:00Z/2026-11-01T00:00:00Z");
    assert_eq!(ask.by, state.overview.by, "the field keeps what was typed");
    assert_eq!(state.which(), Which::All(ask.call(vec![]).by), "an export is of the same keys");
}

#[test]
fn what_the_core_named_is_offered_wherever_it_is() {
    let mut state = looking();
    let names = Known { workspaces: ["Finance".to_owned()].into(), ..Known::default() };
    state.apply(Action::Named(names));
    let offered = Typing::typed(13).offers("workspace:fin", &state.names);
    assert_eq!(offered.choices[0].text, "workspace:Finance");
}

#[test]
fn rows_are_asked_for_while_the_core_still_says_how_things_stand() {
    let mut state = State::new(now());
    answer(&mut state, 100).unwrap();
    assert_eq!((state.page.clone(), state.at.clone()), (Page::Starting, None));
    state.apply(Action::Opened(Ok(many(100))));
    assert_eq!(state.next_listing(), None, "the rows are there");
    assert_eq!(state.at, Some(picked(&state).0));
}

#[test]
fn one_question_at_a_time_and_the_latest_wins() {
    let mut state = starting(many(100));
    let first = state.next_listing().unwrap();
    assert!(first.from == 0 && first.count <= MOST_ROWS);
    state.apply(Action::ListSent(first.clone()));
    for typed in ["r", "ro", "company robot 42.3"] {
        state.apply(Action::List(Change::Query(typed.to_owned())));
        assert_eq!(state.next_listing(), None, "one is under way");
    }
    let stale = listing(100, &first.by, first.from, first.count);
    state.apply(Action::Listed(first, Ok(stale)));
    assert!(state.overview.answer.is_none(), "nobody looks for that any more");
    let ask = answer(&mut state, 100).unwrap();
    assert_eq!(ask.by.query, "company robot 42.3");
    let shown = state.overview.answer.as_ref().unwrap();
    assert_eq!((shown.rows.total, shown.keys), (1, 1_000));
    assert_eq!(state.next_listing(), None, "nothing is missing");
}

#[test]
fn rows_stay_until_others_are_there() {
    let mut state = looking();
    state.apply(Action::List(Change::Query("robot 42.".to_owned())));
    assert_eq!(state.overview.answer.as_ref().map(|answer| answer.rows.total), Some(1_000));
    answer(&mut state, 100).unwrap();
    assert_eq!(state.overview.answer.as_ref().map(|answer| answer.rows.total), Some(10));
}

#[test]
fn scrolling_asks_for_what_comes_into_sight() {
    let mut state = looking();
    draw(&mut state, 0, 30);
    assert_eq!(state.next_listing(), None);
    draw(&mut state, 500, 540);
    let ask = answer(&mut state, 100).unwrap();
    assert!(ask.from <= 460 && ask.from + ask.count >= 580, "{ask:?}");
    assert_eq!(state.next_listing(), None);
    draw(&mut state, 990, 1_000);
    answer(&mut state, 100).unwrap();
    assert_eq!(state.next_listing(), None, "there is nothing after the last row");
}

#[test]
fn a_failed_question_is_not_asked_over_and_over() {
    let mut state = starting(many(2));
    let ask = state.next_listing().unwrap();
    state.apply(Action::ListSent(ask.clone()));
    state.apply(Action::Listed(ask, Err(failure(FailureKind::Gone))));
    assert!(state.overview.failure.is_some());
    assert_eq!(state.next_listing(), None);
    state.apply(Action::Outdated);
    answer(&mut state, 2).unwrap();
    assert_eq!(state.overview.failure, None);
}

#[test]
fn changes_and_time_have_the_rows_read_again() {
    let mut state = looking();
    let later: Timestamp = "2026-11-22T10:01:01Z".parse().unwrap();
    for action in [
        Action::Outdated,
        Action::Deleted(place(0), KeyId::new("x"), Deleted::Now),
        Action::Ticked(later),
        Action::NewsSeen(None),
    ] {
        assert_eq!(state.next_listing(), None);
        let name = format!("{action:?}");
        state.apply(action);
        assert!(answer(&mut state, 100).is_some(), "{name}");
    }
}

#[test]
fn the_selection_is_a_key_and_not_a_place() {
    let mut state = looking();
    let (at, key) = picked(&state);
    assert_eq!(state.at.as_ref(), Some(&at), "its organization is the one that is looked at");
    // Sorted the other way, it is not among the first: another one is.
    state.apply(Action::List(Change::Sort(Column::Name)));
    state.apply(Action::List(Change::Sort(Column::Name)));
    answer(&mut state, 100).unwrap();
    assert_ne!(picked(&state).1, key);
    assert_eq!(state.overview.place(), Some(0));
    // What is still among those shown stays selected, wherever it is now.
    state.apply(Action::Picked { place: 3, key: None, open: true });
    let chosen = picked(&state);
    assert!(state.overview.opened);
    state.apply(Action::List(Change::Filter(Filter::Active)));
    answer(&mut state, 100).unwrap();
    assert_eq!(picked(&state), chosen);
}

#[test]
fn the_next_key_is_selected_where_one_is_gone() {
    let mut state = looking();
    state.apply(Action::Picked { place: 2, key: None, open: true });
    let (at, gone) = picked(&state);
    let number = (0..100).find(|number| place(*number) == at).unwrap();
    state.apply(Action::Read(at.clone(), Some(organization(number))));
    state.apply(Action::Deleted(at, gone.clone(), Deleted::Now));
    let ask = state.next_listing().unwrap();
    state.apply(Action::ListSent(ask.clone()));
    let mut given = listing(100, &ask.by, ask.from, ask.count);
    given.rows.remove(2);
    given.total -= 1;
    let next = given.rows[2].key.id.clone();
    state.apply(Action::Listed(ask, Ok(given)));
    assert_eq!(picked(&state).1, next);
    assert!(!state.overview.opened, "the detail of another key does not open by itself");
}

#[test]
fn the_keyboard_goes_beyond_what_is_at_hand() {
    let mut state = looking();
    state.apply(Action::Picked { place: 999, key: None, open: false });
    assert_eq!(state.overview.picked.as_ref().map(|picked| picked.key.is_none()), Some(true));
    draw(&mut state, 970, 1_000);
    answer(&mut state, 100).unwrap();
    assert_eq!(
        (state.overview.place(), state.overview.picked.clone().unwrap().key.is_some()),
        (Some(999), true)
    );
}

/// The places from where a range begins to this one.
fn range(state: &State, to: usize) -> Option<(usize, usize)> {
    let rows = &state.overview.answer.as_ref().unwrap().rows;
    state.batch.range(rows, state.by(), state.place_in(rows), to)
}

#[test]
fn a_range_reaches_beyond_what_is_at_hand() {
    let mut state = looking();
    assert_eq!(range(&state, 5), Some((0, 5)), "from the selected row");
    let row = state.overview.answer.as_ref().unwrap().rows.get(4).unwrap().clone();
    state.apply(Action::Batch(batch::Change::Turn((row.at.clone(), row.key.id.clone()))));
    draw(&mut state, 500, 540);
    answer(&mut state, 100).unwrap();
    assert_eq!(range(&state, 510), Some((4, 510)), "where it stood is known");
    state.apply(Action::List(Change::Sort(Column::Name)));
    state.apply(Action::List(Change::Sort(Column::Name)));
    answer(&mut state, 100).unwrap();
    assert_eq!(range(&state, 5), None, "it may stand anywhere now, and that is said");
}

#[test]
fn what_the_core_finds_no_longer_is_selected_no_longer() {
    let mut state = looking();
    let rows = state.overview.answer.as_ref().unwrap().rows.clone();
    let keys: Vec<_> = rows.rows[..2].iter().map(|row| (row.at.clone(), row.key.id.clone())).collect();
    for key in &keys {
        state.apply(Action::Batch(batch::Change::Turn(key.clone())));
    }
    state.apply(Action::Outdated);
    let ask = state.next_listing().unwrap();
    assert_eq!(ask.call(state.batch_keys()).selected, keys, "the core is asked about them");
    state.apply(Action::ListSent(ask.clone()));
    let given = Listing { unseen: vec![keys[0].clone()], ..listing(100, &ask.by, ask.from, ask.count) };
    state.apply(Action::Listed(ask, Ok(given)));
    assert_eq!(state.batch_keys(), keys[1..]);
}

#[test]
fn forms_lead_back_to_where_the_admin_came_from() {
    let mut state = looking();
    let (at, id) = picked(&state);
    let number = (0..100).find(|number| place(*number) == at).unwrap();
    let view = organization(number);
    let key = view.keys.iter().find(|key| key.id == id).unwrap().clone();
    state.apply(Action::Read(at.clone(), Some(view)));
    state.apply(Action::Go(Destination::Edit(at.clone(), Box::new(key.clone()))));
    assert!(matches!(state.page, Page::EditKey(_)) && state.next_listing().is_none());
    state.apply(Action::Edited(Asking::next(), at.clone(), Box::new(key)));
    assert!(state.lists_all() && state.next_listing().is_some());
    assert_eq!(picked(&state), (at.clone(), id.clone()));

    state.apply(Action::Go(Destination::Key(at.clone(), id.clone())));
    assert!(!state.everywhere && state.list.selected == Some(id));
    state.apply(Action::Go(Destination::Keys(place(7))));
    assert_eq!(state.home_from(place(7)), Destination::Keys(place(7)));
    state.apply(Action::Go(Destination::All));
    assert_eq!((state.lists_all(), state.at.as_ref()), (true, Some(&at)));
}

#[tokio::test]
async fn thousands_stand_apart() {
    let html = drawn(|| {
        let mut state = starting(many(3));
        let ask = state.next_listing().unwrap();
        state.apply(Action::ListSent(ask.clone()));
        let given = listing(3, &ask.by, ask.from, ask.count);
        state.apply(Action::Listed(ask, Ok(Listing { counts: [10_055; Filter::ALL.len()], ..given })));
        state
    })
    .await;
    has(&html, &["Expiring <span class=\"count\">10,055</span>"]);
}
