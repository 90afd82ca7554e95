//! What a rotation does next.

use super::{Ending, Event, Wait};
use crate::{CreateId, KeyId, KeyName};
use serde::{Deserialize, Serialize};

/// What is to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// This is done without asking, after [`Rotation::before`] was written down.
    Do(Deed),
    /// This was seen, and is written down ([`Rotation::after`]).
    Note(Event),
    /// The admin chooses.
    Wait(Wait),
    /// Nothing is left to do.
    Over(Ending),
}

/// Something that is done without asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Read the complete list of keys.
    Look,
    /// Make the new key, with the tag in its name.
    Create {
        /// The create.
        create: CreateId,
    },
    /// Find out what became of the create: by its number, by the list and its tag, by the keychain.
    Settle {
        /// The create.
        create: CreateId,
    },
    /// Ask the service whether it accepts the new secret.
    Prove,
    /// Sign in with the new secret, and prove that it can do what the old one could, before it takes its place.
    Swap,
    /// Wipe the new secret from memory and the keychain: the admin has stored it.
    ForgetSecret,
    /// Delete the old key, unless it changed since.
    DeleteOld {
        /// What the key's `etag` was when it was last looked at.
        etag: Option<String>,
    },
    /// Ask for the old key by its identifier: gone is a 404, and nothing else is.
    LookWhetherGone,
    /// Give the new key its final name.
    Rename {
        /// The name.
        name: KeyName,
    },
    /// Delete the new key, and what is kept of its secret.
    DeleteNew {
        /// The new key.
        key: KeyId,
    },
}
