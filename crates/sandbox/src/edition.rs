//! What each edition does in its own way on a request's path through the server.

use crate::service::{SandboxError, Service};
use axum::http::HeaderMap;
use axum::response::IntoResponse;

/// An edition of the service.
pub(crate) trait Edition: 'static {
    /// Somebody whose credential works.
    type Caller: Clone + Send + Sync + 'static;
    /// An error answer.
    type Refusal: From<SandboxError> + IntoResponse;

    /// Looks the credential up that a request carries.
    fn identify(service: &Service, headers: &HeaderMap) -> Result<Identity<Self::Caller>, SandboxError>;

    /// Notes that a key was used, where it was a key.
    fn note_use(service: &Service, caller: &Self::Caller) -> Result<(), SandboxError>;

    /// 413: more than a request to this service ever needs.
    fn too_large() -> Self::Refusal;

    /// 429: too many requests for now.
    fn rate_limited() -> Self::Refusal;
}

/// What a credential turned out to be.
#[derive(Debug, Clone)]
pub(crate) struct Identity<Caller> {
    /// What the request log may say of it.
    pub(crate) label: String,
    /// `None` where the credential is missing, unknown, expired or deleted.
    pub(crate) caller: Option<Caller>,
}

impl<Caller> Identity<Caller> {
    /// No credential at all.
    pub(crate) fn nobody() -> Self {
        Self { label: "nobody".to_owned(), caller: None }
    }

    /// A credential that nothing is known of.
    pub(crate) fn unknown() -> Self {
        Self { label: "unknown credential".to_owned(), caller: None }
    }
}
