//! The tray, as a desktop without one and with one sees it.

use anyhow::Result;
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Tray, Window, clipboard, knock, until};
use std::fs;

/// The title of the small window.
const SMALL: &str = "Keyward: next";

async fn windows(surroundings: &Surroundings, title: &str) -> usize {
    let name = format!("^{title}$");
    let found = steps::desktop(surroundings, &["search", "--onlyvisible", "--name", &name]).await;
    found.map_or(0, |text| text.lines().count())
}

/// From the tray to the new secret on the clipboard: a click, Enter, Enter. The menu follows.
#[tokio::test]
async fn a_key_is_rotated_from_the_tray() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Dark).await?;
    let tray = Tray::start(&surroundings).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    tray.appears().await?;
    tray.offers("CI Pipeline").await?;
    let calm = tray.icon_name().await?;
    assert!(tray.menu().await?.iter().any(|entry| entry.label == "1 key expires soon"));

    tray.click("Rotate", "CI Pipeline").await?;
    small_window(&surroundings).await?;
    steps::desktop(&surroundings, &["key", "Return"]).await?;
    until("the rotation has begun", async || {
        let keys = knock::keys_of(service.address(), service.admin_token(), "organizations/acme");
        keys.await.is_ok_and(|keys| keys == 9)
    })
    .await?;
    // While the rotation is at work nothing takes the key; then the button that copies has the focus.
    until("the new secret is on the clipboard", async || {
        steps::desktop(&surroundings, &["key", "Return"]).await.is_ok()
            && clipboard::read(&surroundings).await.is_ok_and(|text| steps::is_secret(&text))
    })
    .await?;
    let secret = clipboard::read(&surroundings).await?;
    surroundings.used().add(&secret);
    assert_eq!(knock::knock(service.address(), &secret).await?, 200);
    tray.offers("Finish CI Pipeline").await?;
    window.see_count(ROWS, 9).await?;

    // Hidden names are hidden here too.
    tray.click("", "Hide names").await?;
    tray.offers("Finish ••••").await?;
    assert!(!tray.labels().await?.iter().any(|label| label.contains("CI Pipeline")));
    window.see("#names-hidden").await?;
    tray.click("", "Hide names").await?;
    tray.offers("Finish CI Pipeline").await?;
    assert!(!calm.is_empty());
    window.sweep().await?;

    let before = window.processes();
    tray.click("", "Quit Keyward").await?;
    until("Keyward has quit", async || !before.iter().any(|id| journeys::process::runs(*id))).await?;
    until("a copied secret is taken along", async || {
        clipboard::read(&surroundings).await.is_ok_and(|text| text.is_empty())
    })
    .await
}

/// Gives the small window the keyboard, once it has painted.
async fn small_window(surroundings: &Surroundings) -> Result<()> {
    until("the small window is there", async || windows(surroundings, SMALL).await == 1).await?;
    until("both windows have painted", async || painted(surroundings) >= 2).await?;
    let name = format!("^{SMALL}$");
    let words = ["search", "--onlyvisible", "--name", &name, "windowactivate", "--sync"];
    steps::desktop(surroundings, &words).await.map(|_| ())
}

/// How often a window said that it has painted.
fn painted(surroundings: &Surroundings) -> usize {
    let logs = fs::read_dir(surroundings.home().join("data/org.keyward.desktop/logs")).into_iter().flatten();
    let texts = logs.flatten().filter_map(|file| fs::read_to_string(file.path()).ok());
    texts.map(|text| text.matches("first rows are painted").count()).sum()
}

/// Closing the window leaves Keyward in the tray, and gives the webview's memory back; it is told once.
#[tokio::test]
async fn closing_leaves_keyward_in_the_tray() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let tray = Tray::start(&surroundings).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::explore_sandbox(&window).await?;
    tray.appears().await?;
    until("Keyward knows of the tray", async || tray.labels().await.is_ok()).await?;
    close_until(&surroundings, "it is told", async || window.shown("#close-tray").await).await?;
    window.click("#close-window").await?;
    until("the window is gone", async || windows(&surroundings, "Keyward").await == 0).await?;
    assert!(tray.labels().await?.iter().any(|label| label == "Open Keyward"), "it is in the tray");

    tray.click("", "Open Keyward").await?;
    until("the window is back", async || windows(&surroundings, "Keyward").await == 1).await?;
    // This time without a word.
    let gone = async || windows(&surroundings, "Keyward").await == 0;
    close_until(&surroundings, "the window is gone again", gone).await?;
    tray.click("", "Quit Keyward").await
}

/// What was typed is asked about, when the window is closed and when Keyward quits.
#[tokio::test]
async fn what_was_typed_is_asked_about() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let tray = Tray::start(&surroundings).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::explore_sandbox(&window).await?;
    tray.appears().await?;
    window.click("#new-key").await?;
    window.fill("#key-name", "Half a key").await?;
    close_until(&surroundings, "it is asked", async || window.shown("#close-discard").await).await?;
    window.click("#keep-editing").await?;
    window.see_no("#close-discard").await?;
    assert_eq!(window.value("#key-name").await?, "Half a key");
    let processes = window.processes();
    tray.click("", "Quit Keyward").await?;
    window.see("#close-discard").await?;
    // The driver may lose the window before it can say that it clicked.
    let _ = window.click("#discard").await;
    until("Keyward has quit", async || !processes.iter().any(|id| journeys::process::runs(*id))).await
}

/// Asks the window manager to close the large window until it is so: a press of the keys gets lost now and then on its
/// way through the private display, and whoever asks twice is answered once.
async fn close_until(
    surroundings: &Surroundings,
    what: &str,
    mut holds: impl AsyncFnMut() -> bool,
) -> Result<()> {
    until(what, async || {
        // Where the window is gone there is nothing to close.
        let _ = close(surroundings).await;
        holds().await
    })
    .await
}

/// Asks the window manager to close the large window.
async fn close(surroundings: &Surroundings) -> Result<()> {
    let activate = ["search", "--onlyvisible", "--name", "^Keyward$", "windowactivate", "--sync"];
    steps::desktop(surroundings, &activate).await?;
    // By itself: after a search, the key would go past the window manager.
    steps::desktop(surroundings, &["key", "alt+F4"]).await.map(|_| ())
}

/// Without anybody who shows trays, or without the tray's library, closing quits.
#[tokio::test]
async fn without_a_tray_closing_quits() -> Result<()> {
    for library in [true, false] {
        let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
        // Where the library is missing, somebody who would show the icon does not help.
        let _tray = if library { None } else { Some(Tray::start(&surroundings).await?) };
        let start = Start { no_tray_library: !library, ..Start::default() };
        let window = Window::open(&surroundings, start).await?;
        steps::explore_sandbox(&window).await?;
        window.click("#settings").await?;
        let said = window.text("#settings-page").await?;
        assert!(said.contains("There is no tray") && said.contains("keyward --rotate"), "{said}");
        let processes = window.processes();
        let gone = async || !processes.iter().any(|id| journeys::process::runs(*id));
        close_until(&surroundings, "Keyward has quit", gone).await?;
        assert!(!window.printed()?.contains("panicked"), "{}", window.printed()?);
    }
    Ok(())
}

/// The global shortcut opens the small window, whatever has the keyboard.
#[tokio::test]
async fn the_shortcut_opens_the_small_window() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::explore_sandbox(&window).await?;
    until("the shortcut is heard", async || {
        steps::desktop(&surroundings, &["key", "ctrl+alt+k"]).await.is_ok()
            && windows(&surroundings, SMALL).await == 1
    })
    .await?;
    window.close().await
}
