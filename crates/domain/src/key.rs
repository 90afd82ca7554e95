//! A key as the service lists it: everything but its secret.

use crate::expiration::{EXPIRING_DAYS, UNUSED_DAYS, days_between};
use crate::{Catalogue, Level, Scope, opaque_id, text};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

opaque_id!(
    /// A key, as the service names it: `organizations/{o}/apiKeys/{k}`.
    KeyId
);

/// A key as the service lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// As the service names it.
    pub id: KeyId,
    /// As the service has it, unchecked: show it through [`text::harmless`].
    pub name: String,
    /// The first characters of the secret, which a list may show: `kgn_pat_7Qm2`.
    pub prefix: String,
    /// How much it may do; `None` where the service has no permissions.
    pub level: Option<Level>,
    /// What it may reach.
    pub scope: Scope,
    /// What the service says of it.
    pub state: KeyState,
    /// Who made it, where the service tells.
    pub creator: Option<Person>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When an admin last changed it.
    pub updated: Option<Timestamp>,
    /// When the service disables it; `None` where it never does.
    pub expires: Option<Timestamp>,
    /// When it was last used; `None` where never, or where the service does not tell.
    pub last_used: Option<Timestamp>,
    /// Changes with every change that an admin makes; sent back so that nobody's change is overwritten.
    pub etag: Option<String>,
}

/// Who made a key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name for people; may be empty.
    pub name: String,
    /// The address; may be empty.
    pub email: String,
}

/// What the service says of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyState {
    /// It works.
    Active,
    /// It is disabled; it still takes one of the organization's slots.
    Expired,
    /// Something this version of Keyward does not know; the service's own word.
    Unknown(String),
}

/// What an admin should notice about a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Disabled by the service.
    Expired,
    /// Expires within [`EXPIRING_DAYS`] days.
    Expiring,
    /// May do everything, or change things in all workspaces.
    Broad,
    /// Not used for [`UNUSED_DAYS`] days, or never and older than that.
    Unused,
}

impl Key {
    /// True where the service says so, or the expiration is past.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.state == KeyState::Expired || self.expires.is_some_and(|end| end <= now)
    }

    /// Whether this is the key as it was seen: by its etag where the service has them, else by what an admin sees of
    /// it and may have decided by. When it was last used is no change.
    pub fn is_as_seen(&self, seen: &Self) -> bool {
        if self.etag.is_some() || seen.etag.is_some() {
            return self.etag == seen.etag;
        }
        (&self.name, &self.scope, &self.level, self.expires)
            == (&seen.name, &seen.scope, &seen.level, seen.expires)
    }

    /// What an admin should notice, in the order of [`Mark`]. An expired key is just that:
    /// it can do no harm any more.
    pub fn marks(&self, catalogue: &Catalogue, now: Timestamp) -> Vec<Mark> {
        if self.is_expired(now) {
            return vec![Mark::Expired];
        }
        let mut marks = Vec::new();
        if self.expires.is_some_and(|end| days_between(now, end) < EXPIRING_DAYS) {
            marks.push(Mark::Expiring);
        }
        if self.is_broad(catalogue) {
            marks.push(Mark::Broad);
        }
        let last_sign_of_use = self.last_used.or(self.created);
        if last_sign_of_use.is_some_and(|then| days_between(then, now) >= UNUSED_DAYS) {
            marks.push(Mark::Unused);
        }
        marks
    }

    /// What has to be typed to delete the key: its name, or its prefix where the name holds
    /// characters that can't be seen or typed, or its identifier where it has neither.
    pub fn confirm_word(&self) -> &str {
        let typable = !self.name.trim().is_empty() && text::harmless(&self.name) == self.name;
        if typable {
            self.name.trim()
        } else if self.prefix.is_empty() {
            self.id.as_str()
        } else {
            &self.prefix
        }
    }

    fn is_broad(&self, catalogue: &Catalogue) -> bool {
        is_broad(self.level.as_ref(), &self.scope, catalogue)
    }
}

/// Whether a key of this level and scope is *broad*: it may do everything, or change things in all workspaces,
/// or reaches a whole organization. What is not known counts as far.
pub fn is_broad(level: Option<&Level>, scope: &Scope, catalogue: &Catalogue) -> bool {
    match (level, scope) {
        (_, Scope::Organization) => true,
        (Some(Level::All), _) => true,
        (Some(level), Scope::AllWorkspaces | Scope::Unknown(_)) => catalogue.writes(level),
        _ => false,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::permission::tests::catalogue;
    use crate::{AgentId, PermissionId, WorkspaceId};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// A calm key: read only, one workspace, used, expiring in a year.
    pub(crate) fn calm_key() -> Key {
        Key {
            id: KeyId::new("organizations/acme/apiKeys/1"),
            name: "Nightly export".to_owned(),
            prefix: "kgn_pat_Zk0a".to_owned(),
            level: Some(Level::ReadOnly),
            scope: Scope::Workspaces(vec![WorkspaceId::new("organizations/acme/workspaces/finance")]),
            state: KeyState::Active,
            creator: None,
            created: Some(at("2026-11-01T00:00:00Z")),
            updated: None,
            expires: Some(at("2027-11-01T00:00:00Z")),
            last_used: Some(at("2026-11-21T00:00:00Z")),
            etag: None,
        }
    }

    #[test]
    fn marks_of_a_key() {
        let now = at("2026-11-22T00:00:00Z");
        let archive = Level::Restricted(vec![PermissionId::new("archive:Run")]);
        let calm = calm_key;
        let table: [(&str, Key, &[Mark]); 12] = [
            ("calm", calm(), &[]),
            ("in 14 days", Key { expires: Some(at("2026-12-06T00:00:00Z")), ..calm() }, &[]),
            (
                "in less than 14 days",
                Key { expires: Some(at("2026-12-05T23:59:59Z")), ..calm() },
                &[Mark::Expiring],
            ),
            ("at this instant", Key { expires: Some(now), ..calm() }, &[Mark::Expired]),
            (
                "expired and broad",
                Key { state: KeyState::Expired, level: Some(Level::All), ..calm() },
                &[Mark::Expired],
            ),
            ("all", Key { level: Some(Level::All), ..calm() }, &[Mark::Broad]),
            (
                "a write everywhere",
                Key { level: Some(archive), scope: Scope::AllWorkspaces, ..calm() },
                &[Mark::Broad],
            ),
            ("reads everywhere", Key { scope: Scope::AllWorkspaces, ..calm() }, &[]),
            (
                "of the organization",
                Key { level: None, scope: Scope::Organization, ..calm() },
                &[Mark::Broad],
            ),
            ("of an agent", Key { level: None, scope: Scope::Agent(AgentId::new("a")), ..calm() }, &[]),
            (
                "used 90 days ago",
                Key { last_used: Some(at("2026-08-24T00:00:00Z")), ..calm() },
                &[Mark::Unused],
            ),
            (
                "never used and old",
                Key { last_used: None, created: Some(at("2026-01-01T00:00:00Z")), ..calm() },
                &[Mark::Unused],
            ),
        ];
        for (case, key, expected) in table {
            assert_eq!(key.marks(&catalogue(), now), expected, "{case}");
        }
    }

    #[test]
    fn what_an_admin_saw_is_told_from_what_changed() {
        let plain = Key { etag: None, ..calm_key() };
        let tagged = |etag: &str| Key { etag: Some(etag.to_owned()), ..calm_key() };
        let table = [
            (plain.clone(), plain.clone(), true),
            (Key { last_used: Some(at("2026-11-25T10:00:00Z")), ..plain.clone() }, plain.clone(), true),
            (Key { name: "Now production".to_owned(), ..plain.clone() }, plain.clone(), false),
            (Key { scope: Scope::Organization, ..plain.clone() }, plain.clone(), false),
            (Key { level: None, ..plain.clone() }, plain.clone(), false),
            (Key { expires: Some(at("2031-01-01T00:00:00Z")), ..plain.clone() }, plain.clone(), false),
            (tagged("1"), tagged("1"), true),
            (tagged("2"), tagged("1"), false),
            (tagged("1"), plain, false),
        ];
        for (now, seen, expected) in table {
            assert_eq!(now.is_as_seen(&seen), expected, "{now:?} {seen:?}");
        }
    }

    #[test]
    fn the_word_to_type_can_be_typed() {
        let table = [
            ("Nightly export", "Nightly export"),
            (" padded ", "padded"),
            ("", "kgn_pat_Zk0a"),
            ("evil\u{202e}txt", "kgn_pat_Zk0a"),
            ("tab\there", "kgn_pat_Zk0a"),
            ("Größe 数", "Größe 数"),
        ];
        for (name, expected) in table {
            let key = Key { name: name.to_owned(), ..calm_key() };
            assert_eq!(key.confirm_word(), expected, "{name:?}");
        }
    }
}
