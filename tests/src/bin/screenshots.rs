//! Takes pictures of every screen, in both themes and two sizes. `cargo xtask screenshots` starts it.
#![allow(clippy::print_stdout, reason = "this is a program that tells what it does")]

use anyhow::{Context, Result};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, knock, service, steps};
use std::fs;
use std::path::{Path, PathBuf};

/// The key Esc, as WebDriver has it.
const ESCAPE: &str = "\u{e00c}";

/// The sizes, with the ending that the smaller one's pictures have.
const SIZES: [(u32, u32, &str); 2] = [(1240, 780, ""), (900, 600, "-small")];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).context("say where the pictures go")?);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (width, height, ending) in SIZES {
            println!("{name}, {width}×{height}");
            let album = Album { folder: &folder, ending: format!("-{name}{ending}.png") };
            take(theme, (width, height), &album).await?;
        }
    }
    Ok(())
}

/// Where the pictures of one theme and size go.
struct Album<'a> {
    folder: &'a Path,
    ending: String,
}

impl Album<'_> {
    async fn take(&self, window: &Window, screen: &str) -> Result<()> {
        window.picture(&self.folder.join(format!("{screen}{}", self.ending))).await
    }
}

/// All screens, in the order in which an admin comes by them.
async fn take(theme: Theme, (width, height): (u32, u32), album: &Album<'_>) -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, theme).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    window.see("#explore-sandbox").await?;
    window.resize(width, height).await?;
    album.take(&window, "welcome").await?;

    steps::explore_sandbox(&window).await?;
    album.take(&window, "keys").await?;
    steps::select_key(&window, "Zapier bridge").await?;
    album.take(&window, "key").await?;
    window.click("#delete").await?;
    window.see("#confirm-word").await?;
    album.take(&window, "delete").await?;
    window.click("#cancel-delete").await?;
    window.see_no("#confirm-word").await?;
    // In a small window the detail lies over the list.
    window.press("body", ESCAPE).await?;

    steps::fill_in_key(&window, "Release robot").await?;
    window.scroll_to("#key-name").await?;
    album.take(&window, "new-key").await?;
    window.scroll_to("#level-restricted").await?;
    album.take(&window, "permissions").await?;
    window.click("#create").await?;
    window.see("#secret").await?;
    album.take(&window, "secret").await?;
    steps::say_stored(&window).await?;
    window.close().await?;
    full(theme, (width, height), album).await?;
    editing(theme, (width, height), album).await?;
    rotating(theme, (width, height), album).await?;
    classic(theme, (width, height), album).await
}

/// A change, the question before it, and what another admin did meanwhile; then a key that is checked.
async fn editing(theme: Theme, (width, height): (u32, u32), album: &Album<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, theme).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    window.see("#explore-sandbox").await?;
    window.resize(width, height).await?;
    steps::sign_in(&window, far_side.address(), far_side.admin_token(), 8).await?;
    steps::select_key(&window, "CI Pipeline").await?;
    let row = steps::row_of(&window, "CI Pipeline").await?;
    let id = window.attributes(&row, "data-key").await?.remove(0);
    window.click("#edit").await?;
    window.see("#fixed-expiration").await?;
    window.see_no("#toast > *").await?;
    album.take(&window, "edit").await?;
    window.fill("#key-name", "CI and release pipeline").await?;
    window.click("#scope-all").await?;
    window.click("#save").await?;
    window.see("[data-difference]").await?;
    album.take(&window, "difference").await?;
    knock::rename(far_side.address(), far_side.admin_token(), &id, "CI Pipeline (Dana)").await?;
    window.click("#save-changes").await?;
    window.see("#conflict").await?;
    album.take(&window, "conflict").await?;
    window.click("#take-theirs").await?;

    window.click("#check-page").await?;
    window.fill("#check-secret", "kgn_pat_7Qm2nobodyhasthisone").await?;
    window.click("#check").await?;
    window.see("#verdict").await?;
    album.take(&window, "check").await?;
    window.close().await
}

/// All organizations, a rotation from its beginning to its end, the list of rotations, and the settings.
async fn rotating(theme: Theme, (width, height): (u32, u32), album: &Album<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, theme).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    window.see("#explore-sandbox").await?;
    window.resize(width, height).await?;
    steps::sign_in(&window, far_side.address(), far_side.admin_token(), 8).await?;
    window.see_no("#toast > *").await?;
    window.click("#all-organizations").await?;
    window.see("#totals").await?;
    album.take(&window, "all-organizations").await?;

    window.click(&format!("[data-organization=\"{}\"]", service::ORGANIZATION)).await?;
    window.see_count(steps::ROWS, 8).await?;
    steps::select_key(&window, "CI Pipeline").await?;
    window.click("#rotate").await?;
    window.see("#rotate-begin").await?;
    album.take(&window, "rotate").await?;
    window.click("#rotate-begin").await?;
    window.see("#rotation[data-reason=\"hand_over\"]").await?;
    album.take(&window, "rotation-hand-over").await?;
    window.click("#stored").await?;
    window.see("#rotation[data-reason=\"finish\"]").await?;
    album.take(&window, "rotation-finish").await?;
    window.click("#rotations").await?;
    window.see("[data-open-rotation]").await?;
    album.take(&window, "rotations").await?;
    window.click("#settings").await?;
    window.see("#settings-page").await?;
    album.take(&window, "settings").await?;
    window.close().await
}

/// The earlier edition: its keys, the choice of an agent, the question before a broad key, usage, and a create
/// whose key another admin renamed.
async fn classic(theme: Theme, (width, height): (u32, u32), album: &Album<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, theme).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    window.see("#explore-sandbox").await?;
    window.resize(width, height).await?;
    window.click("#edition-classic").await?;
    album.take(&window, "welcome-classic").await?;
    steps::sign_in(&window, far_side.address(), far_side.classic_admin_token(), 10).await?;
    window.see_no("#toast > *").await?;
    album.take(&window, "keys-classic").await?;
    steps::select_key(&window, "Mailroom scanner").await?;
    window.click("#usage").await?;
    window.see("#usage-plot").await?;
    album.take(&window, "usage").await?;
    window.click("#back").await?;
    window.press("body", ESCAPE).await?;

    steps::delete_key(&window, "Reconciliation trial").await?;
    window.see_count(steps::ROWS, 9).await?;
    window.press("body", ESCAPE).await?;
    window.click("#new-key").await?;
    window.fill("#key-name", "Month end").await?;
    window.click("#scope-agent").await?;
    window.click("[data-agent=\"month-end-close\"]").await?;
    window.scroll_to("#key-name").await?;
    window.see_no("#toast > *").await?;
    album.take(&window, "new-key-classic").await?;
    window.click("#scope-organization").await?;
    window.click("#create").await?;
    window.see("#broad-confirm").await?;
    album.take(&window, "broad").await?;
    window.close().await
}

/// An organization without a free slot, on a service that is signed in to.
async fn full(theme: Theme, (width, height): (u32, u32), album: &Album<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    far_side.fill(service::ORGANIZATION, 10)?;
    let surroundings = Surroundings::start(Keychain::Unlocked, theme).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    window.see("#explore-sandbox").await?;
    window.resize(width, height).await?;
    steps::sign_in(&window, far_side.address(), far_side.admin_token(), 10).await?;
    window.click("#new-key").await?;
    window.see("#limit-guidance").await?;
    window.see_no("#toast > *").await?; // "Signed in" has gone
    album.take(&window, "limit-reached").await?;
    window.close().await
}
