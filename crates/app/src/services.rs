//! The doors to the key services: one trait, an implementation an edition.

mod dialect;
mod http;
pub mod kognitos;

pub(crate) use http::{Fault, Http};

use crate::{Error, Secret};
use async_trait::async_trait;
use domain::call::Deleted;
use domain::{CreateId, Edition, Key, KeyDraft, KeyId, KeyManagement, OrganizationId, Workspace};
use std::sync::Arc;

/// A key service, spoken to with one credential. Reads are retried where that can help; a create never is.
#[async_trait]
pub trait KeyService: Send + Sync {
    /// The organizations that the credential sees, with their titles: the cheap proof that it works.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::SignedOut`] where the service does not accept the credential.
    async fn organizations(&self) -> Result<Vec<(OrganizationId, String)>, Error>;

    /// The workspaces of an organization.
    ///
    /// # Errors
    /// See [`Error`].
    async fn workspaces(&self, organization: &OrganizationId) -> Result<Vec<Workspace>, Error>;

    /// Whether and how the organization's keys can be managed, and by this caller.
    ///
    /// # Errors
    /// See [`Error`].
    async fn management(&self, organization: &OrganizationId) -> Result<KeyManagement, Error>;

    /// All keys of an organization that the caller may see.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Refused`] for a caller who may not manage keys.
    async fn keys(&self, organization: &OrganizationId) -> Result<Vec<Key>, Error>;

    /// Sends a create once. The same `create` sent again never makes a second key.
    ///
    /// # Errors
    /// Tells a create that certainly did not happen from one that may have.
    async fn create(
        &self,
        organization: &OrganizationId,
        create: &CreateId,
        draft: &KeyDraft,
    ) -> Result<Created, CreateError>;

    /// Deletes a key, unless it changed since `etag`.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Conflict`] where it changed.
    async fn delete(&self, key: &KeyId, etag: Option<&str>) -> Result<Deleted, Error>;

    /// Whether the credential in use starts with this prefix: then the key is the one Keyward signs in with.
    fn signs_in_with(&self, prefix: &str) -> bool;

    /// The path that tells whether a key is alive, for the line that an admin can try: `/api/v1/me/organizations`.
    fn proof_path(&self) -> &'static str;
}

/// The answer to a create.
#[derive(Debug)]
pub struct Created {
    /// The key.
    pub key: Key,
    /// Its secret; `None` where the service had made the key in answer to an earlier request with the same identifier.
    pub secret: Option<Secret>,
}

/// Why a create gave no key.
#[derive(Debug)]
pub enum CreateError {
    /// It did not happen.
    Not(Error),
    /// It may have happened: the request was sent, and no usable answer came back. In a few words why.
    Unsure(String),
    /// It had happened, and the key was deleted since.
    DeletedSince,
}

/// Makes the door to a service.
///
/// # Errors
/// [`Error::Invalid`] where the address can't be used.
pub(crate) fn connect(
    edition: Edition,
    address: &Address,
    credential: Secret,
) -> Result<Arc<dyn KeyService>, Error> {
    match edition {
        Edition::Kognitos => Ok(Arc::new(kognitos::Kognitos::new(Http::new(address, credential)?))),
    }
}

pub use http::Address;
