//! The doors to the key services: one trait, an implementation an edition.

mod address;
pub mod classic;
mod contact;
mod dialect;
mod fault;
mod http;
pub mod kognitos;
mod meaning;
mod pages;
mod retry;

pub use address::Address;
pub(crate) use contact::Contacts;
pub(crate) use fault::Fault;
pub(crate) use http::{Http, Scheme};

use crate::{Error, Secret};
use async_trait::async_trait;
use domain::call::Deleted;
use domain::{
    Agent, AgentId, CreateId, Edition, Key, KeyChanges, KeyDraft, KeyId, KeyManagement, KeyName,
    OrganizationId, Timestamp, Usage, Verdict, Workspace,
};
use std::sync::Arc;

/// The number of keys per organization that both editions publish; used where a service does not tell.
pub(crate) const PUBLISHED_LIMIT: u32 = 10;

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

    /// The agents of an organization that the caller sees; none where the service has none.
    ///
    /// # Errors
    /// See [`Error`].
    async fn agents(&self, organization: &OrganizationId) -> Result<Vec<Agent>, Error>;

    /// Whether and how the organization's keys can be managed, and by this caller.
    ///
    /// # Errors
    /// See [`Error`].
    async fn management(&self, organization: &OrganizationId) -> Result<Management, Error>;

    /// All keys of an organization that the caller may see.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Refused`] for a caller who may not manage keys.
    async fn keys(&self, organization: &OrganizationId) -> Result<Vec<Key>, Error>;

    /// Sends a create once. Where creates are settled [`Settling::ByNumber`], the same `create` sent again never
    /// makes a second key. `name` is the name to give it: the draft's, or that with the create's tag.
    ///
    /// # Errors
    /// Tells a create that certainly did not happen from one that may have.
    async fn create(
        &self,
        organization: &OrganizationId,
        create: &CreateId,
        draft: &KeyDraft,
        name: &KeyName,
    ) -> Result<Created, CreateError>;

    /// Changes what of a key is in `changes`, unless it changed since the caller saw it so.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Conflict`] where it changed.
    async fn edit(&self, seen: &Key, changes: &KeyChanges) -> Result<Key, Error>;

    /// How much a key was used.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Unsupported`] where the service does not tell.
    async fn usage(&self, key: &KeyId, now: Timestamp) -> Result<Usage, Error>;

    /// Whether the credential in use is alive, asked in the cheapest way. `agent` is one that it may be asked with,
    /// where the service has agents.
    async fn prove(&self, agent: Option<&AgentId>) -> Verdict;

    /// How a create whose answer was lost is settled.
    fn settling(&self) -> Settling;

    /// Deletes a key, unless it changed since `etag`.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Conflict`] where it changed.
    async fn delete(&self, key: &KeyId, etag: Option<&str>) -> Result<Deleted, Error>;

    /// Deletes a key, unless it changed since the caller saw it so: by its etag, or, where there is none, by the list,
    /// read last thing before.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Conflict`] where it changed.
    async fn delete_seen(&self, seen: &Key) -> Result<Deleted, Error>;

    /// Whether a key is certainly gone: asked for by its identifier, or, where the service can't be asked so, missing
    /// in its complete list.
    ///
    /// # Errors
    /// See [`Error`].
    async fn is_gone(&self, organization: &OrganizationId, key: &KeyId) -> Result<bool, Error>;

    /// Whether the credential in use starts with this prefix: then the key is the one Keyward signs in with.
    fn signs_in_with(&self, prefix: &str) -> bool;

    /// Whether this is the credential in use.
    fn is_credential(&self, other: &Secret) -> bool;

    /// The service's present, as its answers tell it.
    fn now(&self) -> Timestamp;

    /// The service's present, asked for now; `None` where its answer does not tell it. What this machine's clock and an
    /// earlier session say may both be wrong.
    ///
    /// # Errors
    /// See [`Error`].
    async fn ask_now(&self, organization: &OrganizationId) -> Result<Option<Timestamp>, Error>;

    /// Whether the service told its clock a moment ago.
    fn has_just_told(&self) -> bool;
}

/// How the keys of an organization are managed, and how many there are.
#[derive(Debug)]
pub struct Management {
    /// Whether and how.
    pub management: KeyManagement,
    /// How many keys take a slot, where the service tells more than its list does.
    pub used: Option<u32>,
}

/// How a create whose answer was lost is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settling {
    /// Sent once more, with its number: the service makes no second key for it.
    ByNumber,
    /// By the list: what was not there before, and carries the create's tag in its name.
    ByList,
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
    contacts: &Contacts,
) -> Result<Arc<dyn KeyService>, Error> {
    let contact = contacts.of(address.as_str());
    match edition {
        Edition::Kognitos => {
            Ok(Arc::new(kognitos::Kognitos::new(Http::new(address, Scheme::Bearer, credential, contact)?)))
        }
        Edition::KognitosClassic => {
            Ok(Arc::new(classic::Classic::new(Http::new(address, Scheme::ApiKey, credential, contact)?)))
        }
    }
}
