//! Organizations and their workspaces.

use crate::{AccountId, opaque_id};
use serde::{Deserialize, Serialize};

opaque_id!(
    /// An organization, as the service names it: `organizations/{o}`.
    OrganizationId
);

opaque_id!(
    /// A workspace, as the service names it: `organizations/{o}/workspaces/{w}`.
    WorkspaceId
);

/// One organization as one account sees it. Two accounts may see the same organization with different rights.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OrganizationRef {
    /// The account that sees it.
    pub account: AccountId,
    /// The organization.
    pub id: OrganizationId,
}

/// A workspace of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workspace {
    /// As the service names it.
    pub id: WorkspaceId,
    /// The name for people, as the service has it.
    pub title: String,
}
