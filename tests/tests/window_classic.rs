//! The earlier edition in the real window, as each of its two kinds of admins.

use anyhow::{Context, Result};
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, knock, until};
use sandbox::{Effect, Fault};

/// Signs in to the earlier edition and waits for so many keys.
async fn sign_in(window: &Window, address: &str, credential: &str, keys: usize) -> Result<()> {
    window.click("#edition-classic").await?;
    steps::sign_in(window, address, credential, keys).await
}

/// The status that the service answers to a secret, asked with an agent.
async fn status_of(address: &str, secret: &str, agent: &str) -> Result<u16> {
    knock::with_api_key(address, secret, &format!("/v2/processes?agent_id={agent}&limit=1")).await
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
    until("the service accepts its secret no longer", async || {
        status_of(service.address(), &secret, "invoice-intake").await.is_ok_and(|status| status == 401)
    })
    .await?;
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

/// A create that arrives late, and whose key another admin renamed: the window asks which key it is, and deletes none.
#[tokio::test]
async fn a_lost_create_is_asked_about() -> Result<()> {
    let service = Service::start().await?;
    let session = service.classic_admin_token().to_owned();
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    sign_in(&window, service.address(), &session, 10).await?;
    window.click("#new-key").await?;
    delete_from_guidance(&window).await?;
    window.fill("#key-name", "Night shift").await?;
    window.click("#scope-agent").await?;
    window.click("[data-agent=\"expense-audit\"]").await?;
    service.fault(Fault::once("POST", "/v2/api-keys", Effect::LateRequest))?;
    // The list before the create is whole; later ones fail, so that nobody finds the key before it is renamed.
    service.fault(Fault::once("GET", "/v2/api-keys", Effect::Delay { millis: 0 }))?;
    service.fault(Fault::always("GET", "/v2/api-keys", Effect::status(500)))?;
    window.click("#create").await?;
    let said = window.text("[data-unfinished]").await?;
    assert!(said.contains("Night shift"), "{said}");
    window
        .until("the window has tried to read the list again", async || {
            service.requests().iter().filter(|request| request.status == Some(500)).count() >= 2
        })
        .await?;

    service.clear_faults();
    assert_eq!(service.release_late().await, 1);
    let keys = knock::classic_keys(service.address(), &session).await?;
    let (_, id) = keys.iter().find(|(name, _)| name.contains("[kw-")).context("no tagged key")?;
    knock::rename_classic(service.address(), &session, id, "Renamed by Jo").await?;
    window.click(".find-out").await?;
    window.see(&format!("[data-candidate=\"{id}\"]")).await?;
    let asked = window.text("[data-unfinished]").await?;
    assert!(asked.contains("Renamed by Jo"), "{asked}");
    window.click(&format!("[data-candidate=\"{id}\"]")).await?;
    window.see(".leave").await?;
    let after = knock::classic_keys(service.address(), &session).await?;
    assert_eq!(after.len(), keys.len(), "a key was deleted by asking");
    window.click(".leave").await?;
    window.see_no("[data-unfinished]").await?;
    window.close().await
}

/// Names that somebody else chose are shown as text, readable and harmless.
#[tokio::test]
async fn hostile_names_are_harmless() -> Result<()> {
    let wide = "\u{6f22}".repeat(100);
    let names = [
        ("<img src=x onerror=\"document.title='owned'\">", "<img src=x onerror="),
        ("inv\u{202e}eci\u{200b}o", "inv\u{27e8}202E\u{27e9}eci\u{27e8}200B\u{27e9}o"),
        ("bell\u{7}tab\there", "bell\u{27e8}0007\u{27e9}tab\u{27e8}0009\u{27e9}here"),
        (wide.as_str(), "\u{6f22}\u{6f22}\u{6f22}"),
    ];
    let service = Service::start().await?;
    let session = service.classic_admin_token().to_owned();
    let keys = knock::classic_keys(service.address(), &session).await?;
    for ((name, _), (_, id)) in names.iter().zip(&keys) {
        knock::rename_classic(service.address(), &session, id, name).await?;
    }
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    sign_in(&window, service.address(), &session, 10).await?;
    for (_, shown) in names {
        let row = steps::row_of(&window, shown).await?;
        window.click(&format!("{row} .col-name")).await?;
        window
            .until("the detail shows the name", async || {
                window.text("#detail").await.is_ok_and(|text| text.contains(shown))
            })
            .await?;
        assert_eq!(window.count(&format!("{row} img, #detail img")).await, 0, "{shown}");
    }
    window.close().await
}
