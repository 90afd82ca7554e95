//! What an admin asks for when making a key.

use crate::words::advice;
use crate::{Field, Key, KeyName, Level, Lifetime, NameProblem, Offer, Reach, Rights, Scope, ScopeKind};
use serde::{Deserialize, Serialize};

/// A key to be made. Its name is valid by type; [`KeyDraft::problem`] tells whether the rest fits
/// what the service offers and what the admin may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyDraft {
    /// The name.
    pub name: KeyName,
    /// How much it may do; `None` where the service has no permissions.
    pub level: Option<Level>,
    /// What it may reach.
    pub scope: Scope,
    /// How long it lives; `None` where keys never expire.
    pub lifetime: Option<Lifetime>,
}

/// What is wrong with a draft: the field, and a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftProblem {
    /// The field to mend.
    pub field: Field,
    /// What to do about it.
    pub advice: &'static str,
}

impl KeyDraft {
    /// A draft of a key like this one, as it is now, with a lifetime of its own.
    ///
    /// # Errors
    /// Where the key has a name that could not be given today: the new one needs another.
    pub fn like(key: &Key, lifetime: Option<Lifetime>) -> Result<Self, NameProblem> {
        let name = KeyName::new(&key.name)?;
        Ok(Self { name, level: key.level.clone(), scope: key.scope.clone(), lifetime })
    }

    /// The first thing that keeps the draft from being sent; `None` where it can be.
    pub fn problem(&self, offer: &Offer, rights: &Rights) -> Option<DraftProblem> {
        let problem = |field, advice| Some(DraftProblem { field, advice });
        match (self.lifetime, offer.lifetimes.is_empty()) {
            (None, false) => return problem(Field::Expiration, advice::CHOOSE_WHEN_KEY_EXPIRES),
            (Some(_), true) => return problem(Field::Expiration, advice::KEYS_OF_THIS_SERVICE_NEVER),
            (Some(lifetime), false) if !offer.lifetimes.contains(&lifetime) => {
                return problem(Field::Expiration, advice::CHOOSE_ONE_OF_EXPIRATIONS_THAT_SERVICE);
            }
            _ => {}
        }
        match &self.scope {
            Scope::Unknown(_) => return problem(Field::Scope, advice::CHOOSE_WHAT_KEY_MAY_REACH),
            Scope::AllWorkspaces if !offer.scopes.contains(&ScopeKind::AllWorkspaces) => {
                return problem(Field::Scope, advice::THIS_SERVICE_HAS_NO_KEYS);
            }
            Scope::AllWorkspaces if rights.reach != Reach::Everything => {
                return problem(Field::Scope, advice::YOU_MANAGE_KEYS_OF_SOME);
            }
            Scope::Workspaces(_) if !offer.scopes.contains(&ScopeKind::Workspaces) => {
                return problem(Field::Scope, advice::THIS_SERVICE_HAS_NO_KEYS_FOR_SINGLE);
            }
            Scope::Workspaces(ids) if ids.is_empty() => {
                return problem(Field::Scope, advice::CHOOSE_AT_LEAST_ONE_WORKSPACE);
            }
            Scope::Organization if !offer.scopes.contains(&ScopeKind::Organization) => {
                return problem(Field::Scope, advice::THIS_SERVICE_HAS_NO_KEYS_FOR_ORGANIZATION);
            }
            Scope::Organization if rights.reach != Reach::Everything => {
                return problem(Field::Scope, advice::YOU_MANAGE_KEYS_OF_SOME_AGENTS);
            }
            Scope::Agent(_) if !offer.scopes.contains(&ScopeKind::Agent) => {
                return problem(Field::Scope, advice::THIS_SERVICE_HAS_NO_KEYS_FOR_SINGLE_AGENTS);
            }
            Scope::Agent(agent) if agent.as_str().is_empty() => {
                return problem(Field::Scope, advice::CHOOSE_AGENT);
            }
            Scope::Agent(agent) if !rights.reach.includes_agent(agent) => {
                return problem(Field::Scope, advice::YOU_DONT_MANAGE_KEYS_OF_THIS_AGENT);
            }
            Scope::Workspaces(ids) if !ids.iter().all(|id| rights.reach.includes(id)) => {
                return problem(Field::Scope, advice::YOU_DONT_MANAGE_KEYS_OF_ONE);
            }
            _ => {}
        }
        match (&self.level, offer.levels) {
            (None, true) | (Some(Level::Unknown(_)), true) => {
                problem(Field::Permissions, advice::CHOOSE_WHAT_KEY_MAY_DO)
            }
            (Some(_), false) => problem(Field::Permissions, advice::KEYS_OF_THIS_SERVICE_HAVE_NO_PERMISSIONS),
            (Some(Level::Restricted(ids)), true) if ids.is_empty() => {
                problem(Field::Permissions, advice::CHOOSE_AT_LEAST_ONE_PERMISSION)
            }
            (Some(Level::Restricted(ids)), true)
                if ids.iter().any(|id| offer.catalogue.find(id).is_none()) =>
            {
                problem(Field::Permissions, advice::SERVICE_NO_LONGER_OFFERS_ONE)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission::tests::catalogue;
    use crate::{PermissionId, WorkspaceId};

    #[test]
    fn what_keeps_a_draft_from_being_sent() {
        let offer = Offer {
            limit: 10,
            lifetimes: vec![Lifetime::from_days(30), Lifetime::from_days(90)],
            levels: true,
            catalogue: catalogue(),
            scopes: vec![ScopeKind::AllWorkspaces, ScopeKind::Workspaces],
            editable: vec![],
            usage: false,
        };
        let finance = WorkspaceId::new("finance");
        let everything =
            Rights { can_manage: true, reach: Reach::Everything, email: String::new(), roles: vec![] };
        let finance_only = Rights { reach: Reach::Workspaces(vec![finance.clone()]), ..everything.clone() };
        let restricted =
            |ids: &[&str]| Some(Level::Restricted(ids.iter().copied().map(PermissionId::new).collect()));
        let good = || KeyDraft {
            name: KeyName::new("CI").unwrap(),
            level: restricted(&["read:Run"]),
            scope: Scope::Workspaces(vec![finance.clone()]),
            lifetime: Some(Lifetime::from_days(30)),
        };
        let legal = Scope::Workspaces(vec![WorkspaceId::new("legal")]);
        let table = [
            ("good", good(), &everything, None),
            ("good for a workspace admin", good(), &finance_only, None),
            ("no lifetime", KeyDraft { lifetime: None, ..good() }, &everything, Some(Field::Expiration)),
            (
                "odd lifetime",
                KeyDraft { lifetime: Some(Lifetime::from_days(8)), ..good() },
                &everything,
                Some(Field::Expiration),
            ),
            (
                "no workspace",
                KeyDraft { scope: Scope::Workspaces(vec![]), ..good() },
                &everything,
                Some(Field::Scope),
            ),
            (
                "all, out of reach",
                KeyDraft { scope: Scope::AllWorkspaces, ..good() },
                &finance_only,
                Some(Field::Scope),
            ),
            (
                "one out of reach",
                KeyDraft { scope: legal.clone(), ..good() },
                &finance_only,
                Some(Field::Scope),
            ),
            ("another workspace", KeyDraft { scope: legal, ..good() }, &everything, None),
            ("no level", KeyDraft { level: None, ..good() }, &everything, Some(Field::Permissions)),
            (
                "nothing allowed",
                KeyDraft { level: restricted(&[]), ..good() },
                &everything,
                Some(Field::Permissions),
            ),
            (
                "unknown permission",
                KeyDraft { level: restricted(&["fly:Moon"]), ..good() },
                &everything,
                Some(Field::Permissions),
            ),
        ];
        for (case, draft, rights, expected) in table {
            assert_eq!(draft.problem(&offer, rights).map(|problem| problem.field), expected, "{case}");
        }
    }
}
