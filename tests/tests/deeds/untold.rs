//! What a service does not tell: its workspaces, and what the admin may do there. It is not taken for nothing.

use crate::world::{World, failure, home, refresh};
use app::App;
use domain::call::{ExportKeys, ListDue, ListKeys, PlanRotation, ReadKeys, RefreshKeys, SignOut};
use domain::inventory::Which;
use domain::rotation::{Mode, Plan};
use domain::{Arrangement, FailureKind, Format, KeyDraft, OrganizationRef, Scope, View, words};
use sandbox::{Effect, Fault};
use serde_json::{Value, json};

const WORKSPACES: &str = "/api/v1/organizations/acme/workspaces";
const SETTINGS: &str = "/api/v1/organizations/acme/apiKeySettings";

fn answer(status: u16, body: &Value) -> Effect {
    Effect::Answer { status, headers: Default::default(), body: body.to_string(), after_work: false }
}

async fn settings(world: &World) -> Value {
    let request = reqwest::Client::new().get(format!("{}{SETTINGS}", world.sandbox.address()));
    request.bearer_auth(world.sandbox.admin_token()).send().await.unwrap().json().await.unwrap()
}

fn kept(app: &App, at: &OrganizationRef) -> View {
    app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap()
}

fn count(app: &App, query: &str) -> usize {
    let by = Arrangement { query: query.to_owned(), ..Arrangement::default() };
    app.list_keys(&ListKeys { by, from: 0, count: 0, selected: vec![] }).unwrap().total
}

#[tokio::test]
async fn workspaces_that_are_not_told_are_not_gone() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let refused = json!({"code": 7, "message": "no"});
    world.sandbox.fault(Fault::always("GET", WORKSPACES, answer(403, &refused))).unwrap();
    let view = refresh(&app, &at).await;
    assert_eq!(view.workspaces, None);
    let some = |key: &&domain::Key| matches!(key.scope, Scope::Workspaces(_)) && !key.is_expired(view.read);
    let key = view.keys.iter().find(some).unwrap();
    let Scope::Workspaces(ids) = &key.scope else { panic!("some") };
    let last = ids[0].as_str().rsplit('/').next().unwrap();
    assert!(words::full(&view, &key.scope).contains(last), "shown by its identifier");
    let lifetime = view.offered().unwrap().0.suggested_lifetime();
    let draft = KeyDraft::like(key, lifetime).unwrap();
    let plan = Plan { old: key.id.clone(), draft, mode: Mode::Overlap, typed: String::new() };
    let obstacles = app.plan_rotation(&PlanRotation { at: at.clone(), plan }).unwrap();
    assert_eq!(obstacles, [], "it can be rotated");
    assert_eq!(
        (count(&app, &format!("workspace:{last}")), count(&app, &format!("-workspace:{last}"))),
        (0, 0)
    );
    assert!(count(&app, last) > 0, "what is shown is found");
    let which = Which::Of(at, Arrangement::default());
    let saved = app.export_keys(&ExportKeys { which, format: Format::Csv }).unwrap();
    let text = std::fs::read_to_string(saved.path).unwrap();
    assert!(text.contains(last) && !text.contains("Deleted"), "{text}");
}

#[tokio::test]
async fn a_caller_of_whom_nothing_is_told_is_not_denied() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let before = kept(&app, &at).keys;
    let mut told = settings(&world).await;
    told.as_object_mut().unwrap().remove("caller").unwrap();
    world.sandbox.fault(Fault::always("GET", SETTINGS, answer(200, &told))).unwrap();
    let view = refresh(&app, &at).await;
    assert_eq!((view.keys.len(), before.len()), (8, 8));
    assert!(view.offered().unwrap().1.can_manage);
    let made = app.create_key(crate::world::create(&at, "made all the same")).await.unwrap();
    assert_eq!(made.draft.name.as_str(), "made all the same");
}

#[tokio::test]
async fn a_right_that_is_gone_leaves_the_keys_as_they_were_read() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let before = kept(&app, &at);
    let mut told = settings(&world).await;
    told["caller"]["can_manage"] = json!(false);
    world.sandbox.fault(Fault::always("GET", SETTINGS, answer(200, &told))).unwrap();
    let failed = failure(app.refresh_keys(&RefreshKeys { at: at.clone() }).await);
    assert_eq!(failed.kind, FailureKind::Refused, "{failed}");
    assert!(failed.message.contains("no longer lets you manage"), "{failed}");
    let after = kept(&app, &at);
    assert!(!after.offered().unwrap().1.can_manage, "nothing is offered that is refused");
    assert_eq!((&after.keys, after.read), (&before.keys, before.read), "with their age");
    let trouble = home(&app).await.organization(&at).unwrap().trouble.clone();
    assert_eq!(trouble.map(|one| one.kind), Some(FailureKind::Refused));
    assert_eq!(app.list_due(&ListDue { count: 9 }).unwrap().total, 0, "none can be rotated");
    world.sandbox.clear_faults();
    assert_eq!(refresh(&app, &at).await.keys, before.keys);
}

#[tokio::test]
async fn what_can_be_rotated_is_offered_and_nothing_else() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let offered = || {
        let due = app.list_due(&ListDue { count: 99 }).unwrap();
        let mut ids: Vec<_> = due.rows.into_iter().map(|row| (row.key.expires, row.key.id)).collect();
        assert_eq!(ids.len(), due.total);
        assert!(ids.is_sorted_by_key(|(end, _)| end.unwrap_or(domain::Timestamp::MAX)), "the nearest first");
        ids.sort();
        ids
    };
    let view = kept(&app, &at);
    let working = view.keys.iter().filter(|key| !key.is_expired(world.sandbox.now()));
    let mut working: Vec<_> = working.map(|key| (key.expires, key.id.clone())).collect();
    working.sort();
    assert!(!working.is_empty() && offered() == working);
    assert_eq!(app.list_due(&ListDue { count: 1 }).unwrap().rows.len(), 1);
    app.sign_out(&SignOut { account: at.account.clone() }).await.unwrap();
    assert_eq!(offered(), [], "signed out");
    assert_eq!(app.tray_menu().unwrap().rotate, [], "as in the tray");
    assert!(count(&app, "") > 0, "they can still be looked at");
}
