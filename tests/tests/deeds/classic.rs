//! The earlier edition: two kinds of keys and of admins, usage, and creates that a list has to settle.

use crate::activity::last;
use crate::world::{World, failure, home, refresh, reveal, unfinished, until};
use app::App;
use domain::activity::{Outcome, What};
use domain::call::{
    ChooseCandidate, ConfirmStored, CreateKey, DeleteKey, DeleteLost, Deleted, ReadUsage, SettleCreate,
};
use domain::{
    AgentId, CreateId, FailureKind, Field, Key, KeyDraft, KeyName, Mark, OrganizationRef, Reach, Scope,
    ScopeKind, Stage, View,
};
use sandbox::{Effect, Fault};

const KEYS: &str = "/v2/api-keys";

fn create(at: &OrganizationRef, name: &str, scope: Scope) -> CreateKey {
    let draft = KeyDraft { name: KeyName::new(name).unwrap(), level: None, scope, lifetime: None };
    CreateKey { at: at.clone(), draft, without_recovery: false }
}

fn agent(view: &View) -> Scope {
    Scope::Agent(view.agents[0].id.clone())
}

/// Makes room by deleting a key through Keyward.
async fn room(app: &App, at: &OrganizationRef) -> View {
    let view = refresh(app, at).await;
    let key = &view.keys[view.keys.len() - 1];
    let delete = DeleteKey::alone(at.clone(), key.id.clone(), key.confirm_word().to_owned());
    assert_eq!(app.delete_key(&delete).await.unwrap(), Deleted::Now);
    refresh(app, at).await
}

async fn admin(world: &World) -> (App, OrganizationRef, View) {
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let view = room(&app, &at).await;
    (app, at, view)
}

/// The keys as the service has them.
async fn service_has(world: &World) -> Vec<serde_json::Value> {
    let request = reqwest::Client::new()
        .get(format!("{}{KEYS}?limit=100", world.sandbox.address()))
        .header("x-api-key", world.sandbox.classic_admin_token());
    let list: serde_json::Value = request.send().await.unwrap().json().await.unwrap();
    list["items"].as_array().unwrap().clone()
}

async fn another_admin_renames(world: &World, id: &str, name: &str) {
    let request = reqwest::Client::new()
        .patch(format!("{}{KEYS}/{id}", world.sandbox.address()))
        .header("x-api-key", world.sandbox.classic_admin_token())
        .json(&serde_json::json!({ "name": name }));
    assert!(request.send().await.unwrap().status().is_success());
}

async fn another_admin_deletes(world: &World, id: &str) {
    let request = reqwest::Client::new()
        .delete(format!("{}{KEYS}/{id}", world.sandbox.address()))
        .header("x-api-key", world.sandbox.classic_admin_token());
    assert!(request.send().await.unwrap().status().is_success());
}

/// The key whose name carries a create's tag.
async fn tagged(world: &World) -> serde_json::Value {
    let keys = service_has(world).await;
    keys.into_iter().find(|key| key["name"].as_str().unwrap().contains("[kw-")).expect("a tagged key")
}

#[tokio::test]
async fn the_two_admins_see_what_is_theirs() {
    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let view = refresh(&app, &at).await;
    let (offer, rights) = view.offered().unwrap();
    assert_eq!((view.keys.len(), view.used, offer.limit, view.agents.len()), (10, 10, 10, 5));
    assert!(view.is_full() && view.unseen() == 0 && rights.reach == Reach::Everything);
    assert_eq!(offer.scopes, [ScopeKind::Organization, ScopeKind::Agent]);
    assert!(offer.usage && !offer.levels && offer.lifetimes.is_empty() && offer.can_edit(Field::Name));
    let broad = view.keys.iter().filter(|key| key.scope == Scope::Organization);
    assert!(broad.clone().count() > 0);
    for key in broad {
        assert!(key.marks(&offer.catalogue, view.read).contains(&Mark::Broad));
    }
    drop(app);

    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_agent_admin_token()).await;
    let view = refresh(&app, &at).await;
    let (_, rights) = view.offered().unwrap();
    assert!(matches!(&rights.reach, Reach::Agents(ids) if ids.len() == 2), "{rights:?}");
    assert!(view.keys.iter().all(|key| matches!(key.scope, Scope::Agent(_))));
    assert!(view.used == 10 && view.unseen() > 0 && view.is_full());
    world.sandbox.clear_requests();
    let refused = failure(app.create_key(create(&at, "too broad", Scope::Organization)).await);
    assert_eq!(refused.kind, FailureKind::Invalid { field: Field::Scope }, "{refused}");
    assert!(world.sandbox.requests().is_empty(), "refused before the service is asked");
}

/// Here keys have no etag: what the admin saw of one is compared, with the list as it is now.
#[tokio::test]
async fn a_key_that_another_admin_renamed_is_not_deleted() {
    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let view = refresh(&app, &at).await;
    let [first, second, third] = &view.keys[..3] else { panic!("three keys") };
    another_admin_renames(&world, first.id.as_str(), "Now production").await;
    let alone = DeleteKey::alone(at.clone(), first.id.clone(), first.confirm_word().to_owned());
    assert_eq!(failure(app.delete_key(&alone).await).kind, FailureKind::Conflict);
    let among = |key: &Key| DeleteKey {
        typed: "delete 3 keys".to_owned(),
        among: Some(3),
        seen: Some(Box::new(key.clone())),
        ..DeleteKey::alone(at.clone(), key.id.clone(), String::new())
    };
    // The list knows it already; the admin has not seen it.
    refresh(&app, &at).await;
    assert_eq!(failure(app.delete_key(&among(first)).await).kind, FailureKind::Conflict);
    assert!(service_has(&world).await.iter().any(|key| key["name"] == "Now production"));
    // That it was used since is no change.
    let used = Key { last_used: Some(view.read), ..second.clone() };
    assert_eq!(app.delete_key(&among(&used)).await.unwrap(), Deleted::Now);
    another_admin_deletes(&world, third.id.as_str()).await;
    assert_eq!(app.delete_key(&among(third)).await.unwrap(), Deleted::AlreadyGone);
}

#[tokio::test]
async fn at_the_limit_one_is_deleted_and_one_made() {
    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let full = failure(app.create_key(create(&at, "eleventh", Scope::Organization)).await);
    assert_eq!(full.kind, FailureKind::LimitReached, "{full}");
    assert!(home(&app).await.unfinished.is_empty());
    let view = room(&app, &at).await;
    assert_eq!(view.used, 9);
    let made = app.create_key(create(&at, "For everything", Scope::Organization)).await.unwrap();
    let secret = reveal(&app, &made.id);
    let named = async || service_has(&world).await.into_iter().find(|key| key["name"] == "For everything");
    until("the tag is out of the name", async || named().await.is_some()).await;
    assert!(secret.starts_with(named().await.unwrap()["prefix"].as_str().unwrap()));
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();

    room(&app, &at).await;
    let made = app.create_key(create(&at, "For one agent", agent(&view))).await.unwrap();
    let Stage::Pending { key, .. } = &made.stage else { panic!("{made:?}") };
    let listed = async || refresh(&app, &at).await.keys.into_iter().find(|one| one.id == *key).unwrap();
    until("the tag is out of the name", async || listed().await.name == "For one agent").await;
    assert_eq!(listed().await.scope, agent(&view));
}

#[tokio::test]
async fn usage_of_a_key() {
    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let view = refresh(&app, &at).await;
    let mut throttled = 0;
    let mut fullest = 0;
    for key in &view.keys {
        let usage = app.read_usage(&ReadUsage { at: at.clone(), key: key.id.clone() }).await.unwrap();
        assert_eq!(usage.daily.len(), 90);
        assert!(usage.daily.windows(2).all(|pair| pair[0].date.tomorrow().unwrap() == pair[1].date));
        assert!(usage.rate.requests_per_second > 0 && usage.rate.burst > 0);
        throttled += usage.daily.iter().map(|day| day.throttled).sum::<u64>();
        fullest = fullest.max(usage.quota.percent());
    }
    assert!(throttled > 0, "a burst that was throttled");
    assert!((90..=100).contains(&fullest), "a quota nearly spent: {fullest} %");
    let key = view.keys[0].id.clone();
    let today = failure(app.read_usage(&ReadUsage { at, key: domain::KeyId::new("nobody") }).await);
    assert_eq!(today.kind, FailureKind::Gone, "{today} {key}");
}

async fn lost(app: &App, at: &OrganizationRef, view: &View, name: &str) -> domain::Failure {
    failure(app.create_key(create(at, name, agent(view))).await)
}

#[tokio::test]
async fn a_lost_answer_is_settled_by_the_tag() {
    let world = World::new().await;
    let (app, at, view) = admin(&world).await;
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::LoseAnswer)).unwrap();
    let failed = lost(&app, &at, &view, "By tag").await;
    let FailureKind::SecretLost { create: id } = failed.kind else { panic!("{failed:?}") };
    let posts = world.sandbox.requests().iter().filter(|request| request.method == "POST").count();
    assert_eq!(posts, 1, "a create is never repeated");
    let Stage::Lost { key, .. } = unfinished(&app).await.stage else { panic!() };
    until("the tag is out of the name", async || {
        service_has(&world).await.iter().any(|one| one["id"] == key.as_str() && one["name"] == "By tag")
    })
    .await;
    app.delete_lost(&DeleteLost { create: id }).await.unwrap();
    assert!(service_has(&world).await.iter().all(|one| one["id"] != key.as_str()));
    assert!(home(&app).await.unfinished.is_empty());
}

/// A create whose answer was lost and that could not be settled at once, since the list failed too.
async fn unsure(world: &World, app: &App, at: &OrganizationRef, view: &View, name: &str) -> CreateId {
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::LoseAnswer)).unwrap();
    // The list before the create is whole; the one after fails.
    let list = Fault::always("GET", KEYS, Effect::status(500));
    world.sandbox.fault(Fault::once("GET", KEYS, Effect::Delay { millis: 0 })).unwrap();
    world.sandbox.fault(list).unwrap();
    let failed = lost(app, at, view, name).await;
    world.sandbox.clear_faults();
    let FailureKind::Unsure { create } = failed.kind else { panic!("{failed:?}") };
    create
}

#[tokio::test]
async fn where_another_admin_took_the_tag_out_the_admin_is_asked() {
    let world = World::new().await;
    let (app, at, view) = admin(&world).await;
    let id = unsure(&world, &app, &at, &view, "Renamed meanwhile").await;
    let key = tagged(&world).await;
    another_admin_renames(&world, key["id"].as_str().unwrap(), "Mystery").await;
    let settled = app.settle_create(&SettleCreate { create: id.clone() }).await.unwrap().unwrap();
    let Stage::Ask { candidates } = settled.stage else { panic!("{settled:?}") };
    assert_eq!(candidates.iter().map(|key| key.name.as_str()).collect::<Vec<_>>(), ["Mystery"]);
    let before = service_has(&world).await.len();
    let chosen = ChooseCandidate { create: id, key: Some(candidates[0].id.clone()) };
    let settled = app.choose_candidate(&chosen).await.unwrap().unwrap();
    assert!(matches!(settled.stage, Stage::Lost { .. }));
    let act = last(&app);
    assert_eq!((act.what, act.result, act.reason.as_str()), (What::Choose, Outcome::Done, "This one is it."));
    assert_eq!((act.key.as_ref(), act.requests), (Some(&candidates[0].id), 0));
    assert_eq!(service_has(&world).await.len(), before, "nothing is deleted by asking");
    let guess = failure(app.delete_lost(&DeleteLost { create: settled.id }).await);
    assert_eq!(
        guess.kind,
        FailureKind::Refused,
        "a key that was picked is deleted by its name only: {guess}"
    );
    assert_eq!(service_has(&world).await.len(), before);
}

#[tokio::test]
async fn a_late_request_that_another_admin_renamed_is_asked_about() {
    let world = World::new().await;
    let (app, at, view) = admin(&world).await;
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::LateRequest)).unwrap();
    let failed = lost(&app, &at, &view, "Late and renamed").await;
    let FailureKind::Unsure { create: id } = failed.kind else { panic!("{failed:?}") };
    world.sandbox.release_late().await;
    let key = tagged(&world).await;
    another_admin_renames(&world, key["id"].as_str().unwrap(), "Renamed").await;
    let settled = app.settle_create(&SettleCreate { create: id }).await.unwrap().unwrap();
    assert!(matches!(&settled.stage, Stage::Ask { candidates } if candidates.len() == 1), "{settled:?}");
    refresh(&app, &at).await;
    assert!(matches!(unfinished(&app).await.stage, Stage::Ask { .. }), "a refresh asks the same");
}

#[tokio::test]
async fn two_candidates_are_both_shown_and_neither_is_deleted() {
    let world = World::new().await;
    let (app, at, _) = admin(&world).await;
    let view = room(&app, &at).await;
    let id = unsure(&world, &app, &at, &view, "One of two").await;
    let key = tagged(&world).await;
    another_admin_renames(&world, key["id"].as_str().unwrap(), "First").await;
    let Scope::Agent(agent) = agent(&view) else { panic!() };
    make(&world, "Second", &agent).await;
    let settled = app.settle_create(&SettleCreate { create: id.clone() }).await.unwrap().unwrap();
    let Stage::Ask { candidates } = settled.stage else { panic!("{settled:?}") };
    assert_eq!(candidates.len(), 2);
    let before = service_has(&world).await.len();

    // The admin says that it is neither: the create stays watched, and both keys stay.
    let settled =
        app.choose_candidate(&ChooseCandidate { create: id.clone(), key: None }).await.unwrap().unwrap();
    assert_eq!(settled.stage, Stage::Unsure { can_settle: true });
    let act = last(&app);
    assert_eq!((act.what, act.reason.as_str(), act.key), (What::Choose, "It is none of those shown.", None));
    assert_eq!(service_has(&world).await.len(), before);
    drop(app);
    let app = world.start().await;
    app.recover().await;
    assert_eq!(unfinished(&app).await.stage, Stage::Unsure { can_settle: true }, "also after a restart");
    let failed = failure(app.settle_create(&SettleCreate { create: id }).await);
    assert!(
        matches!(failed.kind, FailureKind::Unsure { .. }),
        "those two are not asked about again: {failed}"
    );
}

async fn make(world: &World, name: &str, agent: &AgentId) {
    let request = reqwest::Client::new()
        .post(format!("{}{KEYS}", world.sandbox.address()))
        .header("x-api-key", world.sandbox.classic_admin_token())
        .json(&serde_json::json!({ "name": name, "scope": { "type": "agent", "agent_id": agent.as_str() } }));
    assert!(request.send().await.unwrap().status().is_success());
}

#[tokio::test]
async fn a_request_that_arrives_after_the_list_is_found_by_the_next_one() {
    let world = World::new().await;
    let (app, at, view) = admin(&world).await;
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::LateRequest)).unwrap();
    let failed = lost(&app, &at, &view, "Late").await;
    let FailureKind::Unsure { create: id } = failed.kind else { panic!("{failed:?}") };
    assert_eq!(unfinished(&app).await.stage, Stage::Unsure { can_settle: true });
    let failed = failure(app.settle_create(&SettleCreate { create: id.clone() }).await);
    assert!(matches!(failed.kind, FailureKind::Unsure { .. }), "{failed}");
    world.sandbox.release_late().await;
    refresh(&app, &at).await;
    let Stage::Lost { key, .. } = unfinished(&app).await.stage else { panic!("found by the refresh") };
    assert!(service_has(&world).await.iter().any(|one| one["id"] == key.as_str()));
    app.delete_lost(&DeleteLost { create: id }).await.unwrap();
    assert!(home(&app).await.unfinished.is_empty());
}

#[tokio::test]
async fn other_scopes_and_makers_are_no_candidates() {
    let world = World::new().await;
    let (app, at, _) = admin(&world).await;
    let view = room(&app, &at).await;
    let id = unsure(&world, &app, &at, &view, "Mine").await;
    let other: Vec<&Key> = view.keys.iter().filter(|key| key.scope != agent(&view)).collect();
    assert!(!other.is_empty());
    make(&world, "Another agent's", &view.agents[1].id).await;
    let settled = app.settle_create(&SettleCreate { create: id }).await.unwrap().unwrap();
    assert!(matches!(settled.stage, Stage::Lost { .. }), "{settled:?}");
}
