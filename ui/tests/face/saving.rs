//! Changing a key: what changes, the difference, and the conflict.

use crate::pages::{after, drawn, has, lacks};
use crate::sample::{at, home, keys, offer, restricted, view, workspace};
use domain::{FailureKind, Field, Key, KeyChanges, KeyName, Level, PermissionId, Scope, View};
use ui::action::Action;
use ui::asking::Asking;
use ui::difference::{differences, versions};
use ui::editing::{Editing, remaining};
use ui::form::{Edit, LevelChoice};
use ui::screen::{About, Destination, Page};
use ui::state::State;

/// The first key, on the form.
fn editing(edits: Vec<Edit>) -> State {
    let open = Action::Go(Destination::Edit(at(), Box::new(keys()[0].clone())));
    let edits = edits.into_iter().map(Action::Form);
    after(home(), Some(view()), std::iter::once(open).chain(edits).collect())
}

fn changes(state: &State) -> KeyChanges {
    let Page::EditKey(editing) = &state.page else { panic!("not on the form") };
    editing.changes(&offer()).unwrap()
}

fn renamed() -> State {
    let mut state = editing(vec![Edit::Name("CI, nightly".to_owned())]);
    let changes = changes(&state);
    state.apply(Action::Asked(About::Difference(Box::new(changes))));
    state
}

/// Saving is answered by what somebody else has made of the key.
fn conflicts(state: &mut State, theirs: Key) {
    let asking = Asking::next();
    state.apply(Action::DialogSent(asking));
    let said = crate::sample::failure(FailureKind::Conflict);
    state.apply(Action::Conflicted(asking, Box::new(theirs), said));
}

#[test]
fn only_what_was_changed_is_sent() {
    assert!(changes(&editing(vec![])).is_empty());
    let there_and_back = vec![Edit::Workspace(workspace("claims")), Edit::Workspace(workspace("claims"))];
    let state = editing(there_and_back);
    assert!(changes(&state).is_empty());
    assert!(
        !matches!(&state.page, Page::EditKey(editing) if editing.is_dirty()),
        "the order does not matter"
    );
    assert_eq!(changes(&editing(vec![Edit::Level(LevelChoice::All)])).fields(), [Field::Permissions]);
}

#[test]
fn what_is_gone_is_kept_unless_removed() {
    let key = Key {
        scope: Scope::Workspaces(vec![workspace("gone"), workspace("finance")]),
        level: Some(restricted(&["read:Run", "fly:Moon"])),
        ..keys()[0].clone()
    };
    let mut editing = Editing::new(at(), key);
    assert!(editing.changes(&offer()).unwrap().is_empty());
    editing.form.apply(Edit::Permission(PermissionId::new("read:File")));
    let level = editing.changes(&offer()).unwrap().level;
    assert_eq!(level, Some(restricted(&["read:Run", "fly:Moon", "read:File"])));
    editing.form.apply(Edit::Workspaces(vec![]));
    assert_eq!(editing.changes(&offer()).unwrap_err().field, Field::Scope);
}

#[test]
fn what_keyward_does_not_know_stays_as_it_is() {
    let key = Key {
        scope: Scope::Unknown("GALAXY".to_owned()),
        level: Some(Level::Unknown("ADMIN".to_owned())),
        name: "bad\u{7}".to_owned(),
        ..keys()[0].clone()
    };
    let editing = Editing::new(at(), key);
    assert!(editing.changes(&offer()).unwrap().is_empty() && !editing.is_dirty());
}

#[test]
fn differences_say_what_comes_and_goes() {
    let changes = KeyChanges {
        name: None,
        level: Some(restricted(&["read:Run", "read:File"])),
        scope: Some(Scope::Workspaces(vec![workspace("claims")])),
    };
    let found = differences(&view(), &keys()[0], &changes);
    let said: Vec<_> = found.iter().map(|one| (one.field, one.widens)).collect();
    assert_eq!(said, [(Field::Scope, false), (Field::Permissions, true)]);
    assert_eq!((&found[0].gained, &found[0].lost), (&vec![], &vec!["Finance".to_owned()]));
    assert_eq!(
        (&found[1].gained[..], &found[1].lost[..]),
        (&["Read files".to_owned()][..], &["Archive runs".to_owned()][..])
    );
}

#[tokio::test]
async fn the_form_and_its_difference() {
    let html = drawn(|| editing(vec![])).await;
    has(
        &html,
        &[
            "value=\"CI Pipeline\"",
            "id=\"fixed-expiration\"",
            "id=\"scope-some\"",
            "id=\"level-restricted\"",
            "Nothing was changed yet",
        ],
    );
    let html = drawn(|| {
        let mut state = editing(vec![Edit::Name("CI, nightly".to_owned()), Edit::Level(LevelChoice::All)]);
        let changes = changes(&state);
        state.apply(Action::Asked(About::Difference(Box::new(changes))));
        state
    })
    .await;
    has(
        &html,
        &[
            "id=\"difference\"",
            "data-difference=\"name\"",
            "data-difference=\"permissions\" class=\"difference widens\"",
            "can do more than before",
        ],
    );
    has(&html, &["id=\"save-changes\"", "id=\"keep-editing\"", "Then it can read and change everything"]);
    lacks(&html, &["data-difference=\"scope\""]);
}

#[tokio::test]
async fn a_deleted_workspace_and_an_old_permission_are_named() {
    let html = drawn(|| {
        let key = Key {
            scope: Scope::Workspaces(vec![workspace("gone")]),
            level: Some(restricted(&["fly:Moon"])),
            ..keys()[0].clone()
        };
        after(home(), Some(view()), vec![Action::Go(Destination::Edit(at(), Box::new(key)))])
    })
    .await;
    has(
        &html,
        &[
            "Deleted workspace",
            "0 of 2 chosen, 1 deleted",
            "fly:Moon",
            "No longer offered",
            "0 of 3 chosen, 1 no longer offered",
        ],
    );
}

#[test]
fn a_conflict_shows_both_and_loses_nothing() {
    let theirs = || Key { scope: Scope::AllWorkspaces, etag: Some("2".to_owned()), ..keys()[0].clone() };
    let state = {
        let mut state = renamed();
        conflicts(&mut state, theirs());
        state
    };
    let Some(About::Conflict(ours, now)) = state.dialog.as_ref().map(|dialog| dialog.about.clone()) else {
        panic!("no conflict is shown")
    };
    assert_eq!((ours.fields(), &*now), (vec![Field::Name], &theirs()));
    let shown = versions(&view(), &keys()[0], &ours, &theirs());
    let said: Vec<_> =
        shown.iter().map(|one| (one.field, one.theirs.is_some(), one.yours.is_some())).collect();
    assert_eq!(said, [(Field::Name, false, true), (Field::Scope, true, false)]);
    assert_eq!(remaining(&ours, &theirs()).fields(), [Field::Name], "their scope is left alone");

    let mut back = state.clone();
    back.apply(Action::Closed);
    assert!(matches!(&back.page, Page::EditKey(editing) if editing.form.typed.name == "CI, nightly"));
    let mut dropped = state.clone();
    dropped.apply(Action::TheirsTaken);
    assert_eq!(dropped.page, Page::Keys);
    assert_eq!(dropped.view().unwrap().keys[0].scope, Scope::AllWorkspaces);
    let mut saved = state;
    let asking = Asking::next();
    saved.apply(Action::DialogSent(asking));
    saved.apply(Action::Edited(asking, at(), Box::new(ours.applied_to(&theirs()))));
    assert_eq!((saved.dialog, saved.page), (None, Page::Keys));
}

#[test]
fn the_same_change_by_somebody_else_is_no_conflict() {
    let mut state = renamed();
    let theirs = Key { name: "CI, nightly".to_owned(), ..keys()[0].clone() };
    conflicts(&mut state, theirs);
    assert_eq!((state.page, state.dialog), (Page::Keys, None));
    assert!(state.toast.is_some_and(|toast| toast.text.contains("same change")));
}

#[test]
fn a_refused_save_keeps_the_form() {
    let mut state = renamed();
    let asking = Asking::next();
    state.apply(Action::DialogSent(asking));
    state.apply(Action::DialogFailed(asking, crate::sample::failure(FailureKind::Refused)));
    assert!(state.dialog.as_ref().is_some_and(|dialog| dialog.attempt.failure.is_some()));
    state.apply(Action::Closed);
    state.apply(Action::Go(Destination::Keys(at())));
    assert!(matches!(state.dialog.map(|dialog| dialog.about), Some(About::Leave(_))), "leaving asks");
}

#[tokio::test]
async fn the_conflict_is_drawn() {
    let html = drawn(|| {
        let mut state = renamed();
        let theirs = Key { level: Some(Level::All), ..keys()[0].clone() };
        conflicts(&mut state, theirs);
        state
    })
    .await;
    has(
        &html,
        &[
            "id=\"conflict\"",
            "data-conflict=\"name\"",
            "data-conflict=\"permissions\"",
            "id=\"take-theirs\"",
            "id=\"save-mine\"",
            "id=\"keep-editing\"",
        ],
    );
    has(&html, &["All: full read and write", "CI, nightly", "stays as theirs"]);
}

#[test]
fn a_note_is_shown_at_once_and_a_refused_one_says_why() {
    let key = keys()[0].id.clone();
    let mut state = after(home(), Some(view()), vec![Action::NoteSent(at(), key.clone())]);
    assert!(state.noting[&(at(), key.clone())].busy);
    state.apply(Action::Noted(at(), key.clone(), Ok("Ask Robin".to_owned())));
    let noted = |view: &View| view.notes.get(&key).cloned();
    assert_eq!(noted(state.view().unwrap()).as_deref(), Some("Ask Robin"));
    state.apply(Action::Noted(at(), key.clone(), Err(crate::sample::failure(FailureKind::Gone))));
    assert!(state.noting[&(at(), key.clone())].failure.is_some());
    state.apply(Action::Noted(at(), key.clone(), Ok(String::new())));
    assert_eq!(noted(state.view().unwrap()), None);
}

#[test]
fn a_name_that_could_not_be_given_today_can_stay() {
    let long = Key { name: "x".repeat(120), ..keys()[0].clone() };
    let mut editing = Editing::new(at(), long);
    editing.form.apply(Edit::Level(LevelChoice::ReadOnly));
    assert_eq!(editing.changes(&offer()).unwrap().fields(), [Field::Permissions]);
    editing.form.apply(Edit::Name("y".repeat(120)));
    assert_eq!(editing.changes(&offer()).unwrap_err().field, Field::Name);
    assert!(KeyName::new(&"y".repeat(120)).is_err());
}
