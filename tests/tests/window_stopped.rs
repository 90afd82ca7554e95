//! A window that stopped: a mistake of the interface's, and a process that ended. What was under way is there after it.

use anyhow::{Context, Result};
use journeys::steps;
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, process, secret_service, until};
use rustix::process::Signal;
use std::fs;
use std::path::PathBuf;

/// Long enough for any journey: the clipboard must not be cleared before it is read.
const LONG: Start = Start { clipboard_seconds: Some(120), ..Start::USUAL };

/// What a panic says: it could be a name.
const WORDS: &str = "the name of a key";

/// A window with a new secret on it that nobody has stored, and a rotation that waits for the admin.
async fn unfinished(theme: Theme) -> Result<(Service, Surroundings, Window)> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, theme).await?;
    let window = Window::open(&surroundings, LONG).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    steps::select_key(&window, "CI Pipeline").await?;
    window.click("#rotate").await?;
    window.click("#rotate-begin").await?;
    window.see("#rotation[data-standing=\"waiting\"]").await?;
    window.click("#back").await?;
    steps::create_key(&window, "Survivor").await?;
    Ok((service, surroundings, window))
}

/// The secret that nobody has stored is offered again, the rotation still waits, and both can be finished.
async fn goes_on(surroundings: &Surroundings, window: &Window, secret: &str) -> Result<()> {
    window.see("[data-story=\"rotations\"], #rotations").await?;
    window.click("#pending").await?;
    window.see("#secret").await?;
    assert_eq!(steps::copy_secret(surroundings, window).await?, secret);
    steps::say_stored(window).await?;
    until("the keychain has forgotten the secret", async || {
        let kept = secret_service::values(surroundings).await;
        kept.is_ok_and(|values| !values.iter().any(|value| value.contains(secret)))
    })
    .await?;
    window.click("#rotations").await?;
    window.click("[data-open-rotation]").await?;
    window.see("#rotation[data-standing=\"waiting\"]").await
}

/// Pictures of the notice, where somebody wants to look at them.
async fn pictures(window: &Window) -> Result<()> {
    let Some(folder) = std::env::var_os("KEYWARD_PICTURES").map(PathBuf::from) else { return Ok(()) };
    for (width, height) in [(1240, 780), (900, 600), (720, 480)] {
        window.resize(width, height).await?;
        window.picture(&folder.join(format!("stopped-{width}.png"))).await?;
    }
    Ok(())
}

/// Everything that was logged.
fn logged(surroundings: &Surroundings) -> Result<String> {
    let folder = surroundings.home().join("data/org.keyward.desktop/logs");
    let mut text = String::new();
    for entry in fs::read_dir(folder)? {
        text.push_str(&fs::read_to_string(entry?.path())?);
    }
    Ok(text)
}

/// The interface meets a mistake of its own while a secret is revealed: that is said over everything, with nothing of
/// what it was about; the window is loaded again, and what was under way is there.
#[tokio::test]
async fn an_interface_that_stops_says_so_and_is_loaded_again() -> Result<()> {
    let (_service, surroundings, window) = unfinished(Theme::Dark).await?;
    let secret = steps::copy_secret(&surroundings, &window).await?;
    window.click("#reveal-secret").await?;
    window
        .until("it is revealed", async || window.text("#secret-text").await.is_ok_and(|text| text == secret))
        .await?;
    window.stop(WORDS).await?;
    window.see("#window-stopped").await?;
    let said = window.text("body").await?;
    assert!(said.contains("stopped working") && said.contains("ui/src/stopping.rs:"), "{said}");
    assert!(!said.contains(&secret) && !said.contains(WORDS), "{said}");
    assert!(window.has_focus("#load-again").await?, "nothing to press Enter on");
    until("the log has the place", async || {
        logged(&surroundings).is_ok_and(|text| text.contains("a page stopped place=\"ui/src/stopping.rs:"))
    })
    .await?;
    assert!(!logged(&surroundings)?.contains(WORDS));
    window.sweep().await?;
    pictures(&window).await?;

    window.click("#load-again").await?;
    window.see_no("#window-stopped").await?;
    goes_on(&surroundings, &window, &secret).await?;
    window.close().await
}

/// The process that draws the window.
fn drawing(window: &Window) -> Option<u32> {
    let draws = |id: &u32| process::name(*id).is_some_and(|name| name == "WebKitWebProces");
    window.processes().into_iter().find(draws)
}

/// No graphics card paints the window, and no function of the page is compiled beside it: where they do, the process ends
/// by itself now and then (`src-tauri/src/webkit.rs`).
#[tokio::test]
async fn nothing_compiles_beside_a_page() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::explore_sandbox(&window).await?;
    let threads = process::threads(drawing(&window).context("nothing draws the window")?);
    for worker in ["SkiaGPUWorker", "eadedCompositor", "JITWorker"] {
        assert!(!threads.iter().any(|name| name == worker), "{worker} among {threads:?}");
    }
    window.close().await
}

/// The process that draws the window is killed while a secret is on it: the window is drawn again by another one, whose
/// page goes on. The driver loses sight of it then; that nothing is lost is seen in the next window.
#[tokio::test]
async fn a_window_whose_process_ended_is_drawn_again() -> Result<()> {
    let (service, surroundings, window) = unfinished(Theme::Light).await?;
    let secret = steps::copy_secret(&surroundings, &window).await?;
    let before = drawing(&window).context("nothing draws the window")?;
    service.clear_requests();
    process::signal(before, Signal::KILL);
    until("another process draws the window", async || drawing(&window).is_some_and(|now| now != before))
        .await?;
    // A page that comes to life asks the core, and may be worked with by hand: F5 asks the service, which nobody does else.
    until("its page answers to a key", async || {
        steps::desktop(&surroundings, &["key", "F5"]).await.is_ok() && !service.requests().is_empty()
    })
    .await?;
    if let Some(folder) = std::env::var_os("KEYWARD_PICTURES").map(PathBuf::from) {
        steps::desktop_picture(&surroundings, &folder.join("drawn-again.png")).await?;
    }
    assert!(logged(&surroundings)?.contains("the process that draws a window ended"));
    window.sweep().await?;
    window.kill().await?;

    let window = Window::open(&surroundings, LONG).await?;
    goes_on(&surroundings, &window, &secret).await?;
    window.close().await
}
