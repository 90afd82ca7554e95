//! What the window says when the service does not do what was asked.

use anyhow::Result;
use journeys::service::{KEYS, ORGANIZATION};
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window};
use sandbox::{Effect, Fault};
use std::collections::BTreeMap;

/// What a service behind a broken proxy may answer, with a name for each.
fn nonsense() -> [(&'static str, Effect); 4] {
    let trace = "java.lang.NullPointerException\n\tat com.example.Keys.list(Keys.java:42)\n".repeat(20);
    let crash = Effect::Answer { status: 500, headers: BTreeMap::new(), body: trace, after_work: false };
    [
        ("web page", Effect::Html { status: 200, after_work: false }),
        ("empty", Effect::Empty { status: 200, after_work: false }),
        ("truncated", Effect::Truncate),
        ("stack trace", crash),
    ]
}

/// A list that can't be read leaves the rows as they were and says so; the next refresh mends it.
#[tokio::test]
async fn an_unreadable_list_keeps_the_rows() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    for (case, effect) in nonsense() {
        service.fault(Fault::always("GET", KEYS, effect))?;
        window.click("#refresh").await?;
        let said = window.text("#failure").await?;
        assert!(said.chars().count() > 20 && said.chars().count() < 600, "{case}: {said}");
        assert_eq!(window.count(ROWS).await, 8, "{case}");
        service.clear_faults();
        window.click("#refresh").await?;
        window.see_no("#failure").await?;
        window.see_count(ROWS, 8).await?;
    }
    assert!(!window.printed()?.contains("A mistake of Keyward's"), "{}", window.printed()?);
    window.close().await
}

/// A create whose answer can't be read may have worked or not: it is named, and can be found out about.
/// What was typed comes back where it is needed again.
#[tokio::test]
async fn an_unreadable_create_is_found_out_about() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    for (case, effect) in nonsense() {
        service.fault(Fault::always("POST", KEYS, effect))?;
        steps::fill_in_key(&window, case).await?;
        window.click("#create").await?;
        let said = window.text("[data-unfinished]").await?;
        assert!(said.contains(case) && said.chars().count() < 600, "{case}: {said}");
        assert!(!window.shown("#secret").await, "{case}");

        service.clear_faults();
        window.click(".find-out").await?;
        if case != "truncated" {
            // Nothing was made before; asking again made the key.
            window.click("#pending").await?;
        } else {
            // The key was made, and its secret was in the answer that was cut.
            window.click(".delete-and-remake").await?;
            window.see("#create").await?;
            assert_eq!(window.value("#key-name").await?, case, "what was typed is lost");
            window.click("#create").await?;
        }
        window.see("#secret").await?;
        steps::say_stored(&window).await?;
        window.see_count(ROWS, 9).await?;
        steps::delete_key(&window, case).await?;
        window.see_count(ROWS, 8).await?;
    }
    assert!(!window.printed()?.contains("A mistake of Keyward's"), "{}", window.printed()?);
    window.close().await
}

/// A create that the service refuses leaves the form as it was filled in, with the service's own words.
#[tokio::test]
async fn a_refused_create_loses_nothing_that_was_typed() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    let words = r#"{"code":7,"message":"Keys are frozen until Monday.","details":[]}"#;
    let headers = BTreeMap::from([("content-type".to_owned(), "application/json".to_owned())]);
    let refusal = Effect::Answer { status: 403, headers, body: words.to_owned(), after_work: false };
    service.fault(Fault::once("POST", KEYS, refusal))?;
    steps::fill_in_key(&window, "Impatient").await?;
    // The sentence is there a moment after what was ticked.
    window
        .until("the sentence tells what was ticked", async || {
            window.text("#ability").await.is_ok_and(|told| told.contains("read runs"))
        })
        .await?;
    let ability = window.text("#ability").await?;
    window.click("#create").await?;
    let said = window.text("#failure").await?;
    assert!(said.contains("Keys are frozen until Monday."), "{said}");
    assert_eq!(window.value("#key-name").await?, "Impatient", "the name is lost");
    assert_eq!(window.text("#ability").await?, ability, "scope or permissions are lost");

    window.click("#create").await?;
    window.see("#secret").await?;
    steps::say_stored(&window).await?;
    window.close().await
}

/// The eleventh key is refused, before and after it is asked for, with the keys that could go.
#[tokio::test]
async fn the_eleventh_key_is_refused_with_guidance() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    steps::fill_in_key(&window, "Eleventh").await?;
    service.fill(ORGANIZATION, 10)?; // somebody else was quicker
    window.click("#create").await?;
    let guidance = window.text("#limit-guidance").await?;
    assert!(guidance.contains("Old importer"), "the expired key should go first: {guidance}");
    assert_eq!(window.value("#key-name").await?, "Eleventh", "what was typed is lost");

    window.click("#cancel").await?;
    window.click("#discard").await?;
    window.see_count(ROWS, 10).await?;
    window.click("#new-key").await?;
    window.see("#limit-guidance").await?;
    let refused = service.requests().into_iter().filter(|request| request.status == Some(429)).count();
    assert_eq!(refused, 1, "a full organization was asked again");
    window.close().await
}

/// A service without endpoints for keys is said to be one; organizations and workspaces still show.
#[tokio::test]
async fn a_service_without_key_management_is_said_to_be_one() -> Result<()> {
    let service = Service::start().await?;
    let all = Fault {
        method: None,
        path: "/api/v1/organizations/*/apiKey*".to_owned(),
        times: None,
        effect: Effect::status(404),
    };
    service.fault(all)?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::send_sign_in(&window, service.address(), service.admin_token()).await?;
    let said = window.text("#not-offered").await?;
    assert!(said.contains("does not offer key management"), "{said}");
    window.see("[data-organization=\"organizations/acme-europe\"]").await?;
    assert_eq!(window.count(ROWS).await, 0);
    assert!(!window.shown("#new-key").await, "a key can be asked for where none can be made");
    window.close().await
}
