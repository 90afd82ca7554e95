//! Accounts: whose they are, what they are called, and that a credential goes to its own address only.

use crate::secrets::files_with;
use crate::world::{World, create, failure, home, refresh};
use app::App;
use domain::call::{DeleteKey, ReadKeys, RefreshKeys, RenameAccount, SignIn, SignOut};
use domain::{Account, Edition, FailureKind, Field, Hidden, OrganizationRef, Session};
use sandbox::{Effect, Fault};

const PROOF: &str = "/api/v1/me/organizations";

async fn accounts(app: &App) -> Vec<Account> {
    home(app).await.accounts.into_iter().map(|one| one.account).collect()
}

async fn sign_out(app: &App, at: &OrganizationRef) {
    app.sign_out(&SignOut { account: at.account.clone() }).await.unwrap();
}

#[tokio::test]
async fn two_admins_of_one_organization_are_two_accounts() {
    // Whether the first one's keys were read, and whether they are signed in.
    for (is_read, is_in) in [(true, true), (true, false), (false, true)] {
        let case = format!("read {is_read}, signed in {is_in}");
        let world = World::new().await;
        let app = world.start().await;
        let first = app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
        if is_read {
            refresh(&app, &first).await;
        }
        if !is_in {
            sign_out(&app, &first).await;
        }
        let other = app.sign_in(world.credential(world.sandbox.workspace_admin_token())).await.unwrap();
        assert_ne!(first.account, other.account, "{case}");
        assert_eq!(first.id, other.id, "{case}: the same organization");
        let state = home(&app).await;
        let sessions: Vec<Session> = state.accounts.iter().map(|one| one.session).collect();
        let of_first = if is_in { Session::Kept } else { Session::SignedOut };
        assert_eq!(sessions, [of_first, Session::Kept], "{case}");
        assert_eq!(state.organizations.len(), 3, "{case}: of all accounts");
        refresh(&app, &other).await;
        if !is_in {
            let again = app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
            assert_eq!(again, first, "{case}: each finds their own again");
        }
        let seen = async |at: &OrganizationRef| refresh(&app, at).await.keys.len();
        assert!(seen(&first).await == 8 && seen(&other).await < 8, "{case}: each with their own rights");
    }
}

#[tokio::test]
async fn a_new_credential_of_the_same_admin_is_the_same_account() {
    for is_in in [true, false] {
        let mut world = World::new().await;
        let (app, at) = world.signed_in().await;
        let earlier = world.sandbox.admin_token().to_owned();
        let other = app.sign_in(world.credential(world.sandbox.workspace_admin_token())).await.unwrap();
        if !is_in {
            sign_out(&app, &at).await;
        }
        world.restart_sandbox().await;
        assert_ne!(world.sandbox.admin_token(), earlier);
        let again = app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
        assert_eq!(again, at, "signed in {is_in}");
        assert_eq!(accounts(&app).await.len(), 2);
        assert_eq!(refresh(&app, &at).await.keys.len(), 8);
        let dead = failure(app.refresh_keys(&RefreshKeys { at: other }).await);
        assert_eq!(dead.kind, FailureKind::SignedOut, "the other one's credential is another: {dead}");
        let kept = world.keychain.entries();
        assert!(kept.values().any(|one| one == world.sandbox.admin_token()), "the new one is kept");
        assert!(!kept.values().any(|one| *one == earlier), "in the place of the old one");
    }
}

#[tokio::test]
async fn the_same_credential_is_never_two_accounts() {
    let world = World::new().await;
    let app = world.start().await;
    let request = || world.credential(world.sandbox.admin_token());
    let both = tokio::join!(app.sign_in(request()), app.sign_in(request()));
    assert_eq!(both.0.unwrap(), both.1.unwrap(), "a second click is no second account");
    let classic =
        SignIn { edition: Edition::KognitosClassic, ..world.credential(world.sandbox.classic_admin_token()) };
    app.sign_in(classic).await.unwrap();
    let editions: Vec<Edition> = accounts(&app).await.iter().map(|account| account.edition).collect();
    assert_eq!(editions, Edition::ALL, "two editions at one address are two accounts");
    assert_eq!(home(&app).await.organizations.len(), 3);
}

#[tokio::test]
async fn signing_in_again_as_somebody_else_is_refused_and_loses_nothing() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let entries = world.keychain.entries();
    let good =
        SignIn { again: Some(at.account.clone()), ..world.credential(world.sandbox.workspace_admin_token()) };
    let elsewhere = World::new().await;
    let classic = SignIn {
        edition: Edition::KognitosClassic,
        credential: Hidden::new(world.sandbox.classic_admin_token()),
        ..good.clone()
    };
    let there = SignIn {
        address: elsewhere.sandbox.address().to_owned(),
        credential: Hidden::new(elsewhere.sandbox.admin_token()),
        ..good.clone()
    };
    let table = [
        ("another organization", good, Field::Credential),
        ("another edition", classic, Field::Address),
        ("another address", there, Field::Address),
    ];
    for (case, request, field) in table {
        let body = r#"{"user_organizations":[{"name":"organizations/other","title":"Other"}]}"#;
        let effect = Effect::Answer {
            status: 200,
            headers: Default::default(),
            body: body.to_owned(),
            after_work: false,
        };
        world.sandbox.fault(Fault::always("GET", PROOF, effect)).unwrap();
        let before = home(&app).await;
        let failed = failure(app.sign_in(request).await);
        assert_eq!(failed.kind, FailureKind::Invalid { field }, "{case}: {failed}");
        assert!(failed.message.contains("Add an account"), "{case}: {failed}");
        world.sandbox.clear_faults();
        let now = home(&app).await;
        assert_eq!((&now.accounts, &now.organizations), (&before.accounts, &before.organizations), "{case}");
        assert_eq!(world.keychain.entries(), entries, "{case}");
        assert_eq!(refresh(&app, &at).await.keys.len(), 8, "{case}");
    }
}

#[tokio::test]
async fn an_account_is_called_what_the_admin_calls_it() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let rename = |name: &str| RenameAccount { account: at.account.clone(), name: name.to_owned() };
    let generic = accounts(&app).await[0].title();
    for odd in ["x".repeat(61), "two\nlines".to_owned()] {
        let failed = failure(app.rename_account(&rename(&odd)));
        assert_eq!(failed.kind, FailureKind::Invalid { field: Field::Name }, "{failed}");
    }
    app.rename_account(&rename("  Produktion ü ")).unwrap();
    sign_out(&app, &at).await;
    app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
    drop(app);
    let app = world.start().await;
    assert_eq!(accounts(&app).await[0].title(), "Produktion ü", "signing in and out changes no name");
    app.rename_account(&rename(" ")).unwrap();
    assert_eq!(accounts(&app).await[0].title(), generic);
    let nobody = RenameAccount { account: domain::AccountId::new("nobody"), name: "x".to_owned() };
    assert_eq!(failure(app.rename_account(&nobody)).kind, FailureKind::Gone);
}

#[tokio::test]
async fn signing_out_needs_no_service_and_keeps_what_was_read() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = app.read_keys(&ReadKeys { at: at.clone() }).unwrap();
    world.sandbox.go_offline().await;
    sign_out(&app, &at).await;
    assert!(world.keychain.entries().is_empty());
    drop(app);
    let app = world.start().await;
    app.recover().await;
    assert_eq!(home(&app).await.accounts[0].session, Session::SignedOut);
    assert_eq!(app.read_keys(&ReadKeys { at: at.clone() }).unwrap(), view);
    world.sandbox.go_online().await;
    world.sandbox.clear_requests();
    let failed = failure(app.create_key(create(&at, "nobody")).await);
    assert_eq!(failed.kind, FailureKind::SignedOut, "{failed}");
    assert!(world.sandbox.requests().is_empty(), "without a credential nothing is asked");
    assert_eq!(files_with(world.directory(), world.sandbox.admin_token()), Vec::<String>::new());
}

#[tokio::test]
async fn a_credential_goes_to_its_own_address_only() {
    let world = World::new().await;
    let other = World::new().await;
    let (app, at) = world.signed_in().await;
    app.sign_in(other.credential(other.sandbox.admin_token())).await.unwrap();
    let key = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap().keys.remove(0);
    other.sandbox.clear_requests();
    for status in [301, 302, 303, 307, 308] {
        let headers = [("location".to_owned(), format!("{}{PROOF}", other.sandbox.address()))];
        let effect =
            Effect::Answer { status, headers: headers.into(), body: String::new(), after_work: false };
        world.sandbox.fault(Fault { method: None, ..Fault::always("", "/api", effect) }).unwrap();
        let delete = DeleteKey::alone(at.clone(), key.id.clone(), key.confirm_word().to_owned());
        let failed = [
            ("sign in", failure(app.sign_in(world.credential(world.sandbox.admin_token())).await)),
            ("refresh", failure(app.refresh_keys(&RefreshKeys { at: at.clone() }).await)),
            ("create", failure(app.create_key(create(&at, "led astray")).await)),
            ("delete", failure(app.delete_key(&delete).await)),
        ];
        for (case, failed) in failed {
            assert_eq!(failed.kind, FailureKind::Refused, "{case} {status}: {failed}");
            assert!(failed.message.contains("points to another address"), "{case}: {failed}");
        }
        world.sandbox.clear_faults();
    }
    assert!(other.sandbox.requests().is_empty());
    assert!(home(&app).await.unfinished.is_empty());
    // Two accounts, two addresses: each service sees its own admin only.
    app.refresh_all(&domain::call::RefreshAll {}).await.unwrap();
    for world in [&world, &other] {
        let callers = world.sandbox.requests();
        assert!(!callers.is_empty());
        assert!(callers.iter().all(|request| request.caller.contains("organization admin")), "{callers:?}");
    }
}
