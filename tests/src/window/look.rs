//! What the window shows, and waiting for it.

use super::Window;
use crate::until;
use anyhow::{Context, Result, bail};
use serde_json::json;

impl Window {
    /// The text of the first element that matches, as soon as one can be seen.
    ///
    /// # Errors
    /// Where none comes in time.
    pub async fn text(&self, css: &str) -> Result<String> {
        let mut text = None;
        self.until(&format!("{css} is shown"), async || {
            text = self.texts(css).await.ok().and_then(|texts| texts.into_iter().next());
            text.is_some()
        })
        .await?;
        text.context("the text is gone")
    }

    /// What stands in a field.
    ///
    /// # Errors
    /// Where the field does not come in time.
    pub async fn value(&self, css: &str) -> Result<String> {
        let mut value = None;
        self.until(&format!("{css} is there"), async || {
            let found = self.ask(css, "return shown.map(one => one.value)").await;
            value = found.ok().and_then(|values| values.into_iter().next());
            value.is_some()
        })
        .await?;
        value.context("the field is gone")
    }

    /// An attribute of each element that matches and can be seen.
    ///
    /// # Errors
    /// Where the window does not answer.
    pub async fn attributes(&self, css: &str, name: &str) -> Result<Vec<String>> {
        self.ask(css, &format!("return shown.map(one => one.getAttribute({}))", json!(name))).await
    }

    /// The text of each element that matches and can be seen.
    ///
    /// # Errors
    /// Where the window does not answer.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        self.ask(css, "return shown.map(one => one.innerText)").await
    }

    /// What each element that matches holds, also where it is scrolled out of sight and not laid out for that.
    ///
    /// # Errors
    /// Where the window does not answer.
    pub async fn contents(&self, css: &str) -> Result<Vec<String>> {
        self.ask(css, "return shown.map(one => one.textContent)").await
    }

    /// How many elements match and can be seen now.
    pub async fn count(&self, css: &str) -> usize {
        self.texts(css).await.map_or(0, |texts| texts.len())
    }

    /// Whether an element that matches can be seen now.
    pub async fn shown(&self, css: &str) -> bool {
        self.count(css).await > 0
    }

    /// Looks at all elements that match and can be seen, in one go. The driver's own words for this take a
    /// text that is cut off with an ellipsis for hidden.
    pub(super) async fn ask(&self, css: &str, question: &str) -> Result<Vec<String>> {
        let script = format!(
            "const shown = [...document.querySelectorAll({})].filter(one => \
             one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible'); {question}",
            json!(css)
        );
        let answer = self.run(&script).await?;
        let values = answer.as_array().context("the window gave no list")?;
        Ok(values.iter().map(|value| value.as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Whether the middle of an element that matches is on the screen, under nothing else.
    pub async fn in_sight(&self, css: &str) -> bool {
        let hit = "return shown.map(one => one.getBoundingClientRect()).filter((place, number) => \
             shown[number].contains(document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2))) \
             .map(() => 'hit')";
        self.ask(css, hit).await.is_ok_and(|hits| !hits.is_empty())
    }

    /// Waits until an element that matches can be seen.
    ///
    /// # Errors
    /// Where none comes in time.
    pub async fn see(&self, css: &str) -> Result<()> {
        self.until(&format!("{css} is shown"), async || self.shown(css).await).await
    }

    /// Waits until no element that matches can be seen.
    ///
    /// # Errors
    /// Where one stays.
    pub async fn see_no(&self, css: &str) -> Result<()> {
        self.until(&format!("{css} is gone"), async || !self.shown(css).await).await
    }

    /// Waits until so many elements match.
    ///
    /// # Errors
    /// Where there are not as many in time.
    pub async fn see_count(&self, css: &str, wanted: usize) -> Result<()> {
        self.until(&format!("there are {wanted} of {css}"), async || self.count(css).await == wanted).await
    }

    /// Watches an element from now on: that it stays, and stays where it is.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn watch(&self, css: &str) -> Result<()> {
        let script = format!(
            "const css = {}, top = () => document.querySelector(css)?.getBoundingClientRect().top ?? null; \
             const before = top(), seen = window.keywardWatched ??= []; \
             if (before === null) seen.push('there is no ' + css); \
             const look = () => {{ const now = top(); if (now !== before) seen.push(css + ' went from ' + before + ' to ' + now); }}; \
             new MutationObserver(look).observe(document.body, \
             {{ subtree: true, childList: true, characterData: true, attributes: true }})",
            json!(css)
        );
        self.run(&script).await?;
        Ok(())
    }

    /// What the elements that are watched did.
    ///
    /// # Errors
    /// Where the window does not answer.
    pub async fn watched(&self) -> Result<Vec<String>> {
        let seen = self.run("return window.keywardWatched ?? []").await?;
        let seen = seen.as_array().context("the window gave no list")?;
        Ok(seen.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Waits for a condition.
    ///
    /// # Errors
    /// Where it does not hold in time; says what the window showed, and leaves a picture of it.
    pub async fn until(&self, what: &str, holds: impl AsyncFnMut() -> bool) -> Result<()> {
        match until(what, holds).await {
            Ok(()) => Ok(()),
            Err(error) => bail!("{error}\n{}", self.account().await),
        }
    }
}
