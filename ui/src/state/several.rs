//! Several keys at once: which are selected, and how deleting them goes.

use super::State;
use crate::batch;
use crate::list;
use crate::pruning::{self, Pruning, Run};
use crate::screen::{About, Dialog};
use domain::{Arrangement, KeyId, KeyPlace, OrganizationRef};

impl State {
    /// Where other keys are looked for, those selected before may be out of sight: none stays selected unseen.
    pub(super) fn drop_batch_for(&mut self, change: &list::Change) {
        use list::Change::{Apply, Clear, Close, Filter, Open, Query, Select, Sort};
        match change {
            Query(_) | Filter(_) | Clear | Apply(_) => self.batch.apply(batch::Change::Clear),
            Sort(_) | Select(_) | Open(_) | Close => {}
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
        if let Some(pruning) = self.pruning_mut() {
            pruning.apply(change, &rotating);
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

    /// The keys that are selected together, in order.
    pub fn batch_keys(&self) -> Vec<KeyPlace> {
        self.batch.keys.iter().cloned().collect()
    }
}
