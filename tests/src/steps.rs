//! Steps that most journeys take.

use crate::process::Process;
use crate::until::in_time;
use crate::{Surroundings, Window, clipboard, until};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use tokio::process::Command;

/// The rows of the list of keys.
pub const ROWS: &str = "#keys [data-key]";

/// Thirty days, as the choice of expirations knows it.
pub const THIRTY_DAYS: &str = "[data-lifetime=\"2592000\"]";

/// Opens the sandbox that Keyward brings along, and waits for its eight keys.
///
/// # Errors
/// Where they do not come.
pub async fn explore_sandbox(window: &Window) -> Result<()> {
    window.click("#explore-sandbox").await?;
    window.see("#sandbox-mark").await?;
    window.see_count(ROWS, 8).await
}

/// Fills in the sign-in form for a service at an address of its own, and sends it.
///
/// # Errors
/// Where the form can't be filled in.
pub async fn send_sign_in(window: &Window, address: &str, credential: &str) -> Result<()> {
    window.uses(credential);
    window.click("#region-other").await?;
    window.fill("#address", address).await?;
    window.fill("#credential", credential).await?;
    window.click("#sign-in").await
}

/// Signs in and waits for so many keys.
///
/// # Errors
/// Where they do not come.
pub async fn sign_in(window: &Window, address: &str, credential: &str, keys: usize) -> Result<()> {
    send_sign_in(window, address, credential).await?;
    window.see("#keys").await?;
    window.see_count(ROWS, keys).await
}

/// Opens the form for a new key and fills it in: two workspaces, 30 days, may read runs.
///
/// # Errors
/// Where the form can't be filled in.
pub async fn fill_in_key(window: &Window, name: &str) -> Result<()> {
    window.click("#new-key").await?;
    window.fill("#key-name", name).await?;
    window.click(THIRTY_DAYS).await?;
    window.click("#scope-some").await?;
    window.see("[data-workspace]").await?;
    let workspaces = window.attributes("[data-workspace]", "data-workspace").await?;
    for workspace in workspaces.iter().take(2) {
        window.click(&format!("[data-workspace=\"{workspace}\"]")).await?;
    }
    window.click("#level-restricted").await?;
    allow(window, "runs", "read:Run").await
}

/// Opens a group of permissions and ticks one of them.
///
/// # Errors
/// Where the permission is not offered.
pub async fn allow(window: &Window, group: &str, permission: &str) -> Result<()> {
    let tick = format!("[data-permission=\"{permission}\"]");
    let expand = format!("[data-expand=\"{group}\"]");
    window.see(&expand).await?;
    if !window.shown(&tick).await {
        window.click(&expand).await?;
    }
    window.click(&tick).await
}

/// Makes a key and waits for its secret to be at hand.
///
/// # Errors
/// Where it is not made.
pub async fn create_key(window: &Window, name: &str) -> Result<()> {
    fill_in_key(window, name).await?;
    window.click("#create").await?;
    window.see("#secret").await
}

/// Copies the secret that is at hand, and reads it off the clipboard from outside.
///
/// # Errors
/// Where it does not get there.
pub async fn copy_secret(surroundings: &Surroundings, window: &Window) -> Result<String> {
    window.click("#copy-secret").await?;
    let mut secret = String::new();
    window
        .until("the secret is on the clipboard", async || {
            secret = clipboard::read(surroundings).await.unwrap_or_default();
            is_secret(&secret)
        })
        .await?;
    window.uses(&secret);
    Ok(secret)
}

/// Says that the secret is stored, and waits for it to go.
///
/// # Errors
/// Where it stays.
pub async fn say_stored(window: &Window) -> Result<()> {
    window.click("#stored").await?;
    window.see_no("#secret").await?;
    window.see_no("#pending").await
}

/// Waits until nothing is on the clipboard.
///
/// # Errors
/// Where something stays.
pub async fn clipboard_empties(surroundings: &Surroundings) -> Result<()> {
    until("the clipboard is empty again", async || {
        clipboard::read(surroundings).await.is_ok_and(|text| text.is_empty())
    })
    .await
}

/// The address of the service, off the line that tries a new key.
///
/// # Errors
/// Where the line has none, or holds the secret.
pub async fn address_of_service(window: &Window) -> Result<String> {
    let line = window.text("#curl-line").await?;
    ensure!(line.contains("$KOGNITOS_API_KEY"), "the line to try the key names no variable: {line}");
    let start = line.find("http://").context("the line to try the key has no address")?;
    let end = line.find("/api/v1/").context("the line to try the key asks for nothing")?;
    ensure!(start < end, "the line to try the key is odd: {line}");
    Ok(line[start..end].to_owned())
}

/// Selects the row of the key with this name.
///
/// # Errors
/// Where there is no such row.
pub async fn select_key(window: &Window, name: &str) -> Result<()> {
    // Its name: the driver can't click on a row as such.
    let row = row_of(window, name).await?;
    window.click(&format!("{row} .col-name")).await?;
    window
        .until("the detail is the key's", async || {
            window.text("#detail").await.is_ok_and(|text| text.contains(name))
        })
        .await
}

/// What finds the row of the key with this name.
///
/// # Errors
/// Where there is no such row.
pub async fn row_of(window: &Window, name: &str) -> Result<String> {
    window
        .until(&format!("a row named {name}"), async || {
            window.contents(ROWS).await.is_ok_and(|rows| rows.iter().any(|row| row.contains(name)))
        })
        .await?;
    let rows = window.contents(ROWS).await?;
    let ids = window.attributes(ROWS, "data-key").await?;
    let place = rows.iter().position(|row| row.contains(name));
    let id = place.and_then(|place| ids.get(place)).context("the row is gone")?;
    Ok(format!("#keys [data-key=\"{id}\"]"))
}

/// Waits until the status says this.
///
/// # Errors
/// Where it says something else.
pub async fn see_status(window: &Window, words: &str) -> Result<()> {
    window
        .until(&format!("the status says {words:?}"), async || {
            window.text("#status").await.is_ok_and(|status| status.contains(words))
        })
        .await
}

/// Waits until a button can't be used, and the words that it names begin with this reason.
///
/// # Errors
/// Where it can be used, or there is another reason or none.
pub async fn see_refusal(window: &Window, button: &str, reason: &str) -> Result<()> {
    window
        .until(&format!("{button} is disabled: {reason:?}"), async || {
            let button = format!("{button}:disabled");
            let Ok(named) = window.attributes(&button, "aria-describedby").await else { return false };
            let [place] = named.as_slice() else { return false };
            !place.is_empty()
                && window.text(&format!("#{place}")).await.is_ok_and(|said| said.starts_with(reason))
        })
        .await
}

/// Deletes the key with this name, typing its name to confirm.
///
/// # Errors
/// Where it can't be deleted.
pub async fn delete_key(window: &Window, name: &str) -> Result<()> {
    select_key(window, name).await?;
    window.click("#delete").await?;
    window.fill("#confirm-word", name).await?;
    window.click("#confirm-delete").await
}

/// Whether this looks like a whole secret of either edition, not only its prefix.
pub fn is_secret(text: &str) -> bool {
    let random = text.strip_prefix("kgn_pat_").or_else(|| text.strip_prefix("kgc_"));
    random.is_some_and(|random| random.len() >= 32 && random.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// Asks the desktop through xdotool, and answers what it said.
///
/// # Errors
/// Where it finds nothing.
pub async fn desktop(surroundings: &Surroundings, words: &[&str]) -> Result<String> {
    let mut xdotool = Process::command("xdotool");
    surroundings.enter(&mut xdotool).args(words);
    let output = in_time("xdotool", Command::from(xdotool).kill_on_drop(true).output()).await?;
    ensure!(output.status.success(), "xdotool found nothing");
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Saves a picture of the whole desktop, also where the driver has lost the window.
///
/// # Errors
/// Where it can't be taken.
pub async fn desktop_picture(surroundings: &Surroundings, path: &Path) -> Result<()> {
    let mut import = Process::command("import");
    surroundings.enter(&mut import).args(["-window", "root"]).arg(path);
    let output =
        in_time("the desktop is pictured", Command::from(import).kill_on_drop(true).output()).await?;
    ensure!(output.status.success(), "the desktop can't be pictured");
    Ok(())
}
