//! What the admin set for the table, and which key is selected in it. Pure.

use domain::list::{Arrangement, Column, Filter};
use domain::{Key, KeyId, Timestamp, View};

/// What the admin set for the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// What to search for, and how to sort.
    pub by: Arrangement,
    /// The selected key.
    pub selected: Option<KeyId>,
    /// Whether its detail lies over the table, where the window is narrow.
    pub opened: bool,
}

/// What the admin changes about the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Searches.
    Query(String),
    /// Presses a chip, or lets it go.
    Filter(Filter),
    /// Sorts by a column; a second time turns the order round.
    Sort(Column),
    /// Moves the selection.
    Select(KeyId),
    /// Selects a key and opens its detail.
    Open(KeyId),
    /// Closes the detail.
    Close,
    /// Shows all keys again.
    Clear,
    /// Looks for what a saved view looks for.
    Apply(Arrangement),
}

impl List {
    /// Applies a change.
    pub fn apply(&mut self, change: Change) {
        rearrange(&mut self.by, &change);
        match change {
            Change::Select(key) => self.selected = Some(key),
            Change::Open(key) => {
                self.selected = Some(key);
                self.opened = true;
            }
            Change::Close => self.opened = false,
            Change::Query(_) | Change::Filter(_) | Change::Sort(_) | Change::Clear | Change::Apply(_) => {}
        }
    }

    /// The keys to show, in order.
    pub fn shown<'a>(&self, view: &'a View, now: Timestamp) -> Vec<&'a Key> {
        self.by.shown(view, now)
    }

    /// Keeps the selection on a key that is shown: the first where the selected one is not.
    pub fn settle(&mut self, view: &View, now: Timestamp) {
        let shown = self.shown(view, now);
        if !shown.iter().any(|key| Some(&key.id) == self.selected.as_ref()) {
            self.selected = shown.first().map(|key| key.id.clone());
            self.opened = false;
        }
    }
}

/// Searches, filters or sorts, where the change is about that.
pub fn rearrange(by: &mut Arrangement, change: &Change) {
    match change {
        Change::Query(query) => by.query.clone_from(query),
        Change::Filter(filter) => by.filter = if by.filter == Some(*filter) { None } else { Some(*filter) },
        Change::Sort(column) if by.column == *column => by.descending = !by.descending,
        Change::Sort(column) => {
            by.column = *column;
            by.descending = false;
        }
        Change::Clear => {
            by.query.clear();
            by.filter = None;
        }
        Change::Apply(view) => by.clone_from(view),
        Change::Select(_) | Change::Open(_) | Change::Close => {}
    }
}
