//! What was kept of a key: its changes, a note, and that it is gone.

use super::State;
use crate::asking::Asking;
use crate::attempt::Attempt;
use crate::editing::remaining;
use crate::screen::{About, Page};
use crate::words::notices as words;
use domain::call::Deleted;
use domain::{Failure, FailureKind, Key, KeyId, OrganizationRef};

impl State {
    /// A key is changed. The form is left where nothing more was typed in it meanwhile; else that is a change of the key
    /// as it is now.
    pub(super) fn edited(&mut self, asking: Asking, at: OrganizationRef, key: Key) {
        let leaves = self.dialog_awaits(asking) || self.rebased(&at, &key);
        self.keep(at, key, leaves);
        self.say(words::SAVED);
    }

    /// Puts the form of this key, where it is open, on the key as it is now. Whether it can be left then.
    fn rebased(&mut self, at: &OrganizationRef, key: &Key) -> bool {
        let Page::EditKey(editing) = &mut self.page else { return false };
        if editing.form.at != *at || editing.key.id != key.id {
            return false;
        }
        editing.key = key.clone();
        let asked = self.dialog.as_ref().map(|dialog| &dialog.about);
        !editing.is_dirty() && matches!(asked, None | Some(About::Difference(_) | About::Conflict(..)))
    }

    fn keep(&mut self, at: OrganizationRef, key: Key, leaves: bool) {
        if let Some(board) = self.boards.get_mut(&at) {
            board.replace(key);
        }
        self.overview.outdate();
        if leaves {
            self.go_home(at);
        }
        self.settle_selection();
    }

    /// Shows both versions. Where nothing of ours is left to change, theirs is what we wanted.
    /// Where nobody waits for it any more, it is said over the screen.
    pub(super) fn conflicted(&mut self, asking: Asking, theirs: Box<Key>, failure: Failure) {
        let awaited = self.dialog.take_if(|dialog| dialog.attempt.awaits(asking));
        let Some(About::Difference(changes) | About::Conflict(changes, _)) = awaited.map(|one| one.about)
        else {
            self.trouble = Some(failure);
            return;
        };
        if remaining(&changes, &theirs).is_empty()
            && let Page::EditKey(editing) = &self.page
        {
            let at = editing.form.at.clone();
            self.keep(at, *theirs, true);
            self.say(words::SOMEBODY_ELSE_MADE_SAME_CHANGE);
            return;
        }
        if let Page::EditKey(editing) = &self.page {
            let at = editing.form.at.clone();
            if let Some(board) = self.boards.get_mut(&at) {
                board.replace((*theirs).clone());
            }
        }
        self.ask(About::Conflict(changes, theirs));
    }

    pub(super) fn take_theirs(&mut self) {
        if let Page::EditKey(editing) = &self.page {
            let at = editing.form.at.clone();
            self.go_home(at);
            self.settle_selection();
            self.say(words::YOUR_CHANGES_ARE_DROPPED_KEY);
        }
    }

    pub(super) fn noted(&mut self, at: OrganizationRef, key: KeyId, answer: Result<String, Failure>) {
        match answer {
            Ok(note) => {
                if let Some(board) = self.boards.get_mut(&at) {
                    board.note(&key, note);
                }
                self.overview.outdate();
                self.noting.remove(&(at, key));
                self.settle_selection();
                self.say(words::NOTE_KEPT_ON_THIS_COMPUTER);
            }
            Err(failure) => {
                self.noting.insert((at, key), Attempt::failed(failure));
            }
        }
    }

    pub(super) fn deleted(&mut self, at: &OrganizationRef, key: &KeyId, how: Deleted) {
        self.lost(at, key);
        let about =
            |about: &About| matches!(about, About::Delete(there, shown) if there == at && shown.id == *key);
        if self.close_about(about) {
            self.arrive();
        }
        if let Page::NewKey(form) = &mut self.page
            && form.attempt.failure.as_ref().is_some_and(|failure| failure.kind == FailureKind::LimitReached)
        {
            form.attempt = Attempt::default();
        }
        self.settle_selection();
        self.say(match how {
            Deleted::Now => words::DELETED,
            Deleted::AlreadyGone => words::KEY_WAS_GONE_ALREADY,
        });
    }
}
