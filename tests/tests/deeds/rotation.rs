//! Rotation, over real HTTP: the old key goes when the new one is proven and handed over, and not before.

use crate::activity::acts;
use crate::keychain::Trouble;
use crate::world::{KEYS, World, failure, home, refresh, reveal, until};
use app::App;
use domain::activity::{Outcome, What};
use domain::call::{
    ChooseRotation, DeleteKey, Deleted, PlanRotation, PutRotationAway, RemoveAccount, Rotate,
};
use domain::rotation::{
    Choice, Ending, Mode, Objection, Obstacle, Plan, Reason, RotationView, Standing, Step,
};
use domain::{FailureKind, Field, Key, KeyDraft, KeyId, Lifetime, OrganizationRef, RotationId, View};
use sandbox::{Effect, Fault};

const KEY: &str = "Nightly export";

fn key<'a>(view: &'a View, name: &str) -> &'a Key {
    view.keys.iter().find(|key| key.name == name).unwrap()
}

fn plan(key: &Key, mode: Mode) -> Plan {
    let lifetime = key.expires.map(|_| Lifetime::from_days(90));
    let typed = if mode.old_first() { key.confirm_word().to_owned() } else { String::new() };
    Plan { old: key.id.clone(), draft: KeyDraft::like(key, lifetime).unwrap(), mode, typed }
}

pub(crate) async fn begin(app: &App, at: &OrganizationRef, plan: Plan) -> RotationId {
    let request = Rotate { at: at.clone(), plan, without_recovery: false };
    app.rotate(request).await.unwrap().rotation.id
}

async fn rotation(app: &App, id: &RotationId) -> RotationView {
    home(app).await.rotations.into_iter().find(|one| one.rotation.id == *id).unwrap()
}

/// Waits until the rotation is no longer at work.
async fn settled(app: &App, id: &RotationId) -> RotationView {
    until("the rotation waits", async || rotation(app, id).await.now != Standing::Working).await;
    rotation(app, id).await
}

async fn choose(app: &App, id: &RotationId, choice: Choice) -> RotationView {
    let request =
        ChooseRotation { rotation: id.clone(), choice, typed: String::new(), without_recovery: false };
    app.choose_rotation(request).await.unwrap();
    settled(app, id).await
}

fn reason(view: &RotationView) -> &Reason {
    match &view.now {
        Standing::Waiting(wait) => &wait.reason,
        other => panic!("it does not wait: {other:?}; {:?}", view.rotation),
    }
}

/// The secret that waits to be stored.
fn secret(app: &App, view: &RotationView) -> String {
    reveal(app, &view.rotation.progress.new_key().unwrap().create)
}

#[tokio::test]
async fn the_old_key_goes_when_the_new_one_is_in_use() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let before = refresh(&app, &at).await;
    let old = key(&before, KEY).clone();
    let id = begin(&app, &at, plan(&old, Mode::Overlap)).await;
    let view = settled(&app, &id).await;
    assert_eq!(reason(&view), &Reason::HandOver);
    let secret = secret(&app, &view);
    assert_eq!(world.status_of(&secret).await, 200);
    let both = refresh(&app, &at).await;
    assert_eq!(both.keys.len(), 9);
    let new = both.keys.iter().find(|one| one.id == view.rotation.progress.new_key().unwrap().key).unwrap();
    assert!(new.name.starts_with("Nightly export [kw-"), "{}", new.name);
    assert_eq!((&new.level, &new.scope), (&old.level, &old.scope));

    let view = choose(&app, &id, Choice::HandOver).await;
    assert!(matches!(reason(&view), Reason::Finish(_)), "{view:?}");
    assert_eq!(world.keychain.entries().len(), 1, "nothing is kept of a secret that is stored");
    let view = choose(&app, &id, Choice::Finish { despite: vec![] }).await;
    assert_eq!(reason(&view), &Reason::Objections(vec![Objection::NewNotUsed]));
    assert_eq!(refresh(&app, &at).await.keys.len(), 9, "the old key stays while something speaks against it");
    assert_eq!(world.status_of(&secret).await, 200); // somebody uses it
    let view = choose(&app, &id, Choice::TryAgain).await;
    assert_eq!(view.now, Standing::Over(Ending::Done), "{view:?}");
    let after = refresh(&app, &at).await;
    assert_eq!(after.keys.len(), 8);
    assert!(after.keys.iter().all(|one| one.id != old.id));
    assert_eq!(key(&after, KEY).id, new.id, "it has its final name");
    assert!(after.news.is_empty(), "what is done from here is no news: {:?}", after.news);
    let told = acts(&app).into_iter().filter(|act| act.rotation.as_ref() == Some(&id));
    let told: Vec<_> = told.map(|act| (act.what, act.result)).collect();
    let steps =
        [What::Rename, What::DeleteOld, What::Store, What::Reveal, What::Verify, What::Create, What::Rotate];
    assert_eq!(told, steps.map(|what| (what, Outcome::Done)), "each step of the rotation is written down");

    app.put_rotation_away(&PutRotationAway { rotation: id }).unwrap();
    assert!(home(&app).await.rotations.is_empty());
}

/// Neither of its keys goes along with others: what the admin typed was a number.
#[tokio::test]
async fn the_keys_of_an_open_rotation_are_not_deleted_among_others() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let old = key(&refresh(&app, &at).await, KEY).id.clone();
    let id = begin(&app, &at, plan(key(&refresh(&app, &at).await, KEY), Mode::Overlap)).await;
    let new = settled(&app, &id).await.rotation.progress.new_key().unwrap().key.clone();
    refresh(&app, &at).await;
    let among = |key: &KeyId| DeleteKey {
        among: Some(2),
        ..DeleteKey::alone(at.clone(), key.clone(), "delete 2 keys".to_owned())
    };
    for key in [&old, &new] {
        let failed = failure(app.delete_key(&among(key)).await);
        assert!(failed.kind == FailureKind::Refused && failed.message.contains("rotated"), "{failed}");
    }
    assert_eq!(refresh(&app, &at).await.keys.len(), 9);
    choose(&app, &id, Choice::HandOver).await;
    choose(&app, &id, Choice::KeepBoth).await;
    let act = acts(&app).into_iter().find(|act| act.what == What::KeepBoth).unwrap();
    assert_eq!((act.result, act.key.as_ref(), act.rotation), (Outcome::Done, Some(&old), Some(id)));
    assert_eq!(app.delete_key(&among(&old)).await.unwrap(), Deleted::Now, "it is over");
}

#[tokio::test]
async fn on_classic_use_can_be_told_and_the_tag_is_taken_out() {
    let world = World::new().await;
    let (app, at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let before = refresh(&app, &at).await;
    assert!(before.is_full(), "at first there is no room");
    let expendable = before.keys.iter().find(|one| !before.own.contains(&one.id)).unwrap().clone();
    let delete = domain::call::DeleteKey::alone(
        at.clone(),
        expendable.id.clone(),
        expendable.confirm_word().to_owned(),
    );
    app.delete_key(&delete).await.unwrap();
    let old = refresh(&app, &at).await.keys[0].clone();
    let id = begin(&app, &at, plan(&old, Mode::Overlap)).await;
    let view = settled(&app, &id).await;
    assert_eq!(reason(&view), &Reason::HandOver, "{:?}", view.rotation);
    let view = choose(&app, &id, Choice::HandOver).await;
    assert!(matches!(reason(&view), Reason::Finish(_)));
    let view = choose(&app, &id, Choice::Finish { despite: vec![] }).await;
    let Reason::Objections(objections) = reason(&view).clone() else { panic!("{view:?}") };
    let view = choose(&app, &id, Choice::Finish { despite: objections }).await;
    assert_eq!(view.now, Standing::Over(Ending::Done), "{view:?}");
    let after = refresh(&app, &at).await;
    assert!(after.keys.iter().all(|one| one.id != old.id && !one.name.contains("[kw-")), "{after:?}");
    assert!(after.keys.iter().any(|one| one.name == old.name));
}

#[tokio::test]
async fn a_rotation_that_is_called_off_leaves_everything_as_it_was() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let before = refresh(&app, &at).await;
    let id = begin(&app, &at, plan(key(&before, KEY), Mode::Overlap)).await;
    let view = settled(&app, &id).await;
    let secret = secret(&app, &view);
    let view = choose(&app, &id, Choice::Undo).await;
    assert_eq!(view.now, Standing::Over(Ending::Undone));
    assert_eq!(world.status_of(&secret).await, 401);
    assert_eq!(refresh(&app, &at).await.keys, before.keys);
    assert_eq!(world.keychain.entries().len(), 1);
    assert!(home(&app).await.unfinished.is_empty());
}

#[tokio::test]
async fn it_survives_a_restart_at_every_wait() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let old = key(&refresh(&app, &at).await, KEY).clone();
    let id = begin(&app, &at, plan(&old, Mode::Overlap)).await;
    let first = secret(&app, &settled(&app, &id).await);
    let refused = failure(app.remove_account(&RemoveAccount { account: at.account.clone() }).await);
    assert!(refused.message.contains(KEY), "{refused}");
    drop(app);
    let app = world.start().await;
    app.recover().await;
    let view = settled(&app, &id).await;
    assert_eq!(reason(&view), &Reason::HandOver);
    assert_eq!(secret(&app, &view), first, "the same secret is offered again");
    choose(&app, &id, Choice::HandOver).await;
    drop(app);
    world.sandbox.go_offline().await;
    let app = world.start().await;
    app.recover().await;
    settled(&app, &id).await;
    let view = choose(&app, &id, Choice::Finish { despite: vec![] }).await;
    assert_eq!(reason(&view), &Reason::Trouble, "offline: {view:?}");
    world.sandbox.go_online().await;
    assert_eq!(world.status_of(&first).await, 200);
    refresh(&app, &at).await;
    until("it goes on by itself", async || rotation(&app, &id).await.now == Standing::Over(Ending::Done))
        .await;
    assert!(refresh(&app, &at).await.keys.iter().all(|one| one.id != old.id));
}

#[tokio::test]
async fn it_goes_on_by_itself_when_the_keychain_answers_again() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let old = key(&refresh(&app, &at).await, KEY).clone();
    let id = begin(&app, &at, plan(&old, Mode::Overlap)).await;
    let first = secret(&app, &settled(&app, &id).await);
    drop(app);
    world.keychain.set(Trouble::Locked);
    let app = world.start().await;
    app.recover().await;
    assert_eq!(reason(&settled(&app, &id).await), &Reason::Keychain);
    let fresh = app.clone();
    let keeping = tokio::spawn(async move { fresh.keep_fresh().await });
    world.keychain.set(Trouble::None);
    refresh(&app, &at).await; // for this the credential is read
    until("it waits for the hand-over", async || {
        matches!(rotation(&app, &id).await.now, Standing::Waiting(wait) if wait.reason == Reason::HandOver)
    })
    .await;
    assert_eq!(secret(&app, &rotation(&app, &id).await), first);
    keeping.abort();
}

#[tokio::test]
async fn nothing_is_kept_of_a_new_key_that_is_left() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let old = key(&refresh(&app, &at).await, KEY).clone();
    let id = begin(&app, &at, plan(&old, Mode::Overlap)).await;
    let new = settled(&app, &id).await.rotation.progress.new_key().unwrap().key.clone();
    let broken = Fault::always("DELETE", KEYS, Effect::status(500));
    world.sandbox.fault(broken).unwrap();
    assert_eq!(reason(&choose(&app, &id, Choice::Undo).await), &Reason::Trouble);
    let view = choose(&app, &id, Choice::Leave).await;
    let told: Vec<_> = acts(&app).into_iter().take(3).map(|act| (act.what, act.result)).collect();
    let (done, unsure) = (Outcome::Done, Outcome::Unsure);
    assert_eq!(told, [(What::LeaveNew, done), (What::DeleteNew, unsure), (What::CallOff, done)]);
    assert_eq!(view.now, Standing::Over(Ending::Undone));
    assert!(view.rotation.receipt.when(&Step::NewLeft { key: new }).is_some(), "it is named: {view:?}");
    assert_eq!(world.keychain.entries().len(), 1, "the credential");
    assert!(home(&app).await.unfinished.is_empty());
}

#[tokio::test]
async fn what_is_in_the_way_is_said_before_anything_starts() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let old = key(&refresh(&app, &at).await, KEY).clone();
    world.sandbox.fill("organizations/acme", 10).unwrap();
    refresh(&app, &at).await;
    let wanted = plan(&old, Mode::Overlap);
    let obstacles = app.plan_rotation(&PlanRotation { at: at.clone(), plan: wanted.clone() }).unwrap();
    let Some(Obstacle::NoRoom { could_go }) = obstacles.first() else { panic!("{obstacles:?}") };
    assert!(!could_go.is_empty());
    let request = Rotate { at: at.clone(), plan: wanted, without_recovery: false };
    assert_eq!(failure(app.rotate(request).await).kind, FailureKind::LimitReached);

    let untyped = Plan { typed: "another".to_owned(), ..plan(&old, Mode::InPlace) };
    let request = Rotate { at: at.clone(), plan: untyped, without_recovery: false };
    let failed = failure(app.rotate(request).await);
    assert_eq!(failed.kind, FailureKind::Invalid { field: Field::ConfirmWord }, "{failed}");
    assert!(world.creates_sent().is_empty() && home(&app).await.rotations.is_empty());

    let id = begin(&app, &at, plan(&old, Mode::InPlace)).await;
    let again = Rotate { at: at.clone(), plan: plan(&old, Mode::InPlace), without_recovery: false };
    assert!(app.rotate(again).await.is_err(), "one rotation of a key at a time");
    let view = settled(&app, &id).await;
    assert_eq!(reason(&view), &Reason::HandOver);
    assert!(refresh(&app, &at).await.keys.iter().all(|one| one.id != old.id), "the old one went first");
    let view = choose(&app, &id, Choice::HandOver).await;
    assert_eq!(view.now, Standing::Over(Ending::Done), "{view:?}");
    assert!(refresh(&app, &at).await.keys.iter().any(|one| one.name == KEY));
}

/// Where the old key goes first, it stays until the new secret has a place.
#[tokio::test]
async fn the_old_key_does_not_go_first_while_nothing_can_be_kept() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    for (trouble, kind) in
        [(Trouble::Locked, FailureKind::KeychainLocked), (Trouble::Forgets, FailureKind::KeychainRefused)]
    {
        let old = key(&refresh(&app, &at).await, KEY).clone();
        world.keychain.set(trouble);
        let id = begin(&app, &at, plan(&old, Mode::Leaked)).await;
        let view = settled(&app, &id).await;
        assert_eq!(reason(&view), &Reason::Trouble);
        assert_eq!(view.rotation.trouble.as_ref().map(|failure| &failure.kind), Some(&kind), "{view:?}");
        assert!(refresh(&app, &at).await.keys.iter().any(|one| one.id == old.id), "the old key is there");
        assert!(view.rotation.receipt.when(&Step::OldDeleteSent).is_none(), "nothing was sent: {view:?}");
        assert_eq!(choose(&app, &id, Choice::Undo).await.now, Standing::Over(Ending::Undone));
        world.keychain.set(Trouble::None);
    }
    // With the admin's consent it goes all the same.
    world.keychain.set(Trouble::Locked);
    let old = key(&refresh(&app, &at).await, KEY).clone();
    let request = Rotate { at: at.clone(), plan: plan(&old, Mode::Leaked), without_recovery: true };
    let id = app.rotate(request).await.unwrap().rotation.id;
    assert_eq!(reason(&settled(&app, &id).await), &Reason::HandOver);
    assert!(refresh(&app, &at).await.keys.iter().all(|one| one.id != old.id));
}
