//! Who may manage which keys. The rules are Keyward's own contract; that organization admins manage keys is published.

use super::caller::Caller;
use super::refusal::Refusal;
use crate::store::{Key, Reached, Role, Store};

/// What a caller may do with the keys of an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rights {
    pub(super) roles: Vec<&'static str>,
    /// `None`: manages no keys.
    pub(super) reach: Option<Reach>,
}

/// How far the right to manage keys goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reach {
    Everything,
    /// Keys whose scope lies in these workspaces.
    Workspaces(Vec<String>),
}

impl Reach {
    /// Whether a key of this scope may be seen and managed.
    pub(super) fn covers(&self, scope: &Reached) -> bool {
        match (self, scope) {
            (Reach::Everything, _) => true,
            (Reach::Workspaces(_), Reached::AllWorkspaces) => false,
            (Reach::Workspaces(mine), Reached::Workspaces(theirs)) => {
                theirs.iter().all(|name| mine.contains(name))
            }
        }
    }
}

/// The rights of `caller` in an organization that exists.
pub(super) fn rights(store: &Store, caller: &Caller, organization: &str) -> Result<Rights, Refusal> {
    if store.organization(organization)?.is_none() {
        return Err(Refusal::not_found(organization));
    }
    if caller.key.is_some() {
        let reach = caller.is_broad_key_of(organization).then_some(Reach::Everything);
        return Ok(Rights { roles: vec!["api-key"], reach });
    }
    let Some(grant) = store.grant(organization, &caller.email)? else {
        return Ok(Rights { roles: Vec::new(), reach: None });
    };
    let reach = match grant.role {
        Role::OrganizationAdmin => Some(Reach::Everything),
        Role::WorkspaceAdmin => Some(grant.workspaces.map_or(Reach::Everything, Reach::Workspaces)),
        Role::Member => None,
    };
    Ok(Rights { roles: vec![grant.role.id()], reach })
}

/// How far `caller` manages keys; refused where they don't.
pub(super) fn manager(store: &Store, caller: &Caller, organization: &str) -> Result<Reach, Refusal> {
    let reach = rights(store, caller, organization)?.reach;
    reach.ok_or_else(|| Refusal::denied(format!("You may not manage the API keys of {organization}.")))
}

/// The key of that name, where `reach` covers it.
pub(super) fn managed_key(store: &Store, reach: &Reach, name: &str) -> Result<Key, Refusal> {
    let key = store.key(name)?.ok_or_else(|| Refusal::not_found(name))?;
    if reach.covers(&key.scope) {
        Ok(key)
    } else {
        Err(Refusal::denied(format!("{name} reaches workspaces that you do not manage.")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reach_covers_the_scopes_that_lie_in_it() {
        let some = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let two = Reach::Workspaces(some(&["a", "b"]));
        let table = [
            (&Reach::Everything, Reached::AllWorkspaces, true),
            (&Reach::Everything, Reached::Workspaces(some(&["c"])), true),
            (&two, Reached::AllWorkspaces, false),
            (&two, Reached::Workspaces(some(&["a"])), true),
            (&two, Reached::Workspaces(some(&["b", "a"])), true),
            (&two, Reached::Workspaces(some(&["a", "c"])), false),
        ];
        for (reach, scope, expected) in table {
            assert_eq!(reach.covers(&scope), expected, "{reach:?} {scope:?}");
        }
    }
}
