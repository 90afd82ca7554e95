//! The keys that are selected for one deed together. Pure.

use crate::rows::Rows;
use domain::KeyPlace;
use domain::batch::MOST;
use domain::selection::GroupState;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The keys that are selected together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// Which ones.
    pub keys: Rc<BTreeSet<KeyPlace>>,
    /// Of how many they are the first [`MOST`], where not all could be selected.
    pub cut: Option<usize>,
    anchor: Option<KeyPlace>,
}

/// What the admin changes about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Selects a key too, or no longer; a range can go on from it.
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
                self.anchor = Some(key.clone());
                self.cut = None;
                if !keys.remove(&key) && keys.len() < MOST {
                    keys.insert(key);
                }
            }
            Change::Add { keys: added, total } => {
                let before = keys.len();
                let meant = added.len().max(total);
                keys.extend(added.into_iter().take(MOST.saturating_sub(before)));
                self.cut = (meant > keys.len()).then_some(meant);
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

    /// Whether no key is selected.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Whether as many are selected as can be.
    pub fn is_full(&self) -> bool {
        self.keys.len() >= MOST
    }

    /// The places from the key that was turned last to this one, both included; that key alone where the other is not at
    /// hand.
    pub fn range(&self, rows: &Rows, to: usize) -> (usize, usize) {
        let from = self.anchor.as_ref().and_then(|(at, key)| rows.place_of(at, key)).unwrap_or(to);
        (from.min(to), from.max(to))
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
        assert_eq!(
            (batch.keys.len(), batch.range(&Rows::default(), 2)),
            (1, (2, 2)),
            "its row is not at hand"
        );
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
        assert_eq!((batch.keys.len(), batch.is_full()), (MOST, true));
        batch.apply(Change::Clear);
        assert!(batch.is_empty());
    }
}
