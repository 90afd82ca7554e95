//! The earlier edition in the real window, as each of its two kinds of admins.

use anyhow::{Context, Result};
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window};

/// Signs in to the earlier edition and waits for so many keys.
async fn sign_in(window: &Window, address: &str, credential: &str, keys: usize) -> Result<()> {
    window.click("#edition-classic").await?;
    steps::sign_in(window, address, credential, keys).await
}

/// The status that the service answers to a secret, asked with an agent.
async fn status_of(address: &str, secret: &str, agent: &str) -> Result<u16> {
    journeys::knock::with_api_key(address, secret, &format!("/v2/processes?agent_id={agent}&limit=1")).await
}

/// The secret that is at hand is copied and said to be stored.
async fn take_secret(surroundings: &Surroundings, window: &Window) -> Result<String> {
    window.see("#secret").await?;
    let line = window.text("#curl-line").await?;
    assert!(line.contains("x-api-key: $KOGNITOS_API_KEY"), "{line}");
    let secret = steps::copy_secret(surroundings, window).await?;
    steps::say_stored(window).await?;
    Ok(secret)
}

/// Refused at 10, one deleted from the guidance, an organization key made; then an agent key, its name changed,
/// its usage looked at, and deleted.
#[tokio::test]
async fn an_organization_admin_does_all_of_it() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    sign_in(&window, service.address(), service.classic_admin_token(), 10).await?;

    window.click("#new-key").await?;
    let guidance = window.text("#limit-guidance").await?;
    assert!(guidance.contains("organization and agent keys together"), "{guidance}");
    delete_from_guidance(&window).await?;
    // There is room now, and the form is where it was asked for.
    window.fill("#key-name", "Month end").await?;
    assert!(!window.shown("[data-lifetime]").await, "keys of this edition never expire");
    assert!(!window.shown("#level-all").await, "keys of this edition have no permissions");
    window.click("#scope-organization").await?;
    let ability = window.text("#ability").await?;
    assert!(ability.contains("whole organization"), "{ability}");
    window.click("#create").await?;
    window.see("#broad-confirm").await?;
    window.click("#create-broad").await?;
    let secret = take_secret(&surroundings, &window).await?;
    assert_eq!(status_of(service.address(), &secret, "month-end-close").await?, 200);
    window.see_count(ROWS, 10).await?;

    window.click("#new-key").await?;
    delete_from_guidance(&window).await?;
    window.fill("#key-name", "Intake robot").await?;
    window.click("#scope-agent").await?;
    window.click("[data-agent=\"invoice-intake\"]").await?;
    window.click("#create").await?;
    let secret = take_secret(&surroundings, &window).await?;
    assert_eq!(status_of(service.address(), &secret, "invoice-intake").await?, 200);

    steps::select_key(&window, "Intake robot").await?;
    window.click("#edit").await?;
    window.see("#fixed-scope").await?;
    window.fill("#key-name", "Intake robot 2").await?;
    window.click("#save").await?;
    window.see("[data-difference=\"name\"]").await?;
    window.click("#save-changes").await?;
    steps::select_key(&window, "Intake robot 2").await?;
    let patches = service.requests().into_iter().filter(|request| request.method == "PATCH");
    let bodies: Vec<_> = patches.filter_map(|request| request.body).collect();
    assert_eq!(bodies.last(), Some(&serde_json::json!({ "name": "Intake robot 2" })));

    steps::select_key(&window, "Mailroom scanner").await?;
    window.click("#usage").await?;
    window.see("#usage-plot").await?;
    window.click("#usage-table-toggle").await?;
    window.see_count("#usage-table tbody tr", 90).await?;
    window.click("#back").await?;

    steps::delete_key(&window, "Intake robot 2").await?;
    window
        .until("the key is gone", async || {
            window.texts(ROWS).await.is_ok_and(|rows| rows.iter().all(|row| !row.contains("Intake robot 2")))
        })
        .await?;
    assert_eq!(status_of(service.address(), &secret, "invoice-intake").await?, 401);
    window.close().await
}

/// Deletes the key that the guidance names first.
async fn delete_from_guidance(window: &Window) -> Result<()> {
    window.see("#limit-guidance").await?;
    let ids = window.attributes("#limit-guidance [data-delete]", "data-delete").await?;
    let first = ids.first().context("the guidance names no key")?;
    let names = window.texts("#limit-guidance .key-name").await?;
    let name = names.first().context("the key has no name")?;
    window.click(&format!("#limit-guidance [data-delete=\"{first}\"]")).await?;
    window.see("#confirm-word").await?;
    window.fill("#confirm-word", name).await?;
    window.click("#confirm-delete").await?;
    window.see_no("#confirm-word").await
}

/// Only agent keys are listed and offered; the others are counted.
#[tokio::test]
async fn an_agent_admin_sees_and_makes_agent_keys_only() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    sign_in(&window, service.address(), service.classic_agent_admin_token(), 4).await?;
    let slots = window.text("#slots").await?;
    assert!(slots.contains("10 of 10"), "{slots}");
    let rows = window.texts(ROWS).await?;
    assert!(rows.iter().all(|row| !row.contains("Organization")), "{rows:?}");

    window.click("#new-key").await?;
    let guidance = window.text("#limit-guidance").await?;
    assert!(guidance.contains("6 of the 10 are out of your sight"), "{guidance}");
    delete_from_guidance(&window).await?;
    window.fill("#key-name", "For my agent").await?;
    assert!(!window.shown("#scope-organization:not(:disabled)").await, "an organization key is offered");
    window.click("#scope-agent").await?;
    assert_eq!(window.count("[data-agent]").await, 2, "other agents are offered");
    window.click("[data-agent=\"payment-matching\"]").await?;
    window.click("#create").await?;
    let secret = take_secret(&surroundings, &window).await?;
    assert_eq!(status_of(service.address(), &secret, "payment-matching").await?, 200);
    window.see_count(ROWS, 4).await?;
    window.close().await
}
