//! What is not taken on trust: this machine's clock, a service's words, what a list leaves out, what the window says.

use crate::world::{KEYS, World, create, failure, home, refresh, reveal, unfinished, until};
use domain::call::{
    ChooseRotation, ConfirmStored, CopySecret, CreateKey, DeleteKey, ReadKeys, RefreshKeys, Rotate,
    SettleCreate, SignOut,
};
use domain::rotation::{Choice, Mode, Plan, Standing};
use domain::{FailureKind, KeyDraft, KeyName, Lifetime, Scope, Session, Stage};
use jiff::SignedDuration;
use sandbox::{Effect, Fault};
use std::sync::atomic::Ordering;

fn answer(status: u16, body: &str) -> Effect {
    Effect::Answer { status, headers: Default::default(), body: body.to_owned(), after_work: false }
}

/// The service forgets a create after a day. This machine's clock is hours behind when Keyward starts again, and
/// nothing was heard of the service yet.
#[tokio::test]
async fn a_create_is_not_sent_again_on_this_machines_word() {
    for behind in [0, 10, 40] {
        let world = World::new().await;
        let (app, at) = world.signed_in().await;
        let lose = Fault { times: Some(2), ..Fault::always("POST", KEYS, Effect::LoseAnswer) };
        world.sandbox.fault(lose).unwrap();
        let failed = failure(app.create_key(create(&at, "unsure")).await);
        let FailureKind::Unsure { create: id } = failed.kind else { panic!("{failed:?}") };
        drop(app);
        world.sandbox.advance_clock(SignedDuration::from_hours(30)).unwrap();
        let machine = world.sandbox.now().checked_add(SignedDuration::from_hours(-behind)).unwrap();
        *world.clock.lock().unwrap() = Some(machine);
        let sent = world.creates_sent().len();
        let app = world.start().await;
        app.recover().await;
        let _ = app.settle_create(&SettleCreate { create: id }).await;
        assert_eq!(world.creates_sent().len(), sent, "{behind} hours behind");
        assert_eq!(world.keys_named("unsure").await.len(), 1, "{behind} hours behind");
        assert_eq!(
            unfinished(&app).await.stage,
            Stage::Unsure { can_settle: false },
            "{behind} hours behind"
        );
    }
}

/// The machine sleeps while an answer is on its way: half of the night is not the difference of the clocks.
#[tokio::test]
async fn an_answer_that_took_a_night_says_nothing_of_the_clock() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    *world.clock.lock().unwrap() = Some(world.sandbox.now());
    world.sandbox.fault(Fault::once("GET", KEYS, Effect::Delay { millis: 300 })).unwrap();
    world.sandbox.clear_requests();
    let reading = {
        let (app, at) = (app.clone(), at.clone());
        tokio::spawn(async move { refresh(&app, &at).await })
    };
    until("it is asked", async || !world.sandbox.requests().is_empty()).await;
    world.sandbox.advance_clock(SignedDuration::from_hours(8)).unwrap();
    *world.clock.lock().unwrap() = Some(world.sandbox.now());
    reading.await.unwrap();
    assert_eq!(home(&app).await.skew_seconds(&at.account), 0);
    let read = refresh(&app, &at).await.read;
    assert!(read.duration_since(world.sandbox.now()).abs() < SignedDuration::from_secs(30), "{read}");
}

/// However it is spelled in the body.
#[tokio::test]
async fn a_credential_in_a_services_words_is_not_shown() {
    for status in [400, 403, 409, 500] {
        let world = World::new().await;
        let (app, at) = world.signed_in().await;
        let token = world.sandbox.admin_token().to_owned();
        let escaped: String = token.chars().map(|one| format!("\\u{:04x}", u32::from(one))).collect();
        let body = format!(r#"{{"code":3,"message":"unknown token {escaped}, sorry"}}"#);
        world.sandbox.fault(Fault::always("GET", KEYS, answer(status, &body))).unwrap();
        let failed = failure(app.refresh_keys(&RefreshKeys { at }).await);
        assert!(!crate::log::holds(&token), "{status}: it is in the log");
        assert!(
            failed.message.contains("unknown token …"),
            "{status}: {}",
            failed.message.replace(&token, "(it)")
        );
    }
}

/// Deleted is what was asked for, as it was seen; never what somebody says was seen in its place.
#[tokio::test]
async fn a_key_is_not_deleted_in_the_place_of_its_twin() {
    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    for key in refresh(&app, &at).await.keys.into_iter().take(2) {
        app.delete_key(&DeleteKey::alone(at.clone(), key.id.clone(), key.confirm_word().to_owned()))
            .await
            .unwrap();
    }
    for _ in 0..2 {
        let name = KeyName::new("twin").unwrap();
        let draft = KeyDraft { name, level: None, scope: Scope::Organization, lifetime: None };
        let made =
            app.create_key(CreateKey { at: at.clone(), draft, without_recovery: false }).await.unwrap();
        app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
    }
    let twins: Vec<_> = refresh(&app, &at).await.keys.into_iter().filter(|key| key.name == "twin").collect();
    let request = DeleteKey {
        seen: Some(Box::new(twins[1].clone())),
        ..DeleteKey::alone(at.clone(), twins[0].id.clone(), "twin".to_owned())
    };
    assert_eq!(failure(app.delete_key(&request).await).kind, FailureKind::Conflict);
    let left = refresh(&app, &at).await.keys;
    assert!(twins.iter().all(|twin| left.iter().any(|key| key.id == twin.id)));
}

/// A list ends with what the caller manages: a key that is not in it may be there.
#[tokio::test]
async fn what_is_out_of_sight_is_not_gone() {
    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let key = refresh(&app, &at).await.keys.remove(0);
    let nothing = answer(200, r#"{"items":[]}"#);
    world.sandbox.fault(Fault::once("GET", "/v2/api-keys", nothing)).unwrap();
    let request = DeleteKey::alone(at.clone(), key.id.clone(), key.confirm_word().to_owned());
    let failed = failure(app.delete_key(&request).await);
    assert_eq!(failed.kind, FailureKind::Refused, "{failed}");
    assert!(failed.message.contains("not gone"), "{failed}");
    world.sandbox.clear_faults();
    assert!(refresh(&app, &at).await.keys.iter().any(|one| one.id == key.id));
}

/// Nobody is left alone until 2163 for one answer.
#[tokio::test]
async fn a_service_is_not_left_alone_for_ever() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let headers = [("retry-after".to_owned(), u32::MAX.to_string())].into();
    let body = r#"{"code":8,"message":"slower","details":[{"reason":"RATE_LIMITED"}]}"#.to_owned();
    let slower = Effect::Answer { status: 429, headers, body, after_work: false };
    world.sandbox.fault(Fault::once("GET", KEYS, slower)).unwrap();
    for _ in 0..2 {
        let failed = failure(app.refresh_keys(&RefreshKeys { at: at.clone() }).await);
        let FailureKind::RateLimited { until: Some(until) } = failed.kind else { panic!("{failed:?}") };
        let wait = until.duration_since(world.sandbox.now());
        assert!(wait <= SignedDuration::from_secs(3_630), "{until}");
    }
}

/// The key may be made already, and its secret on its way: quitting now would lose it.
#[tokio::test]
async fn quitting_waits_for_a_secret_that_is_on_its_way() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    assert!(!app.finish_creates().await, "there is none");
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::Delay { millis: 300 })).unwrap();
    let sent = world.creates_sent().len();
    let making = {
        let (app, at) = (app.clone(), at.clone());
        tokio::spawn(async move { app.create_key(create(&at, "on its way")).await })
    };
    until("it is sent", async || world.creates_sent().len() > sent).await;
    assert!(app.finish_creates().await);
    let stage = unfinished(&app).await.stage;
    assert!(matches!(stage, Stage::Pending { kept: true, .. }), "{stage:?}");
    assert!(home(&app).await.notices.iter().any(|notice| notice.contains("quits once the answer is in")));
    making.await.unwrap().unwrap();
}

/// The tag that is taken out late is no news, and the table shows the name as it is.
#[tokio::test]
async fn a_tag_that_goes_late_is_nobodys_change() {
    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let key = refresh(&app, &at).await.keys.remove(0);
    app.delete_key(&DeleteKey::alone(at.clone(), key.id.clone(), key.confirm_word().to_owned()))
        .await
        .unwrap();
    let refuse = Fault::once("PATCH", "/v2/api-keys", Effect::Empty { status: 400, after_work: false });
    world.sandbox.fault(refuse).unwrap();
    let name = KeyName::new("tagged").unwrap();
    let draft = KeyDraft { name, level: None, scope: Scope::Organization, lifetime: None };
    let made = app.create_key(CreateKey { at: at.clone(), draft, without_recovery: false }).await.unwrap();
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
    let view = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    let names: Vec<_> =
        view.keys.iter().map(|key| key.name.as_str()).filter(|name| name.starts_with("tagged")).collect();
    assert_eq!(names, ["tagged"]);
    assert_eq!(refresh(&app, &at).await.news, []);
}

/// Keyward's own key is rotated, and the admin signs out before the new one is handed over.
#[tokio::test]
async fn whoever_signed_out_stays_signed_out() {
    let world = World::new().await;
    let (first, first_at) = world.signed_in().await;
    let mut own = create(&first_at, "Keyward itself");
    own.draft.level = Some(domain::Level::All);
    own.draft.scope = Scope::AllWorkspaces;
    own.draft.lifetime = Some(Lifetime::from_days(90));
    let made = first.create_key(own).await.unwrap();
    let credential = reveal(&first, &made.id);
    first.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
    first.remove_account(&domain::call::RemoveAccount { account: first_at.account }).await.unwrap();

    let at = first.sign_in(world.credential(&credential)).await.unwrap();
    let app = first;
    let view = refresh(&app, &at).await;
    let key = view.keys.iter().find(|key| key.name == "Keyward itself").unwrap();
    assert!(view.own.contains(&key.id));
    let draft = KeyDraft::like(key, Some(Lifetime::from_days(90))).unwrap();
    let plan = Plan { old: key.id.clone(), draft, mode: Mode::Overlap, typed: String::new() };
    let id = app.rotate(Rotate { at: at.clone(), plan, without_recovery: false }).await.unwrap().rotation.id;
    let now = async || home(&app).await.rotations[0].now.clone();
    until("it waits", async || now().await != Standing::Working).await;
    app.sign_out(&SignOut { account: at.account.clone() }).await.unwrap();
    let choice = Choice::HandOver;
    let chosen = ChooseRotation { rotation: id, choice, typed: String::new(), without_recovery: false };
    app.choose_rotation(chosen).await.unwrap();
    until("it waits again", async || now().await != Standing::Working).await;
    let after = home(&app).await;
    assert_eq!(after.accounts.iter().map(|one| one.session).collect::<Vec<_>>(), [Session::SignedOut]);
    assert!(!after.rotations[0].rotation.is_over());
    assert_eq!(world.status_of(&credential).await, 200, "the old key is there until somebody signs in");
}

/// Another program holds the clipboard when the time is over: that says nothing of what is on it.
#[tokio::test]
async fn a_clipboard_that_is_held_for_a_moment_is_cleared_after_it() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "copied")).await.unwrap();
    world.clipboard.held.store(2, Ordering::Relaxed);
    app.copy_secret(&CopySecret { create: made.id }).await.unwrap();
    until("it is taken off", async || world.clipboard.text.lock().unwrap().is_empty()).await;
    assert_eq!(home(&app).await.notices, Vec::<String>::new(), "nothing to say of it");
}
