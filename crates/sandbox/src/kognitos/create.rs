//! Making a key.

use super::caller::Caller;
use super::check::{self, Fields};
use super::refusal::Refusal;
use super::rights::{managed_key, manager};
use super::seed;
use super::wire::ApiKey;
use super::{Answer, object, query};
use crate::secret::{KOGNITOS, Secret};
use crate::service::Service;
use crate::store::{Creator, Key, Level, Reached, Remembered, Store};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::Uri;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// How many keys an organization may have, expired ones included. Published.
pub(super) const LIMIT: u32 = 10;
/// How long a create is remembered for its request id.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

#[derive(Debug, Deserialize)]
struct Parameters {
    request_id: Option<String>,
}

/// `POST /organizations/{o}/apiKeys`
pub(super) async fn create(
    State(service): State<Arc<Service>>,
    Path(organization): Path<String>,
    caller: Caller,
    uri: Uri,
    body: Bytes,
) -> Answer {
    let parameters: Parameters = query(&uri)?;
    let request_id = parameters.request_id.map(|text| read_request_id(&text)).transpose()?;
    let organization = format!("organizations/{organization}");
    let now = service.clock.now();
    service.store(|store| {
        let reach = manager(store, &caller, &organization)?;
        if let Some(request_id) = &request_id
            && let Some(earlier) = remembered(store, &organization, request_id, now)?
        {
            // A deleted key is said to be gone before the body is looked at.
            let key = managed_key(store, &reach, &earlier.key)?;
            return match (
                serde_json::from_slice::<Value>(&body),
                serde_json::from_str::<Value>(&earlier.body),
            ) {
                (Ok(sent), Ok(before)) if sent == before => {
                    Ok(Json(json!({"api_key": ApiKey::at(now, key)})))
                }
                _ => Err(Refusal::invalid("request_id", "it was used before, with another body")),
            };
        }
        let body = Value::Object(object(&body)?);
        let (key, lifetime) = read_draft(store, &organization, &body)?;
        if !reach.covers(&key.scope) {
            return Err(Refusal::denied("The scope reaches workspaces that you do not manage."));
        }
        if store.count_keys(&organization)? >= LIMIT {
            return Err(Refusal::limit_reached(LIMIT));
        }
        let secret = Secret::new(&KOGNITOS)?;
        let key = Key {
            name: seed::key_name(&organization)?,
            prefix: secret.prefix().to_owned(),
            creator: Creator { display_name: store.person(&caller.email)?, email: caller.email.clone() },
            created: now,
            updated: now,
            expires: now.checked_add(lifetime).unwrap_or(Timestamp::MAX),
            etag: seed::etag()?,
            ..key
        };
        store.add_key(&key, &secret.hash())?;
        if let Some(request_id) = &request_id {
            let create = Remembered { body: body.to_string(), key: key.name.clone(), created: now };
            store.remember(&organization, request_id, &create)?;
        }
        // The one answer that carries the secret.
        Ok(Json(json!({"api_key": ApiKey::at(now, key), "secret": secret.expose()})))
    })
}

/// The create with this request id, unless it is too long ago.
fn remembered(
    store: &Store,
    organization: &str,
    request_id: &str,
    now: Timestamp,
) -> Result<Option<Remembered>, Refusal> {
    let earlier = store.remembered(organization, request_id)?;
    Ok(earlier.filter(|earlier| now.duration_since(earlier.created) < REMEMBERED))
}

fn read_request_id(text: &str) -> Result<String, Refusal> {
    let id = Uuid::try_parse(text).map_err(|_| Refusal::invalid("request_id", "it must be a UUID"))?;
    Ok(id.hyphenated().to_string())
}

/// The settings of the wanted key, and its lifetime. What the service decides is still empty.
fn read_draft(store: &Store, organization: &str, body: &Value) -> Result<(Key, SignedDuration), Refusal> {
    let draft = body.get("api_key").and_then(Value::as_object);
    let draft = draft.ok_or_else(|| Refusal::invalid("api_key", "it must be an object"))?;
    let fields = Fields::new(draft, "api_key.");
    let display_name = fields.display_name()?;
    let level: Level = fields.permission_level()?;
    let permissions = fields.permissions(store, level, &[])?;
    let scope = fields.workspace_scope(store, organization, &Reached::AllWorkspaces)?;
    let lifetime = SignedDuration::from_secs(check::ttl(body.get("ttl"))?);
    let key = Key {
        name: String::new(),
        organization: organization.to_owned(),
        display_name,
        prefix: String::new(),
        level,
        permissions,
        scope,
        creator: Creator { display_name: String::new(), email: String::new() },
        created: Timestamp::UNIX_EPOCH,
        updated: Timestamp::UNIX_EPOCH,
        expires: Timestamp::UNIX_EPOCH,
        last_used: None,
        etag: String::new(),
        deleted: None,
    };
    Ok((key, lifetime))
}
