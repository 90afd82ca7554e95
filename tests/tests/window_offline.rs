//! When the service can't be reached: what was read is there at once, and whatever needs the service says why it can't.

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window};
use sandbox::{Effect, Fault};

const EUROPE: &str = "organizations/acme-europe";

/// Acme Corp in the rail.
const ACME: &str = "[data-organization=\"organizations/acme\"]";

/// Why nothing can be asked of the service.
const OFFLINE: &str = "Offline: this needs the service.";

/// How long ago everything was read.
const AGE: SignedDuration = SignedDuration::from_hours(3);

/// A service with keys in both organizations, and a Keyward that read them all three hours ago, the first one again
/// just now, and is no longer there.
async fn was_read() -> Result<(Service, Surroundings)> {
    let service = Service::start().await?;
    service.fill(EUROPE, 3)?;
    service.set_clock(Timestamp::now() - AGE)?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    window.click("#all-organizations").await?;
    window.see_count(ROWS, 11).await?;
    service.clear_clock();
    // What is old is read again by itself, so that it has to fail.
    service.fault(Fault::always("GET", "/api/v1/organizations/acme-europe", Effect::status(500)))?;
    window.click(ACME).await?;
    // Once it was read by the service's right clock, this machine's is right too.
    window.see_no("[data-story=\"clock\"]").await?;
    steps::see_status(&window, "Online, refreshed").await?;
    window.close().await?;
    service.clear_faults();
    Ok((service, surroundings))
}

/// Started without a network: all rows with their age, searched and looked at; what needs the service says why it
/// can't be done. The network comes back, and nobody has to click for that to be seen.
#[tokio::test]
async fn offline_everything_can_be_looked_at_and_nothing_changed() -> Result<()> {
    let (service, surroundings) = was_read().await?;
    service.go_offline().await;
    let requests = service.requests().len();
    let window = Window::open(&surroundings, Start::default()).await?;

    // All organizations in one table, as every start begins.
    window.see_count(ROWS, 11).await?;
    steps::see_status(&window, "Offline, oldest read 3 hours ago").await?;
    let said = window.text("#failure").await?;
    assert!(said.contains("can't be reached") && said.contains("read 3 hours ago"), "{said}");
    steps::see_refusal(&window, "#new-key", OFFLINE).await?;
    window.fill("#search", "acme nightly").await?;
    window.see_count(ROWS, 1).await?;
    steps::select_key(&window, "Nightly export").await?;
    let detail = window.text("#detail").await?;
    assert!(detail.contains("Acme Corp") && detail.contains("Expires"), "{detail}");
    steps::see_refusal(&window, "#edit", OFFLINE).await?;
    steps::see_refusal(&window, "#delete", OFFLINE).await?;
    steps::see_refusal(&window, "#like-this", OFFLINE).await?;

    // One organization: the same.
    window.click(ACME).await?;
    window.see_count(ROWS, 8).await?;
    steps::see_status(&window, "Offline, showing what was read").await?;
    window.see(&format!("{ACME} [data-trouble=\"Offline\"]")).await?;
    steps::see_refusal(&window, "#new-key", OFFLINE).await?;
    window.fill("#search", "ci pipe").await?;
    window.see_count(ROWS, 1).await?;
    steps::select_key(&window, "CI Pipeline").await?;
    steps::see_refusal(&window, "#edit", OFFLINE).await?;
    steps::see_refusal(&window, "#delete", OFFLINE).await?;
    // A note is this machine's own.
    window.fill("#note", "Written on the train").await?;
    window.click("#save-note").await?;
    window.see("#note-kept").await?;
    assert_eq!(service.requests().len(), requests, "a service that was offline was reached");

    service.go_online().await;
    steps::see_status(&window, "Online, refreshed").await?;
    window.see("#new-key:not(:disabled)").await?;
    window.see("#delete:not(:disabled)").await?;
    window.see_no("#failure").await?;
    window.see_no("#why-not").await?;
    window.click("#all-organizations").await?;
    steps::see_status(&window, "Online, oldest read").await?;
    assert!(!window.text("#status").await?.contains("hours"), "not everything was read again");
    window.see_no("#failure").await?;
    window.see_no("[data-trouble]").await?;

    window.click("#new-key").await?;
    window.click("[data-pick=\"organizations/acme\"]").await?;
    window.fill("#key-name", "Back again").await?;
    window.click(steps::THIRTY_DAYS).await?;
    window.click("#scope-all").await?;
    window.click("#level-read-only").await?;
    window.click("#create").await?;
    window.see("#secret").await?;
    steps::say_stored(&window).await?;
    window.close().await
}

/// A service that takes every request and answers none: what was read does not wait for it.
#[tokio::test]
async fn nothing_that_was_read_waits_for_an_answer() -> Result<()> {
    let (service, surroundings) = was_read().await?;
    service.fault(Fault { method: None, path: "/".to_owned(), times: None, effect: Effect::Hold })?;
    service.clear_requests();
    let window = Window::open(&surroundings, Start::default()).await?;
    window.see_count(ROWS, 11).await?;
    steps::see_status(&window, "oldest read 3 hours ago").await?;
    window.click(ACME).await?;
    window.see_count(ROWS, 8).await?;
    // It is asked, and the window does not wait for it.
    service.until_held(1).await;
    window.fill("#search", "ops").await?;
    window.see_count(ROWS, 1).await?;
    steps::select_key(&window, "Ops runbook").await?;
    steps::see_status(&window, "Refreshing").await?;

    service.clear_faults();
    service.release();
    steps::see_status(&window, "Online, refreshed").await?;
    window.close().await
}

/// A service that can't be reached is tried again by itself: meanwhile what is said about that stays, and the rows stay
/// where they are.
#[tokio::test]
async fn what_is_said_stays_while_it_is_tried_again() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    window.see_no("#toast > *").await?;
    service.fault(Fault { method: None, path: "/".to_owned(), times: None, effect: Effect::LoseRequest })?;
    window.click("#refresh").await?;
    window.see("#failure").await?;
    window.watch("#failure").await?;
    window.watch("#keys").await?;
    let before = service.requests().len();
    // The refresh of the window has ended; then the core's own.
    window.until("it is tried again and again", async || service.requests().len() >= before + 3).await?;
    let seen = window.watched().await?;
    assert!(seen.is_empty(), "{seen:?}");
    window.close().await
}
