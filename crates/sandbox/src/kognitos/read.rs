//! Listing keys, and reading one.

use super::caller::Caller;
use super::page::{self, Wanted};
use super::refusal::Refusal;
use super::rights::{managed_key, manager};
use super::wire::ApiKey;
use super::{Answer, query};
use crate::service::Service;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::Uri;
use serde_json::json;
use std::sync::Arc;

/// `GET /organizations/{o}/apiKeys`
pub(super) async fn list(
    State(service): State<Arc<Service>>,
    Path(organization): Path<String>,
    caller: Caller,
    uri: Uri,
) -> Answer {
    let wanted: Wanted = query(&uri)?;
    let organization = format!("organizations/{organization}");
    let now = service.clock.now();
    let (page, total) = service.store(|store| {
        let reach = manager(store, &caller, &organization)?;
        let mut keys = store.keys(&organization)?;
        keys.retain(|key| reach.covers(&key.scope));
        let total = keys.len();
        let page = page::page_of_keys(keys, &wanted, &format!("{organization}/apiKeys {}", caller.email))?;
        Ok::<_, Refusal>((page, total))
    })?;
    let keys: Vec<ApiKey> = page.items.into_iter().map(|key| ApiKey::at(now, key)).collect();
    Ok(Json(json!({"api_keys": keys, "next_page_token": page.next_page_token, "total_size": total})))
}

/// `GET /organizations/{o}/apiKeys/{k}`
pub(super) async fn get(
    State(service): State<Arc<Service>>,
    Path((organization, key)): Path<(String, String)>,
    caller: Caller,
) -> Answer {
    let organization = format!("organizations/{organization}");
    let now = service.clock.now();
    let key = service.store(|store| {
        let reach = manager(store, &caller, &organization)?;
        managed_key(store, &reach, &format!("{organization}/apiKeys/{key}"))
    })?;
    Ok(Json(json!(ApiKey::at(now, key))))
}
