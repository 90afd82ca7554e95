//! What deletes in the keychain: a sign-out, and a secret that is stored.

use super::*;

#[tokio::test]
async fn deleting_a_credential() {
    let kinds = [ABSENT, LOCKED, LOCKED, REFUSED, BUSY, None, None, None, None];
    for (state, kind) in STATES.into_iter().zip(kinds) {
        let case = format!("{state:?}");
        let world = world(state).await;
        let (app, at) = world.signed_in().await;
        state.begin(&world);
        let request = SignOut { account: at.account.clone() };
        let done = met(&world, &app, state, app.sign_out(&request)).await;
        assert!(state.shown(&home(&app).await.keychain), "{case}");
        if let Some(kind) = kind {
            let failed = failure(done);
            assert_eq!(failed.kind, kind, "{case}: {failed}");
            is_said(&case, &failed, &[world.sandbox.admin_token()]);
            assert_eq!(home(&app).await.accounts[0].session, Session::Kept, "{case}: still signed in");
            assert_eq!(refresh(&app, &at).await.keys.len(), 8, "{case}");
            over(&world, &app).await;
            app.sign_out(&request).await.unwrap();
        } else {
            done.unwrap();
        }
        assert!(world.keychain.entries().is_empty(), "{case}");
        assert_eq!(home(&app).await.accounts[0].session, Session::SignedOut, "{case}");
    }
}

#[tokio::test]
async fn deleting_a_secret_that_is_stored() {
    for state in STATES {
        let case = format!("{state:?}");
        let world = world(state).await;
        let (app, at) = world.signed_in().await;
        let made = app.create_key(create(&at, "stored")).await.unwrap();
        let secret = reveal(&app, &made.id);
        state.begin(&world);
        let confirm = ConfirmStored { create: made.id.clone() };
        met(&world, &app, state, app.confirm_stored(&confirm)).await.unwrap();
        assert!(state.shown(&home(&app).await.keychain), "{case}");
        assert!(home(&app).await.unfinished.is_empty(), "{case}: the admin is done");
        app.reveal_secret(&RevealSecret { create: made.id }).unwrap_err();
        over(&world, &app).await;
        let is_wiped = async || !world.keychain.entries().keys().any(|name| name.contains("new secret"));
        until(&format!("the secret is wiped: {case} {:?}", world.keychain.entries()), is_wiped).await;
        assert!(!log::holds(&secret), "{case}");
        drop(app);
        assert!(home(&world.start().await).await.unfinished.is_empty(), "{case}");
    }
}
