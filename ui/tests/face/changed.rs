//! A key that somebody changes while the dialog that deletes it is open.

use crate::pages::{after, drawn, has, lacks};
use crate::sample::{at, failure, home, key, keys, restricted, view, workspace};
use domain::{FailureKind, Field, Home, Key, Level, Scope, View};
use ui::action::Action;
use ui::asking::Asking;
use ui::difference::changed_since;
use ui::screen::About;

/// The key of the samples, as somebody has made it meanwhile.
fn later(change: impl FnOnce(&mut Key)) -> Key {
    let mut key = Key { etag: Some("2".to_owned()), ..keys()[0].clone() };
    change(&mut key);
    key
}

/// The dialog about the first key, and then the list with this one in its place.
async fn asked(now: Key, hidden: bool) -> String {
    drawn(move || {
        let asking = Asking::next();
        let conflict = failure(FailureKind::Conflict);
        let listed = View { keys: vec![now], ..view() };
        let actions = vec![
            Action::Asked(About::Delete(at(), Box::new(keys()[0].clone()))),
            Action::DialogSent(asking),
            Action::DialogFailed(asking, conflict),
            Action::Refreshed(at(), Ok(listed)),
        ];
        after(Home { hidden, ..home() }, Some(view()), actions)
    })
    .await
}

/// The fields that are told, and whether each lets the key do more.
type Told = &'static [(Field, bool)];

#[test]
fn what_changed_is_told_field_by_field() {
    let seen = keys()[0].clone();
    let table: [(&str, Key, Told); 6] = [
        ("nothing", later(|_| ()), &[]),
        ("its name", later(|key| key.name = "Production".to_owned()), &[(Field::Name, false)]),
        ("more permissions", later(|key| key.level = Some(Level::All)), &[(Field::Permissions, true)]),
        ("fewer", later(|key| key.level = Some(restricted(&["read:Run"]))), &[(Field::Permissions, false)]),
        ("a wider scope", later(|key| key.scope = Scope::AllWorkspaces), &[(Field::Scope, true)]),
        (
            "all at once",
            later(|key| {
                key.name = "Production".to_owned();
                key.level = Some(Level::All);
                key.scope = Scope::Workspaces(vec![workspace("claims")]);
            }),
            &[(Field::Name, false), (Field::Scope, false), (Field::Permissions, true)],
        ),
    ];
    for (case, now, expected) in table {
        let found = changed_since(&view(), &seen, &now);
        let found: Vec<_> = found.iter().map(|one| (one.field, one.widens)).collect();
        assert_eq!(found, expected, "{case}");
    }
}

#[tokio::test]
async fn a_key_that_changed_is_looked_at_again_before_it_is_deleted() {
    let html =
        asked(later(|key| (key.name, key.level) = ("Production".to_owned(), Some(Level::All))), false).await;
    has(&html, &["id=\"changed-since\"", "so it was not deleted", "id=\"look-again\""]);
    has(&html, &["data-difference=\"name\"", "data-difference=\"permissions\" class=\"difference widens\""]);
    lacks(&html, &["id=\"confirm-word\"", "The service said no.", "data-difference=\"scope\""]);
    let button = html.split("id=\"confirm-delete\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(button.contains("disabled"), "{html}");

    let untold = asked(later(|_| ()), false).await;
    has(&untold, &["id=\"changed-since\"", "Nothing that Keyward shows of it."]);
    let used = asked(Key { last_used: None, ..keys()[0].clone() }, false).await;
    has(&used, &["id=\"confirm-word\"", "never", "The service said no."]);
    lacks(&used, &["id=\"changed-since\"", "id=\"look-again\""]);
}

#[tokio::test]
async fn a_change_that_is_read_before_anything_is_sent_is_told_too() {
    let html = drawn(|| {
        let now = later(|key| key.scope = Scope::AllWorkspaces);
        let ask = Action::Asked(About::Delete(at(), Box::new(keys()[0].clone())));
        let read = Action::Read(at(), Some(View { keys: vec![now], ..view() }));
        after(home(), Some(view()), vec![ask, read])
    })
    .await;
    has(&html, &["id=\"changed-since\"", "data-difference=\"scope\" class=\"difference widens\""]);
    // The fresh look is a dialog like the first.
    let again = drawn(|| {
        let now = later(|key| key.scope = Scope::AllWorkspaces);
        let ask = Action::Asked(About::Delete(at(), Box::new(now.clone())));
        let read = Action::Read(at(), Some(View { keys: vec![now], ..view() }));
        after(home(), Some(view()), vec![ask, read])
    })
    .await;
    has(&again, &["id=\"confirm-word\""]);
    lacks(&again, &["id=\"changed-since\""]);
}

#[tokio::test]
async fn hidden_names_stay_hidden_where_they_changed() {
    let html = asked(
        Key {
            etag: Some("2".to_owned()),
            id: keys()[0].id.clone(),
            ..key("Production", "2026-12-25T10:00:00Z")
        },
        true,
    )
    .await;
    has(&html, &["id=\"changed-since\"", "data-difference=\"name\""]);
    lacks(&html, &["Production", "CI Pipeline", "Finance", "Claims"]);
}
