//! A walk by every screen, for whoever wants to look at them all.

use crate::{Keychain, Service, Start, Surroundings, Theme, Window, key, knock, service, steps};
use anyhow::Result;
use async_trait::async_trait;
use sandbox::{Effect, Fault};

/// The key Esc, as WebDriver has it.
const ESCAPE: &str = "\u{e00c}";

/// The key F5.
const REFRESH: &str = "\u{e035}";

/// Whoever looks at the screens.
#[async_trait(?Send)]
pub trait Visitor {
    /// The window shows the screen of this name.
    ///
    /// # Errors
    /// Where it is not as it should be; the walk ends there.
    async fn visit(&mut self, window: &Window, screen: &str) -> Result<()>;
}

/// A window of this size at the welcome, in surroundings that last as long as they are kept.
async fn open(theme: Theme, (width, height): (u32, u32)) -> Result<(Surroundings, Window)> {
    let surroundings = Surroundings::start(Keychain::Unlocked, theme).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    window.see("#explore-sandbox").await?;
    window.resize(width, height).await?;
    Ok((surroundings, window))
}

/// All screens, in the order in which an admin comes by them, in a window of this size.
///
/// # Errors
/// Where a screen does not come, or the visitor does not like it.
pub async fn tour(theme: Theme, size: (u32, u32), visitor: &mut dyn Visitor) -> Result<()> {
    let (_surroundings, window) = open(theme, size).await?;
    visitor.visit(&window, "welcome").await?;

    steps::explore_sandbox(&window).await?;
    visitor.visit(&window, "keys").await?;
    by_keyboard(&window, visitor).await?;
    steps::select_key(&window, "Zapier bridge").await?;
    visitor.visit(&window, "key").await?;
    window.click("#delete").await?;
    window.see("#confirm-word").await?;
    visitor.visit(&window, "delete").await?;
    window.click("#cancel-delete").await?;
    window.see_no("#confirm-word").await?;
    // In a small window the detail lies over the list.
    window.press("body", ESCAPE).await?;
    several(&window, visitor).await?;
    window.click("#reset-sandbox").await?;
    ask(&window, visitor, "reset-sandbox").await?;

    steps::fill_in_key(&window, "Release robot").await?;
    window.scroll_to("#key-name").await?;
    visitor.visit(&window, "new-key").await?;
    window.scroll_to("#level-restricted").await?;
    visitor.visit(&window, "permissions").await?;
    window.press("body", ESCAPE).await?;
    window.see("#keep-editing").await?;
    visitor.visit(&window, "discard").await?;
    window.click("#keep-editing").await?;
    window.see_no("dialog[open]").await?;
    window.click("#create").await?;
    window.see("#secret").await?;
    visitor.visit(&window, "secret").await?;
    steps::say_stored(&window).await?;
    window.close().await?;
    full(theme, size, visitor).await?;
    editing(theme, size, visitor).await?;
    rotating(theme, size, visitor).await?;
    classic(theme, size, visitor).await
}

/// The palette, with all that it offers and with what was found, and the list of shortcuts.
async fn by_keyboard(window: &Window, visitor: &mut dyn Visitor) -> Result<()> {
    window.tap(&[key::CTRL], 'k').await?;
    window.see("#palette").await?;
    visitor.visit(window, "palette").await?;
    window.write("bridge").await?;
    window.see("[data-match^=\"key \"]").await?;
    visitor.visit(window, "palette-key").await?;
    window.tap(&[], key::ESCAPE).await?;
    window.see_no("#palette").await?;
    window.tap(&[key::SHIFT], '?').await?;
    window.see("#shortcuts").await?;
    visitor.visit(window, "shortcuts").await?;
    window.tap(&[], key::ESCAPE).await?;
    window.see_no("#shortcuts").await
}

/// The question that is open; it is answered with the harmless answer.
async fn ask(window: &Window, visitor: &mut dyn Visitor, screen: &str) -> Result<()> {
    window.see("#refrain").await?;
    visitor.visit(window, screen).await?;
    window.click("#refrain").await?;
    window.see_no("dialog[open]").await
}

/// Several keys that are selected, and the list of them before they are deleted.
async fn several(window: &Window, visitor: &mut dyn Visitor) -> Result<()> {
    for name in ["Partner sandbox", "Zapier bridge", "Old importer"] {
        let row = steps::row_of(window, name).await?;
        window.click(&format!("{row} .col-tick input")).await?;
    }
    window.see("#batch").await?;
    window.see_no("#toast > *").await?;
    visitor.visit(window, "several").await?;
    window.click("#batch-delete").await?;
    window.see_count("#prune-list [data-fate]", 3).await?;
    visitor.visit(window, "delete-several").await?;
    window.click("#prune-cancel").await?;
    window.click("#batch-clear").await?;
    window.see_no("#batch").await
}

/// A change, the question before it, and what another admin did meanwhile; then a key that is checked.
async fn editing(theme: Theme, size: (u32, u32), visitor: &mut dyn Visitor) -> Result<()> {
    let far_side = Service::start().await?;
    let (_surroundings, window) = open(theme, size).await?;
    steps::sign_in(&window, far_side.address(), far_side.admin_token(), 8).await?;
    steps::select_key(&window, "CI Pipeline").await?;
    let row = steps::row_of(&window, "CI Pipeline").await?;
    let id = window.attributes(&row, "data-key").await?.remove(0);
    window.click("#edit").await?;
    window.see("#fixed-expiration").await?;
    window.see_no("#toast > *").await?;
    visitor.visit(&window, "edit").await?;
    window.fill("#key-name", "CI and release pipeline").await?;
    window.click("#scope-all").await?;
    window.click("#save").await?;
    window.see("[data-difference]").await?;
    visitor.visit(&window, "difference").await?;
    knock::rename(far_side.address(), far_side.admin_token(), &id, "CI Pipeline (Dana)").await?;
    window.click("#save-changes").await?;
    window.see("#conflict").await?;
    visitor.visit(&window, "conflict").await?;
    window.click("#take-theirs").await?;

    window.click("#check-page").await?;
    window.fill("#check-secret", "kgn_pat_7Qm2nobodyhasthisone").await?;
    window.click("#check").await?;
    window.see("#verdict").await?;
    visitor.visit(&window, "check").await?;
    window.close().await
}

/// All organizations, a rotation from its beginning to its end, the list of rotations, and the settings.
async fn rotating(theme: Theme, size: (u32, u32), visitor: &mut dyn Visitor) -> Result<()> {
    let far_side = Service::start().await?;
    let (_surroundings, window) = open(theme, size).await?;
    steps::sign_in(&window, far_side.address(), far_side.admin_token(), 8).await?;
    window.see_no("#toast > *").await?;
    window.click("#all-organizations").await?;
    window.see("#totals").await?;
    visitor.visit(&window, "all-organizations").await?;
    window.click("#new-key").await?;
    window.see("dialog[open]").await?;
    visitor.visit(&window, "which-organization").await?;
    window.press("body", ESCAPE).await?;
    window.see_no("dialog[open]").await?;

    window.click("#health").await?;
    window.see("#timeline-plot").await?;
    visitor.visit(&window, "health").await?;

    window.click(&format!("[data-organization=\"{}\"]", service::ORGANIZATION)).await?;
    window.see_count(steps::ROWS, 8).await?;
    steps::select_key(&window, "CI Pipeline").await?;
    window.click("#rotate").await?;
    window.see("#rotate-begin").await?;
    visitor.visit(&window, "rotate").await?;
    window.click("#rotate-begin").await?;
    window.see("#rotation[data-reason=\"hand_over\"]").await?;
    visitor.visit(&window, "rotation-hand-over").await?;
    window.click("[data-choice=\"undo\"]").await?;
    ask(&window, visitor, "call-off").await?;
    window.click("#stored").await?;
    window.see("#rotation[data-reason=\"finish\"]").await?;
    visitor.visit(&window, "rotation-finish").await?;
    window.click("#rotations").await?;
    window.see("[data-open-rotation]").await?;
    visitor.visit(&window, "rotations").await?;
    window.click("#activity").await?;
    window.see("#acts [data-act]").await?;
    visitor.visit(&window, "activity").await?;
    window.click("#settings").await?;
    window.see("#settings-page").await?;
    visitor.visit(&window, "settings").await?;
    for (button, screen) in
        [(".account-verbs .sign-out", "sign-out"), (".account-verbs .remove", "remove-account")]
    {
        window.click(button).await?;
        ask(&window, visitor, screen).await?;
    }
    window.close().await?;
    apart(theme, size, visitor).await
}

/// Whoever may manage no keys, and a service that went away.
async fn apart(theme: Theme, size: (u32, u32), visitor: &mut dyn Visitor) -> Result<()> {
    let far_side = Service::start().await?;
    let (_surroundings, window) = open(theme, size).await?;
    steps::send_sign_in(&window, far_side.address(), far_side.outsider_token()).await?;
    window.see("#denied").await?;
    window.see_no("#toast > *").await?;
    visitor.visit(&window, "denied").await?;
    window.close().await?;

    let (_surroundings, window) = open(theme, size).await?;
    steps::sign_in(&window, far_side.address(), far_side.admin_token(), 8).await?;
    window.see_no("#toast > *").await?;
    let gone = Effect::LoseRequest;
    far_side.fault(Fault { method: None, path: "/".to_owned(), times: None, effect: gone })?;
    window.press("body", REFRESH).await?;
    window.see("#failure").await?;
    visitor.visit(&window, "offline").await?;
    window.close().await
}

/// The earlier edition: its keys, the choice of an agent, the question before a broad key, usage, and a create
/// whose key another admin renamed.
async fn classic(theme: Theme, size: (u32, u32), visitor: &mut dyn Visitor) -> Result<()> {
    let far_side = Service::start().await?;
    let (_surroundings, window) = open(theme, size).await?;
    window.click("#edition-classic").await?;
    visitor.visit(&window, "welcome-classic").await?;
    steps::sign_in(&window, far_side.address(), far_side.classic_admin_token(), 10).await?;
    window.see_no("#toast > *").await?;
    visitor.visit(&window, "keys-classic").await?;
    steps::select_key(&window, "Mailroom scanner").await?;
    window.click("#usage").await?;
    window.see("#usage-plot").await?;
    visitor.visit(&window, "usage").await?;
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
    visitor.visit(&window, "new-key-classic").await?;
    window.click("#scope-organization").await?;
    window.click("#create").await?;
    window.see("#broad-confirm").await?;
    visitor.visit(&window, "broad").await?;
    window.close().await
}

/// An organization without a free slot, on a service that is signed in to.
async fn full(theme: Theme, size: (u32, u32), visitor: &mut dyn Visitor) -> Result<()> {
    let far_side = Service::start().await?;
    far_side.fill(service::ORGANIZATION, 10)?;
    let (_surroundings, window) = open(theme, size).await?;
    steps::sign_in(&window, far_side.address(), far_side.admin_token(), 10).await?;
    window.click("#new-key").await?;
    window.see("#limit-guidance").await?;
    window.see_no("#toast > *").await?; // "Signed in" has gone
    visitor.visit(&window, "limit-reached").await?;
    window.close().await
}
