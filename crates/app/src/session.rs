//! Sessions: the services that Keyward can speak to, each with its credential in locked memory.
//! A credential is read from the keychain when it is first needed.

use crate::journal::AccountRow;
use crate::keychain::Entry;
use crate::services::{self, Address, KeyService};
use crate::{App, Error};
use domain::{AccountId, Session};
use std::collections::HashMap;
use std::sync::{Arc, Mutex as Lock, PoisonError};
use tokio::sync::Mutex;

/// A session, or none yet. Locked while it is being opened, so that deeds that start together open it once.
type Slot = Arc<Mutex<Option<Arc<dyn KeyService>>>>;

/// The open sessions, each with a lock of its own: an account whose keychain keeps it waiting holds up no other.
#[derive(Default)]
pub(crate) struct Sessions {
    slots: Lock<HashMap<AccountId, Slot>>,
}

impl Sessions {
    fn slot(&self, account: &AccountId) -> Slot {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slots.entry(account.clone()).or_default())
    }

    /// Opens a session.
    pub(crate) async fn put(&self, account: &AccountId, service: Arc<dyn KeyService>) {
        *self.slot(account).lock().await = Some(service);
    }

    /// Closes a session: its credential is wiped from memory once nobody uses it.
    pub(crate) async fn remove(&self, account: &AccountId) {
        *self.slot(account).lock().await = None;
    }

    /// Whether a session is open; one that is being opened is not yet.
    fn contains(&self, account: &AccountId) -> bool {
        self.slot(account).try_lock().is_ok_and(|slot| slot.is_some())
    }
}

impl App {
    /// The account, as the journal has it.
    pub(crate) fn account(&self, id: &AccountId) -> Result<AccountRow, Error> {
        let rows = self.journal.accounts()?;
        let row = rows.into_iter().find(|row| row.account.id == *id);
        row.ok_or(Error::Gone("This account was removed from Keyward. Sign in again."))
    }

    /// The service of an account, opened with its credential where that was not done yet.
    pub(crate) async fn session(&self, id: &AccountId) -> Result<Arc<dyn KeyService>, Error> {
        let slot = self.sessions.slot(id);
        let mut open = slot.lock().await;
        if let Some(service) = open.as_ref() {
            return Ok(Arc::clone(service));
        }
        let row = self.account(id)?;
        let service = if row.account.sandbox {
            self.open_sandbox(row).await?
        } else if row.kept {
            let Some(credential) = self.doors.keychain.get(Entry::Credential(id)).await? else {
                return Err(Error::SignedOut(
                    "The credential is no longer in the system's keychain. Sign in again.".to_owned(),
                ));
            };
            services::connect(row.account.edition, &Address::parse(&row.account.address)?, credential)?
        } else {
            return Err(Error::SignedOut(
                "You are signed out. Sign in to change anything; what was read earlier stays.".to_owned(),
            ));
        };
        *open = Some(Arc::clone(&service));
        Ok(service)
    }

    /// Starts the sandbox and opens it. Its address may be another than last time.
    async fn open_sandbox(&self, mut row: AccountRow) -> Result<Arc<dyn KeyService>, Error> {
        let running = self.doors.sandbox.start().await.map_err(sandbox_failed)?;
        if row.account.address != running.address {
            row.account.address = running.address;
            self.journal.put_account(&row)?;
        }
        let edition = row.account.edition;
        let credential = running.credentials.into_iter().find(|(speaks, _)| *speaks == edition);
        let Some((_, credential)) = credential else {
            return Err(sandbox_failed("it does not speak this edition".to_owned()));
        };
        services::connect(edition, &Address::parse(&row.account.address)?, credential)
    }

    /// Whether there is a credential for an account, without asking the keychain.
    pub(crate) fn session_state(&self, row: &AccountRow) -> Session {
        if row.kept {
            Session::Kept
        } else if row.account.sandbox || self.sessions.contains(&row.account.id) {
            Session::ThisSession
        } else {
            Session::SignedOut
        }
    }
}

/// The sandbox does not start.
pub(crate) fn sandbox_failed(reason: String) -> Error {
    Error::Refused(format!("The sandbox does not start: {reason}."))
}
