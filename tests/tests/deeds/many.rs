//! Many organizations: a few at a time, no faster than the service bears, and no more requests than it takes.

use crate::fresh::{keep_fresh, look};
use crate::world::{World, failure, home, refresh, until};
use app::App;
use domain::call::{ListKeys, ReadKeys, RefreshAll, RefreshKeys};
use domain::{Arrangement, FailureKind, Home, OrganizationRef};
use sandbox::{Effect, Fault, Request};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

const LISTS: &str = "/api/v1/*/apiKeys";

async fn with_organizations(count: u32) -> (World, App, OrganizationRef) {
    let world = World::new().await;
    world.sandbox.add_organizations(count, 3).unwrap();
    let (app, at) = world.signed_in().await;
    (world, app, at)
}

/// The requests of an admin whose path ends so.
fn ending(world: &World, end: &str) -> Vec<Request> {
    let all = world.sandbox.requests().into_iter();
    all.filter(|one| one.caller.contains("admin") && one.path.ends_with(end)).collect()
}

fn troubles(home: &Home, account: &domain::AccountId) -> Vec<Option<FailureKind>> {
    let its = home.organizations.iter().filter(|one| one.at.account == *account);
    its.map(|one| one.trouble.as_ref().map(|failure| failure.kind.clone())).collect()
}

#[tokio::test]
async fn sixty_organizations_are_read_without_being_refused_once() {
    let (world, app, _) = with_organizations(60).await;
    world.sandbox.clear_requests();
    world.sandbox.limit_rate(Some(20));
    let spent = home(&app).await.requests;
    let reading = app.clone();
    let all = tokio::spawn(async move { reading.refresh_all(&RefreshAll {}).await });
    let mut steps = Vec::new();
    while !all.is_finished() {
        let state = home(&app).await;
        steps.extend(state.progress.map(|progress| (progress.done, progress.of)));
        tokio::task::yield_now().await;
    }
    all.await.unwrap().unwrap();
    assert!(steps.iter().all(|(done, of)| done <= of && *of == 62) && steps.is_sorted(), "{steps:?}");
    assert!(steps.last().is_some_and(|(done, _)| *done > 55), "it says how far it is: {:?}", steps.last());
    let state = home(&app).await;
    assert!(state.progress.is_none() && state.organizations.iter().all(|one| one.read.is_some()));
    assert_eq!(state.organizations.len(), 62);
    let requests = world.sandbox.requests();
    let refused = requests.iter().filter(|one| one.fault.is_some() || one.status != Some(200)).count();
    assert_eq!(refused, 0, "no 429 in {} requests", requests.len());
    // Acme Corp was read a moment ago, all of it: only its keys are.
    assert_eq!((ending(&world, "/apiKeys").len(), ending(&world, "/apiKeySettings").len()), (62, 61));
    assert_eq!(state.requests - spent, requests.len() as u64, "what is spent is said");

    world.sandbox.clear_requests();
    app.refresh_all(&RefreshAll {}).await.unwrap();
    let mut lists: Vec<String> = ending(&world, "/apiKeys").into_iter().map(|one| one.path).collect();
    lists.sort();
    lists.dedup();
    assert_eq!(lists.len(), 62);
    assert_eq!(world.sandbox.requests().len(), 63, "one list an organization, and the organizations");
    assert!(world.sandbox.requests().iter().all(|one| one.status == Some(200)));
    let all =
        app.list_keys(&ListKeys { by: Arrangement::default(), from: 0, count: 1, selected: vec![] }).unwrap();
    assert_eq!(all.keys, 60 * 3 + 8 + 3);
}

#[tokio::test]
async fn no_more_than_four_of_an_account_are_on_their_way() {
    let (world, app, _) = with_organizations(20).await;
    let other = World::new().await;
    other.sandbox.add_organizations(20, 1).unwrap();
    app.sign_in(other.credential(other.sandbox.admin_token())).await.unwrap();
    for world in [&world, &other] {
        world.sandbox.clear_requests();
        world.sandbox.fault(Fault::always("GET", LISTS, Effect::Hold)).unwrap();
    }
    let reading = app.clone();
    let all = tokio::spawn(async move { reading.refresh_all(&RefreshAll {}).await });
    for world in [&world, &other] {
        world.sandbox.until_held(4).await;
    }
    for _ in 0..10 {
        world.status_of("nobody's").await;
    }
    for world in [&world, &other] {
        let path = |one: &Request| one.path.split('/').nth(4).unwrap_or_default().to_owned();
        let mut asked: Vec<String> =
            world.sandbox.requests().iter().filter(|one| one.path.contains("/apiKey")).map(path).collect();
        asked.sort();
        asked.dedup();
        assert_eq!(asked.len(), 4, "four, and the accounts side by side: {asked:?}");
        assert_eq!(ending(world, "/apiKeys").len(), 4);
    }
    for world in [&world, &other] {
        world.sandbox.clear_faults();
        world.sandbox.release();
    }
    all.await.unwrap().unwrap();
    assert!(home(&app).await.organizations.iter().all(|one| one.read.is_some()));
}

/// Takes the place of a service that is away: connections are counted, and closed without a word.
async fn mute(address: &str) -> (Arc<AtomicUsize>, JoinHandle<()>) {
    let listener = TcpListener::bind(address.trim_start_matches("http://")).await.unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    let listening = tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::Relaxed);
            drop(connection);
        }
    });
    (connections, listening)
}

#[tokio::test]
async fn an_account_whose_service_is_away_stops_after_one_try_and_the_other_goes_on() {
    let (world, app, at) = with_organizations(12).await;
    let other = World::new().await;
    let there = app.sign_in(other.credential(other.sandbox.admin_token())).await.unwrap();
    let before = app.read_keys(&ReadKeys { at: at.clone() }).unwrap();
    world.sandbox.go_offline().await;
    // Connections that are still open end.
    app.refresh_keys(&RefreshKeys { at: at.clone() }).await.unwrap_err();
    let spent = home(&app).await.requests;
    app.refresh_keys(&RefreshKeys { at: at.clone() }).await.unwrap_err();
    assert_eq!(home(&app).await.requests, spent, "what finds no connection is no request");
    // Somebody is there who says nothing, and counts.
    let (tries, nobody) = mute(world.sandbox.address()).await;
    let tried = || tries.load(Ordering::Relaxed);
    app.refresh_all(&RefreshAll {}).await.unwrap();
    let state = home(&app).await;
    assert_eq!(tried(), 3, "a read is tried three times, one of fourteen");
    assert_eq!(troubles(&state, &at.account), vec![Some(FailureKind::Offline); 14]);
    assert_eq!(troubles(&state, &there.account), vec![None; 2]);
    assert_eq!(app.read_keys(&ReadKeys { at: at.clone() }).unwrap(), before);
    let _fresh = keep_fresh(&app);
    look(&app, true);
    until("it is tried again", async || tried() >= 6).await;
    nobody.abort();
    assert!(nobody.await.is_err_and(|ended| ended.is_cancelled()));
    world.sandbox.go_online().await;
    look(&app, true);
    let is_back = async || troubles(&home(&app).await, &at.account).iter().all(Option::is_none);
    until("all of them are read", is_back).await;
}

#[tokio::test]
async fn a_dead_credential_is_not_tried_again_and_again() {
    let (mut world, app, at) = with_organizations(12).await;
    let alive = World::new().await;
    let there = app.sign_in(alive.credential(alive.sandbox.admin_token())).await.unwrap();
    // All sessions end.
    world.restart_sandbox().await;
    app.refresh_all(&RefreshAll {}).await.unwrap();
    let dead = || world.sandbox.requests().iter().filter(|one| one.status == Some(401)).count();
    assert_eq!((dead(), world.sandbox.requests().len()), (1, 1), "one finds out for all");
    assert_eq!(troubles(&home(&app).await, &at.account), vec![Some(FailureKind::SignedOut); 14]);
    let _fresh = keep_fresh(&app);
    look(&app, true);
    refresh(&app, &there).await;
    let mut known = alive.sandbox.requests().len();
    for _ in 0..3 {
        look(&app, true);
        failure(app.refresh_keys(&RefreshKeys { at: at.clone() }).await);
        refresh(&app, &there).await;
        assert!(alive.sandbox.requests().len() > known);
        known = alive.sandbox.requests().len();
    }
    assert_eq!(world.sandbox.requests().len(), 1 + 3, "only what the admin asks for");
    let again = app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
    assert_eq!(again, at);
    let is_back = async || troubles(&home(&app).await, &at.account).iter().all(Option::is_none);
    until("signed in again, all of them are read", is_back).await;
}

#[tokio::test]
async fn one_that_breaks_off_does_not_have_the_others_read_over_and_over() {
    let (world, app, _) = with_organizations(6).await;
    app.refresh_all(&RefreshAll {}).await.unwrap();
    let broken = "/api/v1/organizations/bench-0003/apiKeys";
    world.sandbox.fault(Fault::always("GET", broken, Effect::LoseAnswer)).unwrap();
    let at = home(&app)
        .await
        .organizations
        .into_iter()
        .find(|one| one.at.id.as_str().ends_with("0003"))
        .unwrap()
        .at;
    app.refresh_keys(&RefreshKeys { at }).await.unwrap_err();
    world.sandbox.clear_requests();
    let _fresh = keep_fresh(&app);
    look(&app, true);
    let rounds = async || ending(&world, "bench-0003/apiKeys").len() / 3;
    until("it is tried again, and again", async || rounds().await >= 2).await;
    let others = ending(&world, "/apiKeys").iter().filter(|one| one.path != broken).count();
    assert!(others <= 3, "{others} lists of others in {} rounds", rounds().await);
}
