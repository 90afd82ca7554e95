//! What a key may reach.

use crate::{WorkspaceId, opaque_id};
use serde::{Deserialize, Serialize};

opaque_id!(
    /// An agent, as the service names it.
    AgentId
);

/// An agent of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// As the service names it.
    pub id: AgentId,
    /// The name for people, as the service has it.
    pub title: String,
}

/// What a key may reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every workspace of the organization, also those made later.
    AllWorkspaces,
    /// These workspaces only. A key that exists may name workspaces that are gone.
    Workspaces(Vec<WorkspaceId>),
    /// Everything in the organization.
    Organization,
    /// One agent only.
    Agent(AgentId),
    /// Something this version of Keyward does not know; the service's own words.
    Unknown(String),
}
