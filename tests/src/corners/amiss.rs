//! What a service did not do as it was asked.

use super::Walk;
use crate::steps::{self, ROWS};
use crate::{Keychain, Service, Start, Surroundings, Window, key, knock, process, service};
use anyhow::{Context, Error, Result};
use sandbox::{Effect, Fault};
use std::collections::BTreeMap;
use std::fs;

/// What did not come.
pub(super) async fn walk(walk: &mut Walk<'_>) -> Vec<Error> {
    let mut missed = Vec::new();
    missed.extend(refused(walk).await.err());
    missed.extend(unsure(walk).await.err());
    missed.extend(damaged(walk).await.err());
    missed.extend(not_offered(walk).await.err());
    missed.extend(asked(walk).await.err());
    missed.extend(unable(walk).await.err());
    missed
}

/// A place for its files that is none.
async fn unable(walk: &mut Walk<'_>) -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, walk.theme).await?;
    let occupied = surroundings.home().join("occupied");
    fs::write(&occupied, "no folder")?;
    let keyward = process::built("keyward")?;
    let window = Window::open_built(&surroundings, Start::USUAL, &keyward, Some(&occupied)).await?;
    window.see(".starting .failure").await?;
    walk.look(&window, "could-not-start").await?;
    window.close().await
}

/// Words of a service that says no, a list that can't be read, and a wait.
async fn refused(walk: &mut Walk<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let (_surroundings, window) = walk.signed_in(&far_side).await?;
    let body = r#"{"code":7,"message":"Keys are frozen until Monday.","details":[]}"#.to_owned();
    let headers = BTreeMap::from([("content-type".to_owned(), "application/json".to_owned())]);
    let refusal = Effect::Answer { status: 403, headers, body, after_work: false };
    far_side.fault(Fault::once("POST", service::KEYS, refusal))?;
    steps::fill_in_key(&window, "Impatient").await?;
    window.click("#create").await?;
    window.see("#failure").await?;
    walk.look(&window, "refused").await?;
    window.click("#cancel").await?;
    window.click("#discard").await?;
    far_side.fault(Fault::always("GET", service::KEYS, Effect::Html { status: 200, after_work: false }))?;
    window.click("#refresh").await?;
    window.see("#failure").await?;
    walk.look(&window, "unreadable").await?;
    window.close().await
}

/// A create whose answer was lost, and a secret that was lost with it.
async fn unsure(walk: &mut Walk<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let (_surroundings, window) = walk.signed_in(&far_side).await?;
    far_side.fault(Fault::always("POST", service::KEYS, Effect::LoseAnswer))?;
    steps::fill_in_key(&window, "Echo").await?;
    window.click("#create").await?;
    window.see(".find-out").await?;
    walk.look(&window, "unsure").await?;
    far_side.clear_faults();
    window.click(".find-out").await?;
    window.see(".delete-and-remake").await?;
    walk.look(&window, "secret-lost").await?;
    window.close().await
}

/// A journal that was damaged.
async fn damaged(walk: &mut Walk<'_>) -> Result<()> {
    let (surroundings, window) = walk.open(Keychain::Unlocked).await?;
    steps::explore_sandbox(&window).await?;
    window.close().await?;
    let folder = surroundings.home().join("data/org.keyward.desktop");
    fs::write(folder.join("journal.db"), "no database any more, and longer than a page".repeat(200))?;
    for rest in ["journal.db-wal", "journal.db-shm"] {
        fs::write(folder.join(rest), "neither")?;
    }
    let window = walk.again(&surroundings, Start::USUAL).await?;
    window.see("#journal-seen").await?;
    walk.look(&window, "damaged-journal").await?;
    window.close().await
}

/// A service without endpoints for keys.
async fn not_offered(walk: &mut Walk<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let path = "/api/v1/organizations/*/apiKey*".to_owned();
    far_side.fault(Fault { method: None, path, times: None, effect: Effect::status(404) })?;
    let (_surroundings, window) = walk.open(Keychain::Unlocked).await?;
    steps::send_sign_in(&window, far_side.address(), far_side.admin_token()).await?;
    window.see("#not-offered").await?;
    walk.look(&window, "not-offered").await?;
    window.close().await
}

/// On the earlier edition: a key that is changed from both sides, and a lost create whose key has another name.
async fn asked(walk: &mut Walk<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let session = far_side.classic_admin_token().to_owned();
    let (_surroundings, window) = walk.open(Keychain::Unlocked).await?;
    window.click("#edition-classic").await?;
    steps::sign_in(&window, far_side.address(), &session, 10).await?;
    steps::select_key(&window, "Mailroom scanner").await?;
    window.click("#edit").await?;
    window.see("#fixed-scope").await?;
    window.fill("#key-name", "Mine").await?;
    let keys = knock::classic_keys(far_side.address(), &session).await?;
    let (_, id) = keys.iter().find(|(name, _)| name == "Mailroom scanner").context("no such key")?;
    knock::rename_classic(far_side.address(), &session, id, "Theirs").await?;
    window.click("#save").await?;
    window.see("[data-difference]").await?;
    window.click("#save-changes").await?;
    window.see("#conflict").await?;
    walk.look(&window, "conflict-classic").await?;
    window.click("#take-theirs").await?;
    steps::delete_key(&window, "Reconciliation trial").await?;
    window.see_count(ROWS, 9).await?;
    window.press("body", &key::ESCAPE.to_string()).await?;

    window.click("#new-key").await?;
    window.fill("#key-name", "Night shift").await?;
    window.click("#scope-agent").await?;
    window.click("[data-agent=\"expense-audit\"]").await?;
    let list = "/v2/api-keys";
    far_side.fault(Fault::once("POST", list, Effect::LateRequest))?;
    // The list before the create is whole; later ones fail, so that nobody finds the key before it is renamed.
    far_side.fault(Fault::once("GET", list, Effect::Delay { millis: 0 }))?;
    far_side.fault(Fault::always("GET", list, Effect::status(500)))?;
    window.click("#create").await?;
    window.see("[data-unfinished]").await?;
    let failed = || far_side.requests().iter().filter(|request| request.status == Some(500)).count();
    window.until("the list was asked for again", async || failed() >= 2).await?;
    far_side.clear_faults();
    far_side.release_late().await;
    let keys = knock::classic_keys(far_side.address(), &session).await?;
    let (_, id) = keys.iter().find(|(name, _)| name.contains("[kw-")).context("no tagged key")?;
    knock::rename_classic(far_side.address(), &session, id, "Renamed by Jo").await?;
    window.click(".find-out").await?;
    window.see("[data-candidate]").await?;
    walk.look(&window, "candidates").await?;
    window.close().await
}
