//! Deleting several keys: the list that is looked at first, what is typed, and one result a key. Pure.

use crate::attempt::Attempt;
use crate::words::several as words;
use domain::batch::delete_phrase;
use domain::call::Deleted;
use domain::{Failure, FailureKind, KeyPlace, Row};
use std::collections::{BTreeMap, BTreeSet};

/// How it went with one key.
pub type Fate = Result<Deleted, Failure>;

/// The keys that are to be deleted together, and how far that is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pruning {
    /// The keys that were selected.
    pub keys: Vec<KeyPlace>,
    /// What is known of them; `None` until the core has said it.
    pub rows: Option<Vec<Row>>,
    /// How reading them goes.
    pub reading: Attempt,
    /// Those that can't be deleted, and why.
    pub kept: BTreeMap<KeyPlace, &'static str>,
    /// How it went, a key at a time.
    pub fates: BTreeMap<KeyPlace, Fate>,
    /// How far it is.
    pub stage: Stage,
}

/// How far deleting several keys is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// The admin looks at the list.
    #[default]
    Asking,
    /// They are being deleted.
    Running,
    /// No more are being deleted; to be stopped with the key that is under way.
    Stopping,
    /// All was tried, or the rest was left.
    Over,
}

/// What happens to it.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The core says what is known of the keys, or failed to.
    Found(Result<Vec<Row>, Failure>),
    /// The admin takes a key out of the list.
    TakeOut(KeyPlace),
    /// Deleting begins.
    Begin,
    /// A key is gone, or not.
    Fated(KeyPlace, Fate),
    /// The admin wants no more to be deleted.
    Stop,
    /// Deleting has ended.
    End,
    /// What was not deleted is looked at once more.
    Again,
}

/// The place of a row.
pub fn place_of(row: &Row) -> KeyPlace {
    (row.at.clone(), row.key.id.clone())
}

impl Pruning {
    /// About these keys; those that are being rotated are left alone.
    pub fn new(keys: Vec<KeyPlace>, rotating: &BTreeSet<KeyPlace>) -> Self {
        let kept = keys.iter().filter(|key| rotating.contains(key));
        let kept = kept.map(|key| (key.clone(), words::IS_BEING_ROTATED)).collect();
        Self { keys, kept, ..Self::default() }
    }

    /// Applies what happened.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Found(Ok(rows)) if self.stage == Stage::Asking => {
                for row in rows.iter().filter(|row| row.own) {
                    self.kept.insert(place_of(row), words::KEYWARD_SIGNS_IN_WITH_IT);
                }
                self.reading = Attempt::default();
                self.rows = Some(rows);
            }
            Change::Found(Ok(_)) => {}
            Change::Found(Err(failure)) => self.reading = Attempt::failed(failure),
            Change::TakeOut(key) if self.stage == Stage::Asking => {
                self.keys.retain(|one| *one != key);
                if let Some(rows) = &mut self.rows {
                    rows.retain(|row| place_of(row) != key);
                }
            }
            Change::TakeOut(_) => {}
            Change::Begin => self.stage = Stage::Running,
            Change::Fated(key, fate) => {
                self.fates.insert(key, fate);
            }
            Change::Stop if self.stage == Stage::Running => self.stage = Stage::Stopping,
            Change::Stop => {}
            Change::End => self.stage = Stage::Over,
            Change::Again => {
                self.keys.retain(|key| !matches!(self.fates.get(key), Some(Ok(_))));
                self.fates.clear();
                self.rows = None;
                self.stage = Stage::Asking;
            }
        }
    }

    /// Those that are to be deleted, as they are known.
    pub fn doomed(&self) -> Vec<&Row> {
        let rows = self.rows.iter().flatten();
        rows.filter(|row| !self.kept.contains_key(&place_of(row))).collect()
    }

    /// How many of them work still: so many have to be confirmed.
    pub fn living(&self) -> usize {
        self.doomed().iter().filter(|row| !row.key.is_expired(row.now)).count()
    }

    /// What has to be typed; nothing where all have expired.
    pub fn phrase(&self) -> Option<String> {
        let living = self.living();
        (living > 0).then(|| delete_phrase(living))
    }

    /// How many of the selected keys are not there any more.
    pub fn missing(&self) -> usize {
        self.rows.as_ref().map_or(0, |rows| self.keys.len().saturating_sub(rows.len()))
    }

    /// How many are gone now, and how many could not be deleted.
    pub fn counted(&self) -> (usize, usize) {
        let gone = self.fates.values().filter(|fate| fate.is_ok()).count();
        (gone, self.fates.len() - gone)
    }

    /// Whether deleting goes on.
    pub fn is_running(&self) -> bool {
        matches!(self.stage, Stage::Running | Stage::Stopping)
    }
}

/// Whether this failure will meet every further key of the account too: then the rest is left alone.
pub fn meets_all(failure: &Failure) -> bool {
    matches!(
        failure.kind,
        FailureKind::Offline
            | FailureKind::SignedOut
            | FailureKind::RateLimited { .. }
            | FailureKind::KeychainLocked
            | FailureKind::KeychainBusy
    )
}
