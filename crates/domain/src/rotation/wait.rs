//! What a rotation waits for, and what the admin can do.

use super::{Choice, Objection};
use crate::{Key, Verdict};
use serde::{Deserialize, Serialize};

/// The admin chooses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// What for.
    pub reason: Reason,
    /// What they can do, the likeliest first. Only these are accepted.
    pub choices: Vec<Choice>,
}

/// What a rotation waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The last deed failed: [`super::Rotation::trouble`] says why.
    Trouble,
    /// The keychain has to be read first, and can't be now.
    Keychain,
    /// No key was made: the service refused, or Keyward was stopped before it asked.
    NotCreated,
    /// It can no longer be found out what became of the create; the list does not show its key.
    NeverAnswered,
    /// The create made one of these, or none.
    Which(Vec<Key>),
    /// The service does not accept the new secret, or it could not be found out.
    Verdict(Verdict),
    /// The new secret is to be stored.
    HandOver,
    /// The new key is not in the list: somebody deleted it, or it is out of sight.
    NewMissing,
    /// The secret of the new key can't be had again.
    SecretLost,
    /// The old key stays until the admin says that it can go. What would speak against it now, where that was
    /// looked at.
    Finish(Option<Vec<Objection>>),
    /// This speaks against deleting the old key.
    Objections(Vec<Objection>),
}
