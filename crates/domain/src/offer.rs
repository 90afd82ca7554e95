//! What a service can do and what this admin may do, so that the window never asks which edition it is.

use crate::{AgentId, Catalogue, Field, Key, Lifetime, WorkspaceId};
use serde::{Deserialize, Serialize};

/// By how many seconds a service may round the end of a key's life.
const ROUNDING_SECONDS: i64 = 60;

/// What the key service of an organization offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// How many keys the organization may have, expired ones included.
    pub limit: u32,
    /// The lifetimes that a new key may be given; empty where keys never expire.
    pub lifetimes: Vec<Lifetime>,
    /// Whether keys have a permission level, and with it [`Offer::catalogue`].
    pub levels: bool,
    /// The permissions that a restricted key may be given.
    pub catalogue: Catalogue,
    /// What kinds of scope a key may have, in the order to offer them.
    pub scopes: Vec<ScopeKind>,
    /// What of a key can be changed after it was made: its name, permissions or scope.
    #[serde(default)]
    pub editable: Vec<Field>,
    /// Whether the service tells how much a key was used.
    #[serde(default)]
    pub usage: bool,
}

impl Offer {
    /// Whether this of a key can be changed after it was made.
    pub fn can_edit(&self, field: Field) -> bool {
        self.editable.contains(&field)
    }

    /// The lifetime to suggest: 90 days where it is offered, else the middle one.
    pub fn suggested_lifetime(&self) -> Option<Lifetime> {
        let ninety = Lifetime::from_days(90);
        if self.lifetimes.contains(&ninety) {
            return Some(ninety);
        }
        self.lifetimes.get(self.lifetimes.len() / 2).copied()
    }

    /// The lifetime for a key like this one: that of the key where it is offered, else the one to suggest.
    pub fn lifetime_like(&self, key: &Key) -> Option<Lifetime> {
        let seconds = key.created.zip(key.expires).map(|(from, to)| to.duration_since(from).as_secs());
        let alike = |one: &Lifetime| {
            seconds.is_some_and(|seconds| (one.seconds() - seconds).abs() <= ROUNDING_SECONDS)
        };
        self.lifetimes.iter().copied().find(alike).or_else(|| self.suggested_lifetime())
    }
}

/// A kind of [`crate::Scope`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    /// Every workspace.
    AllWorkspaces,
    /// Some workspaces.
    Workspaces,
    /// The organization.
    Organization,
    /// One agent.
    Agent,
}

/// What the signed-in admin may do with the keys of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights {
    /// Whether they may list, create, change and delete keys at all.
    pub can_manage: bool,
    /// How far that reaches.
    pub reach: Reach,
    /// Who the service takes the credential for; empty where it does not say.
    pub email: String,
    /// The roles that the service names: `org-admin`.
    pub roles: Vec<String>,
}

/// How far the right to manage keys reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// All keys of the organization.
    Everything,
    /// Only keys whose scope lies in these workspaces.
    Workspaces(Vec<WorkspaceId>),
    /// Only the keys of these agents.
    Agents(Vec<AgentId>),
}

impl Reach {
    /// Whether keys for this workspace can be managed.
    pub fn includes(&self, workspace: &WorkspaceId) -> bool {
        match self {
            Reach::Everything => true,
            Reach::Workspaces(ids) => ids.contains(workspace),
            Reach::Agents(_) => false,
        }
    }

    /// Whether keys of this agent can be managed.
    pub fn includes_agent(&self, agent: &AgentId) -> bool {
        match self {
            Reach::Everything => true,
            Reach::Agents(ids) => ids.contains(agent),
            Reach::Workspaces(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(list: &[u16]) -> Offer {
        Offer {
            limit: 10,
            lifetimes: list.iter().copied().map(Lifetime::from_days).collect(),
            levels: true,
            catalogue: Catalogue::default(),
            scopes: vec![ScopeKind::AllWorkspaces],
            editable: vec![],
            usage: false,
        }
    }

    #[test]
    fn the_suggested_lifetime_is_offered() {
        let table: [(&[u16], Option<u16>); 3] =
            [(&[7, 30, 60, 90, 180, 365], Some(90)), (&[1, 2, 3], Some(2)), (&[], None)];
        for (offered, expected) in table {
            assert_eq!(days(offered).suggested_lifetime(), expected.map(Lifetime::from_days));
        }
    }
    #[test]
    fn a_key_like_another_lives_as_long_where_that_is_offered() {
        let lived = |end: &str| Key {
            created: "2026-11-01T00:00:00Z".parse().ok(),
            expires: end.parse().ok(),
            ..crate::key::tests::calm_key()
        };
        let table = [
            (lived("2026-12-01T00:00:00Z"), 30),
            (lived("2026-11-30T23:59:30Z"), 30),
            (lived("2026-11-30T23:00:00Z"), 90),
            (Key { expires: None, ..lived("2026-12-01T00:00:00Z") }, 90),
        ];
        for (key, expected) in table {
            assert_eq!(
                days(&[7, 30, 90]).lifetime_like(&key),
                Some(Lifetime::from_days(expected)),
                "{key:?}"
            );
        }
        assert_eq!(days(&[]).lifetime_like(&lived("2026-12-01T00:00:00Z")), None);
    }
}
