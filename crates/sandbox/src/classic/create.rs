//! Making a key.

use super::rights::check_managed;
use super::wire::ApiKey;
use super::{Refusal, check, object, seed};
use crate::secret::{CLASSIC, Secret};
use crate::service::Service;
use crate::store::classic::{Admin, Creator, Key};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::sync::Arc;

/// How many keys an organization may have, of both kinds together. Published.
pub(super) const LIMIT: u32 = 10;

/// `POST /api-keys`: there is no request id, so one that is sent again makes a second key.
pub(super) async fn create(
    State(service): State<Arc<Service>>,
    admin: Admin,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let body = object(&body)?;
    let name = check::name(&body)?;
    let agent = check::scope(&body)?;
    let now = service.clock.now();
    service.store(|store| {
        if let Some(agent) = &agent
            && !store.classic().agents(&admin.organization)?.iter().any(|one| one.id == *agent)
        {
            return Err(Refusal::invalid("scope.agent_id", "there is no such agent"));
        }
        check_managed(&admin, agent.as_deref())?;
        if store.classic().count_keys(&admin.organization)? >= LIMIT {
            return Err(Refusal::limit_reached());
        }
        let secret = Secret::new(&CLASSIC)?;
        let key = Key {
            id: seed::key_id()?,
            organization: admin.organization.clone(),
            name,
            prefix: secret.prefix().to_owned(),
            agent,
            creator: Creator { name: admin.name.clone(), email: admin.email.clone() },
            created: now,
            last_used: None,
            quota: seed::QUOTA,
            deleted: None,
        };
        store.classic().add_key(&key, &secret.hash())?;
        // The one answer that carries the secret.
        let answer = json!({"api_key": ApiKey::from(key), "secret": secret.expose()});
        Ok((StatusCode::CREATED, Json(answer)))
    })
}
