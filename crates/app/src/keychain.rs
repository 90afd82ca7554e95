//! The door to the system's keychain: the only place that knows the keyring family.
//!
//! Calls block for as long as the system asks the admin to unlock, so they run on the blocking pool, one at a time.
//! One that takes longer than [`PATIENCE`] is said to be waited for, and the admin may stop waiting: the call keeps
//! its slot, because it can't be cancelled, other calls are told that the keychain is busy, and a secret that it
//! still puts there is taken out again.

mod error;
mod system;

pub use error::KeychainError;

use crate::Secret;
use domain::KeychainState;
use error::{told, words};
use keyring_core::api::CredentialStore;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex as Lock, PoisonError};
use std::time::Duration;
use tokio::sync::{Mutex, Notify};
use zeroize::Zeroizing;

/// The service name of all entries, as the system's own keychain program shows it.
const SERVICE: &str = "Keyward";

/// How long a call may take before it is said to be waited for, and how long one waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a call waits for its own answer at most: the admin may have to find a window and type a password.
const ANSWER_PATIENCE: Duration = Duration::from_secs(60);

/// Says to a call on the blocking pool that nobody waits for it any more, when it is dropped.
#[derive(Default)]
struct Abandoned(Arc<AtomicBool>);

impl Drop for Abandoned {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

type Opener = dyn Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync;
type Listener = dyn Fn() + Send + Sync;

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

    /// Calls `changed` whenever [`Keychain::state`] may be another.
    pub(crate) fn listen(&self, changed: impl Fn() + Send + Sync + 'static) {
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

    /// The admin waits no longer: all calls that wait fail with [`KeychainError::Busy`].
    pub(crate) fn stop_waiting(&self) {
        self.shared.enough.notify_waiters();
    }

    /// Keeps a secret, and reads it back: a keychain that forgets is as good as none.
    pub(crate) async fn put(&self, entry: Entry<'_>, secret: &Secret) -> Result<(), KeychainError> {
        let abandoned = Abandoned::default();
        let done = self.write(entry, secret, Some(Arc::clone(&abandoned.0))).await;
        drop(abandoned);
        done
    }

    /// Keeps a secret, however late: the write goes on where the caller stops waiting.
    pub(crate) async fn put_eventually(
        &self,
        entry: Entry<'_>,
        secret: &Secret,
    ) -> Result<(), KeychainError> {
        self.write(entry, secret, None).await
    }

    async fn write(
        &self,
        entry: Entry<'_>,
        secret: &Secret,
        abandoned: Option<Arc<AtomicBool>>,
    ) -> Result<(), KeychainError> {
        // Where the secret is meant to be.
        let text = Zeroizing::new(secret.expose().to_owned());
        self.with_entry(entry, move |entry, name| {
            write_over(&entry, &text).map_err(|error| told(&error, name))?;
            // Whoever asked has stopped waiting, and was told that nothing is kept.
            if abandoned.is_some_and(|seen| seen.load(Ordering::SeqCst)) {
                return entry.delete_credential().map_err(|error| told(&error, name));
            }
            match entry.get_password().map(Zeroizing::new) {
                Ok(found) if found == text => Ok(()),
                Ok(_) => Err(KeychainError::Raced),
                Err(keyring_core::Error::NoEntry) => Err(KeychainError::Forgets),
                Err(error) => Err(told(&error, name)),
            }
        })
        .await
    }

    /// Reads a secret; `None` where there is none.
    pub(crate) async fn get(&self, entry: Entry<'_>) -> Result<Option<Secret>, KeychainError> {
        self.with_entry(entry, |entry, name| match read_any(&entry) {
            // Larger than any credential: it is not what Keyward put there.
            Ok(text) => Secret::new(text).map(Some).ok_or_else(|| KeychainError::Damaged(name.to_owned())),
            Err(keyring_core::Error::NoEntry) => Ok(None),
            Err(error) => Err(told(&error, name)),
        })
        .await
    }

    /// Removes a secret; nothing happens where there is none.
    pub(crate) async fn delete(&self, entry: Entry<'_>) -> Result<(), KeychainError> {
        self.with_entry(entry, |entry, name| match entry.delete_credential() {
            Ok(()) | Err(keyring_core::Error::NoEntry) => Ok(()),
            Err(keyring_core::Error::Ambiguous(entries)) => delete_all(&entries, name),
            Err(error) => Err(told(&error, name)),
        })
        .await
    }

    async fn with_entry<T: Send + 'static>(
        &self,
        entry: Entry<'_>,
        call: impl FnOnce(keyring_core::Entry, &str) -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let name = entry.name();
        let shared = Arc::clone(&self.shared);
        let mut stopped = std::pin::pin!(shared.enough.notified());
        stopped.as_mut().enable();
        let waiting = tokio::time::timeout(shared.patience, Arc::clone(&shared.slot).lock_owned());
        let slot = tokio::select! {
            slot = waiting => slot.map_err(|_| KeychainError::Busy)?,
            () = &mut stopped => return Err(KeychainError::Busy),
        };
        let blocking = Arc::clone(&self.shared);
        let mut running = tokio::task::spawn_blocking(move || {
            // The slot goes along: a caller that gives up does not free it.
            let _slot = slot;
            let done = blocking.run(&name, call);
            blocking.learned(&done);
            done
        });
        let answered = tokio::select! {
            done = tokio::time::timeout(shared.patience, &mut running) => done.ok(),
            () = &mut stopped => return Err(KeychainError::Busy),
        };
        let done = match answered {
            Some(done) => done,
            None => {
                shared.set(KeychainState::Waiting);
                // It may have answered in this very moment.
                tokio::select! {
                    biased;
                    done = tokio::time::timeout(ANSWER_PATIENCE, running) => {
                        done.map_err(|_| KeychainError::Busy)?
                    }
                    () = &mut stopped => return Err(KeychainError::Busy),
                }
            }
        };
        match done {
            Ok(done) => {
                // Said once more, where it was said meanwhile that it is waited for.
                shared.learned(&done);
                done
            }
            Err(stopped) => {
                // A store that panics is broken; the panic's text may hold anything and is not shown.
                tracing::error!(panicked = stopped.is_panic(), "the keychain call stopped");
                Err(KeychainError::Broken("its driver stopped unexpectedly".to_owned()))
            }
        }
    }
}

impl Shared {
    fn run<T>(
        &self,
        name: &str,
        call: impl FnOnce(keyring_core::Entry, &str) -> Result<T, KeychainError>,
    ) -> Result<T, KeychainError> {
        let known = lock(&self.store).clone();
        let store = match known {
            Some(store) => store,
            None => (self.opener)().map_err(|error| match told(&error, name) {
                denied @ KeychainError::Denied(_) => denied,
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
            listener();
        }
    }
}

/// Writes an entry. Where two have the same name, as after two programs wrote at once, they are made one.
fn write_over(entry: &keyring_core::Entry, text: &str) -> keyring_core::Result<()> {
    match entry.set_password(text) {
        Err(keyring_core::Error::Ambiguous(entries)) => {
            entries.iter().try_for_each(keyring_core::Entry::delete_credential)?;
            entry.set_password(text)
        }
        done => done,
    }
}

/// Reads an entry; of several with the same name any, where all say the same.
fn read_any(entry: &keyring_core::Entry) -> keyring_core::Result<String> {
    match entry.get_password() {
        Err(keyring_core::Error::Ambiguous(entries)) => {
            let mut texts = entries.iter().map(|one| one.get_password().map(Zeroizing::new));
            let Some(first) = texts.next().transpose()? else { return Err(keyring_core::Error::NoEntry) };
            for text in texts {
                if text? != first {
                    return Err(keyring_core::Error::Ambiguous(entries));
                }
            }
            Ok(first.to_string())
        }
        read => read,
    }
}

fn delete_all(entries: &[keyring_core::Entry], name: &str) -> Result<(), KeychainError> {
    for entry in entries {
        match entry.delete_credential() {
            Ok(()) | Err(keyring_core::Error::NoEntry) => {}
            Err(error) => return Err(told(&error, name)),
        }
    }
    Ok(())
}

fn lock<T>(mutex: &Lock<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl std::fmt::Debug for Keychain {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Keychain")
    }
}
