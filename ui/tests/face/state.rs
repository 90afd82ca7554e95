//! What happens to the state of the window.

use crate::sample::{at, draft, failure, home, keys, now, pending, unfinished, view};
use domain::call::Deleted;
use domain::{AccountId, CreateId, FailureKind, Home, KeyId, OrganizationId, OrganizationRef, Stage, View};
use std::sync::LazyLock;
use ui::action::Action;
use ui::asking::Asking;
use ui::form::Edit;
use ui::landing::first;
use ui::list::Change;
use ui::screen::{About, Destination, Page};
use ui::state::State;

/// The keys of the sample organization, just read.
fn looking() -> State {
    after(State::new(now()), [Action::Opened(Ok(home())), Action::Refreshed(at(), Ok(view()))])
}

fn after(mut state: State, actions: impl IntoIterator<Item = Action>) -> State {
    for action in actions {
        state.apply(action);
    }
    state
}

fn typing() -> State {
    after(
        looking(),
        [Action::Go(Destination::NewKey(at(), None)), Action::Form(Edit::Name("Nightly export".to_owned()))],
    )
}

/// The one question of a test that asks one only.
fn one() -> Asking {
    static ONE: LazyLock<Asking> = LazyLock::new(Asking::next);
    *ONE
}

/// What was typed is on its way.
fn creating() -> State {
    after(typing(), [Action::CreateSent(one())])
}

fn another() -> OrganizationRef {
    OrganizationRef { account: AccountId::new("b"), id: OrganizationId::new("organizations/other") }
}

#[test]
fn it_starts_where_there_is_something_to_see() {
    let nobody = Home { accounts: vec![], organizations: vec![], ..home() };
    assert_eq!(after(State::new(now()), [Action::Opened(Ok(nobody))]).page, Page::Welcome(None));
    let state = after(State::new(now()), [Action::Opened(Ok(home()))]);
    assert_eq!((state.page, state.at), (Page::Keys, Some(at())));
    let broken = after(State::new(now()), [Action::Opened(Err(failure(FailureKind::Offline)))]);
    assert_eq!(broken.page, Page::Starting);
    assert!(broken.home_failure.is_some());
}

#[test]
fn a_failed_refresh_keeps_the_rows() {
    let offline = Action::Refreshed(at(), Err(failure(FailureKind::Offline)));
    let state = after(looking(), [Action::RefreshSent(at()), offline]);
    let board = state.board().unwrap();
    assert_eq!(board.view.as_ref().map(|view| view.keys.len()), Some(4));
    assert!(board.failure.is_some() && !board.refreshing);
    let state = after(state, [Action::Refreshed(at(), Ok(view()))]);
    assert_eq!(state.board().unwrap().failure, None);
}

/// The window asks, or the core by itself: why it failed the last time stays until there is an answer.
#[test]
fn why_a_refresh_failed_stays_while_it_is_tried_again() {
    let offline = Action::Refreshed(at(), Err(failure(FailureKind::Offline)));
    let tried = |refreshing| {
        let mut home = home();
        home.organizations[0].refreshing = refreshing;
        home.organizations[0].trouble = Some(failure(FailureKind::Offline));
        Action::Opened(Ok(home))
    };
    let failed = after(looking(), [Action::RefreshSent(at()), offline]);
    for again in [Action::RefreshSent(at()), tried(true), tried(false)] {
        let state = after(failed.clone(), [again]);
        assert!(state.board().is_some_and(|board| board.failure.is_some()));
    }
}

#[test]
fn what_is_heard_last_is_shown_whatever_the_clock_said() {
    let ahead = View { read: "2026-11-22T14:00:00Z".parse().unwrap(), ..view() };
    let right = View { keys: keys()[..1].to_vec(), ..view() };
    let state = after(looking(), [Action::Refreshed(at(), Ok(ahead)), Action::Refreshed(at(), Ok(right))]);
    assert_eq!(state.view().map(|view| view.keys.len()), Some(1));
    assert_eq!(after(state, [Action::Read(at(), None)]).view().map(|view| view.keys.len()), Some(1));
}

#[test]
fn leaving_a_form_with_typed_input_asks_first() {
    let keys = || Action::Go(Destination::Keys(at()));
    let untouched = after(looking(), [Action::Go(Destination::NewKey(at(), None)), keys()]);
    assert_eq!(untouched.page, Page::Keys);

    let asked = after(typing(), [keys()]);
    assert!(matches!(asked.page, Page::NewKey(_)));
    assert!(matches!(asked.dialog.as_ref().map(|dialog| &dialog.about), Some(About::Leave(_))));
    assert!(matches!(after(asked.clone(), [Action::Closed]).page, Page::NewKey(form) if form.is_dirty()));
    assert_eq!(after(asked, [Action::Left]).page, Page::Keys);
}

#[test]
fn the_search_is_reached_from_everywhere_and_a_form_asks_first() {
    let search = || Action::Go(Destination::Search);
    let plain = |state: State| after(state, [Action::Go(Destination::Settings)]);
    let found = after(plain(looking()), [search()]);
    assert_eq!((&found.page, first(&found), found.at.clone()), (&Page::Keys, Some("search"), Some(at())));
    let left = after(found, [Action::Go(Destination::Settings), Action::Go(Destination::Keys(at()))]);
    assert_eq!(first(&left), Some("keys"), "only where the search was asked for");

    let asked = after(typing(), [search()]);
    assert!(matches!(asked.page, Page::NewKey(_)));
    let left = after(asked, [Action::Left]);
    assert_eq!((&left.page, first(&left)), (&Page::Keys, Some("search")));
}

#[test]
fn a_failed_create_loses_nothing_typed() {
    let table =
        [FailureKind::Offline, FailureKind::KeychainAbsent, FailureKind::LimitReached, FailureKind::Refused];
    for kind in table {
        let state = after(creating(), [Action::CreateFailed(one(), draft(), failure(kind.clone()))]);
        let Page::NewKey(form) = &state.page else { panic!("{kind:?} left the form") };
        assert_eq!(form.typed.name, "Nightly export");
        assert!(form.attempt.failure.is_some() && !form.attempt.busy, "{kind:?}");
    }
}

#[test]
fn an_unsure_create_becomes_a_notice_that_keeps_the_draft() {
    let create = CreateId::new("u1");
    let unsure = failure(FailureKind::Unsure { create: create.clone() });
    let state = after(creating(), [Action::CreateFailed(one(), draft(), unsure)]);
    assert_eq!(state.page, Page::Keys);
    let notice = state.find_unfinished(&create).unwrap();
    assert_eq!((&notice.stage, &notice.draft), (&Stage::Unsure { can_settle: true }, &draft()));

    let settled = after(state, [Action::SettleSent(create.clone()), Action::Settled(create.clone(), None)]);
    assert!(settled.unfinished().is_empty() && settled.settling.is_empty());
}

#[test]
fn a_lost_secret_is_said_once() {
    let create = CreateId::new("u1");
    let lost = || failure(FailureKind::SecretLost { create: create.clone() });
    let bare = after(creating(), [Action::CreateFailed(one(), draft(), lost())]);
    assert!(bare.page == Page::Keys && bare.trouble.is_some());
    let stage = Stage::Lost { key: KeyId::new("k"), prefix: "kgn_pat_9Xy2".to_owned() };
    let known = Home { unfinished: vec![unfinished("u1", stage)], ..home() };
    let told = after(creating(), [Action::Opened(Ok(known)), Action::CreateFailed(one(), draft(), lost())]);
    assert_eq!(told.trouble, None);
}

#[test]
fn a_created_key_shows_its_secret_until_it_is_stored() {
    let created = after(creating(), [Action::Created(one(), unfinished("u1", pending()))]);
    let about = About::Secret(CreateId::new("u1"));
    assert_eq!(created.dialog.as_ref().map(|dialog| &dialog.about), Some(&about));
    let later = after(created.clone(), [Action::Closed]);
    assert_eq!((later.dialog.is_none(), later.unfinished().len()), (true, 1), "closing keeps it pending");
    let stored = after(created, [Action::DialogSent(one()), Action::Stored(CreateId::new("u1"))]);
    assert!(stored.dialog.is_none() && stored.unfinished().is_empty() && stored.toast.is_some());
}

#[test]
fn a_deleted_key_goes_at_once() {
    let key = keys()[0].clone();
    let asked = after(
        looking(),
        [Action::Asked(About::Delete(at(), Box::new(key.clone()))), Action::DialogSent(one())],
    );
    let failed = after(asked.clone(), [Action::DialogFailed(one(), failure(FailureKind::Conflict))]);
    assert!(failed.dialog.as_ref().is_some_and(|dialog| dialog.attempt.failure.is_some()));
    let gone = after(asked, [Action::Deleted(at(), key.id.clone(), Deleted::Now)]);
    let view = gone.view().unwrap();
    assert_eq!((view.keys.len(), view.used), (3, 3));
    assert_eq!(gone.toast.as_ref().map(|toast| toast.text.as_str()), Some("Deleted"));
    assert_eq!(gone.list.selected, Some(keys()[2].id.clone()), "the next one is selected");
}

#[test]
fn making_room_clears_the_refusal() {
    let refused =
        after(creating(), [Action::CreateFailed(one(), draft(), failure(FailureKind::LimitReached))]);
    let state = after(refused, [Action::Deleted(at(), keys()[3].id.clone(), Deleted::Now)]);
    assert!(matches!(state.page, Page::NewKey(form) if form.attempt.failure.is_none() && form.is_dirty()));
}

#[test]
fn another_organization_starts_with_a_fresh_table() {
    let searched = after(looking(), [Action::List(Change::Query("ci".to_owned()))]);
    let state = after(searched, [Action::Go(Destination::Keys(another()))]);
    assert_eq!((state.list.by.query.as_str(), state.at), ("", Some(another())));
}

#[test]
fn an_organization_that_is_gone_is_left() {
    let state = after(looking(), [Action::Go(Destination::Keys(another())), Action::Opened(Ok(home()))]);
    assert_eq!(state.at, Some(at()));
}

#[test]
fn an_older_toast_does_not_take_the_newer_one_away() {
    let said = |text: &str| Action::Said(text.to_owned());
    let state = after(looking(), [said("one"), said("two"), Action::Unsaid(0)]);
    assert_eq!(state.toast.as_ref().map(|toast| toast.text.as_str()), Some("two"));
    assert_eq!(after(state, [Action::Unsaid(1)]).toast, None);
}

#[test]
fn what_is_told_late_closes_no_other_dialog() {
    let mut state = after(looking(), [Action::Asked(About::ResetSandbox)]);
    state.apply(Action::Stored(CreateId::new("told late")));
    assert!(matches!(state.dialog.as_ref().map(|dialog| &dialog.about), Some(About::ResetSandbox)));
    let create = CreateId::new("told in time");
    state.apply(Action::Asked(About::Secret(create.clone())));
    state.apply(Action::Stored(create));
    assert!(state.dialog.is_none());
}
