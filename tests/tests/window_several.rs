//! Several keys in the real window: selected by mouse and by keyboard, looked at, deleted with one result each.

use anyhow::Result;
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, key, knock, service};
use sandbox::{Effect, Fault};

/// The keys that are listed before they are deleted.
const LISTED: &str = "#prune-list [data-fate]";

async fn tick(window: &Window, name: &str) -> Result<()> {
    let row = steps::row_of(window, name).await?;
    window.click(&format!("{row} .col-tick input")).await
}

async fn see_counted(window: &Window, words: &str) -> Result<()> {
    let counted = async || window.text("#batch-count").await.is_ok_and(|found| found == words);
    window.until(&format!("the bar says {words:?}"), counted).await
}

/// Three are selected, one is left out, one was changed by another admin meanwhile: one is gone, and each has its result.
#[tokio::test]
async fn several_keys_are_listed_then_deleted_one_by_one() -> Result<()> {
    let far_side = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, far_side.address(), far_side.admin_token(), 8).await?;

    // With shift held, from the selected row to the one that is clicked; its box shows what is so, however often.
    window.click("#row-1 .col-name").await?;
    for _ in 0..2 {
        window.click_held(key::SHIFT, "#row-4 .col-tick input").await?;
        see_counted(&window, "4 keys selected").await?;
        // At once: when the clock moves on, the rows are drawn anew.
        assert_eq!(window.count("#keys [data-key] input:checked").await, 4);
    }
    window.click_held(key::SHIFT, "#tick-all").await?;
    window.see_no("#batch").await?;
    window.see("#tick-all:not(:checked)").await?;

    tick(&window, "CI Pipeline").await?;
    see_counted(&window, "1 key selected").await?;
    tick(&window, "Zapier bridge").await?;
    tick(&window, "Ops runbook").await?;
    see_counted(&window, "3 keys selected").await?;
    window.see("#tick-all[aria-checked=\"mixed\"]").await?;
    picture(&window, "bar").await?;

    window.click("#batch-delete").await?;
    window.see_count(LISTED, 3).await?;
    window.see("#prune-confirm:disabled").await?;
    picture(&window, "list").await?;
    let listed = window.texts(LISTED).await?;
    let place = listed.iter().position(|line| line.contains("CI Pipeline")).unwrap_or_default();
    window.click(&format!("#prune-list li:nth-child({}) button", place + 1)).await?;
    window.see_count(LISTED, 2).await?;
    see_counted(&window, "2 keys selected").await?;

    // Somebody changes one of them while the list is looked at; the list here does not know it yet.
    let row = steps::row_of(&window, "Zapier bridge").await?;
    let id = window.attributes(&row, "data-key").await?.remove(0);
    knock::rename(far_side.address(), far_side.admin_token(), &id, "Zapier bridge (Dana)").await?;

    window.fill("#prune-phrase", "delete 3 keys").await?;
    window.see("#prune-confirm:disabled").await?;
    window.fill("#prune-phrase", "delete 2 keys").await?;
    window.click("#prune-confirm").await?;
    window.see("#prune-sum").await?;
    window.see_count("#prune-list [data-fate=\"deleted\"]", 1).await?;
    window.see_count("#prune-list [data-fate=\"failed\"]", 1).await?;
    let sum = window.text("#prune-sum").await?;
    assert_eq!(sum, "1 gone, 1 could not be deleted.");
    picture(&window, "results").await?;

    // The rest is looked at again, as it is now, and can go then.
    window.click("#prune-again").await?;
    window.see_count(LISTED, 1).await?;
    window
        .until("the list shows the key as it is now", async || {
            window.text(LISTED).await.is_ok_and(|line| line.contains("(Dana)"))
        })
        .await?;
    window.fill("#prune-phrase", "delete 1 key").await?;
    window.click("#prune-confirm").await?;
    window.see_count("#prune-list [data-fate=\"deleted\"]", 1).await?;
    window.click("#prune-close").await?;
    window.see_no("#prune").await?;
    window.see_no("#batch").await?;
    window.see_count(ROWS, 6).await?;
    let left = window.texts(ROWS).await?.join("\n");
    assert!(
        left.contains("CI Pipeline") && !left.contains("Ops runbook") && !left.contains("Dana"),
        "{left}"
    );
    window.close().await
}

/// Space ticks, shift with an arrow goes on, Ctrl A takes all, Escape none.
#[tokio::test]
async fn keys_are_selected_with_the_keyboard() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Dark).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::explore_sandbox(&window).await?;
    window.press("#keys", "\u{e011}").await?;
    window.press("#keys", " ").await?;
    see_counted(&window, "1 key selected").await?;
    window.press("#keys", "\u{e008}\u{e015}\u{e015}").await?;
    see_counted(&window, "3 keys selected").await?;
    window.press("#keys", "\u{e009}a").await?;
    see_counted(&window, "8 keys selected").await?;
    picture(&window, "all").await?;

    // What is selected is saved, and it is said where.
    window.click("#batch-export").await?;
    picture(&window, "export").await?;
    window.click("[data-export=\"csv\"]").await?;
    let said = async || window.text("#toast").await.is_ok_and(|words| words.contains("8 keys saved in"));
    window.until("it is said where the file is", said).await?;
    picture(&window, "exported").await?;
    let toast = window.text("#toast").await?;
    let path = toast.split(" saved in ").nth(1).unwrap_or_default().trim();
    let text = std::fs::read_to_string(path)?;
    assert_eq!(text.lines().count(), 9, "{text}");
    assert!(text.contains("CI Pipeline,kgn_pat_7Qm2"), "{text}");
    window.press("#keys", "\u{e00c}").await?;
    window.see_no("#batch").await?;
    // Where something else is looked for, none stays selected out of sight.
    window.press("#keys", " ").await?;
    see_counted(&window, "1 key selected").await?;
    window.fill("#search", "zapier").await?;
    window.see_count(ROWS, 1).await?;
    window.see_no("#batch").await?;
    window.close().await
}

/// A picture to look at, where the environment names a folder for it.
async fn picture(window: &Window, name: &str) -> Result<()> {
    match std::env::var_os("KEYWARD_PICTURES") {
        Some(folder) => {
            window.picture(&std::path::Path::new(&folder).join(format!("several-{name}.png"))).await
        }
        None => Ok(()),
    }
}

/// Escape while keys are being deleted: the one that is under way goes, no further one.
#[tokio::test]
async fn escape_stops_deleting() -> Result<()> {
    let far_side = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, far_side.address(), far_side.admin_token(), 8).await?;
    window.click("#tick-all").await?;
    see_counted(&window, "8 keys selected").await?;
    window.click("#batch-delete").await?;
    window.see_count(LISTED, 8).await?;
    let alive = 7;
    far_side.fault(Fault::once("DELETE", service::KEYS, Effect::Hold))?;
    window.fill("#prune-phrase", &format!("delete {alive} keys")).await?;
    window.click("#prune-confirm").await?;
    window.see("#prune-stop").await?;
    window.press("#prune", "\u{e00c}").await?;
    window.see("#prune-stop:disabled").await?;
    far_side.release();
    window.see("#prune-sum").await?;
    window.see_count("#prune-list [data-fate=\"deleted\"]", 1).await?;
    window.see_count("#prune-list [data-fate=\"left\"]", 7).await?;
    picture(&window, "stopped").await?;
    window.click("#prune-close").await?;
    window.see_count(ROWS, 7).await?;
    let left = knock::keys_of(far_side.address(), far_side.admin_token(), service::ORGANIZATION).await?;
    assert_eq!(left, 7);
    window.close().await
}
