//! The routes of the Classic edition: the published processes call, and Keyward's own contract for keys.

mod caller;
mod check;
mod create;
mod delete;
mod edit;
mod history;
mod page;
mod processes;
mod read;
mod refusal;
mod rights;
pub(crate) mod seed;
mod usage;
mod wire;

use crate::edition::{Edition, Identity};
use crate::service::{SandboxError, Service};
use crate::store::classic::Admin;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::routing::{any, get, patch};
use axum::{Json, Router};
use caller::Caller;
use refusal::Refusal;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// The Classic edition: credentials in `x-api-key`, and errors of its own.
pub(crate) struct Classic;

impl Edition for Classic {
    type Caller = Caller;
    type Refusal = Refusal;

    fn identify(service: &Service, headers: &HeaderMap) -> Result<Identity<Caller>, SandboxError> {
        caller::identify(service, headers.get("x-api-key").map(|value| value.as_bytes()))
    }

    fn note_use(service: &Service, caller: &Caller) -> Result<(), SandboxError> {
        caller::note_use(service, caller)
    }

    fn too_large() -> Refusal {
        Refusal::too_large()
    }

    fn rate_limited() -> Refusal {
        Refusal::rate_limited()
    }
}

/// What a route answers.
type Answer = Result<Json<Value>, Refusal>;

/// The routes under `/v2`.
pub(crate) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/health", get(health))
        .route("/me", get(read::me))
        .route("/agents", get(read::agents))
        .route("/api-keys", get(read::keys).post(create::create))
        .route("/api-keys/{key}", patch(edit::edit).delete(delete::delete))
        .route("/api-keys/{key}/usage", get(usage::usage))
        .route("/processes", get(processes::processes))
        // Here and not by the outer fallback, which takes requests in as those of the current edition.
        .route("/{*other}", any(not_offered))
}

/// `GET /health`: that something answers, whoever asks.
async fn health() -> Json<Value> {
    Json(json!({"status": "OK"}))
}

/// An endpoint that is not there. A thing that is gone has a body.
async fn not_offered() -> StatusCode {
    StatusCode::NOT_FOUND
}

impl FromRequestParts<Arc<Service>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Service>) -> Result<Self, Refusal> {
        let identity = parts.extensions.get::<Identity<Caller>>();
        identity.and_then(|identity| identity.caller.clone()).ok_or_else(Refusal::unauthenticated)
    }
}

/// Only admins' credentials manage keys; issued keys never do.
impl FromRequestParts<Arc<Service>> for Admin {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Refusal> {
        match Caller::from_request_parts(parts, service).await? {
            Caller::Admin(admin) => Ok(admin),
            Caller::Key(_) => {
                Err(Refusal::denied("API keys can't manage API keys. Use the credential of an admin."))
            }
        }
    }
}

/// The parameters of a request. Unknown ones are ignored.
fn query<T: DeserializeOwned>(uri: &Uri) -> Result<T, Refusal> {
    let query = Query::try_from_uri(uri).map_err(|error| Refusal::invalid("query", error.body_text()))?;
    Ok(query.0)
}

/// The JSON object in the body of a request.
fn object(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    serde_json::from_slice(body).map_err(|_| Refusal::invalid("body", "it must be a JSON object"))
}
