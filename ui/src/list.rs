//! What the admin set for the table, and which key is selected in it. Pure.

use crate::clock::localized;
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
    /// Where the selected key stood last, and in which order.
    stood: Option<(Arrangement, usize)>,
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

    /// Nothing is set, and this key is to be looked at.
    pub fn at(key: KeyId) -> Self {
        Self { selected: Some(key), opened: true, ..Self::default() }
    }

    /// The keys to show, in order.
    pub fn shown<'a>(&self, view: &'a View, now: Timestamp) -> Vec<&'a Key> {
        localized(&self.by).shown(view, now)
    }

    /// Keeps the selection on a key that is shown. Where the selected one is gone, the one that stands in its place now
    /// is selected; where something else is looked for, the first.
    pub fn settle(&mut self, view: &View, now: Timestamp) {
        let shown = self.shown(view, now);
        let found = shown.iter().position(|key| Some(&key.id) == self.selected.as_ref());
        let place = found.unwrap_or_else(|| match &self.stood {
            Some((by, place)) if *by == self.by => (*place).min(shown.len().saturating_sub(1)),
            _ => 0,
        });
        let selected = shown.get(place).map(|key| key.id.clone());
        if found.is_none() {
            self.selected = selected;
            self.opened = false;
        }
        self.stood = Some((self.by.clone(), place));
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
