//! Changing a key: its name, and nothing else.

use super::rights::managed_key;
use super::wire::ApiKey;
use super::{Answer, Refusal, check, object};
use crate::service::Service;
use crate::store::classic::{Admin, Key};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use serde_json::json;
use std::sync::Arc;

/// `PATCH /api-keys/{id}`
pub(super) async fn edit(
    State(service): State<Arc<Service>>,
    Path(id): Path<String>,
    admin: Admin,
    body: Bytes,
) -> Answer {
    service.store(|store| {
        let key = managed_key(store, &admin, &id)?;
        let body = object(&body)?;
        if body.contains_key("scope") {
            return Err(Refusal::invalid("scope", "it can't be changed"));
        }
        let key = Key { name: check::name(&body)?, ..key };
        store.classic().rename_key(&key.id, &key.name)?;
        Ok(Json(json!(ApiKey::from(key))))
    })
}
