//! What the admin sets, and hiding.

use crate::world::{World, create, failure, home};
use app::{App, Clipboard};
use domain::call::{ChangeSettings, CopySecret, HideNames, RevealSecret, Topic};
use domain::{Arrangement, Column, CreateId, FailureKind, SavedView, Settings, Table, Theme};
use std::time::Duration;

fn change(app: &App, settings: Settings) -> Result<(), app::Error> {
    app.change_settings(&ChangeSettings { settings })
}

async fn with_a_secret(world: &World) -> (App, CreateId, String) {
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "to be copied")).await.unwrap();
    let secret = crate::world::reveal(&app, &made.id);
    (app, made.id, secret)
}

async fn copy(app: &App, create: &CreateId) -> u32 {
    app.copy_secret(&CopySecret { create: create.clone() }).await.unwrap().clears_in_seconds
}

fn copied(world: &World) -> String {
    world.clipboard.text.lock().unwrap().clone()
}

#[tokio::test]
async fn what_can_be_chosen_is_kept_and_what_is_odd_is_refused() {
    let world = World::new().await;
    let app = world.start().await;
    assert_eq!(home(&app).await.settings, Settings::default());
    let set =
        Settings { theme: Theme::Dark, clipboard_seconds: 120, refresh_minutes: None, ..Settings::default() };
    change(&app, set.clone()).unwrap();
    assert_eq!(world.told.lock().unwrap().last(), Some(&Topic::Home));
    let odd = [
        Settings { clipboard_seconds: 0, ..set.clone() },
        Settings { clipboard_seconds: 86_400, ..set.clone() },
        Settings { refresh_minutes: Some(0), ..set.clone() },
        Settings { refresh_minutes: Some(1), ..set.clone() },
        Settings { refresh_minutes: Some(u32::MAX), ..set.clone() },
    ];
    for odd in odd {
        let failed = failure(change(&app, odd.clone()));
        assert_eq!(failed.kind, FailureKind::Refused, "{odd:?}: {failed}");
        assert_eq!(home(&app).await.settings, set, "{odd:?}");
    }
    drop(app);
    let state = home(&world.start().await).await;
    assert_eq!(state.settings, set, "there again");
    assert_eq!(state.places.data, world.directory().join("keyward").display().to_string());
    for seconds in Settings::CLIPBOARD_SECONDS {
        for minutes in Settings::REFRESH_MINUTES {
            let every =
                Settings { clipboard_seconds: seconds, refresh_minutes: minutes, ..Settings::default() };
            assert!(every.is_usable(), "{every:?}");
        }
    }
}

#[tokio::test]
async fn a_copied_secret_stays_for_as_long_as_was_set() {
    let mut world = World::new().await;
    world.clipboard_time = None;
    let (app, id, secret) = with_a_secret(&world).await;
    for seconds in [10, 60] {
        change(&app, Settings { clipboard_seconds: seconds, ..Settings::default() }).unwrap();
        assert_eq!(home(&app).await.clipboard_seconds, seconds);
        tokio::time::pause();
        assert_eq!(copy(&app, &id).await, seconds);
        tokio::task::yield_now().await;
        tokio::time::advance(Duration::from_secs(u64::from(seconds) - 1)).await;
        assert_eq!(copied(&world), secret, "{seconds} seconds are not over");
        tokio::time::advance(Duration::from_secs(1)).await;
        tokio::time::resume();
        crate::world::until("it is taken off", async || copied(&world).is_empty()).await;
    }
}

#[tokio::test]
async fn copying_again_begins_anew() {
    let mut world = World::new().await;
    world.clipboard_time = None;
    let (app, id, secret) = with_a_secret(&world).await;
    change(&app, Settings { clipboard_seconds: 10, ..Settings::default() }).unwrap();
    tokio::time::pause();
    copy(&app, &id).await;
    tokio::task::yield_now().await;
    tokio::time::advance(Duration::from_secs(6)).await;
    copy(&app, &id).await;
    tokio::task::yield_now().await;
    tokio::time::advance(Duration::from_secs(6)).await;
    assert_eq!(copied(&world), secret, "the first copy's time is over, the second one's is not");
    tokio::time::advance(Duration::from_secs(4)).await;
    tokio::time::resume();
    crate::world::until("it is taken off", async || copied(&world).is_empty()).await;
}

#[tokio::test]
async fn hiding_takes_a_copied_secret_off_the_clipboard_and_nothing_else() {
    let mut world = World::new().await;
    world.clipboard_time = None;
    let (app, id, secret) = with_a_secret(&world).await;
    assert!(!home(&app).await.hidden);
    copy(&app, &id).await;
    assert_eq!(copied(&world), secret);
    world.told.lock().unwrap().clear();
    app.hide_names(&HideNames { hidden: true }).await;
    assert_eq!(copied(&world), "");
    assert!(home(&app).await.hidden && world.told.lock().unwrap().contains(&Topic::Home));
    assert_eq!(
        app.reveal_secret(&RevealSecret { create: id.clone() }).unwrap().into_exposed(),
        secret,
        "it still waits"
    );

    app.hide_names(&HideNames { hidden: false }).await;
    assert!(!home(&app).await.hidden);
    copy(&app, &id).await;
    world.clipboard.put(&app::Secret::new("of another program".to_owned()).unwrap()).unwrap();
    app.hide_names(&HideNames { hidden: true }).await;
    assert_eq!(copied(&world), "of another program", "what others put there is theirs");
}

#[tokio::test]
async fn a_new_start_shows_names() {
    let world = World::new().await;
    let app = world.start().await;
    app.hide_names(&HideNames { hidden: true }).await;
    assert!(home(&app).await.hidden);
    drop(app);
    assert!(!home(&world.start().await).await.hidden);
}

#[tokio::test]
async fn saved_views_and_columns_are_there_again() {
    let world = World::new().await;
    let app = world.start().await;
    let by = Arrangement { query: "expires<14d perm:write".to_owned(), ..Arrangement::default() };
    let mut set = Settings::default();
    set.views = SavedView::kept(&set.views, "Soon", &by).unwrap();
    set.columns.turn(Table::All, Column::Scope);
    change(&app, set.clone()).unwrap();
    let twice = Settings { views: [set.views.clone(), set.views.clone()].concat(), ..set.clone() };
    assert_eq!(failure(change(&app, twice)).kind, FailureKind::Refused);
    drop(app);
    let found = home(&world.start().await).await.settings;
    assert_eq!(found, set);
    assert_eq!(found.views[0].by, by);
    assert!(!found.columns.of(Table::All).contains(&Column::Scope));
}
