//! Who asks, by the bearer credential.

use crate::edition::Identity;
use crate::lag::has_reached;
use crate::secret;
use crate::service::{SandboxError, Service};
use crate::store::{Key, Level, Reached};
use jiff::{SignedDuration, Timestamp};

/// Somebody whose credential works.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) email: String,
    /// The key that was used, where it was no session.
    pub(crate) key: Option<Key>,
}

impl Caller {
    /// Whether the credential is a key that may do anything anywhere in its organization.
    pub(crate) fn is_broad_key_of(&self, organization: &str) -> bool {
        self.key.as_ref().is_some_and(|key| {
            key.level == Level::All && key.scope == Reached::AllWorkspaces && key.organization == organization
        })
    }
}

/// Looks the credential of an `Authorization` header up.
pub(super) fn identify(service: &Service, header: Option<&str>) -> Result<Identity<Caller>, SandboxError> {
    let Some(token) = header.and_then(bearer) else {
        return Ok(Identity::nobody());
    };
    let hash = secret::hash(token);
    let now = service.clock.now();
    service.store(|store| {
        if let Some((email, label)) = store.session(&hash)? {
            return Ok(Identity { label, caller: Some(Caller { email, key: None }) });
        }
        let Some(key) = store.key_by_hash(&hash)? else {
            return Ok(Identity::unknown());
        };
        let label = key.name.clone();
        if !is_alive(&key, now, service.lag()) {
            return Ok(Identity { label, caller: None });
        }
        let caller = Caller { email: key.creator.email.clone(), key: Some(key) };
        Ok(Identity { label, caller: Some(caller) })
    })
}

/// Notes that a key was used, where it was a key.
pub(super) fn note_use(service: &Service, caller: &Caller) -> Result<(), SandboxError> {
    match &caller.key {
        Some(key) => service.store(|store| Ok(store.use_key(&key.name, service.clock.now())?)),
        None => Ok(()),
    }
}

/// The token of a bearer credential.
fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

/// Whether a key works: a new one after the lag, a deleted one until then, an expired one never.
fn is_alive(key: &Key, now: Timestamp, lag: SignedDuration) -> bool {
    let reached = |change| has_reached(change, now, lag);
    reached(key.created) && !key.is_expired(now) && !key.deleted.is_some_and(reached)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Creator;

    #[test]
    fn a_bearer_credential() {
        let table = [
            ("Bearer abc", Some("abc")),
            ("bearer  abc ", Some("abc")),
            ("Basic abc", None),
            ("Bearer ", None),
            ("Bearer", None),
            ("", None),
        ];
        for (header, expected) in table {
            assert_eq!(bearer(header), expected, "{header:?}");
        }
    }

    #[test]
    fn when_a_key_works() {
        let second = |second| Timestamp::from_second(second).unwrap();
        let key = |deleted: Option<i64>| Key {
            name: "organizations/o/apiKeys/k".to_owned(),
            organization: "organizations/o".to_owned(),
            display_name: "k".to_owned(),
            prefix: "kgn_pat_0000".to_owned(),
            level: Level::All,
            permissions: Vec::new(),
            scope: Reached::AllWorkspaces,
            creator: Creator { display_name: String::new(), email: String::new() },
            created: second(100),
            updated: second(100),
            expires: second(200),
            last_used: None,
            etag: String::new(),
            deleted: deleted.map(second),
        };
        let table = [
            ("new", None, 100, 0, true),
            ("new with lag", None, 104, 5, false),
            ("new after the lag", None, 105, 5, true),
            ("deleted", Some(150), 150, 0, false),
            ("deleted with lag", Some(150), 154, 5, true),
            ("deleted after the lag", Some(150), 155, 5, false),
            ("a second before its end", None, 199, 0, true),
            ("expired", None, 200, 0, false),
            ("expired with lag", None, 200, 60, false),
            ("seen by a clock set back", None, 50, 0, true),
        ];
        for (case, deleted, now, lag, expected) in table {
            let alive = is_alive(&key(deleted), second(now), SignedDuration::from_secs(lag));
            assert_eq!(alive, expected, "{case}");
        }
    }
}
