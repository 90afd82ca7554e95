//! Several keys at once: which are selected, and how deleting them goes.

use super::State;
use crate::batch;
use crate::list;
use crate::pruning::{self, Pruning, Run};
use crate::screen::{About, Dialog};
use crate::words::several as words;
use domain::{Arrangement, KeyId, KeyPlace, OrganizationRef, Row};
use std::collections::BTreeSet;

impl State {
    /// Where other keys are looked for, those selected before may be out of sight: none stays selected unseen.
    pub(super) fn drop_batch_for(&mut self, change: &list::Change) {
        use list::Change::{Apply, Clear, Close, Filter, Open, Query, Select, Sort};
        match change {
            Query(_) | Filter(_) | Clear | Apply(_) => self.batch.apply(batch::Change::Clear),
            Sort(_) | Select(_) | Open(_) | Close => {}
        }
    }

    /// Selects keys together, or no longer.
    pub(super) fn select(&mut self, change: batch::Change) {
        let turned = match &change {
            batch::Change::Turn(key) => Some(key.clone()),
            _ => None,
        };
        self.batch.apply(change);
        if let (Some((at, key)), Some(answer)) = (turned, self.overview.answer.as_ref())
            && let Some(place) = answer.rows.place_of(&at, &key).filter(|_| self.everywhere)
        {
            self.batch.stands(answer.by.clone(), place);
        }
    }

    /// What the table of one organization shows no longer is selected no longer. Over all of them, the core tells.
    pub(super) fn drop_unseen(&mut self) {
        if self.batch.is_empty() || self.everywhere {
            return;
        }
        if let Some(view) = self.view().cloned() {
            let shown = self.list.shown(&view, self.present());
            let shown: BTreeSet<_> = shown.into_iter().map(|key| &key.id).collect();
            self.batch.retain(|(at, key)| *at == view.at && shown.contains(key));
        }
    }

    /// The core tells which of the selected keys its table shows no longer.
    pub(super) fn drop_told(&mut self, unseen: Vec<KeyPlace>) {
        for key in unseen {
            self.batch.apply(batch::Change::Drop(key));
        }
    }

    /// Closes the dialog; one that deletes several keys stays until it has stopped.
    pub(super) fn close_dialog(&mut self) {
        match self.pruning() {
            Some(pruning) if pruning.is_running() => self.prune(pruning::Change::Stop),
            _ => self.dialog = None,
        }
    }

    /// The run that deletes keys now.
    pub(super) fn running(&self) -> Option<Run> {
        self.pruning().filter(|pruning| pruning.is_running()).map(|pruning| pruning.run.clone())
    }

    /// Where another dialog has taken the place of the one that tells how deleting goes, nothing more is deleted.
    pub(super) fn stop_unseen(&self, before: Option<Run>) {
        if let Some(run) = before
            && self.pruning().is_none_or(|pruning| pruning.run != run)
        {
            run.stop();
        }
    }

    /// Selects these rows too, where the table still shows what they were asked for.
    pub(super) fn select_found(&mut self, by: &Arrangement, keys: Vec<KeyPlace>, total: usize) {
        if self.lists_all() && self.overview.by == *by {
            self.batch.apply(batch::Change::Add { keys, total });
        }
    }

    pub(super) fn prune(&mut self, change: pruning::Change) {
        if let pruning::Change::Fated(_, (at, key), Ok(_)) = &change {
            self.lost(at, key);
            self.settle_selection();
        }
        if let pruning::Change::TakeOut(key) = &change {
            self.batch.apply(batch::Change::Drop(key.clone()));
        }
        let rotating = self.rotating_keys();
        let denying = self.boards.iter().filter(|(_, board)| board.denies());
        let denying: BTreeSet<OrganizationRef> = denying.map(|(at, _)| at.clone()).collect();
        let why_kept = |row: &Row| {
            let place = pruning::place_of(row);
            if rotating.contains(&place) {
                Some(words::IS_BEING_ROTATED)
            } else if row.own {
                Some(words::KEYWARD_SIGNS_IN_WITH_IT)
            } else {
                denying.contains(&place.0).then_some(words::YOUR_ROLE_DOES_NOT_MANAGE_IT)
            }
        };
        if let Some(pruning) = self.pruning_mut() {
            pruning.apply(change, why_kept);
        }
    }

    /// A key is gone: it leaves the tables.
    pub(super) fn lost(&mut self, at: &OrganizationRef, key: &KeyId) {
        if let Some(board) = self.boards.get_mut(at) {
            board.remove(key);
        }
        self.batch.apply(batch::Change::Drop((at.clone(), key.clone())));
        self.overview.outdate();
    }

    /// The dialog that deletes several keys, where it is open.
    pub fn pruning(&self) -> Option<&Pruning> {
        match &self.dialog {
            Some(Dialog { about: About::Prune(pruning), .. }) => Some(pruning),
            _ => None,
        }
    }

    fn pruning_mut(&mut self) -> Option<&mut Pruning> {
        match &mut self.dialog {
            Some(Dialog { about: About::Prune(pruning), .. }) => Some(pruning),
            _ => None,
        }
    }

    /// The keys that are selected together, by where they are.
    pub fn batch_keys(&self) -> Vec<KeyPlace> {
        self.batch.keys.iter().cloned().collect()
    }
}
