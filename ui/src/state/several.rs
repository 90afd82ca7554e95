//! Several keys at once: which are selected, and how deleting them goes.

use super::State;
use crate::batch;
use crate::list;
use crate::pruning::{self, Pruning};
use crate::screen::{About, Dialog};
use domain::{KeyId, KeyPlace, OrganizationRef};

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
        match self.pruning_mut() {
            Some(pruning) if pruning.is_running() => pruning.apply(pruning::Change::Stop),
            _ => self.dialog = None,
        }
    }

    pub(super) fn prune(&mut self, change: pruning::Change) {
        if let pruning::Change::Fated((at, key), Ok(_)) = &change {
            self.lost(at, key);
            self.settle_selection();
        }
        if let pruning::Change::TakeOut(key) = &change {
            self.batch.apply(batch::Change::Drop(key.clone()));
        }
        if let Some(pruning) = self.pruning_mut() {
            pruning.apply(change);
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
