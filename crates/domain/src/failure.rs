//! What went wrong, in a form the window can act on.

use crate::CreateId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What went wrong. A kind exists because the window acts on it; the message says what happened and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// What the window acts on.
    pub kind: FailureKind,
    /// What happened, then what to do. May hold the service's own words; never a secret.
    pub message: String,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// The kinds of [`Failure`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// The service could not be reached. What was read earlier is still there.
    Offline,
    /// A create was sent and its answer was lost: the key may exist. It is settled by its identifier.
    Unsure {
        /// The create that is unsure.
        create: CreateId,
    },
    /// A create succeeded, but its secret never arrived and can't be had again.
    SecretLost {
        /// The create whose secret is lost.
        create: CreateId,
    },
    /// The service does not accept the credential.
    SignedOut,
    /// Something typed can't be used.
    Invalid {
        /// The field to mend.
        field: Field,
    },
    /// The service understood and said no.
    Refused,
    /// Somebody changed the thing meanwhile.
    Conflict,
    /// The organization has as many keys as it may have.
    LimitReached,
    /// Too many requests.
    RateLimited {
        /// When the service will answer again, where it said so.
        until: Option<Timestamp>,
    },
    /// The thing no longer exists.
    Gone,
    /// The keychain is locked, or the prompt to unlock it was dismissed.
    KeychainLocked,
    /// There is no keychain.
    KeychainAbsent,
    /// The keychain is still at an earlier request, or the admin stopped waiting for it.
    KeychainBusy,
    /// The keychain is there and does not do it: it denies Keyward, takes no entry of this size, or forgets.
    KeychainRefused,
    /// The service does not offer key management over its API.
    Unsupported,
    /// Nothing of the above.
    Unexpected {
        /// Finds the event in the log.
        trace: String,
    },
}

impl FailureKind {
    /// Whether the keychain is the trouble: what it would keep can be kept in memory instead.
    pub fn is_of_keychain(&self) -> bool {
        matches!(
            self,
            FailureKind::KeychainLocked
                | FailureKind::KeychainAbsent
                | FailureKind::KeychainBusy
                | FailureKind::KeychainRefused
        )
    }
}

/// A field that an admin fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The name of a key.
    Name,
    /// What a key may reach.
    Scope,
    /// What a key may do.
    Permissions,
    /// When a key expires.
    Expiration,
    /// The address of a service.
    Address,
    /// The pasted credential.
    Credential,
    /// A secret that is to be checked.
    Secret,
    /// A local note.
    Note,
    /// The word typed to confirm a deletion.
    ConfirmWord,
}
