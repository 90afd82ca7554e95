//! The questions before a window closes, and the small window.

use super::Walk;
use crate::process::runs;
use crate::{Keychain, Service, Start, Surroundings, Tray, Window, key, steps, until};
use anyhow::{Error, Result};

/// What did not come.
pub(super) async fn walk(walk: &mut Walk<'_>) -> Vec<Error> {
    let mut missed = Vec::new();
    missed.extend(closing(walk).await.err());
    missed.extend(small(walk).await.err());
    missed
}

/// Into the tray for the first time, with something typed, and with a secret that is in memory only.
async fn closing(walk: &mut Walk<'_>) -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Absent, walk.theme).await?;
    let tray = Tray::start(&surroundings).await?;
    let window = walk.again(&surroundings, Start::USUAL).await?;
    steps::explore_sandbox(&window).await?;
    tray.appears().await?;
    until("Keyward knows of the tray", async || tray.labels().await.is_ok()).await?;
    ask(&surroundings, &window, "#close-tray").await?;
    walk.look(&window, "close-tray").await?;
    window.press("body", &key::ESCAPE.to_string()).await?;
    window.see_no("#close-tray").await?;
    steps::fill_in_key(&window, "Half a key").await?;
    ask(&surroundings, &window, "#close-discard").await?;
    walk.look(&window, "close-discard").await?;
    window.click("#keep-editing").await?;
    window.see_no("#close-discard").await?;
    window.click("#create").await?;
    window.click("#create-anyway").await?;
    window.see("#secret").await?;
    tray.click("", "Quit Keyward").await?;
    window.see("#close-losing").await?;
    walk.look(&window, "close-losing").await?;
    let processes = window.processes();
    // The driver may lose the window before it can say that it clicked.
    let _ = window.click("#quit-anyway").await;
    until("Keyward has quit", async || !processes.iter().any(|id| runs(*id))).await
}

/// Asks the window manager to close the window until the page asks: a press of the keys gets lost now and then.
async fn ask(surroundings: &Surroundings, window: &Window, question: &str) -> Result<()> {
    until("it is asked", async || {
        let activate = ["search", "--onlyvisible", "--name", "^Keyward$", "windowactivate", "--sync"];
        let _ = steps::desktop(surroundings, &activate).await;
        let _ = steps::desktop(surroundings, &["key", "alt+F4"]).await;
        window.shown(question).await
    })
    .await
}

/// What the tray and the shortcut open: what is due, the way into a rotation, and what it waits for.
async fn small(walk: &mut Walk<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let (surroundings, window) = walk.signed_in(&far_side).await?;
    window.close().await?;
    let window = Window::open(&surroundings, Start { word: Some("--rotate"), ..Start::USUAL }).await?;
    window.see("#small [data-errand-key]").await?;
    walk.look(&window, "small-next").await?;
    window.click("#small [data-errand-key]").await?;
    window.see("#rotate-begin").await?;
    walk.look(&window, "small-rotate").await?;
    window.click("#rotate-begin").await?;
    window.see("#rotation[data-reason=\"hand_over\"]").await?;
    walk.look(&window, "small-hand-over").await?;
    window.close().await
}
