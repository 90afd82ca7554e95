//! The door to the system's keychain: the only place that knows the keyring family.
//!
//! Calls block for as long as the system asks the admin to unlock, so they run on the blocking pool, one at a time.
//! One that takes longer than [`PATIENCE`] is said to be waited for, and the admin may stop waiting: the call keeps
//! its slot, because it can't be cancelled, other calls are told that the keychain is busy, and what it still puts
//! there is taken out again.

mod entry;
mod error;
mod system;

pub use error::KeychainError;

use crate::Secret;
use crate::words::files as words;
use domain::KeychainState;
use error::{told, words};
use keyring_core::api::CredentialStore;
use std::sync::{Arc, Mutex as Lock, PoisonError};
use std::time::Duration;
use tokio::sync::{Mutex, Notify, OwnedMutexGuard, oneshot};
use zeroize::Zeroizing;

/// The service name of all entries, as the system's own keychain program shows it.
const SERVICE: &str = "Keyward";

/// How long a call may take before it is said to be waited for, and how long one waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a call waits for its own answer at most: the admin may have to find a window and type a password.
const ANSWER_PATIENCE: Duration = Duration::from_secs(60);

type Opener = dyn Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync;
type Listener = dyn Fn(&KeychainState) + Send + Sync;

/// Takes out again what a call put there.
type Undo = Box<dyn FnOnce() + Send>;

/// What a call gives, and how it is undone where nobody waits for it any more.
type Done<T> = Result<(T, Option<Undo>), KeychainError>;

/// The door to the keychain. A clone is the same door.
#[derive(Clone)]
pub struct Keychain {
    shared: Arc<Shared>,
}

struct Shared {
    opener: Box<Opener>,
    patience: Duration,
    store: Lock<Option<Arc<CredentialStore>>>,
    slot: Arc<Mutex<()>>,
    state: Lock<KeychainState>,
    listener: Lock<Option<Arc<Listener>>>,
    enough: Notify,
}

/// What an entry is for; its name in the keychain follows.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Entry<'a> {
    /// The credential of an account.
    Credential(&'a domain::AccountId),
    /// The secret of a create that is not finished, or a placeholder for it.
    NewSecret(&'a domain::CreateId),
    /// Nothing: it is put, read and taken out again, to see whether the keychain keeps anything.
    Probe,
}

impl Entry<'_> {
    fn name(self) -> String {
        match self {
            Entry::Credential(account) => format!("credential {account}"),
            Entry::NewSecret(create) => format!("new secret {create}"),
            Entry::Probe => "probe".to_owned(),
        }
    }
}

impl Keychain {
    /// The keychain of this system. It is not touched before the first call.
    pub fn system() -> Self {
        Self::with_opener(system::open_system_store)
    }

    /// A keychain over another store: for tests, one that fails on demand.
    pub fn with_opener(
        opener: impl Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync + 'static,
    ) -> Self {
        Self::patient(opener, PATIENCE)
    }

    /// The same, with another patience: for tests that don't want to wait.
    pub fn patient(
        opener: impl Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync + 'static,
        patience: Duration,
    ) -> Self {
        Self {
            shared: Arc::new(Shared {
                opener: Box::new(opener),
                patience,
                store: Lock::default(),
                slot: Arc::default(),
                state: Lock::new(KeychainState::Unknown),
                listener: Lock::default(),
                enough: Notify::new(),
            }),
        }
    }

    /// Calls `changed` whenever [`Keychain::state`] is another.
    pub(crate) fn listen(&self, changed: impl Fn(&KeychainState) + Send + Sync + 'static) {
        *lock(&self.shared.listener) = Some(Arc::new(changed));
    }

    /// What is known of it: from the last call, or from the one that it keeps waiting.
    pub(crate) fn state(&self) -> KeychainState {
        lock(&self.shared.state).clone()
    }

    /// How long a call may take before it is said to be waited for.
    pub(crate) fn patience(&self) -> Duration {
        self.shared.patience
    }

    /// The admin waits no longer: all calls that wait fail with [`KeychainError::Busy`]. What the keychain says when it
    /// answers at last is taken in all the same.
    pub(crate) fn stop_waiting(&self) {
        self.shared.enough.notify_waiters();
        if self.state() == KeychainState::Waiting {
            self.shared.set(KeychainState::Unknown);
        }
    }

    /// Keeps a secret, and reads it back: a keychain that forgets is as good as none. Where that fails, or the caller
    /// stops waiting, a credential that was there before is there again, and nothing else.
    pub(crate) async fn put(&self, entry: Entry<'_>, secret: &Secret) -> Result<(), KeychainError> {
        // Where the secret is meant to be.
        let text = Zeroizing::new(secret.expose().to_owned());
        let replaces = matches!(entry, Entry::Credential(_));
        self.heard(entry, move |entry, name| {
            let before = if replaces { entry::before(&entry, name)? } else { None };
            entry::keep(&entry, &text, name, before.as_ref())?;
            let undo: Undo = Box::new(move || entry::put_back(&entry, before.as_ref()));
            Ok(((), Some(undo)))
        })
        .await
    }

    /// Keeps a secret, however long that takes and whoever stops waiting.
    pub(crate) async fn put_eventually(
        &self,
        entry: Entry<'_>,
        secret: &Secret,
    ) -> Result<(), KeychainError> {
        // Where the secret is meant to be.
        let text = Zeroizing::new(secret.expose().to_owned());
        let (name, shared) = (entry.name(), Arc::clone(&self.shared));
        let put = tokio::spawn(async move {
            let slot = Arc::clone(&shared.slot).lock_owned().await;
            let call = move |entry: keyring_core::Entry, name: &str| entry::keep(&entry, &text, name, None);
            shared.see_through(slot, name, move |entry, name| Ok((call(entry, name)?, None))).await.0
        });
        put.await.unwrap_or_else(|_| Err(stopped_unexpectedly()))
    }

    /// Reads a secret; `None` where there is none.
    pub(crate) async fn get(&self, entry: Entry<'_>) -> Result<Option<Secret>, KeychainError> {
        self.call(entry, |entry, name| match entry::read(&entry) {
            // Larger than any credential: it is not what Keyward put there.
            Ok(text) => Secret::new(text).map(Some).ok_or_else(|| KeychainError::Damaged(name.to_owned())),
            Err(keyring_core::Error::NoEntry) => Ok(None),
            Err(keyring_core::Error::Ambiguous(_)) => Err(KeychainError::Doubled(name.to_owned())),
            Err(error) => Err(told(&error, name)),
        })
        .await
    }

    /// Removes a secret; nothing happens where there is none.
    pub(crate) async fn delete(&self, entry: Entry<'_>) -> Result<(), KeychainError> {
        self.call(entry, |entry, name| entry::delete(&entry).map_err(|error| told(&error, name))).await
    }

    async fn call<T: Send + 'static>(
        &self,
        entry: Entry<'_>,
        call: impl FnOnce(keyring_core::Entry, &str) -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<T, KeychainError> {
        self.heard(entry, move |entry, name| Ok((call(entry, name)?, None))).await
    }

    /// Waits for the slot, then for the answer of a call; of both no longer than the admin does.
    async fn heard<T: Send + 'static>(
        &self,
        entry: Entry<'_>,
        call: impl FnOnce(keyring_core::Entry, &str) -> Done<T> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let (name, shared) = (entry.name(), Arc::clone(&self.shared));
        let mut enough = std::pin::pin!(self.shared.enough.notified());
        enough.as_mut().enable();
        let slot = tokio::select! {
            slot = tokio::time::timeout(shared.patience, Arc::clone(&shared.slot).lock_owned()) => {
                slot.map_err(|_| KeychainError::Busy)?
            }
            () = &mut enough => return Err(KeychainError::Busy),
        };
        let (tell, mut hear) = oneshot::channel();
        // A task of its own: a caller that gives up frees neither the slot nor the keychain.
        tokio::spawn(async move {
            let (done, undo, slot) = shared.see_through(slot, name, call).await;
            if let (Err(_), Some(undo)) = (tell.send(done), undo) {
                // Whoever asked has stopped waiting, and was told that nothing is kept.
                let undone = tokio::task::spawn_blocking(undo).await;
                tracing::info!(done = undone.is_ok(), "what was put into the keychain too late is taken out");
            }
            drop(slot);
        });
        tokio::select! {
            biased;
            heard = &mut hear => return heard.unwrap_or_else(|_| Err(stopped_unexpectedly())),
            () = &mut enough => {}
            () = tokio::time::sleep(self.shared.patience + ANSWER_PATIENCE) => {}
        }
        hear.close();
        // It may have answered in this very moment.
        hear.try_recv().unwrap_or(Err(KeychainError::Busy))
    }
}

impl Shared {
    /// Makes a call on the blocking pool and sees it through to its end, however long that takes: then what it says of
    /// the keychain is known.
    async fn see_through<T: Send + 'static>(
        self: &Arc<Self>,
        slot: OwnedMutexGuard<()>,
        name: String,
        call: impl FnOnce(keyring_core::Entry, &str) -> Done<T> + Send + 'static,
    ) -> (Result<T, KeychainError>, Option<Undo>, OwnedMutexGuard<()>) {
        let shared = Arc::clone(self);
        let mut running = tokio::task::spawn_blocking(move || shared.run(&name, call));
        let ended = match tokio::time::timeout(self.patience, &mut running).await {
            Ok(ended) => ended,
            Err(_) => {
                self.set(KeychainState::Waiting);
                running.await
            }
        };
        let done = ended.unwrap_or_else(|stopped| {
            // A store that panics is broken; the panic's text may hold anything and is not shown.
            tracing::error!(panicked = stopped.is_panic(), "the keychain call stopped");
            Err(stopped_unexpectedly())
        });
        let (done, undo) = match done {
            Ok((value, undo)) => (Ok(value), undo),
            Err(error) => (Err(error), None),
        };
        self.learned(&done);
        (done, undo, slot)
    }

    fn run<T>(
        &self,
        name: &str,
        call: impl FnOnce(keyring_core::Entry, &str) -> Result<T, KeychainError>,
    ) -> Result<T, KeychainError> {
        let known = lock(&self.store).clone();
        let store = match known {
            Some(store) => store,
            None => (self.opener)().map_err(|error| match told(&error, name) {
                way_out @ (KeychainError::Denied(_) | KeychainError::Locked | KeychainError::Dismissed) => {
                    way_out
                }
                _ => KeychainError::Absent(words(&error)),
            })?,
        };
        let entry = store.build(SERVICE, name, None).map_err(|error| told(&error, name));
        let done = entry.and_then(|entry| call(entry, name));
        // A store that went away is looked for anew next time.
        let keep = !matches!(done, Err(KeychainError::Absent(_)));
        *lock(&self.store) = keep.then_some(store);
        done
    }

    fn learned<T>(&self, done: &Result<T, KeychainError>) {
        let state = match done {
            Ok(_) => Some(KeychainState::Ready),
            Err(error) => error.state(),
        };
        match state {
            Some(state) => self.set(state),
            // It answered: it is no longer waited for.
            None if *lock(&self.state) == KeychainState::Waiting => self.set(KeychainState::Unknown),
            None => {}
        }
    }

    fn set(&self, state: KeychainState) {
        let before = std::mem::replace(&mut *lock(&self.state), state.clone());
        let listener = lock(&self.listener).clone();
        if before != state
            && let Some(listener) = listener
        {
            listener(&state);
        }
    }
}

fn stopped_unexpectedly() -> KeychainError {
    KeychainError::Broken(words::ITS_DRIVER_STOPPED_UNEXPECTEDLY.to_owned())
}

fn lock<T>(mutex: &Lock<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl std::fmt::Debug for Keychain {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Keychain")
    }
}
