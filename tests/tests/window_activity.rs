//! What was done, in the real window: a key is made and deleted, both are listed, found, and taken along as a file.

use anyhow::Result;
use journeys::corners::ENLARGE;
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Start, Surroundings, Theme, Window, key};
use std::fs;

/// The rows of what was done.
const ACTS: &str = "#acts [data-act]";

/// The deeds that are listed, the newest first.
async fn listed(window: &Window, wanted: &[&str]) -> Result<()> {
    let what = format!("{wanted:?} is listed");
    window
        .until(&what, async || window.attributes(ACTS, "data-what").await.is_ok_and(|found| found == wanted))
        .await
}

#[tokio::test]
async fn what_was_done_is_listed_found_and_exported() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::explore_sandbox(&window).await?;
    window.click("#activity").await?;
    window.see("#empty").await?;
    picture(&window, "empty").await?;
    window.press("body", "\u{e00c}").await?;

    steps::create_key(&window, "=Journey").await?;
    steps::copy_secret(&surroundings, &window).await?;
    steps::say_stored(&window).await?;
    steps::delete_key(&window, "=Journey").await?;
    window.see_count(ROWS, 8).await?;
    window.click("#activity").await?;
    listed(&window, &["delete", "store", "copy", "create"]).await?;
    assert_eq!(window.count("[data-result=\"done\"]").await, 4);
    picture(&window, "listed").await?;

    window.fill("#activity-search", "journey delete").await?;
    listed(&window, &["delete"]).await?;
    window.fill("#activity-search", "today journey done copy").await?;
    listed(&window, &["copy"]).await?;
    window.fill("#activity-search", "yesterday").await?;
    window.see("#empty").await?;
    picture(&window, "none").await?;
    // Escape empties the field, and leads nowhere while something stands in it.
    window.press("#activity-search", &key::ESCAPE.to_string()).await?;
    listed(&window, &["delete", "store", "copy", "create"]).await?;
    assert_eq!(window.value("#activity-search").await?, "");
    window.fill("#activity-search", "nobody").await?;
    window.click("#clear-activity").await?;
    listed(&window, &["delete", "store", "copy", "create"]).await?;
    window.see_focus("#activity-search").await?;
    window.click("[data-chip=\"Secrets\"]").await?;
    listed(&window, &["store", "copy"]).await?;
    window.click("[data-chip=\"Secrets\"]").await?;
    window.click("[data-chip=\"Created\"]").await?;
    listed(&window, &["create"]).await?;

    window.click("#export").await?;
    window.see("#export-csv").await?;
    picture(&window, "export").await?;
    window.click("#export-csv").await?;
    let downloads = surroundings.home().join("Downloads");
    window
        .until("the toast names the file", async || {
            window
                .text("#toast")
                .await
                .is_ok_and(|text| text.contains("Saved 1 row as") && text.contains(".csv"))
        })
        .await?;
    let file = fs::read_dir(&downloads)?.next().expect("a file was saved")?.path();
    let text = fs::read_to_string(file)?;
    assert!(text.lines().count() == 2 && text.contains(",create,done,,'=Journey,kgn_pat_"), "{text}");
    window.resize(900, 600).await?;
    window.see_no("#toast > *").await?;
    window.click("[data-chip=\"Created\"]").await?;
    listed(&window, &["export", "delete", "store", "copy", "create"]).await?;
    picture(&window, "narrow").await?;
    nothing_is_left_out(&window).await?;
    // What is looked for anew begins at the top.
    window.resize(900, 480).await?;
    window.scroll_to("[data-what=\"create\"]").await?;
    assert!(scrolled(&window).await? > 0, "there is nothing to scroll");
    window.fill("#activity-search", "today").await?;
    window.until("it begins at the top", async || scrolled(&window).await.is_ok_and(|top| top == 0)).await?;
    window.run_to_end(ENLARGE).await?;
    window.resize(900, 600).await?;
    window.scroll_to("[data-what=\"create\"]").await?;
    picture(&window, "large").await?;
    nothing_is_left_out(&window).await?;
    window.sweep().await?;
    window.close().await
}

/// How far the table is scrolled.
async fn scrolled(window: &Window) -> Result<i64> {
    let top = "arguments[0](Math.round(document.querySelector('.table-place').scrollTop))";
    Ok(window.run_to_end(top).await?.as_i64().unwrap_or_default())
}

/// Everything that is known of a deed can be read, also where its column has no room.
async fn nothing_is_left_out(window: &Window) -> Result<()> {
    let row = window.text("[data-what=\"create\"]").await?;
    for told in ["Create key", "=Journey", "Acme Corp", "sandbox", "Done"] {
        assert!(row.contains(told), "{told} is not in {row}");
    }
    let cut = "arguments[0]([...document.querySelectorAll('.act-what')].filter(one => one.scrollWidth > one.clientWidth).length)";
    assert_eq!(window.run_to_end(cut).await?, 0, "deeds are cut off");
    Ok(())
}

/// A picture to look at, where the environment names a folder for it.
async fn picture(window: &Window, name: &str) -> Result<()> {
    match std::env::var_os("KEYWARD_PICTURES") {
        Some(folder) => {
            window.picture(&std::path::Path::new(&folder).join(format!("activity-{name}.png"))).await
        }
        None => Ok(()),
    }
}
