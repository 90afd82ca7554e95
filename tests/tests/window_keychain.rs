//! A keychain that is not there, is locked, or keeps Keyward waiting.

use anyhow::Result;
use journeys::prompter::SilentPrompter;
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, search, secret_service};
use std::path::PathBuf;

const NOTHING: Vec<PathBuf> = Vec::new();

/// Acme Corp in the rail.
const ACME: &str = "[data-organization=\"organizations/acme\"]";

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
    see_story(&window, "There is no keychain on this computer").await?;

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

/// Signed in, read, and ended; then the keychain is locked.
async fn locked_meanwhile() -> Result<(Service, Surroundings)> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    window.close().await?;
    secret_service::lock(&surroundings).await?;
    Ok((service, surroundings))
}

/// The keychain asks for its password in a window that nobody looks at: Keyward says that it waits, and can be used
/// meanwhile. The admin stops waiting, unlocks the keychain, and tries again.
#[tokio::test]
async fn a_keychain_that_waits_holds_up_nothing_else() -> Result<()> {
    let (service, surroundings) = locked_meanwhile().await?;
    let prompter = SilentPrompter::start(&surroundings).await?;
    service.clear_requests();
    let window = Window::open(&surroundings, Start::default()).await?;
    window.click(ACME).await?;
    prompter.until_asked(1).await?;
    let said = window.text("#keychain-waiting").await?;
    assert!(said.contains("has not answered yet") && said.contains("behind this one"), "{said}");

    // Meanwhile all that needs no credential works.
    window.see_count(ROWS, 8).await?;
    window.fill("#search", "ci pipe").await?;
    window.see_count(ROWS, 1).await?;
    steps::select_key(&window, "CI Pipeline").await?;
    window.fill("#search", "o").await?;
    window.scroll_to("#keys tbody tr:last-of-type").await?;
    window.click("#check-page").await?;
    window.see("#check-secret").await?;
    window.click("#settings").await?;
    window.see("#settings-page").await?;
    window.see("#keychain-waiting").await?;
    window.click("#all-organizations").await?;
    steps::row_of(&window, "Nightly export").await?;
    window.see("#keychain-waiting").await?;
    assert_eq!(service.requests().len(), 0, "something was asked without a credential");

    window.click("#stop-waiting").await?;
    window.see_no("#keychain-waiting").await?;
    window.click(ACME).await?;
    steps::see_refusal(&window, "#new-key", "The keychain").await?;

    prompter.leave().await?;
    secret_service::unlock(&surroundings).await?;
    window.click("#refresh").await?;
    steps::see_status(&window, "Online, refreshed").await?;
    window.see("#new-key:not(:disabled)").await?;
    window.see_no("#failure").await?;
    steps::create_key(&window, "After the wait").await?;
    steps::say_stored(&window).await?;
    window.close().await
}

/// The keychain's question is dismissed at once: that is said, with what to do, and then it works.
#[tokio::test]
async fn a_dismissed_keychain_says_what_to_do() -> Result<()> {
    // Nobody is there to show the question, so it is dismissed.
    let (service, surroundings) = locked_meanwhile().await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    window.click(ACME).await?;
    window.see_count(ROWS, 8).await?;
    let said = window.text("#failure").await?;
    assert!(said.contains("dismissed") && said.contains("Try again, and unlock it"), "{said}");
    steps::see_status(&window, "Keychain locked, showing what was read").await?;
    see_story(&window, "Your keychain is locked").await?;
    window.see_count(ROWS, 8).await?;
    steps::see_refusal(&window, "#new-key", "The keychain is locked").await?;
    steps::select_key(&window, "CI Pipeline").await?;
    steps::see_refusal(&window, "#delete", "The keychain is locked").await?;

    // A credential that is typed now can't be kept either.
    window.click("#add-account").await?;
    window.click("#edition-classic").await?;
    steps::send_sign_in(&window, service.address(), service.classic_admin_token()).await?;
    let said = window.text("#failure").await?;
    assert!(said.contains("dismissed"), "{said}");
    window.see("#session-only").await?;

    secret_service::unlock(&surroundings).await?;
    window.click("#try-again").await?;
    window.see_count(ROWS, 10).await?;
    window.click(ACME).await?;
    steps::see_status(&window, "Online, refreshed").await?;
    window.see("#new-key:not(:disabled)").await?;
    window.close().await
}

/// Waits until this is said above the screen.
async fn see_story(window: &Window, words: &str) -> Result<()> {
    window
        .until(&format!("it is said: {words:?}"), async || {
            window.texts(".stories").await.is_ok_and(|texts| texts.iter().any(|text| text.contains(words)))
        })
        .await
}
