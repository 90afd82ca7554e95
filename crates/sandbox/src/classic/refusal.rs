//! The error answers of the Classic edition: `{status_code, message, details}`.

use crate::service::SandboxError;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    status: StatusCode,
    message: String,
    details: Vec<String>,
}

impl Refusal {
    fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), details: Vec::new() }
    }

    /// 400: this field can't be what it is.
    pub(super) fn invalid(field: &str, description: impl Into<String>) -> Self {
        let details = vec![format!("{field}: {}", description.into())];
        Self { details, ..Self::new(StatusCode::BAD_REQUEST, "invalid request") }
    }

    /// 401: no credential that works. The words are published.
    pub(super) fn unauthenticated() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "access not permitted")
    }

    /// 403: not with this credential. The words must not be those of a credential that does not work.
    pub(super) fn denied(message: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, message)
    }

    /// 404: the thing is gone, or never was.
    pub(super) fn not_found(thing: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("{thing} not found"))
    }

    /// 409: all slots are taken.
    pub(super) fn limit_reached() -> Self {
        Self::new(StatusCode::CONFLICT, "API key limit reached")
    }

    /// 413: more than a request to this service ever needs.
    pub(super) fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "request too large")
    }

    /// 429: too many requests for now.
    pub(super) fn rate_limited() -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "rate limit exceeded")
    }

    /// The JSON of the answer.
    fn body(&self) -> Value {
        let details = if self.details.is_empty() { Value::Null } else { json!(self.details) };
        json!({"status_code": self.status.as_u16(), "message": self.message, "details": details})
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(self.body())).into_response()
    }
}

impl From<SandboxError> for Refusal {
    fn from(error: SandboxError) -> Self {
        let status = match error {
            SandboxError::Stopping => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::new(status, error.to_string())
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        SandboxError::from(error).into()
    }
}

impl From<getrandom::Error> for Refusal {
    fn from(error: getrandom::Error) -> Self {
        SandboxError::from(error).into()
    }
}
