//! Who asks, by the credential in `x-api-key`.

use super::usage::utc_date;
use crate::edition::Identity;
use crate::lag::has_reached;
use crate::secret;
use crate::service::{SandboxError, Service};
use crate::store::classic::{Admin, Day, Key};
use jiff::{SignedDuration, Timestamp};

/// Somebody whose credential works.
#[derive(Debug, Clone)]
pub(crate) enum Caller {
    /// An admin, by a credential of their own.
    Admin(Admin),
    /// Whoever has this key.
    Key(Key),
}

impl Caller {
    /// The organization that the credential is for.
    pub(super) fn organization(&self) -> &str {
        match self {
            Caller::Admin(admin) => &admin.organization,
            Caller::Key(key) => &key.organization,
        }
    }
}

/// Looks the credential of an `x-api-key` header up.
pub(super) fn identify(service: &Service, header: Option<&[u8]>) -> Result<Identity<Caller>, SandboxError> {
    let Some(credential) = header.and_then(|bytes| std::str::from_utf8(bytes).ok()).map(str::trim) else {
        return Ok(Identity::nobody());
    };
    if credential.is_empty() {
        return Ok(Identity::nobody());
    }
    let hash = secret::hash(credential);
    let now = service.clock.now();
    service.store(|store| {
        if let Some(session) = store.classic().session(&hash)? {
            let admin = store.classic().admin(&session.organization, &session.email)?;
            return Ok(Identity { label: session.label, caller: admin.map(Caller::Admin) });
        }
        let Some(key) = store.classic().key_by_hash(&hash)? else {
            return Ok(Identity::unknown());
        };
        let label = format!("api-keys/{}", key.id);
        let caller = is_alive(&key, now, service.lag()).then_some(Caller::Key(key));
        Ok(Identity { label, caller })
    })
}

/// Notes that a key was used, where it was a key, and counts it in its usage.
pub(super) fn note_use(service: &Service, caller: &Caller) -> Result<(), SandboxError> {
    let Caller::Key(key) = caller else {
        return Ok(());
    };
    let now = service.clock.now();
    service.store(|store| {
        store.classic().use_key(&key.id, now)?;
        let request = Day { date: utc_date(now), requests: 1, throttled: 0 };
        Ok(store.classic().add_usage(&key.id, &request)?)
    })
}

/// Whether a key works: a new one after the lag, a deleted one until then. None expires.
fn is_alive(key: &Key, now: Timestamp, lag: SignedDuration) -> bool {
    let reached = |change| has_reached(change, now, lag);
    reached(key.created) && !key.deleted.is_some_and(reached)
}
