//! Remove an account: nothing of it is left on this machine, and nothing that nobody else has goes with it.

use crate::keychain::Trouble;
use crate::secrets::files_with;
use crate::world::{KEYS, World, create, failure, home, refresh, reveal, until};
use app::App;
use domain::call::{ConfirmStored, DeleteLost, NoteKey, RemoveAccount, RenameAccount, SettleCreate, SignIn};
use domain::{Edition, FailureKind, OrganizationRef, Session, Stage};
use sandbox::{Effect, Fault};
use std::time::Duration;

const NOTE: &str = "who uses this key, and where: the nightly build in Ghent";
const NAME: &str = "An account by this very name";

fn remove(at: &OrganizationRef) -> RemoveAccount {
    RemoveAccount { account: at.account.clone() }
}

async fn signed_in_to_classic(world: &World, app: &App) -> OrganizationRef {
    let credential = world.credential(world.sandbox.classic_admin_token());
    let at = app.sign_in(SignIn { edition: Edition::KognitosClassic, ..credential }).await.unwrap();
    refresh(app, &at).await;
    at
}

/// What must not be found any more, and what was found of it now: all of it at first.
fn found(world: &World, words: &[String]) -> Vec<String> {
    let found = words.iter().filter(|word| !files_with(world.directory(), word).is_empty());
    found.cloned().collect()
}

/// Everything that an account brings into the files.
async fn lived_in(world: &World, app: &App, at: &OrganizationRef) -> Vec<String> {
    let made = app.create_key(create(at, "made and stored earlier")).await.unwrap();
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
    let view = refresh(app, at).await;
    let key = view.keys[0].id.clone();
    for note in ["an earlier note about it", NOTE] {
        app.note_key(&NoteKey { at: at.clone(), key: key.clone(), note: note.to_owned() }).unwrap();
    }
    app.rename_account(&RenameAccount { account: at.account.clone(), name: NAME.to_owned() }).unwrap();
    let names = view.keys.iter().map(|key| key.name.clone());
    let ids = view.keys.iter().map(|key| key.id.as_str().to_owned());
    let words = [
        "Acme Corp",
        "Acme Europe",
        "Invoices",
        NOTE,
        NAME,
        "dana.whitfield@acme.example",
        "organizations/acme",
    ];
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).chain(names).chain(ids).collect();
    assert_eq!(found(world, &words), words, "the search finds what is there");
    words
}

#[tokio::test]
async fn nothing_of_it_is_left_in_the_files() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let classic = signed_in_to_classic(&world, &app).await;
    let words = lived_in(&world, &app, &at).await;
    app.remove_account(&remove(&at)).await.unwrap();
    assert_eq!(found(&world, &words), Vec::<String>::new(), "while Keyward runs");
    let left = home(&app).await;
    assert_eq!((left.accounts.len(), left.organizations.len()), (1, 1), "the other account stays");
    assert_eq!(refresh(&app, &classic).await.keys.len(), 10);
    assert!(files_with(world.directory(), &at.account.to_string()).is_empty());
    let kept = world.keychain.entries();
    assert_eq!(kept.values().collect::<Vec<_>>(), [world.sandbox.classic_admin_token()]);
    drop(app);
    let app = world.start().await;
    app.recover().await;
    assert_eq!(found(&world, &words), Vec::<String>::new(), "after a restart");
    assert_eq!(failure(app.remove_account(&remove(&at)).await).kind, FailureKind::Gone);
    assert!(!files_with(world.directory(), world.sandbox.address()).is_empty(), "the other one's too");
    app.remove_account(&remove(&classic)).await.unwrap();
    let address = [world.sandbox.address().to_owned(), "Legacy Ledger".to_owned()];
    assert_eq!(found(&world, &address), Vec::<String>::new());
    assert!(world.keychain.entries().is_empty());
    let again = app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
    assert_ne!(again.account, at.account, "a new account");
    assert_eq!(refresh(&app, &again).await.keys.len(), 9);
}

#[tokio::test]
async fn what_is_on_its_way_does_not_bring_it_back() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    signed_in_to_classic(&world, &app).await;
    let words = lived_in(&world, &app, &at).await;
    for path in ["/api/v1/me/organizations", KEYS, "/api/v1/organizations/acme/workspaces"] {
        world.sandbox.fault(Fault::once("GET", path, Effect::Hold)).unwrap();
    }
    let (reading, its) = (app.clone(), at.clone());
    let one = tokio::spawn(async move { reading.refresh_keys(&domain::call::RefreshKeys { at: its }).await });
    let reading = app.clone();
    let all = tokio::spawn(async move { reading.refresh_all(&domain::call::RefreshAll {}).await });
    world.sandbox.until_held(3).await;
    app.remove_account(&remove(&at)).await.unwrap();
    world.sandbox.release();
    let _ = one.await.unwrap();
    all.await.unwrap().unwrap();
    assert_eq!(found(&world, &words), Vec::<String>::new());
    assert_eq!(home(&app).await.organizations.len(), 1);
}

#[tokio::test]
async fn files_that_were_set_aside_are_thought_of() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let words = lived_in(&world, &app, &at).await;
    drop(app);
    let files = world.directory().join("keyward");
    // As after a damage: one of each beside the new ones.
    for name in ["cache.db", "journal.db"] {
        let aside = files.join(format!("{name}.set-aside-20261122T100000Z"));
        std::fs::copy(files.join(name), aside).unwrap();
    }
    let app = world.start().await;
    app.remove_account(&remove(&at)).await.unwrap();
    let left: Vec<String> = words.iter().flat_map(|word| files_with(world.directory(), word)).collect();
    assert!(left.iter().all(|file| file.contains("journal.db.set-aside")), "{left:?}");
    let notices = home(&app).await.notices;
    assert!(
        notices.iter().any(|notice| notice.contains("journal.db.set-aside-20261122T100000Z")),
        "{notices:?}"
    );
}

#[tokio::test]
async fn while_something_of_it_is_open_it_is_refused_with_the_way_out() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let refused = async |word: &str| {
        let failed = failure(app.remove_account(&remove(&at)).await);
        assert_eq!(failed.kind, FailureKind::Refused, "{word}: {failed}");
        assert!(
            failed.message.contains(word) && failed.message.contains("then remove the account"),
            "{failed}"
        );
        let state = home(&app).await;
        assert_eq!((state.accounts.len(), state.accounts[0].session), (1, Session::Kept), "{word}");
        assert!(world.keychain.entries().keys().any(|name| name.contains("credential")), "{word}");
    };

    let made = app.create_key(create(&at, "pending")).await.unwrap();
    let secret = reveal(&app, &made.id);
    refused("“pending” waits to be stored").await;
    assert_eq!(reveal(&app, &made.id), secret);
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();

    let lose_both = Fault { times: Some(2), ..Fault::always("POST", KEYS, Effect::LoseAnswer) };
    world.sandbox.fault(lose_both).unwrap();
    let failed = failure(app.create_key(create(&at, "unsure")).await);
    let FailureKind::Unsure { create: id } = failed.kind else { panic!("{failed:?}") };
    refused("“unsure”").await;
    let settled = app.settle_create(&SettleCreate { create: id.clone() }).await.unwrap().unwrap();
    assert!(matches!(settled.stage, Stage::Lost { .. }));
    refused("The secret of “unsure” is lost").await;
    app.delete_lost(&DeleteLost { create: id }).await.unwrap();

    world.sandbox.fault(Fault::once("POST", KEYS, Effect::Hold)).unwrap();
    let (creating, its) = (app.clone(), at.clone());
    let made = tokio::spawn(async move { creating.create_key(create(&its, "on its way")).await });
    world.sandbox.until_held(1).await;
    refused("is being made right now").await;
    world.sandbox.release();
    let made = made.await.unwrap().unwrap();
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();

    app.remove_account(&remove(&at)).await.unwrap();
    assert!(home(&app).await.accounts.is_empty() && world.keychain.entries().is_empty());
}

#[tokio::test]
async fn a_create_that_is_not_yet_written_down_is_not_lost_with_the_account() {
    // The keychain holds the placeholder up while the account is to be removed.
    let world = World::new().await;
    world.keychain.be_patient_for(Duration::from_millis(100));
    let (app, at) = world.signed_in().await;
    world.keychain.set(Trouble::Hangs);
    let (creating, its) = (app.clone(), at.clone());
    let made = tokio::spawn(async move { creating.create_key(create(&its, "held up")).await });
    until("the keychain is waited for", async || home(&app).await.keychain == domain::KeychainState::Waiting)
        .await;
    let failed = failure(app.remove_account(&remove(&at)).await);
    assert_eq!(failed.kind, FailureKind::Refused, "{failed}");
    world.keychain.set(Trouble::None);
    let made = made.await.unwrap().unwrap();
    assert_eq!(world.status_of(&reveal(&app, &made.id)).await, 200);
    assert_eq!(world.keys_named("held up").await.len(), 1);
}

#[tokio::test]
async fn an_account_goes_without_its_service_and_a_signed_out_one_without_the_keychain() {
    for signed_out in [false, true] {
        let world = World::new().await;
        let (app, at) = world.signed_in().await;
        world.sandbox.go_offline().await;
        if signed_out {
            app.sign_out(&domain::call::SignOut { account: at.account.clone() }).await.unwrap();
            world.keychain.set(Trouble::Absent);
        }
        app.remove_account(&remove(&at)).await.unwrap();
        assert!(home(&app).await.accounts.is_empty(), "signed out {signed_out}");
        assert!(world.keychain.entries().is_empty(), "signed out {signed_out}");
    }
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.keychain.set(Trouble::Locked);
    let failed = failure(app.remove_account(&remove(&at)).await);
    assert_eq!(failed.kind, FailureKind::KeychainLocked, "{failed}");
    assert_eq!(refresh(&app, &at).await.keys.len(), 8, "all of it stays");
    world.keychain.set(Trouble::None);
    app.remove_account(&remove(&at)).await.unwrap();
    assert!(home(&app).await.accounts.is_empty() && world.keychain.entries().is_empty());
}
