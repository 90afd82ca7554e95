//! Why the keychain did not do it, in words, and what the keyring family's errors mean.

use domain::{FailureKind, KeychainState};
use thiserror::Error;

/// Why the keychain did not do it: what happened, then what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeychainError {
    /// There is none, or it can't be reached.
    #[error(
        "This system offers no keychain to Keyward ({0}). Start one, or go on for this session only: then nothing is kept."
    )]
    Absent(String),
    /// It is there and locked.
    #[error("The system's keychain is locked. Unlock it, then try again.")]
    Locked,
    /// It asked to be unlocked, and was told no.
    #[error(
        "The request to unlock the system's keychain was dismissed. Try again, and unlock it when it asks."
    )]
    Dismissed,
    /// It does not let Keyward in.
    #[error(
        "The system's keychain denies Keyward access ({0}). Allow it in your keychain program, then try again."
    )]
    Denied(String),
    /// An earlier call is still waiting, or the admin stopped waiting for this one.
    #[error(
        "The system's keychain has not answered. Look for its window, which may be behind this one, then try again."
    )]
    Busy,
    /// It takes what it is given and forgets it.
    #[error(
        "The system's keychain forgets what it is given, so nothing can be kept in it. Look at it in your keychain program, or go on \
         for this session only."
    )]
    Forgets,
    /// The entry can't be read as what was put there.
    #[error(
        "The entry in the system's keychain is damaged and can't be read. Delete “{0}” in your keychain program, then sign in or \
         make the key again."
    )]
    Damaged(String),
    /// There are two entries of this name, and they differ.
    #[error(
        "The system's keychain holds two different entries “{0}”. Delete the wrong one in your keychain program, then \
         try again."
    )]
    Doubled(String),
    /// The entry is larger than the keychain takes.
    #[error(
        "This is too large for the system's keychain. Check that it is what it should be, or go on for this session only."
    )]
    TooLarge,
    /// Another program wrote the same entry at the same time.
    #[error(
        "Another program changed the same entry of the system's keychain at the same time. Close it, then try again."
    )]
    Raced,
    /// It failed in another way.
    #[error(
        "The system's keychain could not do it: {0}. Try again; if it stays so, look at it in your keychain program."
    )]
    Broken(String),
}

impl KeychainError {
    /// What the window acts on.
    pub(crate) fn kind(&self) -> FailureKind {
        match self {
            Self::Absent(_) => FailureKind::KeychainAbsent,
            Self::Locked | Self::Dismissed => FailureKind::KeychainLocked,
            Self::Busy => FailureKind::KeychainBusy,
            Self::Denied(_)
            | Self::Forgets
            | Self::Damaged(_)
            | Self::Doubled(_)
            | Self::TooLarge
            | Self::Raced
            | Self::Broken(_) => FailureKind::KeychainRefused,
        }
    }

    /// What it says of the keychain as a whole; `None` where it is about one entry only.
    pub(super) fn state(&self) -> Option<KeychainState> {
        match self {
            Self::Absent(why) => Some(KeychainState::Absent(why.clone())),
            Self::Locked | Self::Dismissed => Some(KeychainState::Locked),
            Self::Forgets => Some(KeychainState::Forgets),
            Self::Damaged(_) | Self::Doubled(_) | Self::TooLarge | Self::Raced => Some(KeychainState::Ready),
            Self::Denied(_) | Self::Busy | Self::Broken(_) => None,
        }
    }
}

/// What an error of the keyring family means. Some carry the entry's bytes in their `Debug`, so only their words are
/// looked at. `entry` is the name of the entry that was asked for.
pub(super) fn told(error: &keyring_core::Error, entry: &str) -> KeychainError {
    use keyring_core::Error as Family;
    match error {
        Family::NoStorageAccess(reason) => no_access(&reason.to_string()),
        Family::PlatformFailure(reason) if denies(&reason.to_string()) => KeychainError::Denied(words(error)),
        Family::PlatformFailure(_) | Family::NoDefaultStore => KeychainError::Absent(words(error)),
        Family::BadEncoding(_) | Family::BadDataFormat(..) => KeychainError::Damaged(entry.to_owned()),
        Family::TooLong(..) => KeychainError::TooLarge,
        Family::Ambiguous(_) => KeychainError::Raced,
        other => KeychainError::Broken(words(other)),
    }
}

fn no_access(reason: &str) -> KeychainError {
    // A Secret Service that was never set up has no default collection, and gives no result.
    if reason.contains("result not returned") {
        KeychainError::Absent("it was never set up".to_owned())
    } else if reason.contains("dismissed") || reason.contains("cancel") {
        KeychainError::Dismissed
    } else if denies(reason) {
        KeychainError::Denied(line(reason))
    } else {
        KeychainError::Locked
    }
}

fn denies(reason: &str) -> bool {
    let reason = reason.to_lowercase();
    ["denied", "not allowed", "not permitted", "not authorized"].iter().any(|word| reason.contains(word))
}

/// What the store says, in one line and without a full stop.
pub(super) fn words(error: &keyring_core::Error) -> String {
    match error {
        // Its words may quote what was stored.
        keyring_core::Error::BadDataFormat(..) => "the entry is damaged".to_owned(),
        other => line(&other.to_string()),
    }
}

fn line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim_end_matches('.').chars().take(160).collect()
}
