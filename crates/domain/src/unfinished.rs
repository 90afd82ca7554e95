//! Creates that are not finished: until an admin says that the secret is stored, they stay.

use crate::{Key, KeyDraft, KeyId, OrganizationRef, opaque_id};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

opaque_id!(
    /// The identifier of a create: a UUID that is also the `request_id` sent to the service.
    CreateId
);

/// A create that is not finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    /// Identifies it on this machine and to the service.
    pub id: CreateId,
    /// Where the key was asked for.
    pub at: OrganizationRef,
    /// The organization's name for people, as it was then.
    pub organization_title: String,
    /// What was asked for.
    pub draft: KeyDraft,
    /// When it was asked for.
    pub since: Timestamp,
    /// How far it came.
    pub stage: Stage,
}

/// How far an unfinished create came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The request may have reached the service: unknown until it is asked once more.
    Unsure {
        /// Whether the service can still be asked: it remembers a create for 24 hours.
        can_settle: bool,
    },
    /// The service can't be asked about a create, and its list holds keys that may be the one: the admin says.
    Ask {
        /// The keys that it may be: not there before, made by the same user, with the same scope.
        candidates: Vec<Key>,
    },
    /// The key exists and its secret is at hand, to be stored by the admin.
    Pending {
        /// The new key.
        key: KeyId,
        /// The first characters of its secret.
        prefix: String,
        /// Whether the secret survives a crash: it is in the keychain.
        kept: bool,
    },
    /// The key exists (or existed) and its secret can't be had again.
    Lost {
        /// The new key.
        key: KeyId,
        /// The first characters of its secret.
        prefix: String,
    },
    /// The keychain has to be read first, and can't be now.
    Waiting,
}
