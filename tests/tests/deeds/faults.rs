//! Everything that a broken service can answer: a clear message, no panic, nothing lost.

use crate::world::{KEYS, World, create, failure, home, refresh};
use domain::FailureKind;
use domain::call::{ReadKeys, RefreshKeys};
use sandbox::{Effect, Fault};

fn answer(status: u16, body: &str) -> Effect {
    Effect::Answer { status, headers: Default::default(), body: body.to_owned(), after_work: false }
}

const STACK: &str =
    "java.lang.NullPointerException\n\tat com.example.Keys.list(Keys.java:42)\n\tat Main.main";

#[tokio::test]
async fn a_list_that_fails_leaves_what_was_read() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let before = app.read_keys(&ReadKeys { at: at.clone() }).unwrap();
    let table = [
        (Effect::Html { status: 200, after_work: false }, "a web page instead of data"),
        (Effect::Html { status: 502, after_work: false }, "a web page instead of data"),
        (Effect::Empty { status: 200, after_work: false }, "an empty answer"),
        (Effect::Truncate, "can't be reached"),
        (answer(200, "[1,2"), "incomplete or of another form"),
        (answer(200, r#"{"api_keys":[{"display_name":7}]}"#), "another form"),
        (answer(500, STACK), "500: text instead of data"),
        (answer(500, r#"{"code":13,"message":"boom"}"#), "500: boom"),
        (Effect::LoseAnswer, "can't be reached"),
        (answer(418, "teapot"), "418"),
    ];
    for (effect, words) in table {
        let fault = Fault::always("GET", KEYS, effect.clone());
        world.sandbox.fault(fault).unwrap();
        let failed = failure(app.refresh_keys(&RefreshKeys { at: at.clone() }).await);
        assert!(failed.message.contains(words), "{effect:?}: {failed}");
        assert!(!failed.message.contains("NullPointer"), "{failed}");
        assert_eq!(app.read_keys(&ReadKeys { at: at.clone() }).unwrap(), before);
        world.sandbox.clear_faults();
    }
    assert_eq!(refresh(&app, &at).await.keys.len(), 8);
}

#[tokio::test]
async fn a_create_that_fails_is_never_doubled() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let html = Effect::Html { status: 200, after_work: false };
    let table = [
        ("html", html, 2),
        ("empty", Effect::Empty { status: 200, after_work: true }, 2),
        ("truncated", Effect::Truncate, 2),
        ("stack trace", answer(500, STACK), 2),
    ];
    for (name, effect, requests) in table {
        world.sandbox.clear_requests();
        world.sandbox.fault(Fault::always("POST", KEYS, effect)).unwrap();
        let failed = failure(app.create_key(create(&at, name)).await);
        assert!(matches!(failed.kind, FailureKind::Unsure { .. }), "{name}: {failed}");
        assert!(!failed.message.contains("NullPointer"), "{failed}");
        let sent = world.creates_sent();
        assert_eq!(sent.len(), requests, "{name}");
        assert!(sent.windows(2).all(|pair| pair[0] == pair[1]), "{name}: one number");
        world.sandbox.clear_faults();
        for one in home(&app).await.unfinished {
            let settle = domain::call::SettleCreate { create: one.id.clone() };
            if let Some(settled) = app.settle_create(&settle).await.unwrap() {
                match settled.stage {
                    domain::Stage::Lost { .. } => {
                        app.delete_lost(&domain::call::DeleteLost { create: one.id }).await.unwrap();
                    }
                    domain::Stage::Pending { .. } => {
                        app.confirm_stored(&domain::call::ConfirmStored { create: one.id }).await.unwrap();
                    }
                    other => panic!("{name}: {other:?}"),
                }
            }
        }
        assert!(world.keys_named(name).await.len() <= 1, "{name}");
        world.sandbox.reset().await.unwrap();
    }
}

#[tokio::test]
async fn certain_refusals_leave_nothing_behind() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let table = [
        (answer(403, r#"{"code":7,"message":"not for you"}"#), FailureKind::Refused),
        (answer(401, ""), FailureKind::SignedOut),
        (answer(404, "nothing here"), FailureKind::Unsupported),
        (answer(501, ""), FailureKind::Unsupported),
    ];
    for (effect, kind) in table {
        world.sandbox.fault(Fault::once("POST", KEYS, effect)).unwrap();
        world.sandbox.clear_requests();
        let failed = failure(app.create_key(create(&at, "refused")).await);
        assert_eq!(failed.kind, kind, "{failed}");
        assert_eq!(world.creates_sent().len(), 1);
        assert!(home(&app).await.unfinished.is_empty());
    }
    world.sandbox.go_offline().await;
    // A connection that is still open may carry one more request, and then nobody can tell.
    app.refresh_keys(&RefreshKeys { at: at.clone() }).await.unwrap_err();
    let failed = failure(app.create_key(create(&at, "refused")).await);
    assert_eq!(failed.kind, FailureKind::Offline, "never sent, so not unsure: {failed}");
    assert!(home(&app).await.unfinished.is_empty());
    world.sandbox.go_online().await;
    world.sandbox.fault(Fault::once("POST", KEYS, Effect::rate_limited(30))).unwrap();
    world.sandbox.clear_requests();
    for _ in 0..2 {
        let failed = failure(app.create_key(create(&at, "refused")).await);
        assert!(matches!(failed.kind, FailureKind::RateLimited { until: Some(_) }), "{failed:?}");
    }
    assert_eq!(world.creates_sent().len(), 1, "who is asked to wait waits");
    assert!(home(&app).await.unfinished.is_empty());
}

#[tokio::test]
async fn a_service_that_repeats_the_credential_does_not_bring_it_on_screen() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let token = world.sandbox.admin_token();
    let body = format!(r#"{{"code":7,"message":"the token {token} may not"}}"#);
    world.sandbox.fault(Fault::once("POST", KEYS, answer(403, &body))).unwrap();
    let failed = failure(app.create_key(create(&at, "echo")).await);
    assert!(failed.message.contains("the token … may not"), "{failed}");
}

#[tokio::test]
async fn a_read_is_tried_again_where_that_helps() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    for effect in [Effect::status(503), Effect::LoseAnswer, Effect::rate_limited(1)] {
        world.sandbox.fault(Fault::once("GET", KEYS, effect)).unwrap();
        assert_eq!(refresh(&app, &at).await.keys.len(), 8);
    }
    let fired = world.sandbox.faults().iter().all(|fault| fault.fired == 1);
    assert!(fired);
}

#[tokio::test]
async fn a_list_that_does_not_end_is_stopped() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let page = answer(200, r#"{"api_keys":[],"next_page_token":"again"}"#);
    world.sandbox.fault(Fault::always("GET", KEYS, page)).unwrap();
    let failed = failure(app.refresh_keys(&RefreshKeys { at }).await);
    assert!(failed.message.contains("a list that does not end"), "{failed}");
}
