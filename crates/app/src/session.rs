//! Sessions: the services that Keyward can speak to, each with its credential in locked memory.
//! A credential is read from the keychain when it is first needed.

use crate::journal::AccountRow;
use crate::keychain::Entry;
use crate::services::{self, Address, KeyService};
use crate::words::accounts as words;
use crate::{App, Error, KeychainError};
use domain::call::Topic;
use domain::{AccountId, Session, Timestamp, skew};
use std::collections::HashMap;
use std::sync::{Arc, Mutex as Lock, PoisonError};
use tokio::sync::Mutex;

/// A session, or none yet. Locked while it is being opened, so that deeds that start together open it once.
type Slot = Arc<Mutex<Option<Arc<dyn KeyService>>>>;

/// The open sessions, each with a lock of its own: an account whose keychain keeps it waiting holds up no other.
#[derive(Default)]
pub(crate) struct Sessions {
    /// Held by whoever signs in or out or removes an account: one at a time, so that two that sign in together become one
    /// account. First, before a slot.
    pub(crate) changing: Mutex<()>,
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

    /// The session, where one is open; one that is being opened is not yet.
    pub(crate) fn get(&self, account: &AccountId) -> Option<Arc<dyn KeyService>> {
        self.slot(account).try_lock().ok().and_then(|slot| slot.clone())
    }

    /// Whether a session is open; one that is being opened is not yet.
    fn contains(&self, account: &AccountId) -> bool {
        self.get(account).is_some()
    }
}

impl App {
    /// The account, as the journal has it.
    pub(crate) fn account(&self, id: &AccountId) -> Result<AccountRow, Error> {
        let rows = self.journal.accounts()?;
        let row = rows.into_iter().find(|row| row.account.id == *id);
        row.ok_or(Error::Gone(words::THIS_ACCOUNT_WAS_REMOVED_FROM_KEYWARD_SIGN))
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
            let credential = match self.doors.keychain.get(Entry::Credential(id)).await {
                Ok(Some(credential)) => credential,
                Ok(None) => {
                    return Err(Error::SignedOut(words::CREDENTIAL_IS_NO_LONGER_IN_SYSTEMS.to_owned()));
                }
                Err(KeychainError::Damaged(_) | KeychainError::Doubled(_)) => {
                    return Err(Error::SignedOut(words::CREDENTIAL_OF_THIS_ACCOUNT_IS_DAMAGED.to_owned()));
                }
                Err(error) => return Err(error.into()),
            };
            self.connect(row.account.edition, &Address::parse(&row.account.address)?, credential)?
        } else {
            return Err(Error::SignedOut(words::YOU_ARE_SIGNED_OUT_SIGN.to_owned()));
        };
        *open = Some(Arc::clone(&service));
        Ok(service)
    }

    /// Starts the sandbox and opens it. Its address may be another than last time.
    async fn open_sandbox(&self, mut row: AccountRow) -> Result<Arc<dyn KeyService>, Error> {
        let running = self.doors.sandbox.start().await.map_err(sandbox_failed)?;
        if row.account.address != running.address {
            row.account.address = running.address;
            self.journal.set_address(&row.account.id, &row.account.address)?;
        }
        let edition = row.account.edition;
        let credential = running.credentials.into_iter().find(|(speaks, _)| *speaks == edition);
        let Some((_, credential)) = credential else {
            return Err(sandbox_failed(words::IT_DOES_NOT_SPEAK_THIS_EDITION.to_owned()));
        };
        self.connect(edition, &Address::parse(&row.account.address)?, credential)
    }

    /// Makes the door to a service.
    pub(crate) fn connect(
        &self,
        edition: domain::Edition,
        address: &Address,
        credential: crate::Secret,
    ) -> Result<Arc<dyn KeyService>, Error> {
        services::connect(edition, address, credential, &self.contacts)
    }

    /// The present of an account's service, as far as it is known.
    pub(crate) fn now_at(&self, account: &AccountId) -> Timestamp {
        skew::corrected(self.now(), self.skew_seconds(account))
    }

    /// What has to be added to this machine's clock to have the one of an account's service, in seconds.
    pub(crate) fn skew_seconds(&self, account: &AccountId) -> i64 {
        self.account(account).map_or(0, |row| self.contacts.of(&row.account.address).skew_seconds())
    }

    /// Keeps what an account's service says of the clock for the next start.
    pub(crate) fn remember_skew(&self, account: &AccountId) {
        let Ok(row) = self.account(account) else { return };
        let address = row.account.address;
        let seconds = self.contacts.of(&address).skew_seconds();
        let known = self.cache.skews().map(|skews| skews.get(&address).copied().unwrap_or_default());
        if known.is_ok_and(|known| known != seconds) {
            if let Err(error) = self.cache.put_skew(&address, seconds) {
                tracing::warn!(%error, "what a service says of the clock could not be kept");
            }
            self.changed(Topic::Home);
        }
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
    Error::Refused(words::sandbox_does_not_start(reason))
}
