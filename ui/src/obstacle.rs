//! Why the service of an organization can't be asked for anything now.

use crate::words::notices as words;
use domain::{Failure, FailureKind, Session};

/// Why the service of an organization can't be asked for anything now. Looking at what was read still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no credential, or the service does not take it.
    SignedOut,
    /// The service could not be reached.
    Offline,
    /// The credential is in a keychain that is locked.
    KeychainLocked,
    /// The keychain keeps Keyward waiting.
    KeychainBusy,
    /// The keychain is gone, or does not give the credential.
    KeychainRefused,
}

impl Obstacle {
    /// What stands in the way, by the session and by how the last refresh failed. Most failures do not: what the
    /// service could not answer once it may answer the next time.
    pub fn of(session: Session, failure: Option<&Failure>) -> Option<Self> {
        if session == Session::SignedOut {
            return Some(Obstacle::SignedOut);
        }
        match failure?.kind {
            FailureKind::Offline => Some(Obstacle::Offline),
            FailureKind::SignedOut => Some(Obstacle::SignedOut),
            FailureKind::KeychainLocked => Some(Obstacle::KeychainLocked),
            FailureKind::KeychainBusy => Some(Obstacle::KeychainBusy),
            FailureKind::KeychainAbsent | FailureKind::KeychainRefused => Some(Obstacle::KeychainRefused),
            _ => None,
        }
    }

    /// The state in a word or two: "Offline".
    pub fn title(self) -> &'static str {
        match self {
            Obstacle::SignedOut => words::SIGNED_OUT,
            Obstacle::Offline => words::OFFLINE,
            Obstacle::KeychainLocked => words::KEYCHAIN_LOCKED,
            Obstacle::KeychainBusy => words::KEYCHAIN_BUSY,
            Obstacle::KeychainRefused => words::NO_KEYCHAIN,
        }
    }

    /// Why a button does nothing now.
    pub fn reason(self) -> &'static str {
        match self {
            Obstacle::SignedOut => words::SIGNED_OUT_SIGN_IN_AGAIN,
            Obstacle::Offline => words::OFFLINE_THIS_NEEDS_SERVICE,
            Obstacle::KeychainLocked => words::KEYCHAIN_IS_LOCKED_UNLOCK_IT_FIRST,
            Obstacle::KeychainBusy => words::KEYCHAIN_DOES_NOT_ANSWER_YET,
            Obstacle::KeychainRefused => words::WITHOUT_KEYCHAIN_SIGN_IN_AGAIN,
        }
    }
}
