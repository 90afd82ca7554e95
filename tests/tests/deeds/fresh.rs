//! Fresh by itself: what was read is there before anything is asked, the network coming back is noticed, and nothing is
//! asked while nobody looks.

use crate::keychain::Trouble;
use crate::world::{KEYS, World, home, refresh, until};
use app::App;
use domain::call::{Attend, ChangeSettings, ExploreSandbox, ReadKeys, RefreshAll, RefreshKeys};
use domain::{FailureKind, KeyManagement, OrganizationRef, OrganizationSummary, Settings};
use jiff::SignedDuration;
use sandbox::{Effect, Fault};
use tokio::task::JoinHandle;

/// Keeps fresh until it is dropped.
pub(crate) struct KeptFresh(JoinHandle<()>);

impl Drop for KeptFresh {
    fn drop(&mut self) {
        self.0.abort();
    }
}

pub(crate) fn keep_fresh(app: &App) -> KeptFresh {
    let app = app.clone();
    KeptFresh(tokio::spawn(async move { app.keep_fresh().await }))
}

pub(crate) fn look(app: &App, visible: bool) {
    app.attend(&Attend { visible });
}

async fn organizations(app: &App) -> Vec<OrganizationSummary> {
    home(app).await.organizations
}

async fn all_are_read(app: &App) -> bool {
    organizations(app).await.iter().all(|one| one.read.is_some() && one.trouble.is_none() && !one.refreshing)
}

/// Other things happen meanwhile, over real HTTP: time enough for what should not.
async fn meanwhile(world: &World) {
    for _ in 0..5 {
        world.status_of("nobody's").await;
    }
    world.sandbox.clear_requests();
    for _ in 0..5 {
        world.status_of("nobody's").await;
    }
}

fn asked_by_admins(world: &World) -> usize {
    world.sandbox.requests().iter().filter(|request| request.caller.contains("admin")).count()
}

#[tokio::test]
async fn what_was_read_of_every_organization_is_there_before_anything_is_asked() {
    let world = World::new().await;
    let app = world.start().await;
    app.explore_sandbox(&ExploreSandbox {}).await.unwrap();
    app.refresh_all(&RefreshAll {}).await.unwrap();
    let before = organizations(&app).await;
    assert_eq!(before.len(), 3, "both editions");
    let view =
        |app: &App, at: &OrganizationRef| app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    let views: Vec<_> = before.iter().map(|one| view(&app, &one.at)).collect();
    drop(app);
    world.sandbox.go_offline().await;
    world.sandbox.clear_requests();
    let app = world.start().await;
    assert_eq!(organizations(&app).await, before);
    for (one, before) in before.iter().zip(&views) {
        assert_eq!(one.read, Some(before.read), "{}: with its age", one.title);
        assert_eq!(view(&app, &one.at), *before);
    }
    assert_eq!(home(&app).await.requests, 0);
}

#[tokio::test]
async fn the_network_coming_back_is_noticed() {
    // By the window that is looked at, or by nothing but time.
    for by_window in [true, false] {
        let world = World::new().await;
        let (app, at) = world.signed_in().await;
        let before = app.read_keys(&ReadKeys { at: at.clone() }).unwrap();
        drop(app);
        world.sandbox.go_offline().await;
        let app = world.start().await;
        let _fresh = keep_fresh(&app);
        look(&app, true);
        let is_offline = async || {
            let all = organizations(&app).await;
            all.iter()
                .all(|one| one.trouble.as_ref().is_some_and(|failure| failure.kind == FailureKind::Offline))
        };
        until("it is said of all organizations", is_offline).await;
        assert_eq!(app.read_keys(&ReadKeys { at }).unwrap(), before, "the list is there all the same");
        world.sandbox.go_online().await;
        if by_window {
            look(&app, true);
        }
        until("all are read", async || all_are_read(&app).await).await;
    }
}

#[tokio::test]
async fn while_nobody_looks_nothing_is_asked() {
    let world = World::new().await;
    let (app, _) = world.signed_in().await;
    let fresh = keep_fresh(&app);
    meanwhile(&world).await;
    assert_eq!(asked_by_admins(&world), 0, "one was never read, but nobody looks");
    look(&app, true);
    until("all are read", async || all_are_read(&app).await).await;
    drop((fresh, app));
    let hours = SignedDuration::from_hours(2);
    let later = world.sandbox.now().checked_add(hours).unwrap();
    *world.clock.lock().unwrap() = Some(later);
    world.sandbox.advance_clock(hours).unwrap();
    let app = world.start().await;
    let _fresh = keep_fresh(&app);
    look(&app, false);
    meanwhile(&world).await;
    assert_eq!(asked_by_admins(&world), 0, "what is old is not read for nobody");
    look(&app, true);
    let is_fresh = async || {
        let all = organizations(&app).await;
        all.iter().all(|one| one.read.is_some_and(|read| later.duration_since(read).as_mins() < 5))
    };
    until("what is old is read for somebody", is_fresh).await;
    meanwhile(&world).await;
    assert_eq!(asked_by_admins(&world), 0, "what is fresh is not read again");
}

#[tokio::test]
async fn only_when_i_ask_means_so_but_the_network_coming_back_is_noticed() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let settings = Settings { refresh_minutes: None, ..Settings::default() };
    app.change_settings(&ChangeSettings { settings }).unwrap();
    let _fresh = keep_fresh(&app);
    look(&app, true);
    meanwhile(&world).await;
    assert_eq!(asked_by_admins(&world), 0);
    world.sandbox.go_offline().await;
    app.refresh_keys(&RefreshKeys { at }).await.unwrap_err();
    world.sandbox.go_online().await;
    until("the way is open", async || organizations(&app).await.iter().all(|one| one.trouble.is_none()))
        .await;
}

#[tokio::test]
async fn a_refresh_that_fails_never_empties_a_list() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let before = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    let html = |status| Effect::Html { status, after_work: false };
    let empty = |status| Effect::Empty { status, after_work: false };
    let all = vec![
        Effect::status(401),
        Effect::status(403),
        Effect::status(404),
        Effect::status(429),
        Effect::status(500),
        Effect::status(501),
        Effect::LoseAnswer,
        Effect::Truncate,
        html(200),
        html(302),
        html(403),
        html(404),
        empty(200),
        empty(204),
    ];
    let table = [
        (KEYS, all),
        ("/api", vec![Effect::status(401), Effect::status(404), html(200)]),
        (
            "/api/v1/organizations/acme/apiKeySettings",
            vec![Effect::status(403), Effect::status(404), empty(200)],
        ),
        ("/api/v1/me", vec![Effect::status(401), Effect::status(500), empty(204)]),
    ];
    for (path, effects) in table {
        for effect in effects {
            let case = format!("{path} {effect:?}");
            world.sandbox.fault(Fault::always("GET", path, effect.clone())).unwrap();
            let one = app.refresh_keys(&RefreshKeys { at: at.clone() }).await;
            app.refresh_all(&RefreshAll {}).await.unwrap();
            world.sandbox.clear_faults();
            let after = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
            assert_eq!(after.keys, before.keys, "{case}");
            assert!(matches!(after.management, KeyManagement::Offered { .. }), "{case}");
            assert!(after.news.is_empty(), "{case}: {:?}", after.news);
            assert_eq!(organizations(&app).await.len(), 2, "{case}");
            if path != "/api/v1/me" {
                assert!(one.is_err(), "{case}");
            }
        }
    }
    assert_eq!(refresh(&app, &at).await.keys, before.keys);
}

#[tokio::test]
async fn what_waited_for_the_keychain_goes_on_when_one_of_its_account_does() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    drop(app);
    let app = world.start().await;
    app.recover().await;
    world.keychain.set(Trouble::Locked);
    let _fresh = keep_fresh(&app);
    look(&app, true);
    let is_locked = async || {
        let never_read = organizations(&app).await.remove(1);
        never_read.trouble.is_some_and(|failure| failure.kind == FailureKind::KeychainLocked)
    };
    until("it is said why", is_locked).await;
    world.keychain.set(Trouble::None);
    refresh(&app, &at).await;
    until("the others follow", async || all_are_read(&app).await).await;
}

#[tokio::test]
async fn who_asks_to_wait_is_not_asked_meanwhile() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let _fresh = keep_fresh(&app);
    let limited = Effect::rate_limited(6);
    world.sandbox.fault(Fault::once("GET", "/api", limited)).unwrap();
    world.sandbox.clear_requests();
    look(&app, true);
    until("it is asked", async || asked_by_admins(&world) == 1).await;
    let told = world.sandbox.requests()[0].time;
    let until_then = async || {
        home(&app).await.organizations.iter().any(|one| {
            one.trouble
                .as_ref()
                .is_some_and(|failure| matches!(failure.kind, FailureKind::RateLimited { until: Some(_) }))
        })
    };
    until("it is said until when", until_then).await;
    let failed = crate::world::failure(app.refresh_keys(&RefreshKeys { at }).await);
    assert!(matches!(failed.kind, FailureKind::RateLimited { until: Some(_) }), "{failed}");
    look(&app, true);
    until("all are read, later", async || all_are_read(&app).await).await;
    let next =
        world.sandbox.requests().into_iter().filter(|one| one.caller.contains("admin")).nth(1).unwrap();
    assert!(
        next.time.duration_since(told) >= SignedDuration::from_secs(5),
        "asked after {}",
        next.time.duration_since(told)
    );
}

#[tokio::test]
async fn who_refuses_without_saying_for_how_long_is_left_alone_too() {
    let world = World::new().await;
    let (app, _) = world.signed_in().await;
    let _fresh = keep_fresh(&app);
    world
        .sandbox
        .fault(Fault::always("GET", "/api/v1/organizations/acme-europe/apiKeySettings", Effect::status(429)))
        .unwrap();
    look(&app, true);
    let is_limited = async || {
        let one = organizations(&app).await.remove(1);
        one.trouble.is_some_and(|failure| failure.kind == FailureKind::RateLimited { until: None })
    };
    until("it is said", is_limited).await;
    meanwhile(&world).await;
    look(&app, true);
    meanwhile(&world).await;
    assert_eq!(asked_by_admins(&world), 0, "not asked again at once, for ever");
}
