//! Deleting several keys: the list that is looked at first, what is typed, and one result a key. Pure.

use crate::attempt::Attempt;
use domain::batch::delete_phrase;
use domain::call::Deleted;
use domain::{Failure, FailureKind, KeyPlace, Row};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How it went with one key.
pub type Fate = Result<Deleted, Failure>;

/// One run of deleting. Whoever deletes looks here before each key whether to go on.
#[derive(Debug, Clone, Default)]
pub struct Run(Arc<AtomicBool>);

impl Run {
    /// No further key is deleted.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether no further key is to be deleted.
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The same run, not one that is as far.
impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

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
    /// The run that deletes them.
    pub run: Run,
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
    /// The core says what is known of these keys, or failed to.
    Found(Vec<KeyPlace>, Result<Vec<Row>, Failure>),
    /// The admin takes a key out of the list.
    TakeOut(KeyPlace),
    /// Deleting begins.
    Begin,
    /// A key is gone, or not.
    Fated(Run, KeyPlace, Fate),
    /// The admin wants no more to be deleted.
    Stop,
    /// Deleting has ended.
    End(Run),
    /// What was not deleted is looked at once more.
    Again,
}

/// The place of a row.
pub fn place_of(row: &Row) -> KeyPlace {
    (row.at.clone(), row.key.id.clone())
}

impl Pruning {
    /// About these keys.
    pub fn new(keys: Vec<KeyPlace>) -> Self {
        Self { keys, ..Self::default() }
    }

    /// Applies what happened; `why_kept` says which keys are left alone.
    pub fn apply(&mut self, change: Change, why_kept: impl Fn(&Row) -> Option<&'static str>) {
        match change {
            // What was asked before a key was taken out, or by an earlier dialog, would bring it back.
            Change::Found(keys, _) if self.stage != Stage::Asking || keys != self.keys => {}
            Change::Found(_, Ok(rows)) => {
                let kept = |row| why_kept(row).map(|reason| (place_of(row), reason));
                self.kept = rows.iter().filter_map(kept).collect();
                self.reading = Attempt::default();
                self.rows = Some(rows);
            }
            Change::Found(_, Err(failure)) => self.reading = Attempt::failed(failure),
            Change::TakeOut(key) if self.stage == Stage::Asking => {
                self.keys.retain(|one| *one != key);
                if let Some(rows) = &mut self.rows {
                    rows.retain(|row| place_of(row) != key);
                }
            }
            Change::TakeOut(_) => {}
            Change::Begin => self.stage = Stage::Running,
            Change::Fated(run, ..) | Change::End(run) if run != self.run => {}
            Change::Fated(_, key, fate) => {
                self.fates.insert(key, fate);
            }
            Change::Stop if self.stage == Stage::Running => {
                self.run.stop();
                self.stage = Stage::Stopping;
            }
            Change::Stop => {}
            Change::End(_) => self.stage = Stage::Over,
            Change::Again => {
                self.keys.retain(|key| !matches!(self.fates.get(key), Some(Ok(_))));
                self.fates.clear();
                self.rows = None;
                self.stage = Stage::Asking;
                self.run = Run::default();
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{AccountId, KeyId, OrganizationId, OrganizationRef};

    #[test]
    fn what_may_not_go_any_more_stays() {
        let at = OrganizationRef { account: AccountId::new("a"), id: OrganizationId::new("organizations/o") };
        let key = (at, KeyId::new("k"));
        let mut pruning = Pruning::new(vec![key.clone()]);
        let row = row_of(&key);
        pruning.apply(Change::Found(vec![key.clone()], Ok(vec![row.clone()])), |_| None);
        assert_eq!((pruning.doomed().len(), pruning.phrase().as_deref()), (1, Some("delete 1 key")));
        pruning.apply(Change::Found(vec![key.clone()], Ok(vec![row])), |_| Some("is being rotated"));
        assert_eq!((pruning.doomed().len(), pruning.kept.get(&key).copied()), (0, Some("is being rotated")));
    }

    fn row_of((at, id): &KeyPlace) -> Row {
        let row = serde_json::json!({
            "at": at, "organization": "O", "marks": [], "scope": ["All workspaces", null],
            "permissions": ["All", null], "own": false, "timeless": false, "news": null, "now": "2026-11-25T10:00:00Z",
            "key": { "id": id, "name": "n", "prefix": "p", "level": "all", "scope": "all_workspaces", "state": "active" },
        });
        serde_json::from_value(row).unwrap()
    }
}
