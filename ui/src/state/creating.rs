//! Creates: what failed, and what is not finished.

use super::State;
use crate::asking::Asking;
use crate::attempt::Attempt;
use crate::form::Form;
use crate::screen::{About, Page};
use crate::words::form as words;
use domain::{CreateId, Failure, FailureKind, KeyDraft, Stage, Unfinished};
use std::rc::Rc;

impl State {
    /// A key was made. Its secret is shown to whoever waits for it; a create that is not settled has a notice.
    pub(super) fn created(&mut self, asking: Asking, unfinished: Unfinished) {
        let (at, create) = (unfinished.at.clone(), unfinished.id.clone());
        let pending = matches!(unfinished.stage, Stage::Pending { .. });
        self.put_unfinished(unfinished);
        self.overview.outdate();
        match (self.awaited_form(asking).is_some(), pending) {
            (true, _) => {
                self.go_home(at);
                if pending {
                    self.ask(About::Secret(create));
                }
            }
            (false, true) => self.say(words::KEY_WAS_MADE_ITS_SECRET_WAITS),
            (false, false) => {}
        }
    }

    fn awaited_form(&mut self, asking: Asking) -> Option<&mut Form> {
        match &mut self.page {
            Page::NewKey(form) if form.attempt.awaits(asking) => Some(form),
            _ => None,
        }
    }

    pub(super) fn create_failed(&mut self, asking: Asking, draft: KeyDraft, failure: Failure) {
        let Some(form) = self.awaited_form(asking) else {
            // What is not settled has a notice: the core has told of it before.
            let told = match &failure.kind {
                FailureKind::Unsure { create } | FailureKind::SecretLost { create } => {
                    self.find_unfinished(create).is_some()
                }
                _ => false,
            };
            if !told {
                self.trouble = Some(failure);
            }
            return;
        };
        let at = form.at.clone();
        match &failure.kind {
            // The draft lives on in the create, which the notices over the keys show.
            FailureKind::Unsure { create } => {
                let unsure = Unfinished {
                    id: create.clone(),
                    organization_title: self.view().map(|view| view.title.clone()).unwrap_or_default(),
                    at: at.clone(),
                    draft,
                    since: self.now,
                    stage: Stage::Unsure { can_settle: true },
                };
                if self.find_unfinished(create).is_none() {
                    self.put_unfinished(unsure);
                }
                self.go_home(at);
            }
            FailureKind::SecretLost { create } => {
                // The notice says the same, and more: the bare message only bridges the time until it is there.
                let said = self.find_unfinished(create).is_some();
                self.go_home(at);
                self.trouble = (!said).then_some(failure);
            }
            _ => form.attempt = Attempt::failed(failure),
        }
    }

    pub(super) fn put_unfinished(&mut self, unfinished: Unfinished) {
        if let Some(home) = &mut self.home {
            let list = &mut Rc::make_mut(home).unfinished;
            match list.iter_mut().find(|one| one.id == unfinished.id) {
                Some(one) => *one = unfinished,
                None => list.push(unfinished),
            }
        }
        self.close_missing_secret();
    }

    pub(super) fn drop_unfinished(&mut self, create: &CreateId) {
        if let Some(home) = &mut self.home {
            Rc::make_mut(home).unfinished.retain(|one| one.id != *create);
        }
    }
}
