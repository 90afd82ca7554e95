//! Who reaches what. That Organization Admins manage all keys, and Agent Admins those of their agents, is
//! published.

use super::Refusal;
use super::caller::Caller;
use crate::store::Store;
use crate::store::classic::{Admin, Key};

impl Admin {
    /// The word for the role on the wire.
    pub(super) fn role(&self) -> &'static str {
        match self.agents {
            None => "ORGANIZATION_ADMIN",
            Some(_) => "AGENT_ADMIN",
        }
    }

    /// Whether keys for this agent may be seen and managed, or those for the whole organization where none
    /// is given.
    pub(super) fn manages(&self, agent: Option<&str>) -> bool {
        match (&self.agents, agent) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(agent)) => mine.iter().any(|one| one == agent),
        }
    }
}

impl Caller {
    /// Whether the credential may see this agent and its processes.
    pub(super) fn reaches(&self, agent: &str) -> bool {
        match self {
            Caller::Admin(admin) => admin.manages(Some(agent)),
            Caller::Key(key) => key.agent.as_deref().is_none_or(|own| own == agent),
        }
    }
}

/// The key with this id, where `admin` manages it.
pub(super) fn managed_key(store: &Store, admin: &Admin, id: &str) -> Result<Key, Refusal> {
    let key = store.classic().key(&admin.organization, id)?;
    let key = key.ok_or_else(|| Refusal::not_found("API key"))?;
    check_managed(admin, key.agent.as_deref())?;
    Ok(key)
}

/// Refuses where `admin` does not manage keys for this agent, or for the whole organization.
pub(super) fn check_managed(admin: &Admin, agent: Option<&str>) -> Result<(), Refusal> {
    if admin.manages(agent) {
        return Ok(());
    }
    Err(Refusal::denied(match agent {
        None => "Only Organization Admins manage organization-level API keys.",
        Some(_) => "You do not administer this agent.",
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agent_admin_manages_the_keys_of_their_agents() {
        let admin = |agents: Option<&[&str]>| Admin {
            organization: "o".to_owned(),
            email: "a@o.example".to_owned(),
            name: "A".to_owned(),
            agents: agents.map(|ids| ids.iter().map(|id| (*id).to_owned()).collect()),
        };
        let (all, two, none) = (admin(None), admin(Some(&["a", "b"])), admin(Some(&[])));
        let table = [
            (&all, None, true),
            (&all, Some("c"), true),
            (&two, None, false),
            (&two, Some("a"), true),
            (&two, Some("c"), false),
            (&none, None, false),
            (&none, Some("a"), false),
        ];
        for (admin, agent, expected) in table {
            assert_eq!(admin.manages(agent), expected, "{:?} {agent:?}", admin.agents);
        }
        assert_eq!((all.role(), two.role()), ("ORGANIZATION_ADMIN", "AGENT_ADMIN"));
    }
}
