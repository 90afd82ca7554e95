//! The main job, end to end: what the demo shows and a test proves.

use crate::steps::{self, ROWS};
use crate::{Story, Surroundings, Window, clipboard, knock::knock};
use anyhow::{Result, ensure};

/// The name of the key that is made.
const NAME: &str = "Release robot";

/// How long the copied secret stays on the clipboard here, for nobody wants to wait half a minute.
pub const CLIPBOARD_SECONDS: u32 = 4;

/// From the first start to a key that was made, used and deleted. Answers the secret, dead by then.
///
/// # Errors
/// Where the job can't be done.
pub async fn main_job(surroundings: &Surroundings, window: &Window, story: &mut Story) -> Result<String> {
    window.see("#explore-sandbox").await?;
    story.step(window, "welcome", "Keyward starts for the first time. Nobody is signed in.").await?;

    steps::explore_sandbox(window).await?;
    let slots = window.text("#slots").await?;
    ensure!(slots.contains("8 of 10"), "the slots read {slots:?}");
    story.step(window, "keys", "One click opens the sandbox organization: 8 of 10 keys.").await?;

    steps::fill_in_key(window, NAME).await?;
    let ability = window.text("#ability").await?;
    ensure!(!ability.starts_with("Choose"), "the form is not filled in: {ability}");
    story.step(window, "new-key", &format!("A new key is filled in. {ability}")).await?;

    window.click("#create").await?;
    window.see("#secret").await?;
    let masked = window.text("#secret-text").await?;
    ensure!(!steps::is_secret(masked.trim()), "the secret is not masked");
    story.step(window, "secret", "The key is made. Its secret is at hand once, masked.").await?;

    let secret = steps::copy_secret(surroundings, window).await?;
    ensure!(!window.text("#secret").await?.contains(&secret), "copying showed the secret");
    story.step(window, "copied", "Copied: another program can read the secret off the clipboard.").await?;
    steps::clipboard_empties(surroundings).await?;
    story
        .step(window, "cleared", &format!("{CLIPBOARD_SECONDS} seconds later the clipboard is empty."))
        .await?;

    window.click("#reveal-secret").await?;
    window
        .until("the secret is revealed", async || {
            window.text("#secret-text").await.is_ok_and(|text| text.trim() == secret)
        })
        .await?;
    window.click("#reveal-secret").await?;
    window
        .until("the secret is masked again", async || {
            window.text("#secret-text").await.is_ok_and(|text| text.trim() != secret)
        })
        .await?;
    let service = steps::address_of_service(window).await?;

    steps::say_stored(window).await?;
    window.see_count(ROWS, 9).await?;
    story
        .step(window, "stored", "\"I have stored it\": Keyward forgets the secret. The list shows 9 keys.")
        .await?;

    let alive = knock(&service, &secret).await?;
    ensure!(alive == 200, "the new key does not authenticate: {alive}");
    story.step(window, "alive", "The service lets the new key in (200).").await?;

    steps::select_key(window, NAME).await?;
    window.click("#delete").await?;
    window.fill("#confirm-word", NAME).await?;
    story.step(window, "delete", "Deleting asks for the key's name.").await?;

    window.click("#confirm-delete").await?;
    window.see_count(ROWS, 8).await?;
    let dead = knock(&service, &secret).await?;
    ensure!(dead == 401, "the deleted key still answers {dead}");
    story.step(window, "deleted", "Deleted: the service refuses the key from now on (401).").await?;

    window.click("#refresh").await?;
    window.see_count(ROWS, 8).await?;
    ensure!(clipboard::read(surroundings).await?.is_empty(), "something is left on the clipboard");
    story.step(window, "refreshed", "Refreshed: the service lists 8 keys again.").await?;
    Ok(secret)
}
