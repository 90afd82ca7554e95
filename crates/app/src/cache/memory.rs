//! What was read, in memory: so that ten thousand keys can be searched at every key stroke.

use domain::list::searched_text;
use domain::{AccountId, OrganizationId, OrganizationRef, View};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An organization as it was last read, with what a search looks at.
#[derive(Debug)]
pub(crate) struct Kept {
    /// What was read.
    pub(crate) view: View,
    /// What a search looks at, a text a key.
    pub(crate) searched: Vec<String>,
}

impl Kept {
    pub(crate) fn new(view: View) -> Self {
        let searched = view.keys.iter().map(|key| searched_text(&view, key)).collect();
        Self { view, searched }
    }
}

/// The organizations that are in memory.
#[derive(Debug, Default)]
pub(super) struct Memory {
    kept: BTreeMap<OrganizationRef, Arc<Kept>>,
    /// Whether all that is on the disk is here.
    complete: bool,
    revision: u64,
    removals: u64,
    /// Accounts that were removed: what was on its way for them comes too late.
    removed: BTreeSet<AccountId>,
}

impl Memory {
    pub(super) fn get(&self, at: &OrganizationRef) -> Option<&Kept> {
        self.kept.get(at).map(Arc::as_ref)
    }

    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    /// Counts up with every time that organizations may have been forgotten.
    pub(super) fn removals(&self) -> u64 {
        self.removals
    }

    /// Takes over what is on the disk; what was put meanwhile is newer and stays.
    pub(super) fn complete(&mut self, found: Vec<Kept>) {
        for kept in found {
            self.kept.entry(kept.view.at.clone()).or_insert_with(|| Arc::new(kept));
        }
        self.complete = true;
        self.revision += 1;
    }

    pub(super) fn everything(&self) -> (Vec<Arc<Kept>>, u64) {
        (self.kept.values().cloned().collect(), self.revision)
    }

    pub(super) fn put(&mut self, kept: Kept) {
        self.kept.insert(kept.view.at.clone(), Arc::new(kept));
        self.revision += 1;
    }

    /// Takes nothing over for this account any more.
    pub(super) fn remove(&mut self, account: &AccountId) {
        self.removed.insert(account.clone());
    }

    pub(super) fn is_removed(&self, account: &AccountId) -> bool {
        self.removed.contains(account)
    }

    /// Forgets the organizations of an account that are none of these.
    pub(super) fn keep_only(&mut self, account: &AccountId, organizations: &[(OrganizationId, String)]) {
        self.kept.retain(|at, _| at.account != *account || organizations.iter().any(|(id, _)| *id == at.id));
        self.revision += 1;
        self.removals += 1;
    }
}
