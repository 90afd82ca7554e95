//! What a rotation does next.

use super::{Ending, Event, Wait};
use crate::{CreateId, KeyId, KeyName};
use serde::{Deserialize, Serialize};

/// What is to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// This is done without asking, after [`super::Rotation::before`] was written down.
    Do(Deed),
    /// This was seen, and is written down ([`super::Rotation::after`]).
    Note(Event),
    /// The admin chooses.
    Wait(Wait),
    /// Nothing is left to do.
    Over(Ending),
}

/// Something that is done without asking. Each says by which [`Event`] it is answered where it went well; a deed that
/// did not is answered by [`Event::Failed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Read the complete list of keys: [`Event::Looked`].
    Look,
    /// Make the new key, with [`super::Rotation::tag`] in its name: [`Event::Looked`]. What came of it is its stage.
    Create {
        /// The create.
        create: CreateId,
    },
    /// Find out what became of the create, by the keychain first, then by its number or by the list and its tag:
    /// [`Event::Looked`], unless it is as unsure as before.
    Settle {
        /// The create.
        create: CreateId,
    },
    /// Ask the service whether it accepts the new secret: [`Event::Proved`].
    Prove,
    /// Sign in with the new secret, and prove that it can do what the old one could before it takes its place:
    /// [`Event::Swapped`].
    Swap,
    /// Wipe the new secret from memory and the keychain, or see to it that this is done at the next start: the admin
    /// has stored it. [`Event::Looked`].
    ForgetSecret,
    /// Delete the old key, unless it changed since: [`Event::OldDeleted`] or [`Event::OldChanged`].
    DeleteOld {
        /// What the key's `etag` was when it was last looked at.
        etag: Option<String>,
    },
    /// Ask for the old key by its identifier: [`Event::OldGone`]. Gone is a 404, and nothing else is: a key that is
    /// there or out of sight is [`Event::Failed`].
    LookWhetherGone,
    /// Give the new key its final name: [`Event::Renamed`].
    Rename {
        /// The name.
        name: KeyName,
    },
    /// Delete the new key, then what is kept of its secret: [`Event::NewGone`], also where it was gone.
    DeleteNew {
        /// The new key.
        key: KeyId,
    },
}
