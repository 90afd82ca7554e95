//! Rotations that are at work, and what was last seen of those that wait. Nothing here survives a restart, and
//! nothing has to.

use domain::RotationId;
use domain::rotation::Seen;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is known of rotations in memory.
#[derive(Default)]
pub(crate) struct Rotating {
    busy: Mutex<HashMap<RotationId, Arc<tokio::sync::Mutex<()>>>>,
    working: Mutex<HashMap<RotationId, usize>>,
    seen: Mutex<HashMap<RotationId, Seen>>,
    consents: Mutex<HashSet<RotationId>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Rotating {
    /// Whoever changes a rotation holds this: one at a time.
    pub(crate) fn turn(&self, rotation: &RotationId) -> Arc<tokio::sync::Mutex<()>> {
        Arc::clone(lock(&self.busy).entry(rotation.clone()).or_default())
    }

    /// Says that a rotation is at work, until the guard is dropped.
    pub(crate) fn begin(self: &Arc<Self>, rotation: &RotationId) -> Working {
        *lock(&self.working).entry(rotation.clone()).or_default() += 1;
        Working { rotating: Arc::clone(self), rotation: rotation.clone() }
    }

    /// Whether a rotation is at work.
    pub(crate) fn is_working(&self, rotation: &RotationId) -> bool {
        lock(&self.working).contains_key(rotation)
    }

    /// Remembers what a rotation waits on.
    pub(crate) fn put_seen(&self, rotation: &RotationId, seen: Seen) {
        lock(&self.seen).insert(rotation.clone(), seen);
    }

    /// What was seen when a rotation came to wait.
    pub(crate) fn seen(&self, rotation: &RotationId) -> Option<Seen> {
        lock(&self.seen).get(rotation).cloned()
    }

    /// The admin consents to a new secret that does not survive a crash.
    pub(crate) fn consent(&self, rotation: &RotationId) {
        lock(&self.consents).insert(rotation.clone());
    }

    /// Whether the admin consented to that.
    pub(crate) fn has_consent(&self, rotation: &RotationId) -> bool {
        lock(&self.consents).contains(rotation)
    }
}

/// While it lives, its rotation is at work.
pub(crate) struct Working {
    rotating: Arc<Rotating>,
    rotation: RotationId,
}

impl Drop for Working {
    fn drop(&mut self) {
        let mut working = lock(&self.rotating.working);
        // Whoever waits for its turn is at work, too.
        match working.get_mut(&self.rotation) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(working.remove(&self.rotation)),
        }
    }
}
