//! What writes to the keychain: a sign-in, and a create, which writes twice.

use super::*;

#[tokio::test]
async fn writing_a_credential() {
    let kinds = [ABSENT, LOCKED, LOCKED, REFUSED, BUSY, REFUSED, REFUSED, REFUSED, REFUSED];
    // It is read, written, and read back: the trouble begins before each of them.
    for (spare, (state, kind)) in
        (0..3).flat_map(|spare| STATES.into_iter().zip(kinds.clone()).map(move |one| (spare, one)))
    {
        if spare == 2 && matches!(state, Gone | TooLarge | Racing) {
            continue;
        }
        let case = format!("{state:?} after {spare} calls");
        let world = world(state).await;
        let app = world.start().await;
        app.recover().await;
        world.keychain.set_after_calls(state.trouble(), spare);
        let request = world.credential(world.sandbox.admin_token());
        let failed = failure(met(&world, &app, state, app.sign_in(request.clone())).await);
        assert_eq!(Some(&failed.kind), kind.as_ref(), "{case}: {failed}");
        is_said(&case, &failed, &[world.sandbox.admin_token()]);
        let during = home(&app).await;
        let shown =
            state.shown(&during.keychain) || (state == Gone && during.keychain == KeychainState::Forgets);
        assert!(shown, "{case}: {:?}", during.keychain);
        assert!(during.accounts.is_empty() && during.organizations.is_empty(), "{case}");
        over(&world, &app).await;
        until("nothing is left in the keychain", async || world.keychain.entries().is_empty()).await;

        let at = app.sign_in(request).await.unwrap();
        assert_eq!(home(&app).await.accounts[0].session, Session::Kept, "{case}");
        assert_eq!(refresh(&app, &at).await.keys.len(), 8, "{case}");
        assert_eq!(world.keychain.entries().len(), 1, "{case}");
    }
}

#[tokio::test]
async fn writing_the_place_of_a_secret() {
    let kinds = [ABSENT, LOCKED, LOCKED, REFUSED, BUSY, REFUSED, REFUSED, REFUSED, REFUSED];
    for (state, kind) in STATES.into_iter().zip(kinds) {
        let case = format!("{state:?}");
        let world = world(state).await;
        let (app, at) = world.signed_in().await;
        world.keychain.set(state.trouble());
        let failed = failure(met(&world, &app, state, app.create_key(create(&at, "placed"))).await);
        assert_eq!(Some(&failed.kind), kind.as_ref(), "{case}: {failed}");
        is_said(&case, &failed, &[world.sandbox.admin_token()]);
        assert!(world.creates_sent().is_empty(), "{case}: nothing is sent that could not be kept");
        assert!(home(&app).await.unfinished.is_empty(), "{case}");
        over(&world, &app).await;
        until("only the credential is left", async || world.keychain.entries().len() == 1).await;
        let made = app.create_key(create(&at, "placed")).await.unwrap();
        assert!(matches!(made.stage, Stage::Pending { kept: true, .. }), "{case}: {made:?}");
        assert_eq!(world.keys_named("placed").await.len(), 1, "{case}");
    }
}

#[tokio::test]
async fn writing_a_secret() {
    for state in STATES {
        let case = format!("{state:?}");
        let world = world(state).await;
        let (app, at) = world.signed_in().await;
        // The place is written and read back; then comes the secret.
        world.keychain.set_after_calls(state.trouble(), 2);
        let made = met(&world, &app, state, app.create_key(create(&at, "kept"))).await.unwrap();
        assert!(matches!(made.stage, Stage::Pending { kept: false, .. }), "{case}: {made:?}");
        let secret = reveal(&app, &made.id);
        assert_eq!(world.status_of(&secret).await, 200, "{case}: on the screen all the same");
        over(&world, &app).await;
        let is_kept = async || matches!(unfinished(&app).await.stage, Stage::Pending { kept: true, .. });
        until("it is kept, now that it can be", is_kept).await;
        assert!(!log::holds(&secret), "{case}: in the log");
        drop(app);
        let app = world.start().await;
        app.recover().await;
        assert_eq!(reveal(&app, &made.id), secret, "{case}");
        app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
        assert_eq!(world.keychain.entries().len(), 1, "{case}: only the credential");
    }
}
