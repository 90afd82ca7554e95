//! The clock: what has expired is for the service to say, however far off this machine is.

use crate::world::{KEYS, World, create, failure, home, refresh, unfinished};
use app::App;
use domain::call::{DeleteKey, Deleted, ListKeys, ReadKeys, RefreshKeys, SettleCreate};
use domain::list::Row;
use domain::{Arrangement, FailureKind, Field, Mark, OrganizationRef, Stage, Timestamp, skew};
use jiff::SignedDuration;
use sandbox::{Effect, Fault};

const DAYS: i64 = 5 * 86_400;

/// A world whose machine is off by so much: ahead, or behind where it is negative.
async fn off_by(seconds: i64) -> World {
    let world = World::new().await;
    set_off(&world, seconds);
    world
}

fn set_off(world: &World, seconds: i64) {
    *world.clock.lock().unwrap() = Some(service_plus(world, seconds));
}

fn service_plus(world: &World, seconds: i64) -> Timestamp {
    world.sandbox.now().checked_add(SignedDuration::from_secs(seconds)).unwrap()
}

fn rows(app: &App) -> Vec<Row> {
    app.list_keys(&ListKeys { by: Arrangement::default(), from: 0, count: 99, selected: vec![] })
        .unwrap()
        .rows
}

async fn skew_of(app: &App, at: &OrganizationRef) -> i64 {
    home(app).await.skew_seconds(&at.account)
}

fn is_about(found: i64, expected: i64) -> bool {
    (found - expected).abs() < 30
}

/// Whether the marks of all rows are those of an instant.
fn are_marked_at(app: &App, at: &OrganizationRef, rows: &[Row], now: Timestamp) -> bool {
    let view = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    rows.len() == view.keys.len() && rows.iter().all(|row| row.marks == view.marks(&row.key, now))
}

#[tokio::test]
async fn the_marks_are_right_although_the_machine_is_days_off_and_it_is_said() {
    for off in [DAYS, -DAYS] {
        let world = off_by(off).await;
        let (app, at) = world.signed_in().await;
        let skew = skew_of(&app, &at).await;
        assert!(is_about(skew, -off), "{skew}");
        let side = if off > 0 { "5 days ahead" } else { "5 days behind" };
        assert_eq!(skew::words(skew).as_deref(), Some(side));
        let view = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
        assert!(is_about(view.read.duration_since(world.sandbox.now()).as_secs(), 0), "{}", view.read);
        let shown = rows(&app);
        assert!(are_marked_at(&app, &at, &shown, world.sandbox.now()), "off by {off}");
        assert!(shown.iter().all(|row| is_about(row.now.duration_since(world.sandbox.now()).as_secs(), 0)));
        let machine = world.clock.lock().unwrap().unwrap();
        assert!(
            off < 0 || !are_marked_at(&app, &at, &shown, machine),
            "by the machine's clock they would be wrong"
        );

        drop(app);
        world.sandbox.go_offline().await;
        let app = world.start().await;
        assert_eq!(skew_of(&app, &at).await, skew, "known at an offline start");
        assert!(are_marked_at(&app, &at, &rows(&app), world.sandbox.now()), "off by {off}");
        world.sandbox.go_online().await;
        *world.clock.lock().unwrap() = None;
        refresh(&app, &at).await;
        assert_eq!(skew_of(&app, &at).await, 0, "a clock that was set right is right");
        drop(app);
        assert_eq!(skew_of(&world.start().await, &at).await, 0);
    }
}

#[tokio::test]
async fn small_differences_are_none() {
    for off in [-6, 6] {
        let world = off_by(off).await;
        let (app, at) = world.signed_in().await;
        assert_eq!(skew_of(&app, &at).await, 0);
    }
    let world = off_by(60).await;
    let (app, at) = world.signed_in().await;
    let skew = skew_of(&app, &at).await;
    assert!(is_about(skew, -60) && skew::words(skew).is_none(), "reckoned with, and nothing to say of it");
}

#[tokio::test]
async fn whether_a_key_is_typed_to_delete_it_is_for_the_services_clock() {
    // The machine is ahead: a key that works is none that expired.
    let world = off_by(DAYS).await;
    let (app, at) = world.signed_in().await;
    let soon = rows(&app).into_iter().find(|row| row.marks.contains(&Mark::Expiring)).unwrap();
    let machine = world.clock.lock().unwrap().unwrap();
    assert!(soon.key.expires.unwrap() < machine, "by the machine's clock it has expired");
    let delete = DeleteKey::alone(at.clone(), soon.key.id.clone(), String::new());
    let refused = failure(app.delete_key(&delete).await);
    assert_eq!(refused.kind, FailureKind::Invalid { field: Field::ConfirmWord }, "{refused}");
    drop(app);

    // The machine is behind: one that expired since the list was read is seen to be.
    let world = off_by(-DAYS).await;
    let (app, at) = world.signed_in().await;
    let soon = rows(&app).into_iter().find(|row| row.marks.contains(&Mark::Expiring)).unwrap();
    let left = soon.key.expires.unwrap().duration_since(world.sandbox.now());
    world.sandbox.advance_clock(left + SignedDuration::from_mins(1)).unwrap();
    let europe =
        OrganizationRef { account: at.account.clone(), id: home(&app).await.organizations[1].at.id.clone() };
    refresh(&app, &europe).await;
    let row = rows(&app).into_iter().find(|row| row.key.id == soon.key.id).unwrap();
    assert_eq!(row.marks, [Mark::Expired], "the list is an old one, the clock is not");
    let delete = DeleteKey::alone(at, soon.key.id, String::new());
    assert_eq!(app.delete_key(&delete).await.unwrap(), Deleted::Now);
}

#[tokio::test]
async fn how_long_a_create_can_be_settled_is_for_the_services_clock() {
    for off in [DAYS, -DAYS] {
        let world = off_by(off).await;
        let (app, at) = world.signed_in().await;
        let lose_both = Fault { times: Some(2), ..Fault::always("POST", KEYS, Effect::LoseAnswer) };
        world.sandbox.fault(lose_both).unwrap();
        let failed = failure(app.create_key(create(&at, "unsure")).await);
        let FailureKind::Unsure { create: id } = failed.kind else { panic!("{failed:?}") };
        let since = unfinished(&app).await.since;
        assert!(is_about(since.duration_since(world.sandbox.now()).as_secs(), 0), "{since}");
        drop(app);
        // The machine's clock is set right, or wrong the other way, before the service is heard of.
        for now_off in [off, 0, -off] {
            set_off(&world, now_off);
            let app = world.start().await;
            refresh(&app, &at).await;
            assert_eq!(unfinished(&app).await.stage, Stage::Unsure { can_settle: true }, "{off} {now_off}");
        }
        set_off(&world, off);
        let app = world.start().await;
        refresh(&app, &at).await;
        world.sandbox.advance_clock(SignedDuration::from_hours(24)).unwrap();
        refresh(&app, &at).await;
        assert_eq!(unfinished(&app).await.stage, Stage::Unsure { can_settle: false }, "{off}");
        let sent = world.creates_sent().len();
        app.settle_create(&SettleCreate { create: id }).await.unwrap();
        assert_eq!(world.creates_sent().len(), sent, "{off}: it could make a second key");
    }
}

#[tokio::test]
async fn until_when_to_wait_may_be_a_date_of_the_services_clock() {
    for off in [DAYS, -DAYS, 0] {
        let world = off_by(off).await;
        let (app, at) = world.signed_in().await;
        let after = |seconds| {
            let until = service_plus(&world, seconds).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
            let body = r#"{"code":8,"message":"slower","details":[{"reason":"RATE_LIMITED"}]}"#.to_owned();
            let headers = [("retry-after".to_owned(), until)].into();
            Effect::Answer { status: 429, headers, body, after_work: false }
        };
        world.sandbox.fault(Fault::once("GET", KEYS, after(2))).unwrap();
        assert_eq!(refresh(&app, &at).await.keys.len(), 8, "a moment is waited for");
        world.sandbox.fault(Fault::once("GET", KEYS, after(600))).unwrap();
        let failed = failure(app.refresh_keys(&RefreshKeys { at: at.clone() }).await);
        let FailureKind::RateLimited { until: Some(until) } = failed.kind else { panic!("{failed:?}") };
        let machine = world.clock.lock().unwrap().unwrap();
        let wait = until.duration_since(machine).as_secs();
        assert!(is_about(wait, 600), "by this machine's clock: {wait}");
    }
}
