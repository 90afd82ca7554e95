//! The state that all requests share.

use crate::clock::{Clock, ClockOutOfRange};
use crate::fault::Faults;
use crate::hold::Holds;
use crate::late::Late;
use crate::line::Lines;
use crate::lock::lock;
use crate::rate::Rate;
use crate::request::Requests;
use crate::seed;
use crate::store::Store;
use crate::{classic, kognitos};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// Everything behind the routes.
pub(crate) struct Service {
    store: Mutex<Option<Store>>,
    lag_millis: AtomicU64,
    pub(crate) clock: Clock,
    pub(crate) rate: Rate,
    pub(crate) faults: Faults,
    pub(crate) holds: Holds,
    pub(crate) late: Late,
    pub(crate) requests: Requests,
    pub(crate) lines: Arc<Lines>,
}

/// Why the sandbox can't do what was asked of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SandboxError {
    /// The database failed.
    #[error("the sandbox's database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// The system has no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Random(#[from] getrandom::Error),
    /// The sandbox is stopping.
    #[error("the sandbox is stopping")]
    Stopping,
    /// There is no such organization.
    #[error("there is no organization {0}")]
    UnknownOrganization(String),
    /// There is no such workspace.
    #[error("there is no workspace {0}")]
    UnknownWorkspace(String),
    /// There is no such agent.
    #[error("there is no agent {0}")]
    UnknownAgent(String),
    /// The clock can't show that time.
    #[error(transparent)]
    Clock(#[from] ClockOutOfRange),
}

impl Service {
    pub(crate) fn new(store: Store, clock: Clock) -> Self {
        Self {
            store: Mutex::new(Some(store)),
            lag_millis: AtomicU64::new(0),
            clock,
            rate: Rate::default(),
            faults: Faults::default(),
            holds: Holds::new(),
            late: Late::default(),
            requests: Requests::default(),
            lines: Arc::new(Lines::new()),
        }
    }

    /// Does `work` with the database, as a whole or not at all.
    pub(crate) fn store<T, E>(&self, work: impl FnOnce(&Store) -> Result<T, E>) -> Result<T, E>
    where
        E: From<SandboxError> + From<rusqlite::Error>,
    {
        match &*lock(&self.store) {
            Some(store) => store.whole(work),
            None => Err(SandboxError::Stopping.into()),
        }
    }

    /// Back to the seed; the sessions stay.
    pub(crate) fn reset(&self) -> Result<(), SandboxError> {
        self.store(|store| {
            store.clear()?;
            seed::plant_missing(store, self.clock.now())
        })
    }

    /// Adds plain keys until an organization has `count`.
    pub(crate) fn fill(&self, organization: &str, count: u32) -> Result<(), SandboxError> {
        let now = self.clock.now();
        self.store(|store| match store.classic().organization(organization)? {
            Some(_) => classic::seed::fill(store, organization, count, now),
            None => kognitos::seed::fill(store, organization, count, now),
        })
    }

    /// Adds organizations of today's edition.
    pub(crate) fn add_organizations(&self, count: u32, keys: u32) -> Result<(), SandboxError> {
        let now = self.clock.now();
        self.store(|store| kognitos::many::plant(store, count, keys, now))
    }

    /// Adds workspaces to an organization of today's edition.
    pub(crate) fn add_workspaces(&self, organization: &str, count: u32) -> Result<(), SandboxError> {
        let now = self.clock.now();
        self.store(|store| kognitos::many::plant_workspaces(store, organization, count, now))
    }

    /// Deletes a workspace.
    pub(crate) fn delete_workspace(&self, name: &str) -> Result<(), SandboxError> {
        self.store(|store| match store.delete_workspace(name, self.clock.now())? {
            true => Ok(()),
            false => Err(SandboxError::UnknownWorkspace(name.to_owned())),
        })
    }

    /// Deletes an agent of the Classic organization.
    pub(crate) fn delete_agent(&self, id: &str) -> Result<(), SandboxError> {
        self.store(|store| match store.classic().delete_agent(id, self.clock.now())? {
            true => Ok(()),
            false => Err(SandboxError::UnknownAgent(id.to_owned())),
        })
    }

    /// Takes a permission out of the catalogue.
    pub(crate) fn retire_permission(&self, id: &str) -> Result<(), SandboxError> {
        self.store(|store| Ok(store.retire_permission(id)?))
    }

    /// Closes the database, so that another sandbox can open it. What is late never comes.
    pub(crate) fn close(&self) {
        lock(&self.store).take();
        self.late.forget();
    }

    /// How long a creation or deletion takes to reach every node, by the sandbox's clock.
    pub(crate) fn lag(&self) -> jiff::SignedDuration {
        let millis = self.lag_millis.load(Ordering::Relaxed);
        jiff::SignedDuration::from_millis(i64::try_from(millis).unwrap_or(i64::MAX))
    }

    pub(crate) fn set_lag(&self, lag: std::time::Duration) {
        let millis = u64::try_from(lag.as_millis()).unwrap_or(u64::MAX);
        self.lag_millis.store(millis, Ordering::Relaxed);
    }
}
