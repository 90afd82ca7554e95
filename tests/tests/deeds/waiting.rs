//! A keychain that keeps Keyward waiting, one that another program writes to as well, and one that is of no use.

use crate::keychain::{OTHER, Trouble};
use crate::log;
use crate::secrets::files_with;
use crate::world::{World, create, failure, home, refresh, until};
use domain::call::{RefreshKeys, SignIn, SignOut};
use domain::{FailureKind, KeychainState, Session};
use std::time::Duration;

async fn impatient() -> World {
    let world = World::new().await;
    world.keychain.be_patient_for(Duration::from_millis(100));
    world
}

async fn keychain_is(app: &app::App, state: KeychainState) {
    until(&format!("the keychain is {state:?}"), async || home(app).await.keychain == state).await;
}

#[tokio::test]
async fn while_one_call_waits_the_others_are_told_that_the_keychain_is_busy() {
    let world = impatient().await;
    let (app, at) = world.signed_in().await;
    drop(app);
    let app = world.start().await;
    world.keychain.set(Trouble::Hangs);
    let (waiting, its) = (app.clone(), at.clone());
    let first = tokio::spawn(async move { waiting.refresh_keys(&RefreshKeys { at: its }).await });
    keychain_is(&app, KeychainState::Waiting).await;
    let busy = failure(app.sign_out(&SignOut { account: at.account.clone() }).await);
    assert_eq!(busy.kind, FailureKind::KeychainBusy, "{busy}");
    assert_eq!(home(&app).await.keychain, KeychainState::Waiting, "the first one still waits");
    world.keychain.set(Trouble::None);
    assert_eq!(first.await.unwrap().unwrap().keys.len(), 8, "who was patient has it");
    assert_eq!(home(&app).await.keychain, KeychainState::Ready);
}

#[tokio::test]
async fn who_stops_waiting_is_free_at_once_and_the_call_keeps_its_slot() {
    let world = impatient().await;
    let (app, at) = world.signed_in().await;
    drop(app);
    let app = world.start().await;
    world.keychain.set(Trouble::Hangs);
    let (waiting, its) = (app.clone(), at.clone());
    let first = tokio::spawn(async move { waiting.refresh_keys(&RefreshKeys { at: its }).await });
    keychain_is(&app, KeychainState::Waiting).await;
    app.stop_waiting();
    assert_eq!(failure(first.await.unwrap()).kind, FailureKind::KeychainBusy);
    for _ in 0..2 {
        let busy = failure(app.refresh_keys(&RefreshKeys { at: at.clone() }).await);
        assert_eq!(busy.kind, FailureKind::KeychainBusy, "it can't be cancelled: {busy}");
        assert_eq!(home(&app).await.keychain, KeychainState::Unknown, "nobody waits for it");
    }
    world.keychain.set(Trouble::None);
    keychain_is(&app, KeychainState::Ready).await;
    assert_eq!(refresh(&app, &at).await.keys.len(), 8);
}

#[tokio::test]
async fn a_write_that_lands_when_nobody_waits_is_taken_out_again() {
    // A first sign-in leaves nothing; another credential for an account gives way to the one before.
    for earlier in [None, Some("an earlier credential")] {
        let world = impatient().await;
        let (app, _) = world.signed_in().await;
        if earlier.is_none() {
            let account = home(&app).await.accounts[0].account.id.clone();
            app.sign_out(&SignOut { account }).await.unwrap();
        } else {
            world.keychain.overwrite(OTHER);
        }
        let before = world.keychain.entries();
        // It is read and written; it hangs where it is read back.
        world.keychain.set_after_calls(Trouble::Hangs, 2);
        let (waiting, request) = (app.clone(), world.credential(world.sandbox.admin_token()));
        let signing_in = tokio::spawn(async move { waiting.sign_in(request).await });
        keychain_is(&app, KeychainState::Waiting).await;
        assert_ne!(world.keychain.entries(), before, "it is there already");
        app.stop_waiting();
        assert_eq!(failure(signing_in.await.unwrap()).kind, FailureKind::KeychainBusy, "{earlier:?}");
        world.keychain.set(Trouble::None);
        until("it is as it was", async || world.keychain.entries() == before).await;
        keychain_is(&app, KeychainState::Ready).await;
        app.recover().await;
        assert_eq!(world.keychain.entries(), before, "{earlier:?}");
        app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
    }
}

#[tokio::test]
async fn two_instances_that_write_the_same_entry() {
    let table = [
        ("it changes what was written", Trouble::Changed, None, Some(FailureKind::KeychainRefused)),
        ("it writes a second one", Trouble::Doubled, None, Some(FailureKind::KeychainRefused)),
        ("it takes out what was written, once", Trouble::TakenOut, Some(1), None),
        ("the driver breaks", Trouble::Panics, None, Some(FailureKind::KeychainRefused)),
    ];
    for (case, trouble, times, kind) in table {
        let world = World::new().await;
        let app = world.start().await;
        let request = world.credential(world.sandbox.admin_token());
        match times {
            // The entry is read first.
            Some(times) => world.keychain.set_times(trouble, times + 1),
            None => world.keychain.set(trouble),
        }
        let signed_in = app.sign_in(request.clone()).await;
        if let Some(kind) = kind {
            let failed = failure(signed_in);
            assert_eq!(failed.kind, kind, "{case}: {failed}");
            assert!(failed.message.contains("try again") || failed.message.contains("Try again"), "{failed}");
            assert!(home(&app).await.accounts.is_empty(), "{case}");
            world.keychain.set(Trouble::None);
            app.sign_in(request).await.unwrap();
        } else {
            signed_in.unwrap();
        }
        app.recover().await;
        let entries = world.keychain.entries();
        assert_eq!(entries.values().collect::<Vec<_>>(), [world.sandbox.admin_token()], "{case}");
        assert!(!log::holds(world.sandbox.admin_token()), "{case}");
    }
}

#[tokio::test]
async fn two_entries_of_one_name_that_say_the_same_are_one() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    drop(app);
    world.keychain.double(None);
    let app = world.start().await;
    assert_eq!(refresh(&app, &at).await.keys.len(), 8);
    app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
    assert_eq!(world.keychain.entries().len(), 1, "made one when it is written");
}

#[tokio::test]
async fn the_first_start_finds_out_what_the_keychain_is_good_for() {
    let table = [
        (Trouble::None, "ready"),
        (Trouble::Forgets, "forgets"),
        (Trouble::Absent, "absent"),
        (Trouble::Locked, "locked"),
    ];
    for (trouble, word) in table {
        let world = World::new().await;
        world.keychain.set(trouble);
        let app = world.start().await;
        assert_eq!(home(&app).await.keychain, KeychainState::Unknown, "nobody asked yet");
        app.recover().await;
        let found = match home(&app).await.keychain {
            KeychainState::Ready => "ready",
            KeychainState::Forgets => "forgets",
            KeychainState::Absent(_) => "absent",
            KeychainState::Locked => "locked",
            _ => "else",
        };
        assert_eq!(found, word);
        assert!(world.keychain.entries().is_empty(), "{word}: the probe is taken out");
        // Tried until it is known to keep; then no longer.
        world.keychain.set(Trouble::None);
        app.recover().await;
        assert_eq!(home(&app).await.keychain, KeychainState::Ready, "{word}");
        world.keychain.set(Trouble::Forgets);
        app.recover().await;
        assert_eq!(home(&app).await.keychain, KeychainState::Ready, "{word}: not written to at every start");
    }
}

#[tokio::test]
async fn this_session_only_writes_nothing() {
    for trouble in [Trouble::Absent, Trouble::Locked, Trouble::Denied, Trouble::Forgets, Trouble::TooLarge] {
        let world = World::new().await;
        world.keychain.set(trouble);
        let app = world.start().await;
        let request = world.credential(world.sandbox.admin_token());
        failure(app.sign_in(request.clone()).await);
        let at = app.sign_in(SignIn { this_session_only: true, ..request }).await.unwrap();
        assert_eq!(home(&app).await.accounts[0].session, Session::ThisSession, "{trouble:?}");
        assert_eq!(refresh(&app, &at).await.keys.len(), 8, "{trouble:?}");
        assert!(world.keychain.entries().is_empty(), "{trouble:?}");
        assert_eq!(files_with(world.directory(), world.sandbox.admin_token()), Vec::<String>::new());
        app.sign_out(&SignOut { account: at.account }).await.unwrap();
        assert_eq!(
            home(&app).await.accounts[0].session,
            Session::SignedOut,
            "{trouble:?}: needs no keychain"
        );
    }
}

#[tokio::test]
async fn a_credential_that_could_not_be_taken_out_goes_when_the_keychain_answers() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    app.recover().await;
    world.keychain.set(Trouble::Locked);
    let request = SignIn { this_session_only: true, ..world.credential(world.sandbox.admin_token()) };
    assert_eq!(app.sign_in(request).await.unwrap(), at);
    assert_eq!(world.keychain.entries().len(), 1, "locked in");
    let fresh = app.clone();
    let keeping_fresh = tokio::spawn(async move { fresh.keep_fresh().await });
    // Whatever finds out that it is locked, and that it no longer is.
    failure(app.create_key(create(&at, "asks the keychain")).await);
    world.keychain.set(Trouble::None);
    app.create_key(create(&at, "asks the keychain")).await.unwrap();
    let is_gone = async || !world.keychain.entries().keys().any(|name| name.contains("credential"));
    until("it is taken out", is_gone).await;
    keeping_fresh.abort();
    assert_eq!(home(&app).await.accounts[0].session, Session::ThisSession);
}
