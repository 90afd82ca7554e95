//! Calls about secrets that are not yet stored. The secret itself crosses in one of them only: reveal.

use super::call;
use crate::{CreateId, Hidden, KeyId, Unfinished};
use serde::{Deserialize, Serialize};

/// Shows the secret of a pending create.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevealSecret {
    /// The create.
    pub create: CreateId,
}
call!(RevealSecret = "reveal_secret" -> Hidden);

/// Puts the secret of a pending create on the clipboard, marked as not for clipboard histories,
/// and takes it off again after a while if it is still there.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CopySecret {
    /// The create.
    pub create: CreateId,
}
call!(CopySecret = "copy_secret" -> Copied);

/// The secret is on the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// In how many seconds it will be taken off.
    pub clears_in_seconds: u32,
}

/// The admin says that the secret is stored: it is wiped from the keychain and from memory.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConfirmStored {
    /// The create.
    pub create: CreateId,
}
call!(ConfirmStored = "confirm_stored" -> ());

/// Asks the service once more about a create whose answer was lost, with the create's own identifier.
/// Answers what is known now; `None` where nothing was created and nothing will be.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SettleCreate {
    /// The create.
    pub create: CreateId,
}
call!(SettleCreate = "settle_create" -> Option<Unfinished>);

/// Deletes the key of a create whose secret is lost. Nobody can use that key, so no word is typed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeleteLost {
    /// The create.
    pub create: CreateId,
}
call!(DeleteLost = "delete_lost" -> ());

/// Leaves a key whose secret is lost, or a create that can no longer be settled, as it is, and speaks of it no more.
/// Refused for a pending secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DismissUnfinished {
    /// The create.
    pub create: CreateId,
}
call!(DismissUnfinished = "dismiss_unfinished" -> ());

/// Puts a text that is no secret on the clipboard.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CopyText {
    /// The text.
    pub text: String,
}
call!(CopyText = "copy_text" -> ());

/// Says which of the candidates of a create it made, or that it made none of them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChooseCandidate {
    /// The create, in the stage *ask*.
    pub create: CreateId,
    /// The key that it made; `None` for none of those shown.
    pub key: Option<KeyId>,
}
call!(ChooseCandidate = "choose_candidate" -> Option<Unfinished>);
