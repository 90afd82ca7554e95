//! News: what somebody else, or time, did to keys since the admin looked last.

use crate::world::{KEYS, World, create, home, refresh};
use app::App;
use domain::call::{ConfirmStored, DeleteKey, EditKey, ListKeys, NoteKey, ReadKeys, RefreshKeys, SeeNews};
use domain::{Arrangement, Field, Happening, Key, KeyChanges, KeyName, OrganizationRef};
use jiff::SignedDuration;
use reqwest::{Method, RequestBuilder};
use sandbox::{Effect, Fault};
use serde_json::{Value, json};

const SETTINGS: &str = "/api/v1/organizations/acme/apiKeySettings";

/// Another admin, who works elsewhere.
fn elsewhere(world: &World, method: Method, path: &str) -> RequestBuilder {
    let url = format!("{}{path}", world.sandbox.address());
    reqwest::Client::new().request(method, url).bearer_auth(world.sandbox.admin_token())
}

async fn done(request: RequestBuilder) -> Value {
    let answer = request.send().await.unwrap();
    assert!(answer.status().is_success(), "{answer:?}");
    answer.json().await.unwrap()
}

async fn made_elsewhere(world: &World, name: &str) -> String {
    let key = json!({"display_name": name, "permission_level": "READ_ONLY", "workspace_scope": {"all_workspaces": {}}});
    let request = elsewhere(world, Method::POST, KEYS).json(&json!({"api_key": key, "ttl": "2592000s"}));
    done(request).await["api_key"]["name"].as_str().unwrap().to_owned()
}

async fn renamed_elsewhere(world: &World, key: &str, name: &str) {
    let path = format!("/api/v1/{key}?update_mask=display_name");
    done(elsewhere(world, Method::PATCH, &path).json(&json!({"display_name": name}))).await;
}

async fn deleted_elsewhere(world: &World, key: &str) {
    done(elsewhere(world, Method::DELETE, &format!("/api/v1/{key}"))).await;
}

/// The news of an organization, as `name: word`.
fn news(app: &App, at: &OrganizationRef) -> Vec<String> {
    let view = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    let mut news: Vec<String> =
        view.news.iter().map(|one| format!("{}: {}", one.name, one.what.word())).collect();
    news.sort();
    news
}

fn key(app: &App, at: &OrganizationRef, name: &str) -> Key {
    let view = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    view.keys.into_iter().find(|key| key.name == name).unwrap()
}

#[tokio::test]
async fn what_another_admin_does_is_news_until_it_is_looked_at() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    assert!(news(&app, &at).is_empty(), "the first reading is no news");
    made_elsewhere(&world, "made elsewhere").await;
    renamed_elsewhere(&world, key(&app, &at, "Zapier bridge").id.as_str(), "Zapier").await;
    deleted_elsewhere(&world, key(&app, &at, "Nightly export").id.as_str()).await;
    refresh(&app, &at).await;
    let expected = ["Nightly export: gone", "Zapier: changed", "made elsewhere: new"];
    assert_eq!(news(&app, &at), expected);
    assert_eq!(home(&app).await.organization(&at).unwrap().news, 3);
    let rows = app
        .list_keys(&ListKeys { by: Arrangement::default(), from: 0, count: 99, selected: vec![] })
        .unwrap()
        .rows;
    let marked = rows.iter().filter_map(|row| row.news.clone().map(|what| (row.key.name.as_str(), what)));
    let mut marked: Vec<_> = marked.collect();
    marked.sort_by_key(|(name, _)| *name);
    let changed = Happening::Changed(vec![Field::Name]);
    assert_eq!(marked, [("Zapier", changed), ("made elsewhere", Happening::Appeared)]);

    refresh(&app, &at).await;
    assert_eq!(news(&app, &at), expected, "reading again is not looking");
    drop(app);
    let app = world.start().await;
    assert_eq!((news(&app, &at).len(), home(&app).await.organization(&at).unwrap().news), (3, 3));
    renamed_elsewhere(&world, key(&app, &at, "made elsewhere").id.as_str(), "still new").await;
    renamed_elsewhere(&world, key(&app, &at, "Ops runbook").id.as_str(), "Runbook").await;
    refresh(&app, &at).await;
    let added_up = ["Nightly export: gone", "Runbook: changed", "Zapier: changed", "still new: new"];
    assert_eq!(news(&app, &at), added_up);
    deleted_elsewhere(&world, key(&app, &at, "still new").id.as_str()).await;
    refresh(&app, &at).await;
    assert_eq!(news(&app, &at), &added_up[..3], "what came and went is none");

    let elsewhere = home(&app).await.organizations[1].at.clone();
    app.see_news(&SeeNews { at: Some(elsewhere) }).unwrap();
    assert_eq!(news(&app, &at).len(), 3, "of another organization");
    app.see_news(&SeeNews { at: Some(at.clone()) }).unwrap();
    assert!(news(&app, &at).is_empty());
    deleted_elsewhere(&world, key(&app, &at, "Runbook").id.as_str()).await;
    refresh(&app, &at).await;
    assert_eq!(news(&app, &at), ["Runbook: gone"]);
    app.see_news(&SeeNews { at: None }).unwrap();
    drop(app);
    let app = world.start().await;
    refresh(&app, &at).await;
    assert!(news(&app, &at).is_empty() && home(&app).await.organization(&at).unwrap().news == 0);
}

#[tokio::test]
async fn what_is_done_from_here_is_none() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "made here")).await.unwrap();
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
    let seen = key(&app, &at, "Zapier bridge");
    let name = Some(KeyName::new("Zapier, renamed here").unwrap());
    let changes = KeyChanges { name, ..KeyChanges::default() };
    app.edit_key(&EditKey { at: at.clone(), key: seen.id.clone(), changes, seen }).await.unwrap();
    let gone = key(&app, &at, "Nightly export");
    app.note_key(&NoteKey { at: at.clone(), key: gone.id.clone(), note: "a note".to_owned() }).unwrap();
    let delete = DeleteKey::alone(at.clone(), gone.id, gone.name);
    app.delete_key(&delete).await.unwrap();
    for _ in 0..2 {
        refresh(&app, &at).await;
        assert_eq!(news(&app, &at), Vec::<String>::new());
    }
    drop(app);
    // The earlier edition makes its keys with a tag in their names, and takes it out.
    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let view = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    let delete =
        DeleteKey::alone(at.clone(), view.keys[0].id.clone(), view.keys[0].confirm_word().to_owned());
    app.delete_key(&delete).await.unwrap();
    let scope = domain::Scope::Organization;
    let draft = domain::KeyDraft { name: KeyName::new("here").unwrap(), level: None, scope, lifetime: None };
    let request = domain::call::CreateKey { at: at.clone(), draft, without_recovery: false };
    app.create_key(request).await.unwrap();
    refresh(&app, &at).await;
    assert_eq!(news(&app, &at), Vec::<String>::new());
}

#[tokio::test]
async fn a_list_that_was_on_its_way_neither_undoes_what_was_done_here_nor_makes_news_of_it() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.sandbox.fault(Fault::once("GET", KEYS, Effect::Hold)).unwrap();
    let (reading, its) = (app.clone(), at.clone());
    let refreshed = tokio::spawn(async move { reading.refresh_keys(&RefreshKeys { at: its }).await });
    world.sandbox.until_held(1).await;
    let gone = key(&app, &at, "Nightly export");
    app.delete_key(&DeleteKey::alone(at.clone(), gone.id.clone(), gone.name)).await.unwrap();
    let noted = key(&app, &at, "Ops runbook").id;
    app.note_key(&NoteKey { at: at.clone(), key: noted.clone(), note: "meanwhile".to_owned() }).unwrap();
    world.sandbox.release();
    let view = refreshed.await.unwrap().unwrap();
    for view in [view, app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap()] {
        assert!(view.keys.len() == 7 && view.keys.iter().all(|key| key.id != gone.id));
        assert_eq!(view.notes.get(&noted).map(String::as_str), Some("meanwhile"));
    }
    assert_eq!(news(&app, &at), Vec::<String>::new());
    let by = Arrangement { query: "meanwhile".to_owned(), ..Arrangement::default() };
    assert_eq!(app.list_keys(&ListKeys { by, from: 0, count: 9, selected: vec![] }).unwrap().total, 1);
}

#[tokio::test]
async fn what_time_does_is_news() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let ends = |name: &str| key(&app, &at, name).expires.unwrap().duration_since(world.sandbox.now());
    let (first, second) = ("CI Pipeline", "Nightly export");
    assert!(ends(first).as_hours() < 14 * 24 && ends(second).as_hours() > 14 * 24);
    let soon = ends(second) - SignedDuration::from_hours(13 * 24);
    world.sandbox.advance_clock(soon).unwrap();
    refresh(&app, &at).await;
    let found = news(&app, &at);
    assert!(found.contains(&format!("{first}: expired")), "{found:?}");
    assert!(found.contains(&format!("{second}: expires soon")), "{found:?}");
    app.see_news(&SeeNews { at: None }).unwrap();
    refresh(&app, &at).await;
    assert_eq!(news(&app, &at), Vec::<String>::new(), "once");
}

#[tokio::test]
async fn keys_that_may_no_longer_be_seen_are_not_gone() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let mut settings: Value = done(elsewhere(&world, Method::GET, SETTINGS)).await;
    settings["caller"]["can_manage"] = json!(false);
    let effect = Effect::Answer {
        status: 200,
        headers: Default::default(),
        body: settings.to_string(),
        after_work: false,
    };
    world.sandbox.fault(Fault::once("GET", SETTINGS, effect)).unwrap();
    app.refresh_keys(&RefreshKeys { at: at.clone() }).await.unwrap_err();
    let kept = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    assert!(!kept.offered().unwrap().1.can_manage);
    assert_eq!(news(&app, &at), Vec::<String>::new());
    assert_eq!(refresh(&app, &at).await.keys.len(), 8);
    assert_eq!(news(&app, &at), Vec::<String>::new(), "nor new where they may be again");
}
