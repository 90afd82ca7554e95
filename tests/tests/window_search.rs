//! The query language in the real window: typed, mistaken, completed by keyboard, and kept under a name.

use anyhow::Result;
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Start, Surroundings, Theme, Window, key};

/// What is offered below the field.
const CHOICES: &str = "#query-choices [data-choice]";

async fn see_value(window: &Window, value: &str) -> Result<()> {
    window
        .until(&format!("the search is {value:?}"), async || {
            window.value("#search").await.is_ok_and(|found| found == value)
        })
        .await
}

/// A search by claims, its mistakes, its completion, and a saved view and a column that outlive a restart.
#[tokio::test]
async fn a_search_is_typed_completed_and_kept() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::explore_sandbox(&window).await?;
    let all = window.texts(ROWS).await?.len();

    // By claims.
    window.fill("#search", "expires:never").await?;
    window.see("#keys").await?;
    window.fill("#search", "expires<14d perm:write").await?;
    window
        .until("some keys are found, not all", async || {
            let rows = window.count(ROWS).await;
            let told = window.shown("#search[aria-invalid]").await;
            rows > 0 && rows < all && !told
        })
        .await?;

    // A mistake is told, and lets everything through.
    window.fill("#search", "expires<soon ").await?;
    window.see("#query-mistake").await?;
    window.see_count(ROWS, all).await?;
    let reason = window.text("#query-mistake").await?;
    assert!(reason.contains("expires<14d"), "{reason}");
    window.see(".search-mirror .mistake").await?;
    picture(&window, "mistake").await?;

    // By keyboard: Escape first closes what is offered, then empties the field.
    window.fill("#search", "per").await?;
    window.see_count(CHOICES, 1).await?;
    window.press("#search", "\u{e007}").await?;
    see_value(&window, "perm:").await?;
    window.see(CHOICES).await?;
    picture(&window, "choices").await?;
    window.press("#search", "\u{e015}").await?;
    window.see("[data-choice=\"perm:read\"][aria-selected=\"true\"]").await?;
    window.press("#search", "\u{e004}").await?;
    see_value(&window, "perm:read ").await?;
    window.see_no("#query-choices").await?;
    // What is finished stays.
    window.fill("#search", "perm:r").await?;
    window.see(CHOICES).await?;
    window.press("#search", "\u{e007}").await?;
    window.see_no("#query-choices").await?;
    see_value(&window, "perm:r").await?;
    // In the middle, what follows stays, and the caret is behind what was taken.
    window.fill("#search", " expires<14d").await?;
    for value in [key::HOME, 'p', 'e', 'r'] {
        window.tap(&[], value).await?;
    }
    window.see_count(CHOICES, 1).await?;
    window.tap(&[], key::ENTER).await?;
    see_value(&window, "perm: expires<14d").await?;
    window.tap(&[], 'r').await?;
    see_value(&window, "perm:r expires<14d").await?;
    window.tap(&[], key::DOWN).await?;
    window.see("[data-choice=\"perm:read\"][aria-selected=\"true\"]").await?;
    window.tap(&[], key::ENTER).await?;
    see_value(&window, "perm:read expires<14d").await?;
    window.fill("#search", "per").await?;
    window.see(CHOICES).await?;
    window.press("#search", "\u{e00c}").await?;
    window.see_no("#query-choices").await?;
    see_value(&window, "per").await?;
    window.press("#search", "\u{e00c}").await?;
    see_value(&window, "").await?;
    window.click("#search-words").await?;
    window.see("[data-choice=\"expires<\"]").await?;
    picture(&window, "words").await?;
    window.press("#search", "\u{e00c}").await?;

    // Kept under a name, with a column more.
    window.fill("#search", "expires<14d perm:write").await?;
    window.click("#views").await?;
    window.click("#save-view").await?;
    window.fill("#view-name", "Soon and powerful").await?;
    window.click("#keep-view").await?;
    window.see("[data-view=\"0\"]").await?;
    picture(&window, "views").await?;
    // A click beside it closes it.
    window.click("h1").await?;
    window.see_no("#views-card").await?;
    window.click("#columns").await?;
    window.click("[data-column=\"Made by\"]").await?;
    window.see("[data-sort=\"Made by\"]").await?;
    picture(&window, "columns").await?;
    window.resize(900, 600).await?;
    picture(&window, "narrow").await?;
    window.close().await?;

    let window = Window::open(&surroundings, Start::default()).await?;
    // All organizations in one table, as every start begins: a view is for any table.
    window.see_count(ROWS, 21).await?;
    window.click("#views").await?;
    window.click("[data-view=\"0\"]").await?;
    see_value(&window, "expires<14d perm:write").await?;
    window.until("fewer keys are shown", async || (1..21).contains(&window.count(ROWS).await)).await?;
    window.close().await
}

/// A picture to look at, where the environment names a folder for it.
async fn picture(window: &Window, name: &str) -> Result<()> {
    match std::env::var_os("KEYWARD_PICTURES") {
        Some(folder) => {
            window.picture(&std::path::Path::new(&folder).join(format!("search-{name}.png"))).await
        }
        None => Ok(()),
    }
}
