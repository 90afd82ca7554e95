//! The key that is selected in the table on the screen, and whether another can be made.

use super::State;
use crate::rows::Rows;
use crate::screen::Page;
use domain::{Key, View};
use std::rc::Rc;

impl State {
    /// The selected key, with what was read of its organization; `None` where no table is on the screen, or what was
    /// read is not at hand.
    pub fn selected(&self) -> Option<(&Rc<View>, &Key)> {
        if self.page != Page::Keys {
            return None;
        }
        let (view, id) = if self.everywhere {
            let (at, id) = self.overview.picked.as_ref()?.key.as_ref()?;
            (self.boards.get(at)?.view.as_ref()?, id)
        } else {
            (self.view()?, self.list.selected.as_ref()?)
        };
        Some((view, view.keys.iter().find(|key| key.id == *id)?))
    }

    /// The place of the selected row among these, as far as it is known.
    pub fn place_in(&self, rows: &Rows) -> Option<usize> {
        if self.everywhere {
            return self.overview.place();
        }
        rows.place_of(self.at.as_ref()?, self.list.selected.as_ref()?)
    }

    /// Whether the form for a new key can be gone to now; over all organizations it is asked first in which.
    pub fn makes_keys(&self) -> bool {
        if matches!(self.page, Page::NewKey(_)) {
            return false;
        }
        if self.everywhere {
            return true;
        }
        let may = self.view().and_then(|view| view.offered()).is_some_and(|(_, rights)| rights.can_manage);
        let free = self.at.as_ref().is_some_and(|at| self.obstacle(at).is_none());
        may && free
    }
}
