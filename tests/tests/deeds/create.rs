//! Create: the secret is pending until it is stored, and a lost answer never makes a second key.

use crate::activity::last;
use crate::keychain::Trouble;
use crate::world::{KEYS, World, create, draft, failure, home, refresh, reveal, unfinished, until};
use domain::activity::{Outcome, What};
use domain::call::{
    ConfirmStored, CopySecret, CreateKey, DeleteLost, DismissUnfinished, RevealSecret, SettleCreate,
};
use domain::{FailureKind, Field, Lifetime, Stage};
use sandbox::{Effect, Fault};

#[tokio::test]
async fn a_key_is_made_its_secret_pends_and_is_stored() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "CI deploy")).await.unwrap();
    let Stage::Pending { key, prefix, kept: true } = &made.stage else { panic!("{made:?}") };
    let secret = reveal(&app, &made.id);
    assert!(secret.starts_with(prefix.as_str()) && prefix.len() == 12);
    assert_eq!(world.status_of(&secret).await, 200);
    assert_eq!(unfinished(&app).await, made);
    assert!(world.keychain.entries().values().any(|entry| *entry == secret));

    let service_has = &world.keys_named("CI deploy").await[0];
    assert_eq!(service_has["name"], key.as_str());
    assert_eq!(service_has["permission_level"], "RESTRICTED");
    assert_eq!(service_has["permissions"], serde_json::json!(["read:Run", "archive:Run"]));
    let listed = app.read_keys(&domain::call::ReadKeys { at: at.clone() }).unwrap().unwrap();
    assert!(listed.keys.iter().any(|listed| listed.id == *key) && listed.used == 9);
    let found = refresh(&app, &at).await.keys.into_iter().find(|listed| listed.id == *key).unwrap();
    assert_eq!(found.expires, Some(Lifetime::from_days(30).end(found.created.unwrap())));

    app.confirm_stored(&ConfirmStored { create: made.id.clone() }).await.unwrap();
    assert!(home(&app).await.unfinished.is_empty());
    assert!(!world.keychain.entries().values().any(|entry| *entry == secret));
    let gone = app.reveal_secret(&RevealSecret { create: made.id.clone() });
    assert_eq!(failure(gone).kind, FailureKind::Gone);
    assert_eq!(world.status_of(&secret).await, 200, "storing changes nothing at the service");
}

#[tokio::test]
async fn a_copied_secret_is_taken_off_the_clipboard_if_it_is_still_there() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "copied")).await.unwrap();
    let on_clipboard = || world.clipboard.text.lock().unwrap().clone();
    let copy = CopySecret { create: made.id.clone() };
    app.copy_secret(&copy).await.unwrap();
    assert_eq!(on_clipboard(), reveal(&app, &made.id));
    until("the clipboard is empty", async || on_clipboard().is_empty()).await;

    app.copy_secret(&copy).await.unwrap();
    *world.clipboard.text.lock().unwrap() = "what the admin copied since".to_owned();
    app.clear_clipboard().await;
    assert_eq!(on_clipboard(), "what the admin copied since");
    app.copy_secret(&copy).await.unwrap();
    app.clear_clipboard().await;
    assert_eq!(on_clipboard(), "");
}

#[tokio::test]
async fn what_does_not_fit_is_not_sent() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let mut wrong = draft("no days");
    wrong.lifetime = Some(Lifetime::from_days(8));
    let request = CreateKey { at, draft: wrong, without_recovery: false };
    let failed = failure(app.create_key(request).await);
    assert_eq!(failed.kind, FailureKind::Invalid { field: Field::Expiration }, "{failed}");
    assert!(world.creates_sent().is_empty());
}

#[tokio::test]
async fn the_eleventh_key_is_refused() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.sandbox.fill("organizations/acme", 10).unwrap();
    let failed = failure(app.create_key(create(&at, "eleventh")).await);
    assert_eq!(failed.kind, FailureKind::LimitReached, "{failed}");
    assert!(home(&app).await.unfinished.is_empty());
    assert_eq!(world.keychain.entries().len(), 1, "no placeholder stays");
    assert!(refresh(&app, &at).await.is_full());
    assert_eq!(world.creates_sent().len(), 1);
}

#[tokio::test]
async fn a_lost_answer_is_settled_by_its_number_and_never_doubled() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::LoseAnswer)).unwrap();
    let failed = failure(app.create_key(create(&at, "answer lost")).await);
    let FailureKind::SecretLost { create: id } = &failed.kind else { panic!("{failed:?}") };
    let sent = world.creates_sent();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0], sent[1]);
    assert_eq!(sent[0], id.as_str());
    assert_eq!(world.keys_named("answer lost").await.len(), 1);
    assert!(matches!(unfinished(&app).await.stage, Stage::Lost { .. }));

    app.delete_lost(&DeleteLost { create: id.clone() }).await.unwrap();
    assert!(world.keys_named("answer lost").await.is_empty());
    assert!(home(&app).await.unfinished.is_empty());
    let again = app.create_key(create(&at, "answer lost")).await.unwrap();
    assert!(matches!(again.stage, Stage::Pending { .. }));
}

#[tokio::test]
async fn a_lost_request_is_settled_into_a_key() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::LoseRequest)).unwrap();
    let made = app.create_key(create(&at, "request lost")).await.unwrap();
    assert_eq!(world.status_of(&reveal(&app, &made.id)).await, 200);
    assert_eq!(world.keys_named("request lost").await.len(), 1);
}

#[tokio::test]
async fn an_unsure_create_stays_until_the_service_answers() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.sandbox.fault(Fault { times: Some(2), ..Fault::always("POST", KEYS, Effect::LoseAnswer) }).unwrap();
    let failed = failure(app.create_key(create(&at, "unsure")).await);
    let FailureKind::Unsure { create: id } = failed.kind else { panic!("{failed:?}") };
    assert_eq!(unfinished(&app).await.stage, Stage::Unsure { can_settle: true });
    let early = app.dismiss_unfinished(&DismissUnfinished { create: id.clone() }).await;
    assert_eq!(failure(early).kind, FailureKind::Refused);

    world.sandbox.go_offline().await;
    let settle = SettleCreate { create: id.clone() };
    let failed = failure(app.settle_create(&settle).await);
    assert_eq!(failed.kind, FailureKind::Unsure { create: id.clone() }, "{failed}");
    world.sandbox.go_online().await;
    let settled = app.settle_create(&settle).await.unwrap().unwrap();
    assert!(matches!(settled.stage, Stage::Lost { .. }), "{settled:?}");
    assert_eq!(world.keys_named("unsure").await.len(), 1);
    assert_eq!(world.creates_sent(), vec![id.as_str(); 3]);

    app.dismiss_unfinished(&DismissUnfinished { create: id }).await.unwrap();
    assert!(home(&app).await.unfinished.is_empty());
    assert_eq!(world.keys_named("unsure").await.len(), 1, "left as it is");
    let act = last(&app);
    assert_eq!((act.what, act.result, act.name.as_str()), (What::Dismiss, Outcome::Done, "unsure"));
}

#[tokio::test]
async fn an_unsure_create_whose_key_was_deleted_meanwhile_is_finished() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.sandbox.fault(Fault { times: Some(2), ..Fault::always("POST", KEYS, Effect::LoseAnswer) }).unwrap();
    let failed = failure(app.create_key(create(&at, "short life")).await);
    let FailureKind::Unsure { create: id } = failed.kind else { panic!("{failed:?}") };
    let name = world.keys_named("short life").await[0]["name"].as_str().unwrap().to_owned();
    let url = format!("{}/api/v1/{name}", world.sandbox.address());
    let deleted = reqwest::Client::new().delete(url).bearer_auth(world.sandbox.admin_token()).send().await;
    assert!(deleted.unwrap().status().is_success());
    assert_eq!(app.settle_create(&SettleCreate { create: id }).await.unwrap(), None);
    assert!(home(&app).await.unfinished.is_empty());
    assert!(world.keys_named("short life").await.is_empty());
}

#[tokio::test]
async fn a_keychain_in_trouble_after_a_lost_answer_never_leads_to_a_second_key() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::LoseAnswer)).unwrap();
    world.keychain.set_after_calls(Trouble::Locked, 2);
    let failed = failure(app.create_key(create(&at, "made once")).await);
    let FailureKind::Unsure { create: id } = failed.kind else { panic!("{failed:?}") };
    assert_eq!(world.keys_named("made once").await.len(), 1);
    world.keychain.set(Trouble::None);
    let settled = app.settle_create(&SettleCreate { create: id }).await.unwrap().unwrap();
    assert!(matches!(settled.stage, Stage::Lost { .. }), "{settled:?}");
    assert_eq!(world.keys_named("made once").await.len(), 1);
}

#[tokio::test]
async fn after_a_day_the_service_is_not_asked_again() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world
        .sandbox
        .fault(Fault { times: Some(2), ..Fault::always("POST", KEYS, Effect::LoseRequest) })
        .unwrap();
    let failed = failure(app.create_key(create(&at, "too late")).await);
    let FailureKind::Unsure { create: id } = failed.kind else { panic!("{failed:?}") };
    let now = home(&app).await.unfinished[0].since;
    *world.clock.lock().unwrap() = now.checked_add(std::time::Duration::from_secs(24 * 3600)).ok();
    let settled = app.settle_create(&SettleCreate { create: id.clone() }).await.unwrap().unwrap();
    assert_eq!(settled.stage, Stage::Unsure { can_settle: false });
    assert_eq!(world.creates_sent().len(), 2, "asked no more: it could make a second key");
    app.dismiss_unfinished(&DismissUnfinished { create: id }).await.unwrap();
    assert!(home(&app).await.unfinished.is_empty());
}

#[tokio::test]
async fn without_a_keychain_a_create_needs_consent() {
    for trouble in [Trouble::Absent, Trouble::Locked, Trouble::Forgets] {
        let world = World::new().await;
        let (app, at) = world.signed_in().await;
        world.keychain.set(trouble);
        let failed = failure(app.create_key(create(&at, "no recovery")).await);
        let expected = match trouble {
            Trouble::Locked => FailureKind::KeychainLocked,
            Trouble::Forgets => FailureKind::KeychainRefused,
            _ => FailureKind::KeychainAbsent,
        };
        assert_eq!(failed.kind, expected, "{failed}");
        assert!(world.creates_sent().is_empty(), "nothing is sent before the admin chose");
        assert!(home(&app).await.unfinished.is_empty());

        let made =
            app.create_key(CreateKey { without_recovery: true, ..create(&at, "no recovery") }).await.unwrap();
        assert!(matches!(made.stage, Stage::Pending { kept: false, .. }), "{made:?}");
        let secret = reveal(&app, &made.id);
        assert_eq!(world.status_of(&secret).await, 200);
        app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
        assert!(home(&app).await.unfinished.is_empty());
    }
}

#[tokio::test]
async fn a_keychain_that_fails_after_the_answer_loses_nothing_while_keyward_runs() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.keychain.set_after_calls(Trouble::Locked, 2);
    let made = app.create_key(create(&at, "kept in memory")).await.unwrap();
    assert!(matches!(made.stage, Stage::Pending { kept: false, .. }), "{made:?}");
    assert_eq!(world.status_of(&reveal(&app, &made.id)).await, 200);
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
    assert!(home(&app).await.unfinished.is_empty());
    world.keychain.set(Trouble::None);
    drop(app);
    let app = world.start().await;
    app.recover().await;
    assert_eq!(world.keychain.entries().len(), 1, "the placeholder is wiped when the keychain lets us");
    assert!(home(&app).await.unfinished.is_empty());
}
