//! Without a keychain.

use anyhow::Result;
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, search};
use std::path::PathBuf;

const NOTHING: Vec<PathBuf> = Vec::new();

/// Without a Secret Service that is said; the session begins on consent only, and is written nowhere.
#[tokio::test]
async fn without_a_keychain_a_session_is_kept_nowhere() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Absent, Theme::Light).await?;
    let start = Start { clipboard_seconds: Some(120), ..Start::default() };
    let window = Window::open(&surroundings, start).await?;
    steps::send_sign_in(&window, service.address(), service.admin_token()).await?;
    window.see("#session-only").await?;
    assert!(!window.shown("#keys").await, "signed in without consent");
    assert_eq!(search::files_with(service.admin_token(), surroundings.home())?, NOTHING);

    window.click("#session-only").await?;
    window.see_count(ROWS, 8).await?;

    // A key can be made on consent too: its secret is at hand until Keyward stops.
    steps::fill_in_key(&window, "On the edge").await?;
    window.click("#create").await?;
    window.click("#create-anyway").await?;
    window.see("#secret").await?;
    let secret = steps::copy_secret(&surroundings, &window).await?;
    window.kill().await?;
    assert_eq!(search::files_with(service.admin_token(), surroundings.home())?, NOTHING);
    assert_eq!(search::files_with(&secret, surroundings.home())?, NOTHING);

    // The next start has neither, and says so of the key.
    let window = Window::open(&surroundings, start).await?;
    window.see("[data-unfinished]").await?;
    assert!(!window.shown("#pending").await, "a secret that was kept nowhere is offered");
    window.close().await
}
