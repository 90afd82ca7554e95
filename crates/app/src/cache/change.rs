//! Changes of what was read: each reads, changes and writes in one step, so that none is lost to another.

use super::Cache;
use crate::Error;
use crate::database;
use domain::{AccountId, KeyId, OrganizationRef, View, news};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

impl Cache {
    /// Counts up with every change that was made from here: a list that was read before it is older.
    pub(crate) fn changes(&self) -> u64 {
        self.changes.load(Ordering::SeqCst)
    }

    /// Changes what is kept of an organization, where something is.
    pub(crate) fn change_view(
        &self,
        at: &OrganizationRef,
        change: impl FnOnce(&mut View),
    ) -> Result<(), Error> {
        let _changing = self.changing();
        self.changes.fetch_add(1, Ordering::SeqCst);
        self.change(at, change)
    }

    /// Changes what is kept of an organization beside its keys: notes, and what the admin has looked at.
    pub(crate) fn touch_view(
        &self,
        at: &OrganizationRef,
        change: impl FnOnce(&mut View),
    ) -> Result<(), Error> {
        let _changing = self.changing();
        self.change(at, change)
    }

    /// Keeps what was read, with what is new since, unless something was changed from here after `changes` was
    /// counted: then it may be older, and the answer is false. `notes` are read as late as can be.
    pub(crate) fn take_over(
        &self,
        view: &mut View,
        changes: u64,
        notes: impl FnOnce() -> Result<BTreeMap<KeyId, String>, Error>,
    ) -> Result<bool, Error> {
        let _changing = self.changing();
        if self.changes() != changes {
            return Ok(false);
        }
        if let Some(before) = self.view(&view.at)? {
            // Keys that may no longer be listed are not gone, and not new where they may be again.
            let since = match may_list(&before) && may_list(view) {
                true => news::between(&before, view, view.read),
                false => Vec::new(),
            };
            view.news = before.news;
            news::add(&mut view.news, since);
        }
        view.notes = notes()?;
        self.put_view(view)?;
        Ok(true)
    }

    /// Forgets everything of an account for good, and what the service at `address` said of the clock where no other
    /// account is there. What was set aside earlier goes too: it may hold the same, and can be read again.
    pub(crate) fn forget_account(&self, account: &AccountId, address: Option<&str>) -> Result<(), Error> {
        let _changing = self.changing();
        self.memory().remove(account);
        self.write_organizations(account, &[])?;
        let sweep = || {
            let connection = self.connection();
            if let Some(address) = address {
                connection.execute("DELETE FROM clock WHERE address = ?1", [address])?;
            }
            database::sweep(&connection)
        };
        sweep().map_err(|error| self.failed(error))?;
        for file in database::set_aside_files(&self.file) {
            std::fs::remove_file(&file).map_err(|error| database::disk(&file, &error))?;
        }
        Ok(())
    }

    /// Forgets what belongs to none of these accounts: Keyward was stopped while it removed one.
    pub(crate) fn forget_strangers(&self, accounts: &[AccountId]) -> Result<(), Error> {
        let known = self.organizations()?.into_iter().map(|one| one.at.account);
        let strangers: BTreeSet<AccountId> = known.filter(|account| !accounts.contains(account)).collect();
        strangers.iter().try_for_each(|account| self.forget_account(account, None))
    }

    fn change(&self, at: &OrganizationRef, change: impl FnOnce(&mut View)) -> Result<(), Error> {
        if let Some(mut view) = self.view(at)? {
            change(&mut view);
            self.put_view(&view)?;
        }
        Ok(())
    }
}

fn may_list(view: &View) -> bool {
    view.offered().is_some_and(|(_, rights)| rights.can_manage)
}
