//! What was kept of a key: its changes, a note, and that it is gone.

use super::State;
use crate::attempt::Attempt;
use crate::editing::remaining;
use crate::screen::{About, Dialog, Page};
use crate::words::notices as words;
use domain::call::Deleted;
use domain::{Failure, FailureKind, Key, KeyId, OrganizationRef};

impl State {
    pub(super) fn edited(&mut self, at: OrganizationRef, key: Key) {
        if let Some(board) = self.boards.get_mut(&at) {
            board.replace(key);
        }
        self.overview.outdate();
        self.go_home(at);
        self.settle_selection();
        self.say(words::SAVED);
    }

    /// Shows both versions. Where nothing of ours is left to change, theirs is what we wanted.
    pub(super) fn conflicted(&mut self, theirs: Box<Key>) {
        let changes = match self.dialog.take().map(|dialog| dialog.about) {
            Some(About::Difference(changes) | About::Conflict(changes, _)) => changes,
            other => {
                self.dialog = other.map(|about| Dialog { about, attempt: Attempt::default() });
                return;
            }
        };
        if remaining(&changes, &theirs).is_empty()
            && let Page::EditKey(editing) = &self.page
        {
            let at = editing.form.at.clone();
            self.edited(at, *theirs);
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
        self.dialog = None;
        self.lost(at, key);
        self.arrive();
        if let Page::NewKey(form) = &mut self.page
            && form.attempt.failure.as_ref().is_some_and(|failure| failure.kind == FailureKind::LimitReached)
        {
            form.attempt = Attempt::default();
        }
        self.settle_selection();
        self.say(match how {
            Deleted::Now => words::DELETED,
            Deleted::AlreadyGone => words::IT_WAS_ALREADY_GONE_SOMEBODY,
        });
    }
}
