//! Secrets and answers that something happens to on their way.

use anyhow::Result;
use journeys::service::{KEYS, ORGANIZATION};
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, knock, search, secret_service, until};
use sandbox::{Effect, Fault};
use std::path::PathBuf;

const NOTHING: Vec<PathBuf> = Vec::new();

/// Long enough for any journey: the clipboard must not be cleared before it is read.
const LONG: Start = Start { clipboard_seconds: Some(120), ..Start::USUAL };

/// SIGKILL while the secret is on the screen: the next start offers the same secret again,
/// and once it is stored it is nowhere.
#[tokio::test]
async fn a_pending_secret_survives_a_kill() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, LONG).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    steps::create_key(&window, "Survivor").await?;
    let secret = steps::copy_secret(&surroundings, &window).await?;
    window.click("#reveal-secret").await?;
    window.kill().await?;
    assert_eq!(search::files_with(&secret, surroundings.home())?, NOTHING, "while it was pending");

    let window = Window::open(&surroundings, LONG).await?;
    window.click("#pending").await?;
    window.see("#secret").await?;
    assert_eq!(steps::copy_secret(&surroundings, &window).await?, secret);
    assert_eq!(knock::knock(service.address(), &secret).await?, 200);
    steps::say_stored(&window).await?;
    until("the keychain has forgotten the secret", async || {
        let kept = secret_service::values(&surroundings).await;
        kept.is_ok_and(|values| !values.iter().any(|value| value.contains(&secret)))
    })
    .await?;
    window.kill().await?;
    assert_eq!(search::files_with(&secret, surroundings.home())?, NOTHING, "after it was stored");

    // A start looks at all organizations.
    let window = Window::open(&surroundings, LONG).await?;
    window.click(&format!("[data-organization=\"{ORGANIZATION}\"]")).await?;
    window.see_count(ROWS, 9).await?;
    assert!(!window.shown("#pending").await, "a stored secret is offered again");
    window.close().await
}

/// SIGKILL between the answer and the keychain: the key is named as one whose secret is lost,
/// with a way to delete it and make it again.
#[tokio::test]
async fn a_secret_that_never_reached_the_keychain_is_lost() -> Result<()> {
    const NAME: &str = "Unlucky";
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start { hold: Some("after-answer"), ..LONG }).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    steps::fill_in_key(&window, NAME).await?;
    window.click("#create").await?;
    window
        .until("the create is held", async || {
            window.printed().is_ok_and(|text| text.contains("held after-answer"))
        })
        .await?;
    window.kill().await?;
    assert_eq!(keys_named(&service, NAME).await?, 1);

    let window = Window::open(&surroundings, LONG).await?;
    let story = window.text("[data-unfinished]").await?;
    assert!(story.contains(NAME) && story.contains("lost"), "{story}");
    window.click("[data-unfinished] .delete-and-remake").await?;
    make_again(&window, NAME).await?;
    assert_eq!(keys_named(&service, NAME).await?, 1);
    let secret = steps::copy_secret(&surroundings, &window).await?;
    assert_eq!(knock::knock(service.address(), &secret).await?, 200);
    steps::say_stored(&window).await?;
    assert_eq!(window.count("[data-unfinished]").await, 0);
    window.close().await
}

/// A create whose answer is lost is settled by its request id: asked twice, made once.
#[tokio::test]
async fn a_create_whose_answer_is_lost_is_never_doubled() -> Result<()> {
    const NAME: &str = "Echo";
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, LONG).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    // Every answer is lost, so that Keyward's own second question is unsure as well.
    service.fault(Fault::always("POST", KEYS, Effect::LoseAnswer))?;
    steps::fill_in_key(&window, NAME).await?;
    window.click("#create").await?;
    window.see(".find-out").await?;
    let story = window.text("[data-unfinished]").await?;
    assert!(story.contains(NAME) && story.contains("lost"), "{story}");
    assert_eq!(keys_named(&service, NAME).await?, 1);

    service.clear_faults();
    window.click(".find-out").await?;
    window.see(".delete-and-remake").await?;
    let creates: Vec<_> = service.requests().into_iter().filter(|request| request.method == "POST").collect();
    let first = creates[0].parameter("request_id");
    assert!(creates.len() >= 2 && first.is_some(), "{creates:?}");
    assert!(creates.iter().all(|create| create.parameter("request_id") == first), "{creates:?}");
    assert_eq!(keys_named(&service, NAME).await?, 1, "the key was doubled");

    window.click(".delete-and-remake").await?;
    make_again(&window, NAME).await?;
    assert_eq!(keys_named(&service, NAME).await?, 1);
    steps::say_stored(&window).await?;
    window.see_count(ROWS, 9).await?;
    window.close().await
}

/// The form is filled in as it was; it is sent once more.
async fn make_again(window: &Window, name: &str) -> Result<()> {
    window
        .until("the form for the same key", async || {
            window.shown("#create").await && window.value("#key-name").await.is_ok_and(|value| value == name)
        })
        .await?;
    window.click("#create").await?;
    window.see("#secret").await
}

async fn keys_named(service: &Service, name: &str) -> Result<usize> {
    knock::keys_named(service.address(), service.admin_token(), ORGANIZATION, name).await
}
