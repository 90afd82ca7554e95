//! The rows of a table, as far as they are at hand.

use crate::clock::localized;
use crate::sight::Stretch;
use domain::list::{Arrangement, Line, Listing, Row};
use domain::{OrganizationRef, Timestamp, View};
use std::rc::Rc;

/// The rows of a table, as far as they are at hand: a stretch of them, and how many there are in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// How many there are in all.
    pub total: usize,
    /// The place of the first one at hand.
    pub from: usize,
    /// Those at hand.
    pub rows: Rc<Vec<Rc<Row>>>,
}

impl Rows {
    /// All rows of one organization.
    pub fn of(view: &View, by: &Arrangement, now: Timestamp) -> Self {
        let row = |key| Rc::new(Row::of(&Line { view, key, now }));
        let rows: Vec<Rc<Row>> = localized(by).shown(view, now).into_iter().map(row).collect();
        Self { total: rows.len(), from: 0, rows: Rc::new(rows) }
    }

    /// The row at a place, where it is at hand.
    pub fn get(&self, place: usize) -> Option<&Rc<Row>> {
        self.rows.get(place.checked_sub(self.from)?)
    }

    /// The place of a key, where it is at hand.
    pub fn place_of(&self, at: &OrganizationRef, key: &domain::KeyId) -> Option<usize> {
        let found = self.rows.iter().position(|row| row.key.id == *key && row.at == *at);
        found.map(|place| self.from + place)
    }

    /// The places at hand.
    pub fn stretch(&self) -> Stretch {
        Stretch { from: self.from, to: self.from + self.rows.len() }
    }
}

impl From<Listing> for Rows {
    fn from(listing: Listing) -> Self {
        let rows = listing.rows.into_iter().map(Rc::new).collect();
        Self { total: listing.total, from: listing.from, rows: Rc::new(rows) }
    }
}
