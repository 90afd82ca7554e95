//! Delete: only what the admin saw and named.

use crate::world::{KEYS, World, create, failure, home, refresh, reveal};
use domain::call::{DeleteKey, Deleted, FindKeys};
use domain::{FailureKind, Field, Key, Level, OrganizationRef};
use sandbox::{Effect, Fault};

fn delete(at: &OrganizationRef, key: &Key, typed: &str) -> DeleteKey {
    DeleteKey::alone(at.clone(), key.id.clone(), typed.to_owned())
}

#[tokio::test]
async fn a_key_is_deleted_by_its_name_and_dead_at_once() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "To delete")).await.unwrap();
    let secret = reveal(&app, &made.id);
    let view = refresh(&app, &at).await;
    let key = view.keys.iter().find(|key| key.name == "To delete").unwrap();
    let failed = failure(app.delete_key(&delete(&at, key, "to delete")).await);
    assert_eq!(failed.kind, FailureKind::Invalid { field: Field::ConfirmWord }, "{failed}");
    assert_eq!(world.status_of(&secret).await, 200);
    assert_eq!(app.delete_key(&delete(&at, key, " To delete ")).await.unwrap(), Deleted::Now);
    assert_eq!(world.status_of(&secret).await, 401);
    assert!(home(&app).await.unfinished.is_empty(), "its pending secret is of no use any more");
    assert!(!world.keychain.entries().values().any(|entry| *entry == secret));
    let view = refresh(&app, &at).await;
    assert_eq!((view.keys.len(), view.used), (8, 8));
    let gone = failure(app.delete_key(&delete(&at, key, "To delete")).await);
    assert_eq!(gone.kind, FailureKind::Gone);
}

#[tokio::test]
async fn an_expired_key_needs_no_typing() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let expired = view.keys.iter().find(|key| key.is_expired(view.read)).unwrap();
    assert_eq!(app.delete_key(&delete(&at, expired, "")).await.unwrap(), Deleted::Now);
}

#[tokio::test]
async fn a_key_that_changed_meanwhile_is_not_deleted() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let key = view.keys.iter().find(|key| !key.is_expired(view.read)).unwrap();
    let url = format!("{}/api/v1/{}?update_mask=display_name", world.sandbox.address(), key.id);
    let change = reqwest::Client::new()
        .patch(url)
        .bearer_auth(world.sandbox.admin_token())
        .json(&serde_json::json!({ "display_name": "Now production" }));
    assert!(change.send().await.unwrap().status().is_success());
    let failed = failure(app.delete_key(&delete(&at, key, key.confirm_word())).await);
    assert_eq!(failed.kind, FailureKind::Conflict, "{failed}");
    assert_eq!(world.keys_named("Now production").await.len(), 1);
}

/// The cache may know of a change before the admin does: what is decided on is what they saw.
#[tokio::test]
async fn a_key_that_changed_since_it_was_seen_is_not_deleted_though_the_list_knows() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let restricted =
        |key: &&Key| matches!(key.level, Some(Level::Restricted(_))) && !key.is_expired(view.read);
    let seen = view.keys.iter().find(restricted).unwrap();
    let url = format!("{}/api/v1/{}?update_mask=permission_level", world.sandbox.address(), seen.id);
    let change = reqwest::Client::new()
        .patch(url)
        .bearer_auth(world.sandbox.admin_token())
        .json(&serde_json::json!({ "permission_level": "ALL" }));
    assert!(change.send().await.unwrap().status().is_success());
    let now = refresh(&app, &at).await.keys.into_iter().find(|key| key.id == seen.id).unwrap();
    assert_eq!((&now.level, &now.name), (&Some(Level::All), &seen.name));

    let as_seen = |key: &Key| DeleteKey::as_seen(at.clone(), key.clone(), key.confirm_word().to_owned());
    let failed = failure(app.delete_key(&as_seen(seen)).await);
    assert_eq!(failed.kind, FailureKind::Conflict, "{failed}");
    assert_eq!(world.keys_named(&seen.name).await.len(), 1);
    // Who has looked again may decide so.
    assert_eq!(app.delete_key(&as_seen(&now)).await.unwrap(), Deleted::Now);
}

/// Several together: the words name their number, and each is deleted only as it was seen.
#[tokio::test]
async fn several_are_deleted_by_their_number_and_as_they_were_seen() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let alive: Vec<&Key> = view.keys.iter().filter(|key| !key.is_expired(view.read)).take(2).collect();
    let [first, second] = alive.as_slice() else { panic!("two keys that work") };
    let together = |key: &Key, typed: &str| DeleteKey {
        among: Some(2),
        seen: Some(Box::new(key.clone())),
        ..delete(&at, key, typed)
    };
    for typed in ["", "delete 3 keys", first.confirm_word()] {
        let failed = failure(app.delete_key(&together(first, typed)).await);
        assert_eq!(failed.kind, FailureKind::Invalid { field: Field::ConfirmWord }, "{typed:?}");
    }
    assert_eq!(app.delete_key(&together(first, " delete 2 keys ")).await.unwrap(), Deleted::Now);

    // The other one changed after the list was looked at, and the cache knows it already.
    let url = format!("{}/api/v1/{}?update_mask=display_name", world.sandbox.address(), second.id);
    let change = reqwest::Client::new()
        .patch(url)
        .bearer_auth(world.sandbox.admin_token())
        .json(&serde_json::json!({ "display_name": "Now production" }));
    assert!(change.send().await.unwrap().status().is_success());
    refresh(&app, &at).await;
    let failed = failure(app.delete_key(&together(second, "delete 2 keys")).await);
    assert_eq!(failed.kind, FailureKind::Conflict, "{failed}");

    // What is listed is what is there, in the order of the question.
    let keys = [second, first].map(|key| (at.clone(), key.id.clone())).to_vec();
    let found = app.find_keys(&FindKeys { keys }).unwrap();
    assert_eq!(found.iter().map(|row| row.key.name.as_str()).collect::<Vec<_>>(), ["Now production"]);
    assert_eq!(app.delete_key(&together(&found[0].key, "delete 2 keys")).await.unwrap(), Deleted::Now);
}

#[tokio::test]
async fn a_lost_answer_to_a_delete_is_no_trouble() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let key = view.keys.iter().find(|key| !key.is_expired(view.read)).unwrap();
    world.sandbox.fault(Fault::once("DELETE", KEYS, Effect::LoseAnswer)).unwrap();
    let deleted = app.delete_key(&delete(&at, key, key.confirm_word())).await.unwrap();
    assert_eq!(deleted, Deleted::Now, "the first request did it");
    assert_eq!(refresh(&app, &at).await.keys.len(), 7);
}

#[tokio::test]
async fn the_key_that_keyward_signs_in_with_is_not_deleted() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let mut request = create(&at, "Keyward itself");
    (request.draft.level, request.draft.scope) = (Some(domain::Level::All), domain::Scope::AllWorkspaces);
    let made = app.create_key(request).await.unwrap();
    let secret = reveal(&app, &made.id);
    let own = app.sign_in(world.credential(&secret)).await.unwrap();
    let view = refresh(&app, &own).await;
    let key = view.keys.iter().find(|key| key.name == "Keyward itself").unwrap();
    let failed = failure(app.delete_key(&delete(&own, key, "Keyward itself")).await);
    assert_eq!(failed.kind, FailureKind::Refused, "{failed}");
    assert_eq!(world.status_of(&secret).await, 200);
}
