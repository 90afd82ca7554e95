//! Calls about keys.

use super::call;
use crate::{
    Arrangement, Format, Key, KeyChanges, KeyDraft, KeyId, KeyPlace, Listing, OrganizationRef, Row, Saved,
    Unfinished, View, inventory::Which, query::Known,
};
use serde::{Deserialize, Serialize};

/// Reads an organization from the cache, without asking the service; `None` before the first refresh.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadKeys {
    /// Which organization.
    pub at: OrganizationRef,
}
call!(ReadKeys = "read_keys" -> Option<View>);

/// Asks the service for the organization's keys, workspaces and settings, and caches them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RefreshKeys {
    /// Which organization.
    pub at: OrganizationRef,
}
call!(RefreshKeys = "refresh_keys" -> View);

/// Asks the services of all accounts for everything, one after the other in the background; [`crate::Home::progress`]
/// tells how far it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RefreshAll {}
call!(RefreshAll = "refresh_all" -> ());

/// Reads a stretch of the keys of all organizations from the cache, searched, filtered and sorted.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListKeys {
    /// What to search for, and how to sort.
    pub by: Arrangement,
    /// The place of the first row wanted.
    pub from: usize,
    /// How many rows are wanted; at most [`MOST_ROWS`] are given.
    pub count: usize,
    /// The keys that are selected together: which of them are not among the rows any more is told.
    #[serde(default)]
    pub selected: Vec<KeyPlace>,
}
call!(ListKeys = "list_keys" -> Listing);

/// The most rows that one [`ListKeys`] gives.
pub const MOST_ROWS: usize = 500;

/// Reads from the cache how things are called, over all organizations, to be offered where a query is typed: at most
/// [`MOST_NAMES`] of each kind.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadNames {}
call!(ReadNames = "read_names" -> Known);

/// The most names of a kind that one [`ReadNames`] gives.
pub const MOST_NAMES: usize = 2_000;

/// Reads these keys from the cache, in their order; those that are not there any more are left out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FindKeys {
    /// Which keys; at most [`crate::batch::MOST`] are found.
    pub keys: Vec<KeyPlace>,
}
call!(FindKeys = "find_keys" -> Vec<Row>);

/// Saves keys as a file, from the cache.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ExportKeys {
    /// Which keys.
    pub which: Which,
    /// As what.
    pub format: Format,
}
call!(ExportKeys = "export_keys" -> Saved);

/// The admin has looked at the news of an organization, or of all.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SeeNews {
    /// Which organization; `None` for all.
    pub at: Option<OrganizationRef>,
}
call!(SeeNews = "see_news" -> ());

/// Makes a key. The answer is a create in the stage *pending*: the secret stays in the core until the
/// admin confirms that it is stored. The failures `Unsure` and `SecretLost` name the create.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CreateKey {
    /// Where.
    pub at: OrganizationRef,
    /// What.
    pub draft: KeyDraft,
    /// The admin's consent to go on where the keychain can't keep the secret: after a crash it is lost.
    pub without_recovery: bool,
}
call!(CreateKey = "create_key" -> Unfinished);

/// Deletes a key. Whatever uses it loses access at once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeleteKey {
    /// Where.
    pub at: OrganizationRef,
    /// Which key.
    pub key: KeyId,
    /// What the admin typed to confirm: [`crate::Key::confirm_word`], or [`crate::batch::delete_phrase`] where several
    /// are deleted together. Not looked at for an expired key.
    pub typed: String,
    /// Of how many keys that are deleted together this is one, those that have to be confirmed; `None` for one alone.
    #[serde(default)]
    pub among: Option<usize>,
    /// The key as the admin saw it: one that changed since is left alone. `None` where nobody saw it: then it is deleted
    /// as it is known.
    #[serde(default)]
    pub seen: Option<Box<Key>>,
}
call!(DeleteKey = "delete_key" -> Deleted);

impl DeleteKey {
    /// Deletes one key alone, by what was typed.
    pub fn alone(at: OrganizationRef, key: KeyId, typed: String) -> Self {
        Self { at, key, typed, among: None, seen: None }
    }

    /// Deletes one key alone, as the admin saw it, by what was typed.
    pub fn as_seen(at: OrganizationRef, seen: Key, typed: String) -> Self {
        Self { at, key: seen.id.clone(), typed, among: None, seen: Some(Box::new(seen)) }
    }
}

/// How a deletion went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deleted {
    /// The service deleted the key: it says so, or an earlier try of this deletion had no answer and the key is gone.
    Now,
    /// The key was gone before: somebody else deleted it, or an earlier deletion of ours did.
    AlreadyGone,
}

/// Changes a key: only what is in `changes` is sent. A key that was changed since `seen` is left alone, and the
/// failure `Conflict` says so; what it is now can then be read from the cache.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EditKey {
    /// Where.
    pub at: OrganizationRef,
    /// Which key.
    pub key: KeyId,
    /// What to change.
    pub changes: KeyChanges,
    /// The key as the admin saw it.
    pub seen: Key,
}
call!(EditKey = "edit_key" -> Key);

/// Keeps a note about a key, on this machine only; an empty one removes it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NoteKey {
    /// Where.
    pub at: OrganizationRef,
    /// Which key.
    pub key: KeyId,
    /// The note: at most [`crate::edit::LONGEST_NOTE`] characters.
    pub note: String,
}
call!(NoteKey = "note_key" -> ());
