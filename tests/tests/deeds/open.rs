//! Open: what was last read is there at once, and broken files are set aside.

use crate::world::{World, home, refresh};
use domain::call::{ExploreSandbox, ReadKeys, ResetSandbox};
use domain::{FailureKind, Mark, Session};

#[tokio::test]
async fn the_first_start_is_empty() {
    let world = World::new().await;
    let home = home(&world.start().await).await;
    assert!(home.accounts.is_empty() && home.organizations.is_empty() && home.unfinished.is_empty());
}

#[tokio::test]
async fn the_sandbox_is_one_click_away_and_there_again() {
    let world = World::new().await;
    let app = world.start().await;
    let at = app.explore_sandbox(&ExploreSandbox {}).await.unwrap();
    let view = refresh(&app, &at).await;
    assert_eq!(view.title, "Acme Corp");
    assert_eq!(view.keys.len(), 8);
    let (offer, rights) = view.offered().unwrap();
    assert!(rights.can_manage && offer.limit == 10 && offer.lifetimes.len() == 6);
    let marks: Vec<Mark> = view.keys.iter().flat_map(|key| key.marks(&offer.catalogue, view.read)).collect();
    for mark in [Mark::Expired, Mark::Expiring, Mark::Broad, Mark::Unused] {
        assert!(marks.contains(&mark), "{mark:?} in {marks:?}");
    }
    drop(app);

    let app = world.start().await;
    let state = home(&app).await;
    assert_eq!(state.organizations.len(), 3, "both editions");
    assert_eq!(state.organizations[0].used, Some(8));
    assert!(state.accounts[0].account.sandbox);
    assert_eq!(app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap().keys, view.keys);
    assert!(world.keychain.entries().is_empty(), "the sandbox's credential is kept nowhere");
    assert_eq!(app.explore_sandbox(&ExploreSandbox {}).await.unwrap(), at);
    assert_eq!(app.reset_sandbox(&ResetSandbox {}).await.unwrap(), at);
    assert_eq!(app.read_keys(&ReadKeys { at }).unwrap(), None);
    assert_eq!(home(&app).await.accounts.len(), 2);
}

#[tokio::test]
async fn without_the_service_everything_read_is_there() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    drop(app);
    world.sandbox.go_offline().await;
    let app = world.start().await;
    app.recover().await;
    let view = app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    assert_eq!(view.keys.len(), 8);
    let failed = app.refresh_keys(&domain::call::RefreshKeys { at: at.clone() }).await;
    assert_eq!(crate::world::failure(failed).kind, FailureKind::Offline);
    assert_eq!(app.read_keys(&ReadKeys { at: at.clone() }).unwrap(), Some(view));
    world.sandbox.go_online().await;
    assert_eq!(refresh(&app, &at).await.keys.len(), 8);
    assert_eq!(home(&app).await.accounts[0].session, Session::Kept);
}

#[tokio::test]
async fn a_damaged_cache_is_rebuilt_and_said() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    drop(app);
    let files = world.directory().join("keyward");
    for name in ["cache.db-wal", "cache.db-shm"] {
        let _ = std::fs::remove_file(files.join(name));
    }
    std::fs::write(files.join("cache.db"), vec![7; 9000]).unwrap();
    let app = world.start().await;
    let notices = home(&app).await.notices;
    assert!(notices.iter().any(|notice| notice.contains("set aside")), "{notices:?}");
    assert_eq!(home(&app).await.accounts.len(), 1, "accounts are in the journal");
    assert_eq!(app.read_keys(&ReadKeys { at: at.clone() }).unwrap(), None);
    app.recover().await;
    assert_eq!(home(&app).await.organizations.len(), 2, "read again by itself");
    assert_eq!(refresh(&app, &at).await.keys.len(), 8);
}

#[tokio::test]
async fn two_keywards_do_not_share_files() {
    let world = World::new().await;
    let _first = world.start().await;
    let second = app::App::open(world.doors());
    assert!(matches!(second, Err(app::Error::AlreadyRunning { .. })));
}

#[cfg(unix)]
#[tokio::test]
async fn the_files_are_for_this_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new().await;
    let (_app, _) = world.signed_in().await;
    let files = world.directory().join("keyward");
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&files), 0o700);
    for name in ["cache.db", "journal.db"] {
        assert_eq!(mode(&files.join(name)), 0o600, "{name}");
    }
}
