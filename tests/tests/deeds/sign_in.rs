//! Sign in and out: a credential is proven, kept in the keychain only, and wiped.

use crate::keychain::Trouble;
use crate::world::{KEYS, World, failure, home, refresh};
use domain::call::{CreateKey, RefreshKeys, SignIn, SignOut};
use domain::{FailureKind, Field, Hidden, KeyManagement, Reach, Session};
use sandbox::{Effect, Fault};

#[tokio::test]
async fn a_credential_is_proven_kept_and_found_again() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    drop(app);
    let kept = world.keychain.entries();
    assert_eq!(kept.values().collect::<Vec<_>>(), [world.sandbox.admin_token()]);

    let app = world.start().await;
    assert_eq!(home(&app).await.accounts[0].session, Session::Kept);
    assert_eq!(refresh(&app, &at).await.keys.len(), 8);

    app.sign_out(&SignOut { account: at.account.clone() }).await.unwrap();
    assert!(world.keychain.entries().is_empty());
    assert_eq!(home(&app).await.accounts[0].session, Session::SignedOut);
    assert_eq!(failure(app.refresh_keys(&RefreshKeys { at: at.clone() }).await).kind, FailureKind::SignedOut);
    assert_eq!(home(&app).await.organizations.len(), 2, "what was read stays");

    let again = app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
    assert_eq!(again, at, "the same account");
}

#[tokio::test]
async fn what_is_typed_wrong_is_said_at_its_field() {
    let world = World::new().await;
    let app = world.start().await;
    let good = world.credential(world.sandbox.admin_token());
    let table = [
        ("", "x", Field::Address),
        ("http://keys.example", "x", Field::Address),
        (world.sandbox.address(), "", Field::Credential),
        (world.sandbox.address(), "two words", Field::Credential),
        (world.sandbox.address(), "kgn_pat_unknown", Field::Credential),
    ];
    for (address, credential, field) in table {
        let request =
            SignIn { address: address.to_owned(), credential: Hidden::new(credential), ..good.clone() };
        let failed = failure(app.sign_in(request).await);
        assert_eq!(failed.kind, FailureKind::Invalid { field }, "{address} {credential}: {failed}");
        assert!(!failed.message.contains("kgn_pat_unknown"));
    }
    let pasted = SignIn { credential: Hidden::new(format!(" {}\n", world.sandbox.admin_token())), ..good };
    app.sign_in(pasted).await.unwrap();
}

#[tokio::test]
async fn without_a_keychain_only_by_consent_and_for_this_session() {
    for trouble in [Trouble::Absent, Trouble::Locked] {
        let world = World::new().await;
        world.keychain.set(trouble);
        let app = world.start().await;
        let request = world.credential(world.sandbox.admin_token());
        let failed = failure(app.sign_in(request.clone()).await);
        let expected = if trouble == Trouble::Absent {
            FailureKind::KeychainAbsent
        } else {
            FailureKind::KeychainLocked
        };
        assert_eq!(failed.kind, expected, "{failed}");
        assert!(home(&app).await.accounts.is_empty());

        let at = app.sign_in(SignIn { this_session_only: true, ..request }).await.unwrap();
        assert_eq!(home(&app).await.accounts[0].session, Session::ThisSession);
        assert_eq!(refresh(&app, &at).await.keys.len(), 8);
        drop(app);
        let app = world.start().await;
        assert_eq!(home(&app).await.accounts[0].session, Session::SignedOut);
        assert!(world.keychain.entries().is_empty());
    }
}

#[tokio::test]
async fn signing_in_for_this_session_wipes_what_was_kept() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let request = SignIn { this_session_only: true, ..world.credential(world.sandbox.admin_token()) };
    assert_eq!(app.sign_in(request).await.unwrap(), at, "the same account");
    assert!(world.keychain.entries().is_empty());
    assert_eq!(home(&app).await.accounts[0].session, Session::ThisSession);
}

#[tokio::test]
async fn a_credential_that_left_the_keychain_is_asked_for() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    drop(app);
    world.keychain.forget();
    let app = world.start().await;
    let failed = failure(app.refresh_keys(&RefreshKeys { at: at.clone() }).await);
    assert_eq!(failed.kind, FailureKind::SignedOut, "{failed}");
    world.keychain.set(Trouble::Locked);
    let failed = failure(app.refresh_keys(&RefreshKeys { at }).await);
    assert_eq!(failed.kind, FailureKind::KeychainLocked, "{failed}");
}

#[tokio::test]
async fn rights_are_what_the_service_says() {
    let world = World::new().await;
    let app = world.start().await;
    let at = app.sign_in(world.credential(world.sandbox.workspace_admin_token())).await.unwrap();
    let view = refresh(&app, &at).await;
    let (_, rights) = view.offered().unwrap();
    assert!(matches!(&rights.reach, Reach::Workspaces(ids) if ids.len() == 2));
    assert!(!view.keys.is_empty() && view.keys.len() < 8, "only the keys within reach");
    let mut draft = crate::world::draft("out of reach");
    draft.scope = domain::Scope::AllWorkspaces;
    let failed = failure(app.create_key(CreateKey { at, draft, without_recovery: false }).await);
    assert_eq!(failed.kind, FailureKind::Invalid { field: Field::Scope }, "{failed}");
    assert!(world.creates_sent().is_empty());
    drop(app);

    let world = World::new().await;
    let app = world.start().await;
    let at = app.sign_in(world.credential(world.sandbox.outsider_token())).await.unwrap();
    let view = refresh(&app, &at).await;
    assert!(!view.offered().unwrap().1.can_manage && view.keys.is_empty());
    assert!(world.sandbox.requests().iter().all(|request| request.path != KEYS), "no list that is refused");
}

#[tokio::test]
async fn a_service_without_key_endpoints_is_said_to_be_one() {
    let world = World::new().await;
    for path in ["/api/v1/organizations/acme/apiKeys", "/api/v1/organizations/acme/apiKeySettings"] {
        world.sandbox.fault(Fault { method: None, ..Fault::always("", path, Effect::status(404)) }).unwrap();
    }
    let app = world.start().await;
    let at = app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
    let view = refresh(&app, &at).await;
    assert_eq!(view.management, KeyManagement::NotOffered);
    assert_eq!(view.workspaces.map(|told| told.len()), Some(5), "what is published still works");
    let failed = failure(app.create_key(crate::world::create(&at, "nowhere")).await);
    assert_eq!(failed.kind, FailureKind::Unsupported, "{failed}");
    assert!(home(&app).await.unfinished.is_empty());
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let world = World::new().await;
    let other = World::new().await;
    let (app, at) = world.signed_in().await;
    let headers = [("location".to_owned(), format!("{}/api/v1/me/organizations", other.sandbox.address()))];
    for status in [301, 302, 307, 308] {
        let effect = Effect::Answer {
            status,
            headers: headers.clone().into(),
            body: String::new(),
            after_work: false,
        };
        world.sandbox.fault(Fault::once("GET", "/api", effect)).unwrap();
        let failed = failure(app.refresh_keys(&RefreshKeys { at: at.clone() }).await);
        assert_eq!(failed.kind, FailureKind::Refused, "{failed}");
    }
    assert!(other.sandbox.requests().is_empty());
}
