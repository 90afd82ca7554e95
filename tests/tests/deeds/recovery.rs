//! After a kill at every step of a create: every key that exists is known, every secret is at hand or named as lost.

use crate::activity::acts;
use crate::keychain::Trouble;
use crate::world::{KEYS, World, create, failure, home, reveal, unfinished};
use domain::activity::{Outcome, What};
use domain::call::{ConfirmStored, CreateKey, DeleteLost, RevealSecret, SettleCreate};
use domain::{FailureKind, Stage};
use sandbox::{Effect, Fault};

/// Kills Keyward while the service holds its answer: the key exists, Keyward has not seen it.
async fn killed_before_the_answer(world: &World, name: &str) {
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::Hold)).unwrap();
    let doors = world.doors();
    let request = world.credential(world.sandbox.admin_token());
    let name = name.to_owned();
    // A runtime of its own, so that everything that Keyward runs ends with it.
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let keyward = std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.spawn(async move {
            let app = app::App::open(doors).unwrap();
            let at = app.sign_in(request).await.unwrap();
            let _ = app.create_key(create(&at, &name)).await;
        });
        let _ = stopped.recv();
        runtime.shutdown_background();
    });
    world.sandbox.until_held(1).await;
    stop.send(()).unwrap();
    keyward.join().unwrap();
    world.sandbox.release();
}

async fn start(world: &World) -> app::App {
    let app = world.start().await;
    app.recover().await;
    app
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_between_request_and_answer_the_secret_is_named_as_lost() {
    let world = World::new().await;
    killed_before_the_answer(&world, "killed").await;
    let app = start(&world).await;
    let left = unfinished(&app).await;
    assert_eq!(left.draft.name.as_str(), "killed");
    let Stage::Lost { key, .. } = &left.stage else { panic!("{left:?}") };
    let existing = world.keys_named("killed").await;
    assert_eq!(existing.len(), 1);
    assert_eq!(existing[0]["name"], key.as_str());
    assert_eq!(world.creates_sent(), vec![left.id.as_str(); 2]);
    let told = acts(&app).remove(0);
    assert_eq!((told.what, told.result, told.key.as_ref()), (What::Create, Outcome::Failed, Some(key)));
    assert!(told.reason.contains("secret was lost"), "{told:?}");

    app.delete_lost(&DeleteLost { create: left.id }).await.unwrap();
    assert!(world.keys_named("killed").await.is_empty());
    assert!(home(&app).await.unfinished.is_empty());
    assert_eq!(world.keychain.entries().len(), 1, "only the credential stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_at_recovery_means_wait() {
    let world = World::new().await;
    killed_before_the_answer(&world, "waits").await;
    world.sandbox.go_offline().await;
    let app = start(&world).await;
    let left = unfinished(&app).await;
    assert_eq!(left.stage, Stage::Unsure { can_settle: true });
    let told = acts(&app).remove(0);
    assert_eq!((told.what, told.result), (What::Create, Outcome::Unsure), "not known how it ended");
    world.sandbox.go_online().await;
    let settled = app.settle_create(&SettleCreate { create: left.id }).await.unwrap().unwrap();
    assert!(matches!(settled.stage, Stage::Lost { .. }));
}

#[tokio::test]
async fn killed_while_the_secret_is_on_screen_it_is_offered_again() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "on screen")).await.unwrap();
    let secret = reveal(&app, &made.id);
    drop(app);

    let app = start(&world).await;
    assert_eq!(unfinished(&app).await, made);
    assert_eq!(reveal(&app, &made.id), secret);
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
    assert!(!world.keychain.entries().values().any(|entry| *entry == secret));
    drop(app);
    let app = start(&world).await;
    assert!(home(&app).await.unfinished.is_empty());
}

#[tokio::test]
async fn a_keychain_in_trouble_at_recovery_means_wait_never_lost() {
    for trouble in [Trouble::Locked, Trouble::Absent, Trouble::Damaged] {
        let world = World::new().await;
        let (app, at) = world.signed_in().await;
        let made = app.create_key(create(&at, "wait")).await.unwrap();
        let secret = reveal(&app, &made.id);
        drop(app);
        world.keychain.set(trouble);
        let app = start(&world).await;
        assert_eq!(unfinished(&app).await.stage, Stage::Waiting, "{trouble:?}");
        let settle = SettleCreate { create: made.id.clone() };
        app.settle_create(&settle).await.unwrap_err();
        assert!(app.reveal_secret(&RevealSecret { create: made.id.clone() }).is_err());
        let early = app.confirm_stored(&ConfirmStored { create: made.id.clone() }).await;
        assert_eq!(failure(early).kind, FailureKind::Refused);
        world.keychain.set(Trouble::None);
        assert_eq!(app.settle_create(&settle).await.unwrap(), Some(made.clone()), "{trouble:?}");
        assert_eq!(reveal(&app, &made.id), secret);
    }
}

#[tokio::test]
async fn a_secret_that_left_the_keychain_is_lost() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    app.create_key(create(&at, "wiped by hand")).await.unwrap();
    drop(app);
    world.keychain.forget();
    let app = start(&world).await;
    assert!(matches!(unfinished(&app).await.stage, Stage::Lost { .. }));
}

#[tokio::test]
async fn a_secret_that_was_in_memory_only_is_lost_with_it() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.keychain.set(Trouble::Absent);
    app.create_key(CreateKey { without_recovery: true, ..create(&at, "memory only") }).await.unwrap();
    drop(app);
    let app = start(&world).await;
    assert!(matches!(unfinished(&app).await.stage, Stage::Lost { .. }));
    assert_eq!(world.keys_named("memory only").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keychain_that_hangs_does_not_hold_the_secret_back_for_ever() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.keychain.set_after_calls(Trouble::Hangs, 2);
    let made = app.create_key(create(&at, "slow keychain")).await.unwrap();
    assert!(matches!(made.stage, Stage::Pending { kept: false, .. }), "{made:?}");
    let secret = reveal(&app, &made.id);
    assert_eq!(world.status_of(&secret).await, 200);
    world.keychain.set(Trouble::None);
    crate::world::until("the write has landed", async || {
        world.keychain.entries().values().any(|entry| *entry == secret)
    })
    .await;
    drop(app);
    let app = start(&world).await;
    assert_eq!(reveal(&app, &made.id), secret, "what landed late is found");
}
