//! Deleting a key. Whatever uses it loses access, at once or after the lag.

use super::Refusal;
use super::rights::managed_key;
use crate::service::Service;
use crate::store::classic::Admin;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use std::sync::Arc;

/// `DELETE /api-keys/{id}`
pub(super) async fn delete(
    State(service): State<Arc<Service>>,
    Path(id): Path<String>,
    admin: Admin,
) -> Result<StatusCode, Refusal> {
    let now = service.clock.now();
    service.store(|store| {
        let key = managed_key(store, &admin, &id)?;
        store.classic().delete_key(&key.id, now)?;
        Ok(StatusCode::NO_CONTENT)
    })
}
