//! What is done through no account, or on this machine only, is written down too, and tells nothing of whom it is not
//! about.

use crate::activity::{acts, last};
use crate::world::{World, failure, refresh};
use domain::activity::{Outcome, What};
use domain::call::{
    AcceptJournal, CheckKey, ExportKeys, NoteKey, RemoveAccount, RenameAccount, ResetSandbox, SignIn,
};
use domain::inventory::Which;
use domain::{Arrangement, Edition, Format, Hidden};
use sandbox::{Effect, Fault};

/// Written down for the address, since there is no account yet; never with what was pasted.
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_failed_is_told_of_the_address_and_one_that_succeeds_of_its_account() {
    let world = World::new().await;
    let app = world.start().await;
    // No request was sent for what can be no credential or no address.
    failure(app.sign_in(world.credential("two words")).await);
    failure(
        app.sign_in(SignIn { address: "no address".to_owned(), ..world.credential("kgn_pat_stranger") })
            .await,
    );
    assert_eq!(acts(&app), []);
    failure(app.sign_in(world.credential("kgn_pat_stranger")).await);
    let act = last(&app);
    assert_eq!((act.what, act.result, act.requests), (What::SignIn, Outcome::Failed, 1));
    assert_eq!(
        (act.account.clone(), act.edition, act.organization.clone()),
        (None, Some(Edition::Kognitos), None)
    );
    assert!(world.sandbox.address().ends_with(&act.host) && !act.host.is_empty(), "{act:?}");
    assert_eq!(act.reason, "The credential was not accepted.");
    assert!(!serde_json::to_string(&act).unwrap().contains("stranger"), "{act:?}");

    let at = app.sign_in(world.credential(world.sandbox.admin_token())).await.unwrap();
    let told: Vec<_> = acts(&app).into_iter().map(|act| (act.result, act.account)).collect();
    assert_eq!(told, [(Outcome::Done, Some(at.account.clone())), (Outcome::Failed, None)]);
    let again = SignIn { again: Some(at.account.clone()), ..world.credential("kgn_pat_stranger") };
    failure(app.sign_in(again).await);
    let act = last(&app);
    assert_eq!(
        (act.what, act.result, act.account),
        (What::SignIn, Outcome::Failed, Some(at.account.clone()))
    );

    // With the account goes what was tried at its address.
    app.remove_account(&RemoveAccount { account: at.account }).await.unwrap();
    let left = acts(&app);
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(
        (left[0].what, left[0].result, left[0].host.as_str()),
        (What::RemoveAccount, Outcome::Done, "")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_sign_in_is_written_down_before_its_first_request() {
    let world = World::new().await;
    let app = world.start().await;
    world.sandbox.fault(Fault::once("GET", "/api/v1/me/organizations", Effect::Hold)).unwrap();
    let signing_in = tokio::spawn({
        let (app, request) = (app.clone(), world.credential(world.sandbox.admin_token()));
        async move { app.sign_in(request).await }
    });
    world.sandbox.until_held(1).await;
    let open = last(&app);
    assert_eq!((open.what, open.result, open.account.clone()), (What::SignIn, Outcome::UnderWay, None));
    world.sandbox.release();
    let at = signing_in.await.unwrap().unwrap();
    let done = last(&app);
    assert_eq!((done.id, done.result, done.account), (open.id, Outcome::Done, Some(at.account)));
}

#[tokio::test]
async fn what_is_done_on_this_machine_only_is_told_as_that() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let key = &view.keys[0];
    let note = NoteKey { at: at.clone(), key: key.id.clone(), note: "used by Dana".to_owned() };
    app.note_key(&note).unwrap();
    app.note_key(&note).unwrap();
    let act = last(&app);
    assert_eq!((act.what, act.name.as_str(), act.requests), (What::Note, key.name.as_str(), 0));
    assert_eq!(act.reason, "On this computer only.");
    assert_eq!(acts(&app).iter().filter(|act| act.what == What::Note).count(), 1, "it did not change again");
    let text = serde_json::to_string(&acts(&app)).unwrap();
    assert!(!text.contains("Dana"), "what a note says is in the note only");
    let before = last(&app).account_title;
    app.rename_account(&RenameAccount { account: at.account.clone(), name: "Production".to_owned() })
        .unwrap();
    assert_eq!((last(&app).what, last(&app).account_title), (What::RenameAccount, before));
    let which = Which::Of(at, Arrangement::default());
    app.export_keys(&ExportKeys { which, format: Format::Csv }).unwrap();
    let act = last(&app);
    assert_eq!((act.what, act.account.clone(), act.organization), (What::Export, None, None));
    assert_eq!(act.reason, "8 rows of keys as CSV.");
    app.accept_journal(&AcceptJournal {}).unwrap();
    assert_eq!(last(&app).what, What::AcceptJournal);
}

#[tokio::test]
async fn a_check_tells_where_a_key_was_sent_and_not_which() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let check = |secret: &str| CheckKey {
        edition: Edition::Kognitos,
        address: world.sandbox.address().to_owned(),
        secret: Hidden::new(secret),
    };
    app.check_key(check("kgn_pat_stranger")).await.unwrap();
    let act = last(&app);
    assert_eq!((act.what, act.result, act.account.clone()), (What::Check, Outcome::Done, None));
    assert_eq!(act.reason, "The service does not accept it.");
    assert!(act.requests > 0 && act.prefix.is_empty() && act.key.is_none(), "{act:?}");
    app.check_key(check(world.sandbox.admin_token())).await.unwrap();
    assert_eq!(last(&app).reason, "");
    app.remove_account(&RemoveAccount { account: at.account }).await.unwrap();
    assert!(
        acts(&app).iter().all(|act| act.what == What::RemoveAccount),
        "what was sent to its host goes, too"
    );
}

#[tokio::test]
async fn a_sandbox_that_is_reset_says_so() {
    let world = World::new().await;
    let app = world.start().await;
    app.explore_sandbox(&domain::call::ExploreSandbox {}).await.unwrap();
    assert_eq!(acts(&app), []);
    app.reset_sandbox(&ResetSandbox {}).await.unwrap();
    assert_eq!((last(&app).what, last(&app).result), (What::ResetSandbox, Outcome::Done));
}
