//! Secrets of new keys, from the service's answer until the admin says that they are stored.

use crate::Secret;
use domain::{CreateId, Key};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// The secrets at hand, and the creates that are being worked on.
#[derive(Default)]
pub(crate) struct Pending {
    secrets: Mutex<HashMap<CreateId, Arc<Secret>>>,
    busy: Mutex<HashSet<CreateId>>,
    copied: Mutex<Option<Copy>>,
    candidates: Mutex<HashMap<CreateId, Vec<Key>>>,
    /// Rung when a create is no longer being worked on.
    rested: Notify,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Pending {
    /// Holds a secret.
    pub(crate) fn put(&self, create: &CreateId, secret: Secret) {
        lock(&self.secrets).insert(create.clone(), Arc::new(secret));
    }

    /// A secret that is at hand. It is wiped when its last holder lets go.
    pub(crate) fn get(&self, create: &CreateId) -> Option<Arc<Secret>> {
        lock(&self.secrets).get(create).cloned()
    }

    /// Lets a secret go.
    pub(crate) fn remove(&self, create: &CreateId) {
        lock(&self.secrets).remove(create);
    }

    /// Says that a create is being worked on, until the guard is dropped; `None` where it already is.
    pub(crate) fn begin(self: &Arc<Self>, create: &CreateId) -> Option<Busy> {
        let began = lock(&self.busy).insert(create.clone());
        began.then(|| Busy { pending: Arc::clone(self), create: create.clone() })
    }

    /// Whether a create is being worked on.
    pub(crate) fn is_busy(&self, create: &CreateId) -> bool {
        lock(&self.busy).contains(create)
    }

    /// Waits until none of these creates is being worked on.
    pub(crate) async fn rest(&self, creates: &[CreateId]) {
        loop {
            let mut rested = std::pin::pin!(self.rested.notified());
            // What is done from here on is not missed.
            rested.as_mut().enable();
            if !creates.iter().any(|create| self.is_busy(create)) {
                return;
            }
            rested.await;
        }
    }

    /// Remembers which keys a create may have made; none where nothing is to be asked.
    pub(crate) fn set_candidates(&self, create: &CreateId, keys: Vec<Key>) {
        let mut candidates = lock(&self.candidates);
        if keys.is_empty() {
            candidates.remove(create);
        } else {
            candidates.insert(create.clone(), keys);
        }
    }

    /// The keys that a create may have made.
    pub(crate) fn candidates(&self, create: &CreateId) -> Vec<Key> {
        lock(&self.candidates).get(create).cloned().unwrap_or_default()
    }

    /// Remembers which secret is on the clipboard.
    pub(crate) fn set_copied(&self, secret: Arc<Secret>) -> Copy {
        let copy = Arc::new(OnClipboard(secret));
        *lock(&self.copied) = Some(Arc::clone(&copy));
        copy
    }

    /// What was copied last, if it was not taken off the clipboard yet.
    pub(crate) fn copied(&self) -> Option<Copy> {
        lock(&self.copied).clone()
    }

    /// Forgets a copy that was taken off the clipboard, unless there is a newer one.
    pub(crate) fn cleared(&self, copy: &Copy) {
        let mut copied = lock(&self.copied);
        if copied.as_ref().is_some_and(|last| Arc::ptr_eq(last, copy)) {
            *copied = None;
        }
    }
}

/// A secret that was put on the clipboard, once.
pub(crate) struct OnClipboard(pub(crate) Arc<Secret>);

/// Each time that a secret is copied is a copy of its own.
pub(crate) type Copy = Arc<OnClipboard>;

/// While it lives, its create is being worked on.
pub(crate) struct Busy {
    pending: Arc<Pending>,
    create: CreateId,
}

impl Drop for Busy {
    fn drop(&mut self) {
        lock(&self.pending.busy).remove(&self.create);
        self.pending.rested.notify_waiters();
    }
}
