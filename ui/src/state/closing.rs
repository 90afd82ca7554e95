//! Closing the large window: what has to be asked before.

use super::State;
use crate::screen::{About, Page};
use domain::Stage;

/// What is about to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// The large window; without a tray that is the end of Keyward, too.
    Window,
    /// Keyward.
    Keyward,
}

/// What the window answers where it is to be closed.
#[derive(Debug, Clone, PartialEq)]
pub enum Closing {
    /// It asks first.
    Asks(About),
    /// It closes; without a tray that is the end.
    Goes,
}

impl State {
    /// What is to be asked before the window closes or Keyward quits; `discarded` where the admin has given up what was
    /// typed.
    pub fn closing(&self, leaving: Leaving, discarded: bool) -> Closing {
        let stays = leaving == Leaving::Window && self.has_tray();
        let told = self.home.as_ref().is_none_or(|home| home.settings.tray_told);
        if self.is_dirty() && !discarded {
            Closing::Asks(About::Discard(leaving))
        } else if !stays && self.would_lose_a_secret() {
            Closing::Asks(About::Losing)
        } else if stays && !told {
            Closing::Asks(About::Tray)
        } else {
            Closing::Goes
        }
    }

    /// Whether closing leaves Keyward in the tray.
    pub fn has_tray(&self) -> bool {
        self.home.as_ref().is_some_and(|home| home.presence.tray)
    }

    /// Whether something typed would be lost.
    pub(super) fn is_dirty(&self) -> bool {
        match &self.page {
            Page::NewKey(form) => form.is_dirty(),
            Page::EditKey(editing) => editing.is_dirty(),
            _ => false,
        }
    }

    /// Whether quitting would lose a secret: it waits to be stored, and is in no keychain.
    fn would_lose_a_secret(&self) -> bool {
        let only_in_memory = |stage: &Stage| matches!(stage, Stage::Pending { kept: false, .. });
        self.unfinished().iter().any(|one| only_in_memory(&one.stage))
            || self.rotations().iter().any(|one| one.in_memory_only)
    }
}
