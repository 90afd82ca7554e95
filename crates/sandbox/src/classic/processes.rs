//! The published call that proves cheaply whether a key is alive.

use super::caller::Caller;
use super::page::{Wanted, page_of};
use super::{Answer, Refusal, query};
use crate::service::Service;
use axum::extract::State;
use axum::http::Uri;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;

#[derive(Debug, Deserialize)]
struct Parameters {
    agent_id: Option<String>,
}

/// `GET /processes`: the processes of an agent that the credential reaches. The sandbox runs none, so there
/// are never any: what a process looks like is not for it to invent.
pub(super) async fn processes(State(service): State<Arc<Service>>, caller: Caller, uri: Uri) -> Answer {
    let parameters: Parameters = query(&uri)?;
    let wanted: Wanted = query(&uri)?;
    let agent = parameters.agent_id.filter(|id| !id.is_empty());
    let agent = agent.ok_or_else(|| Refusal::invalid("agent_id", "it is missing"))?;
    service.store(|store| {
        if !store.classic().agents(caller.organization())?.iter().any(|one| one.id == agent) {
            return Err(Refusal::not_found("agent"));
        }
        if !caller.reaches(&agent) {
            return Err(Refusal::denied("This credential does not reach that agent."));
        }
        Ok(())
    })?;
    page_of(
        Vec::new(),
        &wanted,
        &format!("processes {agent}"),
        |_: &Value| (Timestamp::UNIX_EPOCH, String::new()),
        |process| process,
    )
}
