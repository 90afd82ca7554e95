//! What can go wrong in a deed, and how it is told to the window.

use crate::keychain::KeychainError;
use domain::{CreateId, Failure, FailureKind, Field, Timestamp};
use thiserror::Error;

/// What can go wrong in a deed. Every text here is written for the admin: what happened, then what to do.
#[derive(Debug, Error)]
pub enum Error {
    /// No connection, or no answer.
    #[error("{host} can't be reached: {reason}. Check the network; Keyward shows what it read last.")]
    Offline {
        /// Host and port.
        host: String,
        /// In a few words.
        reason: String,
    },
    /// A create was sent and its answer was lost.
    #[error(
        "It is not known whether {host} made the key: {reason}. Choose “Find out”: Keyward looks again, and \
         never makes a second key for it."
    )]
    Unsure {
        /// The create.
        create: CreateId,
        /// Host and port.
        host: String,
        /// In a few words.
        reason: String,
    },
    /// A create succeeded and its secret never arrived.
    #[error(
        "The key “{name}” was created, but its secret was lost on the way and can't be had again. \
         Delete the key and make it again."
    )]
    SecretLost {
        /// The create.
        create: CreateId,
        /// The key's name, harmless to show.
        name: String,
    },
    /// The service does not accept the credential, or there is none.
    #[error("{0}")]
    SignedOut(String),
    /// Something typed can't be used.
    #[error("{advice}")]
    Invalid {
        /// The field.
        field: Field,
        /// What to do about it.
        advice: String,
    },
    /// The service, or a rule of Keyward's, says no.
    #[error("{0}")]
    Refused(String),
    /// Somebody changed the key meanwhile.
    #[error("The key was changed by somebody else since this list was read. Look at it again, then decide.")]
    Conflict,
    /// No slot is free.
    #[error(
        "The organization has as many keys as it may have. Expired keys count until they are deleted: \
         delete one that is no longer needed, then try again."
    )]
    LimitReached,
    /// Too many requests.
    #[error("{host} asks to wait: too many requests were made. Try again {}.", when(.until))]
    RateLimited {
        /// Host and port.
        host: String,
        /// When it will answer again.
        until: Option<Timestamp>,
    },
    /// The thing is not there any more.
    #[error("{0}")]
    Gone(&'static str),
    /// The keychain.
    #[error(transparent)]
    Keychain(#[from] KeychainError),
    /// No key management over the API.
    #[error(
        "{host} does not offer key management over its API. Manage its keys in the service's own console."
    )]
    Unsupported {
        /// Host and port.
        host: String,
    },
    /// An answer that can't be used.
    #[error(
        "{host} answered something that Keyward can't use: {what}. Check the address, or try again later."
    )]
    Unreadable {
        /// Host and port.
        host: String,
        /// What it was: "a web page instead of data (status 200)".
        what: String,
    },
    /// Keyward's own files.
    #[error(
        "Keyward can't use its files in {place}: {reason}. Check that the disk has room and the folder can be written."
    )]
    Disk {
        /// The folder.
        place: String,
        /// What the system says.
        reason: String,
    },
    /// Another Keyward works with the same files.
    #[error("Keyward is already running with the files in {place}. Use its window, or close it first.")]
    AlreadyRunning {
        /// The folder.
        place: String,
    },
}

fn when(until: &Option<Timestamp>) -> String {
    match until {
        Some(until) => format!("after {}", until.strftime("%H:%M:%S UTC")),
        None => "in a minute".to_owned(),
    }
}

impl Error {
    /// A field that can't be used as it is.
    pub(crate) fn invalid(field: Field, advice: impl Into<String>) -> Self {
        Error::Invalid { field, advice: advice.into() }
    }
}

impl Error {
    /// What the window is told of it.
    pub(crate) fn failure(&self) -> Failure {
        let message = self.to_string();
        let kind = match self {
            Error::Offline { .. } => FailureKind::Offline,
            Error::Unsure { create, .. } => FailureKind::Unsure { create: create.clone() },
            Error::SecretLost { create, .. } => FailureKind::SecretLost { create: create.clone() },
            Error::SignedOut(_) => FailureKind::SignedOut,
            Error::Invalid { field, .. } => FailureKind::Invalid { field: *field },
            Error::Refused(_) | Error::AlreadyRunning { .. } => FailureKind::Refused,
            Error::Conflict => FailureKind::Conflict,
            Error::LimitReached => FailureKind::LimitReached,
            Error::RateLimited { until, .. } => FailureKind::RateLimited { until: *until },
            Error::Gone(_) => FailureKind::Gone,
            Error::Keychain(error) => {
                tracing::warn!("{message}");
                error.kind()
            }
            Error::Unsupported { .. } => FailureKind::Unsupported,
            Error::Unreadable { .. } | Error::Disk { .. } => {
                let trace = trace();
                tracing::error!(trace, "{message}");
                FailureKind::Unexpected { trace }
            }
        };
        Failure { kind, message }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        error.failure()
    }
}

/// A short word that finds an event in the log.
fn trace() -> String {
    let id = uuid::Uuid::new_v4().simple().to_string();
    id[..8].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_to_do() {
        let failure: Failure = Error::RateLimited {
            host: "keys.example".to_owned(),
            until: "2026-11-22T10:00:05Z".parse().ok(),
        }
        .into();
        assert_eq!(
            failure.message,
            "keys.example asks to wait: too many requests were made. Try again after 10:00:05 UTC."
        );
        let failure: Failure =
            Error::Unreadable { host: "h".to_owned(), what: "an empty body".to_owned() }.into();
        assert!(matches!(failure.kind, FailureKind::Unexpected { trace } if trace.len() == 8));
    }
}
