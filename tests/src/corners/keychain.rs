//! A keychain that is not there, is locked, or keeps Keyward waiting.

use super::Walk;
use crate::prompter::SilentPrompter;
use crate::steps::{self, ROWS};
use crate::{Keychain, Service, Start, secret_service};
use anyhow::{Error, Result};

/// Acme Corp in the rail.
const ACME: &str = "[data-organization=\"organizations/acme\"]";

/// What did not come.
pub(super) async fn walk(walk: &mut Walk<'_>) -> Vec<Error> {
    let mut missed = Vec::new();
    missed.extend(absent(walk).await.err());
    missed.extend(locked(walk).await.err());
    missed
}

/// None: from the first sign-in to a key that is made all the same.
async fn absent(walk: &mut Walk<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let (_surroundings, window) = walk.open(Keychain::Absent).await?;
    steps::send_sign_in(&window, far_side.address(), far_side.admin_token()).await?;
    window.see("#session-only").await?;
    walk.look(&window, "no-keychain-welcome").await?;
    window.click("#session-only").await?;
    window.see_count(ROWS, 8).await?;
    window.see(".stories [data-story]").await?;
    walk.look(&window, "no-keychain").await?;
    steps::fill_in_key(&window, "On the edge").await?;
    window.click("#create").await?;
    window.see("#create-anyway").await?;
    walk.look(&window, "no-recovery").await?;
    window.click("#create-anyway").await?;
    window.see("#secret").await?;
    walk.look(&window, "secret-in-memory").await?;
    window.close().await
}

/// Locked: its question is looked at by nobody, then it is dismissed.
async fn locked(walk: &mut Walk<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let (surroundings, window) = walk.signed_in(&far_side).await?;
    window.close().await?;
    secret_service::lock(&surroundings).await?;
    let prompter = SilentPrompter::start(&surroundings).await?;
    let window = walk.again(&surroundings, Start::USUAL).await?;
    window.click(ACME).await?;
    prompter.until_asked(1).await?;
    window.see("#keychain-waiting").await?;
    window.see_count(ROWS, 8).await?;
    walk.look(&window, "keychain-waiting").await?;
    window.close().await?;
    prompter.leave().await?;

    let window = walk.again(&surroundings, Start::USUAL).await?;
    window.click(ACME).await?;
    window.see("#failure").await?;
    window.see_count(ROWS, 8).await?;
    walk.look(&window, "keychain-locked").await?;
    window.close().await
}
