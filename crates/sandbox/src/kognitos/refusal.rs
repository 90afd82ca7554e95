//! The error answers of the current edition: `{code, message, details}`, the code being gRPC's.

use crate::service::SandboxError;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The `domain` of every `ErrorInfo`.
const DOMAIN: &str = "kognitos.com";

/// An error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    status: StatusCode,
    code: u8,
    reason: &'static str,
    message: String,
    /// Field and description.
    violations: Vec<(String, String)>,
}

impl Refusal {
    fn new(status: StatusCode, code: u8, reason: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, reason, message: message.into(), violations: Vec::new() }
    }

    /// 400: this field can't be what it is.
    pub(crate) fn invalid(field: impl Into<String>, description: impl Into<String>) -> Self {
        let (field, description) = (field.into(), description.into());
        let message = format!("Invalid {field}: {description}");
        let violations = vec![(field, description)];
        let plain = Self::new(StatusCode::BAD_REQUEST, 3, "INVALID_ARGUMENT", message);
        Self { violations, ..plain }
    }

    /// 401: no credential that works.
    pub(crate) fn unauthenticated() -> Self {
        let message = "The credential is missing, invalid, expired or revoked.";
        Self::new(StatusCode::UNAUTHORIZED, 16, "UNAUTHENTICATED", message)
    }

    /// 403: not with this credential.
    pub(crate) fn denied(message: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, 7, "PERMISSION_DENIED", message)
    }

    /// 404: the thing is gone, or never was.
    pub(crate) fn not_found(name: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, 5, "NOT_FOUND", format!("{name} was not found."))
    }

    /// 409: somebody changed it meanwhile.
    pub(crate) fn etag_mismatch() -> Self {
        let message = "The key was changed since it was read: the etag does not match.";
        Self::new(StatusCode::CONFLICT, 10, "ETAG_MISMATCH", message)
    }

    /// 413: more than a request to this service ever needs.
    pub(crate) fn too_large() -> Self {
        let message = "The request is too large.";
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, 3, "INVALID_ARGUMENT", message)
    }

    /// 429 for good: all slots are taken.
    pub(crate) fn limit_reached(limit: u32) -> Self {
        let message =
            format!("The organization has {limit} API keys, which is its limit. Delete one to make room.");
        Self::new(StatusCode::TOO_MANY_REQUESTS, 8, "API_KEY_LIMIT_REACHED", message)
    }

    /// 429 for now: asked too often.
    pub(crate) fn rate_limited() -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, 8, "RATE_LIMITED", "Too many requests. Try again later.")
    }

    /// The JSON of the answer.
    pub(crate) fn body(&self) -> Value {
        let mut details = vec![json!({
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": self.reason,
            "domain": DOMAIN,
            "metadata": {},
        })];
        if !self.violations.is_empty() {
            let violations: Vec<Value> = self
                .violations
                .iter()
                .map(|(field, description)| json!({"field": field, "description": description}))
                .collect();
            details.push(json!({
                "@type": "type.googleapis.com/google.rpc.BadRequest",
                "field_violations": violations,
            }));
        }
        json!({"code": self.code, "message": self.message, "details": details})
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(self.body())).into_response()
    }
}

impl From<SandboxError> for Refusal {
    fn from(error: SandboxError) -> Self {
        match error {
            SandboxError::Stopping => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, 14, "UNAVAILABLE", error.to_string())
            }
            _ => Self::new(StatusCode::INTERNAL_SERVER_ERROR, 13, "INTERNAL", error.to_string()),
        }
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
