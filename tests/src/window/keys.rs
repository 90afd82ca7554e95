//! The window by its keyboard alone: keys go to whatever has the focus, as from a real keyboard.

use super::Window;
use crate::until::in_time;
use anyhow::{Result, bail, ensure};
use fantoccini::Locator;
use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use std::time::Duration;

/// Keys that write nothing, as WebDriver has them.
pub mod key {
    /// Backspace.
    pub const BACKSPACE: char = '\u{e003}';
    /// Tab.
    pub const TAB: char = '\u{e004}';
    /// Enter.
    pub const ENTER: char = '\u{e007}';
    /// Shift, held.
    pub const SHIFT: char = '\u{e008}';
    /// Ctrl, held.
    pub const CTRL: char = '\u{e009}';
    /// Esc.
    pub const ESCAPE: char = '\u{e00c}';
    /// The space bar.
    pub const SPACE: char = ' ';
    /// Page Up.
    pub const PAGE_UP: char = '\u{e00e}';
    /// Page Down.
    pub const PAGE_DOWN: char = '\u{e00f}';
    /// End.
    pub const END: char = '\u{e010}';
    /// Home.
    pub const HOME: char = '\u{e011}';
    /// The arrow up.
    pub const UP: char = '\u{e013}';
    /// The arrow down.
    pub const DOWN: char = '\u{e015}';
    /// Delete.
    pub const DELETE: char = '\u{e017}';
}

/// So often Tab is pressed before something counts as out of its reach.
const MOST_TABS: usize = 150;

/// So many choices a group has at most.
const MOST_CHOICES: usize = 8;

impl Window {
    /// Presses a key, with others held.
    ///
    /// # Errors
    /// Where the driver does not do it.
    pub async fn tap(&self, held: &[char], value: char) -> Result<()> {
        let down = held.iter().map(|value| KeyAction::Down { value: *value });
        let up = held.iter().rev().map(|value| KeyAction::Up { value: *value });
        let pressed = [KeyAction::Down { value }, KeyAction::Up { value }];
        let all = down.chain(pressed).chain(up);
        let actions = all.fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        in_time("the key is pressed", self.client.perform_actions(actions)).await
    }

    /// Clicks on an element while a key is held.
    ///
    /// # Errors
    /// Where the driver does not do it.
    pub async fn click_held(&self, held: char, css: &str) -> Result<()> {
        self.see(css).await?;
        let element = in_time("it is there", self.client.find(Locator::Css(css))).await?;
        let rest = || KeyAction::Pause { duration: Duration::ZERO };
        let keys = [KeyAction::Down { value: held }, rest(), rest(), rest(), KeyAction::Up { value: held }];
        let keys = keys.into_iter().fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        let button = MOUSE_BUTTON_LEFT;
        let mouse = [
            PointerAction::Pause { duration: Duration::ZERO },
            PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 },
            PointerAction::Down { button },
            PointerAction::Up { button },
        ];
        let mouse = mouse.into_iter().fold(MouseActions::new("mouse".to_owned()), InputSource::then);
        in_time("it is clicked", self.client.perform_actions(Actions::from(keys).and(mouse))).await
    }

    /// Writes a text into the field that has the focus, in place of what was there, and sees it there.
    ///
    /// # Errors
    /// Where no field has the focus, or it holds something else afterwards.
    pub async fn write(&self, text: &str) -> Result<()> {
        let before = self.focus().await?;
        self.tap(&[key::CTRL], 'a').await?;
        for value in text.chars() {
            let held: &[char] = if value.is_uppercase() { &[key::SHIFT] } else { &[] };
            self.tap(held, value).await?;
        }
        self.until(&format!("{before} holds what was written"), async || {
            let held = self.run("return document.activeElement.value ?? null").await;
            held.is_ok_and(|held| held == text)
        })
        .await
    }

    /// Goes on with Tab until an element that matches has the focus.
    ///
    /// # Errors
    /// Where Tab does not reach one.
    pub async fn tab_to(&self, css: &str) -> Result<()> {
        self.see(css).await?;
        let mut passed = Vec::new();
        for _ in 0..MOST_TABS {
            if self.has_focus(css).await? {
                return Ok(());
            }
            self.tap(&[], key::TAB).await?;
            passed.push(self.focus().await?);
        }
        bail!("Tab does not reach {css}; it passed {}\n{}", passed.join(", "), self.account().await)
    }

    /// Goes on with Tab to a button, a choice or a tick, and presses a key on it.
    ///
    /// # Errors
    /// Where Tab does not reach it.
    pub async fn tab_and_tap(&self, css: &str, value: char) -> Result<()> {
        self.tab_to(css).await?;
        self.tap(&[], value).await
    }

    /// Chooses one of several: goes to the group with Tab, and on with the arrows until it is chosen.
    ///
    /// # Errors
    /// Where it is not reached.
    pub async fn choose(&self, group: &str, css: &str) -> Result<()> {
        self.tab_to(group).await?;
        // At either end the arrow stays where it is.
        for value in [key::UP, key::DOWN].into_iter().flat_map(|arrow| [arrow; MOST_CHOICES]) {
            if self.has_focus(css).await? {
                self.tap(&[], key::SPACE).await?;
                return self.see_focus(&format!("{css}:checked")).await;
            }
            self.tap(&[], value).await?;
            ensure!(self.has_focus(group).await?, "the arrow leads out of {group}");
        }
        bail!("the arrows do not reach {css}\n{}", self.account().await)
    }

    /// Waits until an element that matches has the focus.
    ///
    /// # Errors
    /// Where something else keeps it.
    pub async fn see_focus(&self, css: &str) -> Result<()> {
        let mut last = String::new();
        let seen = self
            .until(&format!("{css} has the focus"), async || {
                last = self.focus().await.unwrap_or_default();
                self.has_focus(css).await.unwrap_or(false)
            })
            .await;
        seen.map_err(|error| error.context(format!("{last} has it")))
    }

    /// Whether an element that matches has the focus.
    ///
    /// # Errors
    /// Where the page does not answer.
    pub async fn has_focus(&self, css: &str) -> Result<bool> {
        let script = format!("return document.activeElement?.matches({}) ?? false", serde_json::json!(css));
        Ok(self.run(&script).await? == true)
    }

    /// What has the focus, for whoever has to find out what went wrong.
    async fn focus(&self) -> Result<String> {
        let script = "const one = document.activeElement; \
             return one ? (one.id ? '#' + one.id : one.tagName + ' ' + (one.innerText ?? '').slice(0, 30)) : 'nothing'";
        Ok(self.run(script).await?.as_str().unwrap_or_default().to_owned())
    }
}
