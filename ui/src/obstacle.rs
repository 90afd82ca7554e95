//! Why the service of an organization can't be asked for anything now.

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
            Obstacle::SignedOut => "Signed out",
            Obstacle::Offline => "Offline",
            Obstacle::KeychainLocked => "Keychain locked",
            Obstacle::KeychainBusy => "Keychain busy",
            Obstacle::KeychainRefused => "No keychain",
        }
    }

    /// Why a button does nothing now.
    pub fn reason(self) -> &'static str {
        match self {
            Obstacle::SignedOut => "Signed out: sign in again first.",
            Obstacle::Offline => "Offline: this needs the service.",
            Obstacle::KeychainLocked => "The keychain is locked: unlock it first.",
            Obstacle::KeychainBusy => "The keychain does not answer yet.",
            Obstacle::KeychainRefused => "Without the keychain: sign in again first.",
        }
    }
}
