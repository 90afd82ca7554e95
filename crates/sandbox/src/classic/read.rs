//! Reading: who the caller is, the agents, the keys.

use super::caller::Caller;
use super::create::LIMIT;
use super::page::{Wanted, page_of};
use super::wire::ApiKey;
use super::{Answer, Refusal, query};
use crate::service::Service;
use crate::store::classic::{Admin, Agent};
use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use serde_json::{Value, json};
use std::sync::Arc;

/// `GET /me`: the admin, and how many keys there are, those included that the admin does not see.
pub(super) async fn me(State(service): State<Arc<Service>>, admin: Admin) -> Answer {
    service.store(|store| {
        let organization = store.classic().organization(&admin.organization)?;
        let organization = organization.ok_or_else(|| Refusal::not_found("organization"))?;
        let mut agents = store.classic().agents(&admin.organization)?;
        agents.retain(|agent| admin.manages(Some(&agent.id)));
        let agents: Vec<Value> = agents.into_iter().map(agent_item).collect();
        Ok(Json(json!({
            "user": {"name": admin.name, "email": admin.email},
            "organization": {"id": organization.id, "name": organization.name},
            "role": admin.role(),
            "agents": agents,
            "api_key_limit": LIMIT,
            "api_keys_used": store.classic().count_keys(&admin.organization)?,
        })))
    })
}

/// `GET /agents`: those that the credential reaches.
pub(super) async fn agents(State(service): State<Arc<Service>>, caller: Caller, uri: Uri) -> Answer {
    let wanted: Wanted = query(&uri)?;
    let agents = service.store(|store| {
        let mut agents = store.classic().agents(caller.organization())?;
        agents.retain(|agent| caller.reaches(&agent.id));
        Ok::<_, Refusal>(agents)
    })?;
    let list = match &caller {
        Caller::Admin(admin) => format!("agents {} {}", admin.organization, admin.email),
        Caller::Key(key) => format!("agents {} key {}", key.organization, key.id),
    };
    page_of(agents, &wanted, &list, |agent| (agent.created, agent.id.clone()), agent_item)
}

/// `GET /api-keys`: those that the admin manages.
pub(super) async fn keys(State(service): State<Arc<Service>>, admin: Admin, uri: Uri) -> Answer {
    let wanted: Wanted = query(&uri)?;
    let keys = service.store(|store| {
        let mut keys = store.classic().keys(&admin.organization)?;
        keys.retain(|key| admin.manages(key.agent.as_deref()));
        Ok::<_, Refusal>(keys)
    })?;
    let list = format!("api-keys {} {}", admin.organization, admin.email);
    page_of(keys, &wanted, &list, |key| (key.created, key.id.clone()), |key| json!(ApiKey::from(key)))
}

fn agent_item(agent: Agent) -> Value {
    json!({"id": agent.id, "name": agent.name})
}
