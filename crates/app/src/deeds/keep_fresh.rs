//! Keep fresh: what is old is read again by itself while somebody looks, and a service that could not be reached is
//! tried until it can. Many organizations are read a few at a time, and no faster than a service bears.

use super::refresh_keys::Depth;
use crate::{App, Error, fresh};
use domain::call::{Attend, RefreshAll, Topic};
use domain::{AccountId, Failure, OrganizationRef, Progress, Session};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::Instant;

/// How many organizations of one account are read at once.
const AT_ONCE: usize = 4;

/// How often the list of an account's organizations is read again.
const ORGANIZATIONS_INTERVAL: Duration = Duration::from_secs(3600);

/// The longest that nothing is looked at: a machine that slept does not know how long.
const LONGEST_REST: Duration = Duration::from_secs(60);

/// What is to be read now, and when to look again.
struct Due {
    now: Vec<OrganizationRef>,
    /// Accounts of which nothing else is due, and whose organizations are: whether the service can be reached is told
    /// by them.
    greet: Vec<AccountId>,
    rest: Duration,
}

impl App {
    /// Reads what is due, for as long as Keyward runs. While nobody looks, nothing; but what waited for the keychain is
    /// finished once it answers.
    pub async fn keep_fresh(&self) {
        loop {
            if self.freshness.take_keychain_answered() {
                self.recover_from_keychain().await;
            }
            let rest = match self.freshness.is_visible().then(|| self.due()) {
                None => Duration::MAX,
                Some(Ok(Due { now, .. })) if !now.is_empty() => {
                    self.read_many(now).await;
                    continue;
                }
                Some(Ok(Due { greet, .. })) if !greet.is_empty() => {
                    for account in greet {
                        if self.read_organizations(&account).await.is_err() {
                            self.freshness.organizations_asked(&account, fresh::AFTER_FAILURE);
                        }
                        self.changed(Topic::Home);
                    }
                    continue;
                }
                Some(Ok(Due { rest, .. })) => rest.min(LONGEST_REST),
                Some(Err(error)) => {
                    tracing::warn!(%error, "what is due can't be told");
                    LONGEST_REST
                }
            };
            // The bell rings when something may be due earlier.
            let _ = tokio::time::timeout(rest, self.freshness.bell.notified()).await;
        }
    }

    /// The window is looked at, or no longer is, or the network came back.
    pub fn attend(&self, request: &Attend) {
        self.freshness.attend(request.visible);
    }

    /// Reads the organizations of all accounts, then all of them. What fails is on the screen.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub async fn refresh_all(&self, _request: &RefreshAll) -> Result<(), Error> {
        let mut accounts: BTreeMap<AccountId, Option<Failure>> = BTreeMap::new();
        let mut reading = JoinSet::new();
        for row in self.journal.accounts()? {
            if self.session_state(&row) != Session::SignedOut {
                let app = self.clone();
                let id = row.account.id;
                accounts.insert(id.clone(), None);
                reading.spawn(async move { (app.read_organizations(&id).await, id) });
            }
        }
        while let Some(ended) = reading.join_next().await {
            if let Ok((Err(trouble), id)) = ended {
                accounts.insert(id, Some(trouble));
            }
        }
        let mut open = Vec::new();
        for at in self.cache.organizations()?.into_iter().map(|one| one.at) {
            match accounts.get(&at.account) {
                Some(None) => open.push(at),
                Some(Some(trouble)) => self.freshness.skip(&at, trouble),
                None => {}
            }
        }
        self.read_many(open).await;
        Ok(())
    }

    /// Reads the list of an account's organizations. Where that fails, those that are known stay.
    ///
    /// # Errors
    /// What reading any of them would meet as well.
    async fn read_organizations(&self, account: &AccountId) -> Result<(), Failure> {
        let read = async {
            let organizations = self.session(account).await?.organizations().await?;
            self.cache.put_organizations(account, &organizations)
        };
        let Err(error) = read.await else {
            self.freshness.organizations_asked(account, ORGANIZATIONS_INTERVAL);
            self.freshness.reached(account);
            // The keys of one that is gone are gone from what is shown over all of them.
            self.changed(Topic::Keys);
            self.changed(Topic::Home);
            return Ok(());
        };
        tracing::warn!(%error, %account, "the organizations of an account can't be read");
        let failure = error.failure();
        if fresh::is_of_the_account(&failure) {
            self.freshness.account_failed(account, &failure);
            return Err(failure);
        }
        self.freshness.organizations_asked(account, fresh::AFTER_FAILURE);
        Ok(())
    }

    fn due(&self) -> Result<Due, Error> {
        let settings = self.journal.settings()?;
        let accounts = self.journal.accounts()?;
        let mut due = Due { now: Vec::new(), greet: Vec::new(), rest: Duration::MAX };
        let Some(minutes) = settings.refresh_minutes else { return self.only_unreached(due) };
        let known = self.cache.organizations()?;
        let interval = Duration::from_secs(u64::from(minutes) * 60);
        for row in &accounts {
            let account = &row.account;
            // A sandbox that was not looked at is not started for this.
            let open = if account.sandbox {
                self.sessions.get(&account.id).is_some()
            } else {
                self.session_state(row) != Session::SignedOut
            };
            if !open {
                continue;
            }
            if let Some(paused) = self.contacts.of(&account.address).paused() {
                due.rest = due.rest.min(paused);
                continue;
            }
            let now = self.now_at(&account.id);
            let mut its = known.iter().filter(|one| one.at.account == account.id);
            if let Some(next) = self.freshness.unreached_until(&account.id) {
                // One finds out for all.
                match next.saturating_duration_since(Instant::now()) {
                    Duration::ZERO => due.now.extend(its.next().map(|one| one.at.clone())),
                    rest => due.rest = due.rest.min(rest),
                }
                continue;
            }
            // Not one that waits for the admin, as with a credential that is dead.
            let (before, mut rests) = (due.now.len(), false);
            for one in its {
                // What was read later than now was read by a clock that was wrong: its age is not known.
                let age = one.read.and_then(|read| Duration::try_from(now.duration_since(read)).ok());
                match self.freshness.rest(&one.at, age, interval) {
                    Some(Duration::ZERO) => due.now.push(one.at.clone()),
                    Some(rest) => {
                        rests = true;
                        due.rest = due.rest.min(rest);
                    }
                    None => {}
                }
            }
            if due.now.len() == before && rests && self.freshness.are_organizations_due(&account.id) {
                due.greet.push(account.id.clone());
            }
        }
        Ok(due)
    }

    /// Where nothing is read by itself, a service that could not be reached is still tried again.
    fn only_unreached(&self, mut due: Due) -> Result<Due, Error> {
        for one in self.cache.organizations()? {
            if let Some(next) = self.freshness.unreached_until(&one.at.account) {
                let known = due.now.iter().any(|at| at.account == one.at.account);
                match next.saturating_duration_since(Instant::now()) {
                    Duration::ZERO if !known => due.now.push(one.at),
                    Duration::ZERO => {}
                    rest => due.rest = due.rest.min(rest),
                }
            }
        }
        Ok(due)
    }

    /// Reads these organizations: the accounts side by side, a few of each at once.
    async fn read_many(&self, organizations: Vec<OrganizationRef>) {
        let _round = self.freshness.round.lock().await;
        let of = u32::try_from(organizations.len()).unwrap_or(u32::MAX);
        if of > 1 {
            self.freshness.set_progress(Some(Progress { done: 0, of, since: self.now() }));
        }
        let mut accounts: BTreeMap<AccountId, Vec<OrganizationRef>> = BTreeMap::new();
        for at in organizations {
            accounts.entry(at.account.clone()).or_default().push(at);
        }
        let mut reading = JoinSet::new();
        for (account, its) in accounts {
            let app = self.clone();
            reading.spawn(async move { app.read_account(&account, its).await });
        }
        while let Some(ended) = reading.join_next().await {
            if let Err(stopped) = ended {
                tracing::error!(panicked = stopped.is_panic(), "reading an account stopped");
            }
        }
        self.freshness.set_progress(None);
        self.changed(Topic::Keys);
        self.changed(Topic::Home);
    }

    async fn read_account(&self, account: &AccountId, organizations: Vec<OrganizationRef>) {
        let mut trouble: Option<Failure> = None;
        if self.freshness.are_organizations_due(account) && self.freshness.unreached_until(account).is_none()
        {
            trouble = self.read_organizations(account).await.err();
        }
        let mut waiting = organizations.into_iter();
        let mut reading = JoinSet::new();
        loop {
            while reading.len() < AT_ONCE && trouble.is_none() {
                let Some(at) = waiting.next() else { break };
                let app = self.clone();
                reading.spawn(async move { app.refresh(&at, Depth::Keys).await.err() });
            }
            match reading.join_next().await {
                Some(Ok(Some(error))) => {
                    trouble = trouble.or(Some(error.failure()).filter(fresh::is_of_the_account));
                }
                Some(Ok(None)) => {}
                Some(Err(stopped)) => {
                    tracing::error!(panicked = stopped.is_panic(), "reading an organization stopped");
                }
                None => break,
            }
            self.freshness.step();
            if self.freshness.may_tell() {
                self.changed(Topic::Keys);
                self.changed(Topic::Home);
            }
        }
        // What was not tried: the answer would be the same.
        if let Some(trouble) = trouble {
            for at in waiting {
                self.freshness.skip(&at, &trouble);
            }
        }
    }
}
