//! Edit: only what changed is sent, and nobody's change is overwritten unseen.

use crate::world::{KEYS, World, failure, refresh};
use domain::call::{EditKey, ReadKeys};
use domain::{
    FailureKind, Field, Key, KeyChanges, KeyName, Level, OrganizationRef, PermissionId, Scope, View,
    WorkspaceId,
};
use sandbox::{Effect, Fault};

fn named(view: &View, name: &str) -> Key {
    view.keys.iter().find(|key| key.name == name).unwrap().clone()
}

fn edit(at: &OrganizationRef, seen: &Key, changes: KeyChanges) -> EditKey {
    EditKey { at: at.clone(), key: seen.id.clone(), changes, seen: seen.clone() }
}

fn name(text: &str) -> KeyChanges {
    KeyChanges { name: Some(KeyName::new(text).unwrap()), ..KeyChanges::default() }
}

/// What another admin does meanwhile.
async fn renamed_by_another(world: &World, key: &Key, name: &str) {
    let url = format!("{}/api/v1/{}?update_mask=display_name", world.sandbox.address(), key.id);
    let change = reqwest::Client::new()
        .patch(url)
        .bearer_auth(world.sandbox.admin_token())
        .json(&serde_json::json!({ "display_name": name }));
    assert!(change.send().await.unwrap().status().is_success());
}

#[tokio::test]
async fn only_what_changed_is_sent() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let key = named(&view, "CI Pipeline");
    let finance = WorkspaceId::new("organizations/acme/workspaces/finance");
    let table = [
        (name("CI Pipeline 2"), "display_name"),
        (
            KeyChanges { scope: Some(Scope::Workspaces(vec![finance])), ..KeyChanges::default() },
            "workspace_scope",
        ),
        (
            KeyChanges {
                level: Some(Level::Restricted(vec![PermissionId::new("read:Run")])),
                ..KeyChanges::default()
            },
            "permission_level,permissions",
        ),
        (KeyChanges { level: Some(Level::ReadOnly), ..KeyChanges::default() }, "permission_level"),
    ];
    let mut seen = key;
    for (changes, mask) in table {
        world.sandbox.clear_requests();
        let edited = app.edit_key(&edit(&at, &seen, changes.clone())).await.unwrap();
        assert_eq!(
            KeyChanges::between(&edited, &edited.name, edited.level.as_ref(), &edited.scope),
            Ok(KeyChanges::default())
        );
        let requests = world.sandbox.requests();
        assert_eq!(requests.len(), 1);
        assert_eq!(
            requests[0].parameter("update_mask").map(|sent| sent.replace("%2C", ",")),
            Some(mask.to_owned())
        );
        let mut sent: Vec<String> =
            requests[0].body.as_ref().unwrap().as_object().unwrap().keys().cloned().collect();
        sent.retain(|field| field != "etag");
        let mut expected: Vec<&str> = mask.split(',').collect();
        expected.sort_unstable();
        assert_eq!(sent, expected);
        let listed = refresh(&app, &at).await.keys.into_iter().find(|key| key.id == seen.id).unwrap();
        assert_eq!(listed, edited);
        seen = edited;
    }
    assert_eq!(seen.name, "CI Pipeline 2");
    assert_eq!(seen.level, Some(Level::ReadOnly));
}

#[tokio::test]
async fn a_change_made_meanwhile_is_shown_before_it_is_overwritten() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let seen = named(&refresh(&app, &at).await, "CI Pipeline");
    renamed_by_another(&world, &seen, "Theirs").await;
    let failed = failure(app.edit_key(&edit(&at, &seen, name("Mine"))).await);
    assert_eq!(failed.kind, FailureKind::Conflict, "{failed}");
    assert_eq!(world.keys_named("Theirs").await.len(), 1);
    let cached = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    let theirs = named(&cached, "Theirs");
    let mine = app.edit_key(&edit(&at, &theirs, name("Mine"))).await.unwrap();
    assert_eq!(mine.name, "Mine");
}

#[tokio::test]
async fn a_lost_answer_to_an_edit_is_no_conflict() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let seen = named(&refresh(&app, &at).await, "CI Pipeline");
    world.sandbox.fault(Fault::once("PATCH", KEYS, Effect::LoseAnswer)).unwrap();
    let failed = failure(app.edit_key(&edit(&at, &seen, name("Done before"))).await);
    assert_eq!(failed.kind, FailureKind::Offline, "{failed}");
    let again = app.edit_key(&edit(&at, &seen, name("Done before"))).await.unwrap();
    assert_eq!(again.name, "Done before");
}

#[tokio::test]
async fn a_key_deleted_meanwhile_is_gone() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let seen = named(&refresh(&app, &at).await, "CI Pipeline");
    let url = format!("{}/api/v1/{}", world.sandbox.address(), seen.id);
    reqwest::Client::new().delete(url).bearer_auth(world.sandbox.admin_token()).send().await.unwrap();
    let failed = failure(app.edit_key(&edit(&at, &seen, name("Too late"))).await);
    assert_eq!(failed.kind, FailureKind::Gone, "{failed}");
}

#[tokio::test]
async fn what_the_service_forgot_may_stay_on_a_key() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.sandbox.delete_workspace("organizations/acme/workspaces/claims").unwrap();
    world.sandbox.retire_permission("archive:Run").unwrap();
    let seen = named(&refresh(&app, &at).await, "CI Pipeline");
    let Some(Level::Restricted(ids)) = &seen.level else { panic!("{seen:?}") };
    assert!(ids.contains(&PermissionId::new("archive:Run")));
    let mut fewer = ids.clone();
    fewer.retain(|id| id.as_str() != "read:Run");
    let changes = KeyChanges { level: Some(Level::Restricted(fewer)), ..KeyChanges::default() };
    let edited = app.edit_key(&edit(&at, &seen, changes)).await.unwrap();
    let Some(Level::Restricted(ids)) = &edited.level else { panic!("{edited:?}") };
    assert!(ids.contains(&PermissionId::new("archive:Run")) && !ids.contains(&PermissionId::new("read:Run")));
    assert_eq!(edited.scope, seen.scope, "the deleted workspace stays in the scope");

    let unheard = KeyChanges {
        level: Some(Level::Restricted(vec![PermissionId::new("fly:Moon")])),
        ..KeyChanges::default()
    };
    let failed = failure(app.edit_key(&edit(&at, &edited, unheard)).await);
    assert_eq!(failed.kind, FailureKind::Invalid { field: Field::Permissions }, "{failed}");
}

#[tokio::test]
async fn on_classic_the_name_changes_and_nothing_else() {
    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let view = refresh(&app, &at).await;
    let seen = view.keys[0].clone();
    let edited = app.edit_key(&edit(&at, &seen, name("Renamed"))).await.unwrap();
    assert_eq!((edited.name.as_str(), &edited.scope), ("Renamed", &seen.scope));
    let failed = failure(app.edit_key(&edit(&at, &seen, name("Based on an old look"))).await);
    assert_eq!(failed.kind, FailureKind::Conflict, "{failed}");
    let scope = KeyChanges { scope: Some(Scope::Organization), ..KeyChanges::default() };
    let failed = failure(app.edit_key(&edit(&at, &edited, scope)).await);
    assert_eq!(failed.kind, FailureKind::Invalid { field: Field::Scope }, "{failed}");
}
