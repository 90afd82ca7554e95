//! A key as it goes over the wire. Names and forms are Keyward's own contract.

use crate::store::classic::{Creator, Key};
use jiff::Timestamp;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct ApiKey {
    id: String,
    name: String,
    prefix: String,
    scope: Scope,
    created_at: Timestamp,
    created_by: Creator,
    last_used_at: Option<Timestamp>,
}

/// `{"type": "organization"}` or `{"type": "agent", "agent_id": "..."}`.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Scope {
    Organization,
    Agent { agent_id: String },
}

impl From<Key> for ApiKey {
    fn from(key: Key) -> Self {
        Self {
            id: key.id,
            name: key.name,
            prefix: key.prefix,
            scope: key.agent.map_or(Scope::Organization, |agent_id| Scope::Agent { agent_id }),
            created_at: key.created,
            created_by: key.creator,
            last_used_at: key.last_used,
        }
    }
}
