//! What the admin sets for this machine: the settings, names that are hidden, and the keychain that is waited for.

use super::State;
use crate::attempt::Attempt;
use crate::hiding::Hiding;
use crate::screen::About;
use crate::words::frame as words;
use domain::{AccountId, Failure, Home, KeychainState, Settings, Theme};
use std::rc::Rc;

/// How changing a setting goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setting {
    /// What the core has, while it is being told something else.
    pub kept: Option<Settings>,
    /// What it is being told.
    pub sent: Option<Settings>,
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
    pub(super) fn settings_wanted(&mut self, wanted: Settings) {
        let Some(home) = &mut self.home else { return };
        let before = std::mem::replace(&mut Rc::make_mut(home).settings, wanted);
        self.setting.kept.get_or_insert(before);
        self.setting.refused = None;
    }

    /// What to tell the core now; `None` where it knows all, or is being told. So the last that it hears is the latest.
    pub fn next_settings(&self) -> Option<Settings> {
        let mine = &self.home.as_ref()?.settings;
        let news = self.setting.kept.as_ref().is_some_and(|kept| kept != mine);
        (news && self.setting.sent.is_none()).then(|| mine.clone())
    }

    /// It was kept; else what was before is back, unless another change is wanted by now.
    pub(super) fn settings_kept(&mut self, sent: Settings, answer: Result<(), Failure>) {
        self.setting.sent = None;
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
            (Err(_), false) => {
                self.setting.kept = self.setting.kept.take().filter(|kept| *kept != home.settings)
            }
        }
    }

    pub(super) fn hiding_sent(&mut self, hidden: bool) {
        self.hide = Some(hidden);
        if hidden {
            // It may name a file, and with it whoever works here.
            self.toast = None;
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
        self.close_about(|about| match about {
            About::RemoveAccount(one) | About::SignOut(one) => one.id == *account,
            About::Delete(at, _) => at.account == *account,
            _ => false,
        });
        self.boards.retain(|at, _| at.account != *account);
        self.usages.retain(|(at, _), _| at.account != *account);
        self.noting.retain(|(at, _), _| at.account != *account);
        self.renaming = self.renaming.take().filter(|one| one.account != *account);
        self.overview.outdate();
        self.say(words::REMOVED_FROM_THIS_COMPUTER);
    }
}
