//! Check a key, and notes: what is looked at without changing anything at the service.

use crate::world::{World, create, failure, refresh, reveal};
use domain::call::{CheckKey, NoteKey, ReadKeys};
use domain::{Edition, FailureKind, Field, Hidden, Verdict};
use sandbox::{Effect, Fault};

fn check(world: &World, edition: Edition, secret: &str) -> CheckKey {
    CheckKey { edition, address: world.sandbox.address().to_owned(), secret: Hidden::new(secret) }
}

#[tokio::test]
async fn a_living_key_is_found_and_a_dead_one_explained() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "checked")).await.unwrap();
    let secret = reveal(&app, &made.id);
    let checked = app.check_key(check(&world, Edition::Kognitos, &secret)).await.unwrap();
    assert_eq!(checked.verdict, Verdict::Alive);
    assert_eq!(checked.matches.len(), 1);
    assert_eq!(
        (checked.matches[0].key.name.as_str(), checked.matches[0].organization_title.as_str()),
        ("checked", "Acme Corp")
    );

    let broken = &secret[..secret.len() - 1];
    let checked = app.check_key(check(&world, Edition::Kognitos, broken)).await.unwrap();
    assert!(matches!(checked.verdict, Verdict::Unproven(_)), "made a moment ago: {checked:?}");
    world.sandbox.advance_clock(jiff::SignedDuration::from_mins(2)).unwrap();
    let checked = app.check_key(check(&world, Edition::Kognitos, broken)).await.unwrap();
    assert!(matches!(checked.verdict, Verdict::Dead(_)), "{checked:?}");
    assert!(checked.guidance(refresh(&app, &at).await.read)[0].contains("copied incompletely"));

    let checked = app.check_key(check(&world, Edition::Kognitos, "kgn_pat_nobody_has_this")).await.unwrap();
    assert!(matches!(checked.verdict, Verdict::Dead(_)) && checked.matches.is_empty(), "{checked:?}");

    world.sandbox.fault(Fault::once("GET", "/api/v1/me/organizations", Effect::status(403))).unwrap();
    let checked = app.check_key(check(&world, Edition::Kognitos, &secret)).await.unwrap();
    assert_eq!(checked.verdict, Verdict::Alive, "a real host may refuse a restricted key this endpoint");
    world.sandbox.go_offline().await;
    let checked = app.check_key(check(&world, Edition::Kognitos, &secret)).await.unwrap();
    assert!(matches!(checked.verdict, Verdict::Unproven(_)), "{checked:?}");
}

#[tokio::test]
async fn on_classic_a_key_is_asked_with_an_agent() {
    let world = World::new().await;
    let app = world.start().await;
    let unknown = "kgc_nobody_has_this_key_at_all";
    let checked = app.check_key(check(&world, Edition::KognitosClassic, unknown)).await.unwrap();
    assert!(matches!(checked.verdict, Verdict::Unproven(_)), "no agent to ask with: {checked:?}");
    drop(app);
    let (app, _at) = world.signed_in_to_classic(world.sandbox.classic_admin_token()).await;
    let checked = app.check_key(check(&world, Edition::KognitosClassic, unknown)).await.unwrap();
    assert!(matches!(checked.verdict, Verdict::Dead(_)), "{checked:?}");
    for (words, dead) in
        [("access not permitted", true), ("Invalid API key", true), ("not your agent", false)]
    {
        let effect = Effect::Answer {
            status: 403,
            headers: Default::default(),
            body: format!(r#"{{"status_code":403,"message":"{words}","details":null}}"#),
            after_work: false,
        };
        world.sandbox.fault(Fault::once("GET", "/v2/processes", effect)).unwrap();
        let checked = app.check_key(check(&world, Edition::KognitosClassic, unknown)).await.unwrap();
        assert_eq!(matches!(checked.verdict, Verdict::Dead(_)), dead, "{words}: {checked:?}");
        assert_eq!(matches!(checked.verdict, Verdict::Unproven(_)), !dead, "{words}: {checked:?}");
    }
}

#[tokio::test]
async fn what_can_be_no_key_is_not_sent() {
    let world = World::new().await;
    let app = world.start().await;
    for secret in ["", "two words", "line\nbreak"] {
        let failed = failure(app.check_key(check(&world, Edition::Kognitos, secret)).await);
        assert_eq!(failed.kind, FailureKind::Invalid { field: Field::Secret }, "{failed}");
    }
    assert!(world.sandbox.requests().is_empty());
}

#[tokio::test]
async fn a_note_stays_on_this_machine() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let key = refresh(&app, &at).await.keys[0].id.clone();
    world.sandbox.clear_requests();
    let note = |text: &str| NoteKey { at: at.clone(), key: key.clone(), note: text.to_owned() };
    app.note_key(&note(" used by the nightly build \n")).unwrap();
    let failed = failure(app.note_key(&note(&"x".repeat(2001))));
    assert_eq!(failed.kind, FailureKind::Invalid { field: Field::Note });
    assert!(world.sandbox.requests().is_empty());
    drop(app);
    let app = world.start().await;
    let noted = || app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap().notes;
    assert_eq!(noted().get(&key).map(String::as_str), Some("used by the nightly build"));
    assert_eq!(refresh(&app, &at).await.notes, noted());
    app.note_key(&note("  ")).unwrap();
    assert!(noted().is_empty());
}
