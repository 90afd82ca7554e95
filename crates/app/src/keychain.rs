//! The door to the system's keychain: the only place that knows the keyring family.
//!
//! Calls block for as long as the system asks the admin to unlock, so they run on the blocking pool,
//! one at a time. Some errors of the keyring family carry the secret's bytes in their `Debug`:
//! only their `Display` is used.

use crate::Secret;
use domain::KeychainState;
use keyring_core::api::CredentialStore;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex as Lock, PoisonError};
use std::time::Duration;
use thiserror::Error;
use tokio::sync::Mutex;
use zeroize::Zeroizing;

/// The service name of all entries, as the system's own keychain program shows it.
const SERVICE: &str = "Keyward";

/// How long a call waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a call waits for its own answer: the admin may have to find a window and type a password.
const ANSWER_PATIENCE: Duration = Duration::from_secs(60);

/// Why the keychain can't be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeychainError {
    /// There is none, or it can't be reached.
    #[error("This system offers no keychain to Keyward ({0}).")]
    Absent(String),
    /// It is there and was not unlocked.
    #[error("The system's keychain is locked. Unlock it, then try again.")]
    Locked,
    /// An earlier call is still waiting.
    #[error(
        "The system's keychain is still waiting for an answer to an earlier request. \
         Look for its window, then try again."
    )]
    Busy,
    /// It refused in another way.
    #[error("The system's keychain could not do it: {0}.")]
    Broken(String),
}

/// Says to a call on the blocking pool that nobody waits for it any more, when it is dropped.
#[derive(Default)]
struct Abandoned(Arc<AtomicBool>);

impl Drop for Abandoned {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

type Opener = dyn Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync;

/// The door to the keychain.
#[derive(Clone)]
pub struct Keychain {
    opener: Arc<Opener>,
    store: Arc<Lock<Option<Arc<CredentialStore>>>>,
    slot: Arc<Mutex<()>>,
    state: Arc<Lock<KeychainState>>,
}

/// What an entry is for; its name in the keychain follows.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Entry<'a> {
    /// The credential of an account.
    Credential(&'a domain::AccountId),
    /// The secret of a create that is not finished, or a placeholder for it.
    NewSecret(&'a domain::CreateId),
}

impl Entry<'_> {
    fn name(self) -> String {
        match self {
            Entry::Credential(account) => format!("credential {account}"),
            Entry::NewSecret(create) => format!("new secret {create}"),
        }
    }
}

impl Keychain {
    /// The keychain of this system. It is not touched before the first call.
    pub fn system() -> Self {
        Self::with_opener(open_system_store)
    }

    /// A keychain over another store: for tests, one that fails on demand.
    pub fn with_opener(
        opener: impl Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            opener: Arc::new(opener),
            store: Arc::default(),
            slot: Arc::default(),
            state: Arc::new(Lock::new(KeychainState::Unknown)),
        }
    }

    /// What the last call found.
    pub(crate) fn state(&self) -> KeychainState {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps a secret.
    pub(crate) async fn put(&self, entry: Entry<'_>, secret: &Secret) -> Result<(), KeychainError> {
        // Where the secret is meant to be.
        let text = Zeroizing::new(secret.expose().to_owned());
        let abandoned = Abandoned::default();
        let seen = Arc::clone(&abandoned.0);
        let done = self
            .with_entry(entry, move |entry| {
                entry.set_password(&text)?;
                // Whoever asked has stopped waiting, and was told that nothing is kept.
                if seen.load(Ordering::SeqCst) {
                    return entry.delete_credential();
                }
                Ok(())
            })
            .await;
        drop(abandoned);
        done
    }

    /// Keeps a secret, however late: the write goes on where the caller stops waiting.
    pub(crate) async fn put_eventually(
        &self,
        entry: Entry<'_>,
        secret: &Secret,
    ) -> Result<(), KeychainError> {
        // Where the secret is meant to be.
        let text = Zeroizing::new(secret.expose().to_owned());
        self.with_entry(entry, move |entry| entry.set_password(&text)).await
    }

    /// Reads a secret; `None` where there is none.
    pub(crate) async fn get(&self, entry: Entry<'_>) -> Result<Option<Secret>, KeychainError> {
        let read = self.with_entry(entry, |entry| match entry.get_password() {
            Ok(text) => Ok(Some(Secret::new(text))),
            Err(keyring_core::Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        });
        match read.await? {
            None => Ok(None),
            Some(Some(secret)) => Ok(Some(secret)),
            Some(None) => Err(KeychainError::Broken("the entry is too large".to_owned())),
        }
    }

    /// Removes a secret; nothing happens where there is none.
    pub(crate) async fn delete(&self, entry: Entry<'_>) -> Result<(), KeychainError> {
        self.with_entry(entry, |entry| match entry.delete_credential() {
            Err(keyring_core::Error::NoEntry) => Ok(()),
            done => done,
        })
        .await
    }

    async fn with_entry<T: Send + 'static>(
        &self,
        entry: Entry<'_>,
        call: impl FnOnce(keyring_core::Entry) -> keyring_core::Result<T> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let name = entry.name();
        let waiting = tokio::time::timeout(PATIENCE, Arc::clone(&self.slot).lock_owned());
        let slot = waiting.await.map_err(|_| KeychainError::Busy)?;
        let (opener, opened) = (Arc::clone(&self.opener), Arc::clone(&self.store));
        let running = tokio::task::spawn_blocking(move || {
            // The slot goes along: a caller that gives up does not free it.
            let _slot = slot;
            let known = opened.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let store = match known {
                Some(store) => store,
                None => opener().map_err(|error| KeychainError::Absent(words(&error)))?,
            };
            let done = store.build(SERVICE, &name, None).and_then(call).map_err(|error| told(&error));
            // A store that went away is looked for anew next time.
            let keep = !matches!(done, Err(KeychainError::Absent(_)));
            *opened.lock().unwrap_or_else(PoisonError::into_inner) = keep.then_some(store);
            done
        });
        let Ok(done) = tokio::time::timeout(ANSWER_PATIENCE, running).await else {
            return Err(KeychainError::Busy);
        };
        let state = match &done {
            Ok(Ok(_)) => Some(KeychainState::Ready),
            Ok(Err(KeychainError::Absent(why))) => Some(KeychainState::Absent(why.clone())),
            Ok(Err(KeychainError::Locked)) => Some(KeychainState::Locked),
            _ => None,
        };
        if let Some(state) = state {
            *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
        }
        match done {
            Ok(done) => done,
            Err(stopped) => {
                // A store that panics is broken; the panic's text may hold anything and is not shown.
                tracing::error!(panicked = stopped.is_panic(), "the keychain call stopped");
                Err(KeychainError::Broken("its driver stopped unexpectedly".to_owned()))
            }
        }
    }
}

impl std::fmt::Debug for Keychain {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Keychain")
    }
}

fn told(error: &keyring_core::Error) -> KeychainError {
    match error {
        keyring_core::Error::NoStorageAccess(reason) => {
            let reason = reason.to_string();
            // A Secret Service that was never set up has no default collection, and gives no result.
            if reason.contains("result not returned") {
                KeychainError::Absent("it was never set up".to_owned())
            } else {
                KeychainError::Locked
            }
        }
        keyring_core::Error::PlatformFailure(_) | keyring_core::Error::NoDefaultStore => {
            KeychainError::Absent(words(error))
        }
        other => KeychainError::Broken(words(other)),
    }
}

/// What the store says, in one line and without a full stop.
fn words(error: &keyring_core::Error) -> String {
    match error {
        // Its Display is free of the entry's bytes, but may be long and Debug-like.
        keyring_core::Error::BadDataFormat(..) => "the entry is damaged".to_owned(),
        keyring_core::Error::BadEncoding(_) => "the entry is no text".to_owned(),
        keyring_core::Error::Ambiguous(entries) => format!("{} entries have the same name", entries.len()),
        other => {
            let line = other.to_string();
            line.lines().next().unwrap_or_default().trim_end_matches('.').chars().take(160).collect()
        }
    }
}

#[cfg(target_os = "linux")]
fn open_system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = zbus_secret_service_keyring_store::Store::new()?;
    Ok(store)
}

#[cfg(target_os = "macos")]
fn open_system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = apple_native_keyring_store::keychain::Store::new()?;
    Ok(store)
}

#[cfg(target_os = "windows")]
fn open_system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = windows_native_keyring_store::Store::new()?;
    Ok(store)
}
