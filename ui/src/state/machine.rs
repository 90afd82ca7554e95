//! What the admin sets for this machine: the settings, names that are hidden, and the keychain that is waited for.

use super::State;
use crate::attempt::Attempt;
use crate::hiding::Hiding;
use crate::words::frame as words;
use domain::{AccountId, Failure, Home, KeychainState, Settings, Theme};
use std::rc::Rc;

/// How changing a setting goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setting {
    /// What the core has, while it is being told something else.
    pub kept: Option<Settings>,
    /// What it did not take, and why.
    pub refused: Option<(Settings, Failure)>,
}

impl State {
    /// Whether names are hidden: at once when the admin says so, not only when the core knows.
    pub fn hiding(&self) -> Hiding {
        Hiding::new(self.hide.unwrap_or_else(|| self.home.as_ref().is_some_and(|home| home.hidden)))
    }

    /// Light or dark, as far as it is known.
    pub fn theme(&self) -> Option<Theme> {
        self.home.as_ref().map(|home| home.settings.theme)
    }

    /// A setting shows at once.
    pub(super) fn settings_sent(&mut self, wanted: Settings) {
        let Some(home) = &mut self.home else { return };
        let before = std::mem::replace(&mut Rc::make_mut(home).settings, wanted);
        self.setting.kept.get_or_insert(before);
        self.setting.refused = None;
    }

    /// It was kept; else what was before is back, unless another change is on its way.
    pub(super) fn settings_kept(&mut self, sent: Settings, answer: Result<(), Failure>) {
        let Some(home) = &mut self.home else { return };
        let latest = home.settings == sent;
        match (answer, latest) {
            (Ok(()), true) => self.setting.kept = None,
            (Ok(()), false) => self.setting.kept = Some(sent),
            (Err(failure), true) => {
                if let Some(kept) = self.setting.kept.take() {
                    Rc::make_mut(home).settings = kept;
                }
                self.setting.refused = Some((sent, failure));
            }
            (Err(_), false) => {}
        }
    }

    pub(super) fn hiding_kept(&mut self, hidden: bool, answer: Result<(), Failure>) {
        match answer {
            Ok(()) => {
                if let Some(home) = &mut self.home {
                    Rc::make_mut(home).hidden = hidden;
                }
                self.hide = self.hide.filter(|wanted| *wanted != hidden);
            }
            // What the admin wants hidden is hidden here in any case.
            Err(failure) => {
                self.hide = self.hide.filter(|wanted| *wanted);
                self.trouble = Some(failure);
            }
        }
    }

    /// What the core says of this machine, with what it does not know yet.
    pub(super) fn machine_opened(&mut self, home: &mut Home) {
        if let (Some(_), Some(mine)) = (&self.setting.kept, &self.home) {
            home.settings = mine.settings.clone();
        }
        if home.keychain != KeychainState::Waiting {
            self.stopping = Attempt::default();
        }
    }

    /// An account is gone, and what was read through it.
    pub(super) fn account_removed(&mut self, account: &AccountId) {
        self.dialog = None;
        self.boards.retain(|at, _| at.account != *account);
        self.usages.retain(|(at, _), _| at.account != *account);
        self.noting.retain(|(at, _), _| at.account != *account);
        self.renaming = self.renaming.take().filter(|one| one.account != *account);
        self.overview.outdate();
        self.say(words::REMOVED_FROM_THIS_COMPUTER);
    }
}
