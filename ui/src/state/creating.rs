//! Creates: what failed, and what is not finished.

use super::State;
use crate::attempt::Attempt;
use crate::screen::Page;
use domain::{CreateId, Failure, FailureKind, KeyDraft, Stage, Unfinished};
use std::rc::Rc;

impl State {
    pub(super) fn create_failed(&mut self, draft: KeyDraft, failure: Failure) {
        let Page::NewKey(form) = &mut self.page else {
            self.trouble = Some(failure);
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
    }

    pub(super) fn drop_unfinished(&mut self, create: &CreateId) {
        if let Some(home) = &mut self.home {
            Rc::make_mut(home).unfinished.retain(|one| one.id != *create);
        }
    }
}
