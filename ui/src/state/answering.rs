//! Answers: each belongs to the dialog or the form from which it was asked for. Who went elsewhere meanwhile stays
//! there, with what is typed; what was done is said all the same.

use super::State;
use crate::asking::Asking;
use crate::attempt::Attempt;
use crate::renaming::{Change, Renaming};
use crate::screen::{About, Destination, Dialog};
use domain::{Failure, Stage};

impl State {
    /// Whether the dialog that is open awaits the answer to this question.
    pub(super) fn dialog_awaits(&self, asking: Asking) -> bool {
        self.dialog.as_ref().is_some_and(|dialog| dialog.attempt.awaits(asking))
    }

    /// What a dialog did failed. Where that dialog is gone, it is said over the screen.
    pub(super) fn dialog_failed(&mut self, asking: Asking, failure: Failure) {
        match self.dialog.as_mut().filter(|dialog| dialog.attempt.awaits(asking)) {
            Some(dialog) => dialog.attempt = Attempt::failed(failure),
            None => self.trouble = Some(failure),
        }
    }

    /// What a dialog did is done.
    pub(super) fn dialog_done(&mut self, asking: Asking) {
        if self.dialog_awaits(asking) {
            self.dialog = None;
        }
    }

    /// Closes the dialog, where it is about this. Whether it was.
    pub(super) fn close_about(&mut self, meant: impl Fn(&About) -> bool) -> bool {
        let closes = self.dialog.as_ref().is_some_and(|dialog| meant(&dialog.about));
        if closes {
            self.dialog = None;
        }
        closes
    }

    /// A secret that is not at hand any more is not shown.
    pub(super) fn close_missing_secret(&mut self) {
        if let Some(Dialog { about: About::Secret(create), .. }) = &self.dialog
            && !self.find_unfinished(create).is_some_and(|one| matches!(one.stage, Stage::Pending { .. }))
        {
            self.dialog = None;
        }
    }

    /// An account is being named. A failure of what nobody waits for any more is said over the screen.
    pub(super) fn rename(&mut self, change: Change) {
        let awaited = |asking| self.renaming.as_ref().is_some_and(|one| one.attempt.awaits(asking));
        if let Change::Failed(asking, failure) = &change
            && !awaited(*asking)
        {
            self.trouble = Some(failure.clone());
        }
        self.renaming = Renaming::after(self.renaming.take(), change);
    }

    /// An answer leads there. Whoever types something or is asked something stays.
    pub(super) fn led(&mut self, destination: Destination) {
        if self.dialog.is_none() && !self.is_dirty() {
            self.go(destination);
        } else {
            self.sign_in = Attempt::default();
        }
    }
}
