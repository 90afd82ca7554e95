//! Deleting a key. Whatever uses it loses access, at once or after the lag.

use super::caller::Caller;
use super::refusal::Refusal;
use super::rights::{managed_key, manager};
use super::{Answer, query};
use crate::service::Service;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::Uri;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

#[derive(Debug, Deserialize)]
struct Parameters {
    etag: Option<String>,
}

/// `DELETE /organizations/{o}/apiKeys/{k}`
pub(super) async fn delete(
    State(service): State<Arc<Service>>,
    Path((organization, key)): Path<(String, String)>,
    caller: Caller,
    uri: Uri,
) -> Answer {
    let parameters: Parameters = query(&uri)?;
    let organization = format!("organizations/{organization}");
    let now = service.clock.now();
    service.store(|store| {
        let reach = manager(store, &caller, &organization)?;
        let key = managed_key(store, &reach, &format!("{organization}/apiKeys/{key}"))?;
        if parameters.etag.is_some_and(|etag| !etag.is_empty() && etag != key.etag) {
            return Err(Refusal::etag_mismatch());
        }
        store.delete_key(&key.name, now)?;
        Ok(Json(json!({})))
    })
}
