//! What can be chosen for a key, and what the caller may do.

use super::caller::Caller;
use super::refusal::Refusal;
use super::rights::{Reach, rights};
use super::{Answer, catalogue, check, create};
use crate::service::Service;
use axum::Json;
use axum::extract::{Path, State};
use serde_json::json;
use std::sync::Arc;

/// `GET /organizations/{o}/apiKeySettings`
pub(super) async fn settings(
    State(service): State<Arc<Service>>,
    Path(organization): Path<String>,
    caller: Caller,
) -> Answer {
    let organization = format!("organizations/{organization}");
    service.store(|store| {
        let rights = rights(store, &caller, &organization)?;
        let workspaces = match &rights.reach {
            Some(Reach::Everything) => vec!["*".to_owned()],
            Some(Reach::Workspaces(names)) => names.clone(),
            None => Vec::new(),
        };
        Ok::<_, Refusal>(Json(json!({
            "limit": create::LIMIT,
            "ttl_options": check::ttl_options(),
            "permission_groups": catalogue::groups(&store.retired_permissions()?),
            "caller": {
                "email": caller.email,
                "roles": rights.roles,
                "can_manage": rights.reach.is_some(),
                "workspaces": workspaces,
            },
        })))
    })
}
