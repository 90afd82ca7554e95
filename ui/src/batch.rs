//! The keys that are selected for one deed together. Pure.

use crate::rows::Rows;
use domain::batch::MOST;
use domain::selection::GroupState;
use domain::{Arrangement, KeyPlace};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The keys that are selected together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// Which ones.
    pub keys: Rc<BTreeSet<KeyPlace>>,
    /// Of how many they are the first [`MOST`], where not all could be selected.
    pub cut: Option<usize>,
    /// The key that was turned last, where a range begins.
    anchor: Option<KeyPlace>,
    /// Where that stood, and in which order: its row need not be at hand when a range goes on from it.
    stood: Option<(Arrangement, usize)>,
}

/// What the admin changes about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Selects a key too, or no longer; a range goes on from it.
    Turn(KeyPlace),
    /// Selects these too, of `total` that were meant.
    Add {
        /// The keys.
        keys: Vec<KeyPlace>,
        /// How many were meant.
        total: usize,
    },
    /// Selects a key no longer.
    Drop(KeyPlace),
    /// Selects none.
    Clear,
}

impl Batch {
    /// Applies a change.
    pub fn apply(&mut self, change: Change) {
        let keys = Rc::make_mut(&mut self.keys);
        match change {
            Change::Turn(key) => {
                (self.anchor, self.stood) = (Some(key.clone()), None);
                let full = keys.len() >= MOST && !keys.contains(&key);
                self.cut = full.then_some(keys.len() + 1);
                if !full && !keys.remove(&key) {
                    keys.insert(key);
                }
            }
            Change::Add { keys: added, total } => {
                let rest = total.saturating_sub(added.len());
                let new: Vec<KeyPlace> = added.iter().filter(|key| !keys.contains(key)).cloned().collect();
                let others = keys.len() - (added.len() - new.len());
                let room = MOST.saturating_sub(keys.len());
                // Among the rest that was not read are those that were selected before, as far as anybody knows.
                let left = new.len().saturating_sub(room) + rest.saturating_sub(others);
                keys.extend(new.into_iter().take(room));
                self.cut = (left > 0).then_some(keys.len() + left);
            }
            Change::Drop(key) => {
                keys.remove(&key);
            }
            Change::Clear => *self = Self::default(),
        }
        if self.keys.is_empty() {
            *self = Self::default();
        }
    }

    /// Keeps only those that are still to be seen.
    pub fn retain(&mut self, seen: impl Fn(&KeyPlace) -> bool) {
        if !self.keys.iter().all(&seen) {
            Rc::make_mut(&mut self.keys).retain(seen);
        }
        if self.keys.is_empty() {
            *self = Self::default();
        }
    }

    /// Where the key that was turned last stands, in this order.
    pub fn stands(&mut self, by: Arrangement, place: usize) {
        self.stood = Some((by, place));
    }

    /// A row was selected alone: from there a range goes on.
    pub fn leave_anchor(&mut self) {
        (self.anchor, self.stood) = (None, None);
    }

    /// Whether no key is selected.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Whether as many are selected as can be.
    pub fn is_full(&self) -> bool {
        self.keys.len() >= MOST
    }

    /// The places from where a range begins to this one, both included: from the key that was turned last, or from the
    /// row that was `selected` since. `None` where nobody knows where that key stands now.
    pub fn range(
        &self,
        rows: &Rows,
        by: &Arrangement,
        selected: Option<usize>,
        to: usize,
    ) -> Option<(usize, usize)> {
        let from = match &self.anchor {
            None => selected.unwrap_or(to),
            Some((at, key)) => {
                let stood = self.stood.as_ref().filter(|(then, _)| then == by).map(|(_, place)| *place);
                rows.place_of(at, key).or(stood.map(|place| place.min(rows.total.saturating_sub(1))))?
            }
        };
        Some((from.min(to), from.max(to)))
    }

    /// The box over all rows.
    pub fn over(&self, rows: &Rows) -> GroupState {
        if self.is_empty() {
            return GroupState::None;
        }
        let all = rows.total <= self.keys.len()
            && rows.rows.iter().all(|row| self.keys.contains(&(row.at.clone(), row.key.id.clone())));
        if all { GroupState::All } else { GroupState::Some }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{AccountId, KeyId, OrganizationId, OrganizationRef};

    fn key(number: usize) -> KeyPlace {
        let at = OrganizationRef { account: AccountId::new("a"), id: OrganizationId::new("organizations/o") };
        (at, KeyId::new(format!("key {number:04}")))
    }

    fn added(keys: std::ops::Range<usize>, total: usize) -> Change {
        Change::Add { keys: keys.map(key).collect(), total }
    }

    #[test]
    fn a_key_is_turned_on_and_off() {
        let mut batch = Batch::default();
        batch.apply(Change::Turn(key(4)));
        batch.apply(added(2..5, 3));
        assert_eq!((batch.keys.len(), batch.cut), (3, None));
        batch.apply(Change::Drop(key(2)));
        batch.apply(Change::Turn(key(4)));
        batch.apply(Change::Turn(key(3)));
        assert_eq!(batch, Batch::default(), "where none is left, nothing is remembered");
    }

    #[test]
    fn more_than_can_be_read_is_not_selected_and_it_is_said() {
        let mut batch = Batch::default();
        batch.apply(added(0..MOST, 10_000));
        assert_eq!((batch.keys.len(), batch.cut), (MOST, Some(10_000)));
        batch.apply(Change::Turn(key(9_999)));
        assert_eq!((batch.keys.len(), batch.is_full(), batch.cut), (MOST, true, Some(MOST + 1)));
        batch.apply(Change::Clear);
        assert!(batch.is_empty());
    }

    #[test]
    fn what_is_left_out_is_counted() {
        // Selected before, selected now, of so many that were meant: how many, and of how many they are the first.
        let table = [
            (0..400, 400..500, 100, 500, None),
            (0..400, 400..700, 300, 500, Some(700)),
            (0..400, 300..600, 300, 500, Some(600)),
            (0..MOST, 0..MOST, MOST, 500, None),
            (0..MOST, 0..MOST, 10_000, 500, Some(10_000)),
            (900..903, 0..MOST, 10_000, 500, Some(10_000)),
            (0..3, 0..MOST, 10_000, 500, Some(10_000)),
        ];
        for (before, now, total, count, cut) in table {
            let case = format!("{before:?}, then {now:?} of {total}");
            let mut batch = Batch::default();
            batch.apply(added(before.clone(), before.len()));
            batch.apply(added(now, total));
            assert_eq!((batch.keys.len(), batch.cut), (count, cut), "{case}");
        }
    }

    #[test]
    fn a_range_begins_where_the_admin_was_last() {
        let (by, turned) =
            (Arrangement::default(), Arrangement { descending: true, ..Arrangement::default() });
        let rows = Rows { total: 100, ..Rows::default() };
        let mut batch = Batch::default();
        assert_eq!(batch.range(&rows, &by, Some(1), 6), Some((1, 6)), "at the selected row");
        assert_eq!(batch.range(&rows, &by, None, 6), Some((6, 6)));
        batch.apply(Change::Turn(key(40)));
        batch.stands(by.clone(), 40);
        assert_eq!(batch.range(&rows, &by, Some(1), 6), Some((6, 40)), "at the key that was turned last");
        assert_eq!(batch.range(&rows, &turned, Some(1), 6), None, "nobody knows where it stands now");
        assert_eq!(batch.range(&Rows { total: 30, ..rows.clone() }, &by, Some(1), 6), Some((6, 29)));
        batch.leave_anchor();
        assert_eq!(
            batch.range(&rows, &turned, Some(1), 6),
            Some((1, 6)),
            "at the row that was selected since"
        );
    }

    #[test]
    fn only_what_is_seen_stays() {
        let mut batch = Batch::default();
        batch.apply(added(0..4, 4));
        batch.retain(|one| *one < key(2));
        assert_eq!(batch.keys.len(), 2);
        batch.retain(|_| false);
        assert_eq!(batch, Batch::default());
    }
}
