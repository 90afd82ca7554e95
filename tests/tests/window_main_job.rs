//! The main job in the real window, and what it leaves behind.

use anyhow::Result;
use journeys::main_job::{CLIPBOARD_SECONDS, main_job};
use journeys::process::{Process, built};
use journeys::{Keychain, Start, Story, Surroundings, Theme, Window, search, secret_service, steps, until};
use std::fs;
use std::process::Stdio;

/// First start → sandbox → 8 keys → a restricted key → its secret copied, cleared, stored → the key works →
/// deleted → it is dead. Then no trace of the secret is left, in any spelling.
#[tokio::test]
async fn main_job_leaves_no_trace_of_the_secret() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let start = Start { clipboard_seconds: Some(CLIPBOARD_SECONDS), ..Start::default() };
    let window = Window::open(&surroundings, start).await?;
    let secret = main_job(&surroundings, &window, &mut Story::untold()).await?;

    let kept = secret_service::values(&surroundings).await?;
    assert!(!kept.iter().any(|value| value.contains(&secret)), "the stored secret is still in the keychain");
    let everything = surroundings.home();
    assert_eq!(search::files_with(&secret, everything)?, Vec::<std::path::PathBuf>::new());
    window.close().await?;
    assert_eq!(search::files_with(&secret, everything)?, Vec::<std::path::PathBuf>::new());

    // The search finds what is there: a planted copy, where the app keeps its files.
    let planted = everything.join("data/planted");
    fs::write(&planted, format!("{{\"secret\":\"{secret}\"}}"))?;
    assert_eq!(search::files_with(&secret, everything)?, [planted]);
    Ok(())
}

/// Whoever starts Keyward twice gets the window that is there.
#[tokio::test]
async fn a_second_start_shows_the_first_window() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    window.see("#explore-sandbox").await?;
    steps::desktop(&surroundings, &["search", "--onlyvisible", "--name", "^Keyward$", "windowminimize"])
        .await?;
    until("the window is minimized", async || {
        steps::desktop(&surroundings, &["search", "--onlyvisible", "--name", "^Keyward$"]).await.is_err()
    })
    .await?;

    let mut again = Process::command(built("keyward")?);
    surroundings.enter(&mut again).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = tokio::process::Command::from(again).status().await?;
    assert!(status.success(), "the second start ended with {status}");
    until("the first window has the focus", async || {
        let name = steps::desktop(&surroundings, &["getactivewindow", "getwindowname"]).await;
        name.is_ok_and(|name| name.trim() == "Keyward")
    })
    .await?;
    window.close().await
}
