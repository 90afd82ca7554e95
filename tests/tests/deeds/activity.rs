//! What was done from this machine: written before the first request, completed with how it ended and what it cost.

use crate::keychain::Trouble;
use crate::world::{KEYS, World, create, failure, refresh, reveal, until};
use app::App;
use domain::activity::{ActSearch, Outcome, What};
use domain::call::{
    ConfirmStored, CopySecret, DeleteKey, Deleted, EditKey, ExportActivity, ListActivity, MOST_ROWS,
    RemoveAccount, SettleCreate, SignOut,
};
use domain::{Act, FailureKind, Format, Key, KeyChanges, KeyName, OrganizationRef};
use sandbox::{Effect, Fault};
use std::sync::atomic::Ordering;

/// What was done, the newest first.
pub(crate) fn acts(app: &App) -> Vec<Act> {
    let by = ActSearch::default();
    app.list_activity(&ListActivity { by, from: 0, count: MOST_ROWS }).unwrap().rows
}

pub(crate) fn last(app: &App) -> Act {
    acts(app).remove(0)
}

fn delete(at: &OrganizationRef, key: &Key) -> DeleteKey {
    DeleteKey::alone(at.clone(), key.id.clone(), key.confirm_word().to_owned())
}

fn rename(at: &OrganizationRef, key: &Key, name: &str) -> EditKey {
    let changes = KeyChanges { name: Some(KeyName::new(name).unwrap()), ..KeyChanges::default() };
    EditKey { at: at.clone(), key: key.id.clone(), changes, seen: key.clone() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_create_is_written_down_before_it_is_sent_and_completed_when_it_is_answered() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let signed_in = last(&app);
    assert_eq!((signed_in.what, signed_in.result, signed_in.requests), (What::SignIn, Outcome::Done, 1));
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::Hold)).unwrap();
    let creating = tokio::spawn({
        let (app, request) = (app.clone(), create(&at, "CI"));
        async move { app.create_key(request).await }
    });
    world.sandbox.until_held(1).await;
    let open = last(&app);
    assert_eq!((open.what, open.result, open.name.as_str()), (What::Create, Outcome::UnderWay, "CI"));
    assert_eq!((open.organization.as_ref(), open.organization_title.as_str()), (Some(&at.id), "Acme Corp"));
    assert_eq!((open.account.clone(), open.key.clone()), (Some(at.account.clone()), None));
    assert!(open.who.contains('@') && world.sandbox.address().ends_with(&open.host), "{open:?}");
    world.sandbox.release();
    let made = creating.await.unwrap().unwrap();
    let done = last(&app);
    assert_eq!((done.id, done.result, done.requests), (open.id, Outcome::Done, 1));
    let secret = reveal(&app, &made.id);
    assert!(done.key.is_some() && secret.starts_with(&done.prefix) && !done.prefix.is_empty(), "{done:?}");
}

#[tokio::test]
async fn each_deed_tells_how_it_ended_and_what_it_cost() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "CI")).await.unwrap();
    reveal(&app, &made.id);
    app.copy_secret(&CopySecret { create: made.id.clone() }).await.unwrap();
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
    let view = refresh(&app, &at).await;
    let key = view.keys.iter().find(|key| key.name == "CI").unwrap();
    let named = app.edit_key(&rename(&at, key, "Nightly")).await.unwrap();
    // As it was seen before: the service refuses, and the list is read.
    assert_eq!(failure(app.edit_key(&rename(&at, key, "Weekly")).await).kind, FailureKind::Conflict);
    let wrong = DeleteKey { typed: "wrong".to_owned(), ..delete(&at, &named) };
    failure(app.delete_key(&wrong).await);
    let path = format!("/api/v1/{}", named.id);
    world.sandbox.fault(Fault::once("DELETE", &path, Effect::status(403))).unwrap();
    failure(app.delete_key(&delete(&at, &named)).await);
    app.delete_key(&delete(&at, &named)).await.unwrap();
    app.sign_out(&SignOut { account: at.account.clone() }).await.unwrap();
    let told: Vec<_> = acts(&app).into_iter().map(|act| (act.what, act.result, act.requests)).collect();
    let expected = [
        (What::SignOut, Outcome::Done, 0),
        (What::Delete, Outcome::Done, 1),
        (What::Delete, Outcome::Failed, 1),
        (What::Edit, Outcome::Failed, 2),
        (What::Edit, Outcome::Done, 1),
        (What::Store, Outcome::Done, 0),
        (What::Copy, Outcome::Done, 0),
        (What::Reveal, Outcome::Done, 0),
        (What::Create, Outcome::Done, 1),
        (What::SignIn, Outcome::Done, 1),
    ];
    assert_eq!(told, expected, "a word that was mistyped is no deed");
    let reasons: Vec<String> = acts(&app).into_iter().map(|act| act.reason).collect();
    assert_eq!(reasons[2..4], ["It was refused.", "Somebody else changed the key meanwhile."]);
}

#[tokio::test]
async fn what_nobody_answered_is_not_known_until_the_list_tells() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let key = view.keys.iter().find(|key| !key.is_expired(view.read)).unwrap();
    let path = format!("/api/v1/{}", key.id);
    world.sandbox.fault(Fault::always("DELETE", &path, Effect::LoseAnswer)).unwrap();
    failure(app.delete_key(&delete(&at, key)).await);
    assert_eq!((last(&app).result, last(&app).requests), (Outcome::Unsure, 3));
    world.sandbox.clear_faults();
    refresh(&app, &at).await;
    let act = last(&app);
    assert_eq!((act.what, act.result), (What::Delete, Outcome::Done), "{act:?}");

    // Where nobody can be connected to, nothing was sent.
    let other = view.keys.iter().rfind(|one| !one.is_expired(view.read) && one.id != key.id).unwrap();
    world.sandbox.go_offline().await;
    drop(app);
    let app = world.start().await;
    failure(app.edit_key(&rename(&at, other, "Offline")).await);
    assert_eq!((last(&app).what, last(&app).result), (What::Edit, Outcome::Failed));
    world.sandbox.go_online().await;
}

/// A key that somebody else deleted meanwhile was not deleted by this one, and the list says so; one whose answer was
/// lost was.
#[tokio::test]
async fn whose_deletion_it_was_is_told() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let mut keys = view.keys.iter().filter(|key| !key.is_expired(view.read));
    let (theirs, ours) = (keys.next().unwrap(), keys.next().unwrap());
    let path = format!("/api/v1/{}", theirs.id);
    let other = reqwest::Client::new().delete(format!("{}{path}", world.sandbox.address()));
    assert!(other.bearer_auth(world.sandbox.admin_token()).send().await.unwrap().status().is_success());
    assert_eq!(app.delete_key(&delete(&at, theirs)).await.unwrap(), Deleted::AlreadyGone);
    let act = last(&app);
    assert_eq!((act.result, act.reason.as_str()), (Outcome::Done, "The key was gone already."));
    let path = format!("/api/v1/{}", ours.id);
    world.sandbox.fault(Fault::once("DELETE", &path, Effect::LoseAnswer)).unwrap();
    assert_eq!(app.delete_key(&delete(&at, ours)).await.unwrap(), Deleted::Now);
    let act = last(&app);
    assert_eq!((act.result, act.reason.as_str(), act.requests), (Outcome::Done, "", 2));
}

/// Without a clipboard nothing was copied.
#[tokio::test]
async fn a_copy_that_failed_is_no_copy() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "CI")).await.unwrap();
    world.clipboard.absent.store(true, Ordering::Relaxed);
    failure(app.copy_secret(&CopySecret { create: made.id }).await);
    let act = last(&app);
    let told = (act.what, act.result, act.reason.as_str());
    assert_eq!(
        told,
        (What::Copy, Outcome::Failed, "The clipboard could not be used. Reveal the secret and type it over.")
    );
}

/// The service is busy when it is asked again: it says nothing of what it did before.
#[tokio::test]
async fn a_delete_whose_answer_was_lost_is_not_known_when_the_next_try_is_refused() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let key = view.keys.iter().find(|key| !key.is_expired(view.read)).unwrap();
    let path = format!("/api/v1/{}", key.id);
    world.sandbox.fault(Fault::once("DELETE", &path, Effect::LoseAnswer)).unwrap();
    world.sandbox.fault(Fault::once("DELETE", &path, Effect::rate_limited(600))).unwrap();
    failure(app.delete_key(&delete(&at, key)).await);
    assert_eq!((last(&app).result, last(&app).requests), (Outcome::Unsure, 2), "{:?}", last(&app));
}

#[tokio::test]
async fn finding_out_completes_the_create_that_was_not_known() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    world.sandbox.fault(Fault::always("POST", KEYS, Effect::LoseAnswer)).unwrap();
    let failed = failure(app.create_key(create(&at, "lost")).await);
    let FailureKind::Unsure { create } = failed.kind else { panic!("{failed}") };
    let unsure = last(&app);
    // The create, what the time is there, and the create once more.
    assert_eq!((unsure.what, unsure.result, unsure.requests), (What::Create, Outcome::Unsure, 3));
    world.sandbox.clear_faults();
    app.settle_create(&SettleCreate { create }).await.unwrap();
    let told = acts(&app);
    assert_eq!((told[0].what, told[0].result, told[0].requests), (What::Settle, Outcome::Done, 2));
    assert_eq!((told[1].id, told[1].result), (unsure.id, Outcome::Failed), "its secret is lost");
    assert!(told[1].reason.contains("secret was lost") && told[1].key.is_some(), "{:?}", told[1]);
}

#[tokio::test]
async fn an_account_that_is_removed_leaves_nothing_and_one_that_stays_says_why() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let remove = RemoveAccount { account: at.account.clone() };
    world.keychain.set(Trouble::Locked);
    failure(app.remove_account(&remove).await);
    let act = last(&app);
    assert_eq!((act.what, act.result), (What::RemoveAccount, Outcome::Failed));
    assert_eq!(act.reason, "The keychain is locked.");
    world.keychain.set(Trouble::None);
    app.remove_account(&remove).await.unwrap();
    let left = acts(&app);
    assert_eq!(left.len(), 1, "that an account was removed, and nothing of which: {left:?}");
    let gone = &left[0];
    assert_eq!((gone.what, gone.result), (What::RemoveAccount, Outcome::Done));
    assert_eq!((gone.account.clone(), gone.edition, gone.account_title.as_str()), (None, None, ""));
    assert_eq!((gone.host.as_str(), gone.who.as_str(), gone.organization_title.as_str()), ("", "", ""));
    drop(app);
    for file in ["journal.db", "journal.db-wal"] {
        let bytes = std::fs::read(world.directory().join("keyward").join(file)).unwrap_or_default();
        assert!(memchr::memmem::find(&bytes, b"Acme").is_none(), "{file}");
    }
}

#[tokio::test]
async fn what_is_exported_is_what_is_listed_and_no_secret_is_among_it() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "=1+1")).await.unwrap();
    let secret = reveal(&app, &made.id);
    until("the row is complete", async || last(&app).what == What::Reveal).await;
    let json = ExportActivity { by: ActSearch::default(), format: Format::Json };
    let listed = acts(&app);
    let saved = app.export_activity(&json).unwrap();
    let text = std::fs::read_to_string(&saved.path).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Act>>(&text).unwrap(), listed);
    assert_eq!(last(&app).what, What::Export, "that it was exported is no part of it");
    let again = app.export_activity(&json).unwrap();
    assert_ne!(again.path, saved.path, "nothing is overwritten");
    assert!(again.path.ends_with(" (2).json"), "{}", again.path);

    let by = ActSearch { text: "create".to_owned(), ..ActSearch::default() };
    let saved = app.export_activity(&ExportActivity { by, format: Format::Csv }).unwrap();
    assert!(std::path::Path::new(&saved.path).starts_with(world.exports()), "{}", saved.path);
    let text = std::fs::read_to_string(&saved.path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((saved.rows, lines.len()), (1, 2), "{text}");
    assert!(lines[1].contains(",create,done,,'=1+1,") && lines[1].ends_with(",1"), "{text}");

    drop(app);
    let exported = world.exports().read_dir().unwrap().map(|entry| entry.unwrap().path());
    let journals = ["journal.db", "journal.db-wal"].map(|file| world.directory().join("keyward").join(file));
    for file in exported.chain(journals) {
        let bytes = std::fs::read(&file).unwrap_or_default();
        let found = memchr::memmem::find(&bytes, secret.as_bytes());
        assert!(found.is_none(), "the secret is in {}", file.display());
    }
}
