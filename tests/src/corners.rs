//! A walk by what is seldom seen: menus, hidden names, failures, questions before a window closes, the small window.

mod amiss;
mod keychain;
mod leaving;

use crate::tour::Visitor;
use crate::{Keychain, Service, Start, Surroundings, Theme, Window, key, knock, service, steps};
use anyhow::{Result, ensure};
use sandbox::{Effect, Fault};
use std::collections::BTreeMap;

/// Makes all text twice as large, as the system's setting does.
pub const ENLARGE: &str = "document.documentElement.style.fontSize = '200%'; dispatchEvent(new Event('resize')); \
    requestAnimationFrame(() => requestAnimationFrame(() => arguments[arguments.length - 1](true)));";

/// Makes it as large as it was.
pub const SHRINK: &str = "document.documentElement.style.fontSize = ''; dispatchEvent(new Event('resize')); \
    requestAnimationFrame(() => requestAnimationFrame(() => arguments[arguments.length - 1](true)));";

/// What a walk needs everywhere: how the windows are, and who looks at them.
struct Walk<'a> {
    theme: Theme,
    size: (u32, u32),
    visitor: &'a mut dyn Visitor,
}

impl Walk<'_> {
    /// A window in surroundings of its own, that last as long as they are kept.
    async fn open(&self, keychain: Keychain) -> Result<(Surroundings, Window)> {
        let surroundings = Surroundings::start(keychain, self.theme).await?;
        let window = self.again(&surroundings, Start::USUAL).await?;
        Ok((surroundings, window))
    }

    /// Another window in the same surroundings.
    async fn again(&self, surroundings: &Surroundings, start: Start) -> Result<Window> {
        let window = Window::open(surroundings, start).await?;
        window.see("main").await?;
        window.resize(self.size.0, self.size.1).await?;
        Ok(window)
    }

    /// A window that is signed in to a service.
    async fn signed_in(&self, far_side: &Service) -> Result<(Surroundings, Window)> {
        let (surroundings, window) = self.open(Keychain::Unlocked).await?;
        steps::sign_in(&window, far_side.address(), far_side.admin_token(), 8).await?;
        Ok((surroundings, window))
    }

    /// The window shows the screen of this name.
    async fn look(&mut self, window: &Window, screen: &str) -> Result<()> {
        self.visitor.visit(window, screen).await
    }

    /// The same with text of twice the size.
    async fn look_large(&mut self, window: &Window, screen: &str) -> Result<()> {
        window.run_to_end(ENLARGE).await?;
        self.look(window, screen).await?;
        window.run_to_end(SHRINK).await?;
        Ok(())
    }
}

/// All of them, in a window of this size.
///
/// # Errors
/// Where a screen does not come, or the visitor does not like it.
pub async fn corners(theme: Theme, size: (u32, u32), visitor: &mut dyn Visitor) -> Result<()> {
    let mut walk = Walk { theme, size, visitor };
    // One that does not come keeps nobody from looking at the rest.
    let mut missed = Vec::new();
    missed.extend(searching(&mut walk).await.err());
    missed.extend(hiding(&mut walk).await.err());
    missed.extend(meanwhile(&mut walk).await.err());
    missed.extend(amiss::walk(&mut walk).await);
    missed.extend(keychain::walk(&mut walk).await);
    missed.extend(leaving::walk(&mut walk).await);
    let told: Vec<String> = missed.iter().map(|error| format!("{error:#}")).collect();
    ensure!(missed.is_empty(), "{}", told.join("\n\n"));
    Ok(())
}

/// What opens below the search field, the menus over the table, and large text.
async fn searching(walk: &mut Walk<'_>) -> Result<()> {
    let (_surroundings, window) = walk.open(Keychain::Unlocked).await?;
    walk.look_large(&window, "welcome-twice").await?;
    steps::explore_sandbox(&window).await?;
    walk.look_large(&window, "keys-twice").await?;
    window.click("#search-words").await?;
    window.see("#query-choices").await?;
    walk.look(&window, "query-words").await?;
    window.press("#search", &key::ESCAPE.to_string()).await?;
    window.fill("#search", "per").await?;
    window.see("#query-choices").await?;
    walk.look(&window, "query-choices").await?;
    window.fill("#search", "expires<soon ").await?;
    window.see("#query-mistake").await?;
    walk.look(&window, "query-mistake").await?;
    window.fill("#search", "nobody calls a key so").await?;
    window.see_count(steps::ROWS, 0).await?;
    walk.look(&window, "no-key-matches").await?;
    window.fill("#search", "expires<14d").await?;
    window.click("#views").await?;
    window.click("#save-view").await?;
    window.see("#view-name").await?;
    walk.look(&window, "save-view").await?;
    window.fill("#view-name", "Soon").await?;
    window.click("#keep-view").await?;
    window.see("[data-view=\"0\"]").await?;
    walk.look(&window, "views").await?;
    window.click("h1").await?;
    window.click("#columns").await?;
    window.see("[data-column]").await?;
    walk.look(&window, "columns").await?;
    window.click("h1").await?;
    window.click("#export").await?;
    window.see("[data-export]").await?;
    walk.look(&window, "export").await?;
    window.click("[data-export=\"csv\"]").await?;
    window.see("#toast > *").await?;
    walk.look(&window, "toast").await?;
    window.tap(&[key::CTRL], 'k').await?;
    window.see("#palette").await?;
    window.write("nobody calls anything so").await?;
    window.see("#palette-told:not(:empty)").await?;
    walk.look(&window, "palette-nothing").await?;
    window.tap(&[], key::ESCAPE).await?;
    window.see_no("#palette").await?;
    steps::fill_in_key(&window, "Release robot").await?;
    walk.look_large(&window, "new-key-twice").await?;
    window.close().await
}

/// Names that are hidden.
async fn hiding(walk: &mut Walk<'_>) -> Result<()> {
    let (_surroundings, window) = walk.open(Keychain::Unlocked).await?;
    steps::explore_sandbox(&window).await?;
    steps::select_key(&window, "Zapier bridge").await?;
    window.click("#hide-names").await?;
    window.see("#names-hidden").await?;
    walk.look(&window, "hidden-key").await?;
    window.click("#edit").await?;
    window.see("#save").await?;
    walk.look(&window, "hidden-edit").await?;
    window.click("#health").await?;
    window.see("#timeline-plot").await?;
    walk.look(&window, "hidden-health").await?;
    window.click("#activity").await?;
    window.see("#activity-page").await?;
    walk.look(&window, "hidden-activity").await?;
    window.tap(&[key::CTRL], 'k').await?;
    window.see("#palette").await?;
    walk.look(&window, "hidden-palette").await?;
    window.close().await
}

/// An organization without keys, what another admin did, several keys of which some can't be deleted, an account that
/// gets a name, and signing in again.
async fn meanwhile(walk: &mut Walk<'_>) -> Result<()> {
    let far_side = Service::start().await?;
    let headers = BTreeMap::from([("content-type".to_owned(), "application/json".to_owned())]);
    let body = r#"{"api_keys":[]}"#.to_owned();
    let nothing = Effect::Answer { status: 200, headers, body, after_work: false };
    far_side.fault(Fault::always("GET", "/api/v1/organizations/acme-europe/apiKeys", nothing))?;
    let (_surroundings, window) = walk.signed_in(&far_side).await?;
    steps::select_key(&window, "CI Pipeline").await?;
    window.click("#rotate").await?;
    window.click("#other-ways").await?;
    window.see("#ways").await?;
    walk.look(&window, "rotate-ways").await?;
    window.press("body", &key::ESCAPE.to_string()).await?;
    let row = steps::row_of(&window, "Zapier bridge").await?;
    let id = window.attributes(&row, "data-key").await?.remove(0);
    knock::rename(far_side.address(), far_side.admin_token(), &id, "Zapier bridge (Dana)").await?;
    window.click("#refresh").await?;
    window.click("#news-expand").await?;
    window.see("#news-lines").await?;
    walk.look(&window, "news").await?;
    window.click("#news-seen").await?;
    for name in ["Zapier bridge", "Ops runbook", "Old importer"] {
        let row = steps::row_of(&window, name).await?;
        window.click(&format!("{row} .col-tick input")).await?;
    }
    window.click("#batch-delete").await?;
    window.see_count("#prune-list [data-fate]", 3).await?;
    far_side.fault(Fault::once("DELETE", service::KEYS, Effect::status(403)))?;
    window.fill("#prune-phrase", "delete 2 keys").await?;
    window.click("#prune-confirm").await?;
    window.see("#prune-sum").await?;
    walk.look(&window, "several-results").await?;
    window.click("#prune-close").await?;
    window.click("[data-organization=\"organizations/acme-europe\"]").await?;
    window.see("#empty").await?;
    walk.look(&window, "empty").await?;
    window.click("#settings").await?;
    window.click(".account-title .rename").await?;
    window.see("#account-name").await?;
    walk.look(&window, "rename-account").await?;
    window.click("#cancel-account-name").await?;
    walk.look_large(&window, "settings-twice").await?;
    window.click(".account-verbs .sign-out").await?;
    window.click("dialog #confirm").await?;
    window.see(".account-verbs .sign-in-again").await?;
    window.click("[data-organization=\"organizations/acme\"]").await?;
    window.see("#sign-in-again").await?;
    walk.look(&window, "signed-out").await?;
    window.click("#sign-in-again").await?;
    window.see("#credential").await?;
    walk.look(&window, "sign-in-again").await?;
    window.close().await
}
