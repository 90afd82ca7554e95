//! The current edition: the published endpoints, and Keyward's own contract for keys beside them.

mod caller;
mod catalogue;
mod check;
mod create;
mod delete;
mod edit;
pub(crate) mod many;
mod page;
mod published;
mod read;
mod refusal;
mod rights;
pub(crate) mod seed;
mod settings;
mod wire;

pub(crate) use refusal::Refusal;

use crate::edition::{Edition, Identity};
use crate::service::{SandboxError, Service};
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use axum::routing::get;
use axum::{Json, Router};
use caller::Caller;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::sync::Arc;

/// The current edition: bearer credentials, and errors as gRPC has them.
pub(crate) struct Kognitos;

impl Edition for Kognitos {
    type Caller = Caller;
    type Refusal = Refusal;

    fn identify(service: &Service, headers: &HeaderMap) -> Result<Identity<Caller>, SandboxError> {
        let credential = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        caller::identify(service, credential)
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

/// The routes under `/api/v1`.
pub(crate) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/me/organizations", get(published::my_organizations))
        .route("/me/organizations/{organization}/workspaces", get(published::my_workspaces))
        .route("/organizations/{organization}/workspaces", get(published::all_workspaces))
        .route("/organizations/{organization}/roles", get(published::roles))
        .route("/organizations/{organization}/apiKeys", get(read::list).post(create::create))
        .route(
            "/organizations/{organization}/apiKeys/{key}",
            get(read::get).patch(edit::edit).delete(delete::delete),
        )
        .route("/organizations/{organization}/apiKeySettings", get(settings::settings))
}

impl FromRequestParts<Arc<Service>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Service>) -> Result<Self, Refusal> {
        let identity = parts.extensions.get::<Identity<Caller>>();
        identity.and_then(|identity| identity.caller.clone()).ok_or_else(Refusal::unauthenticated)
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
