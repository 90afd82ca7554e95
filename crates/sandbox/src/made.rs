//! The keys that were ever made, for a test that counts them.

use crate::sandbox::Sandbox;
use crate::service::SandboxError;
use jiff::Timestamp;

/// A key that was made, in whatever way, and whether it still is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// `organizations/{o}/apiKeys/{k}`, or on Classic the key's id.
    pub id: String,
    /// The first characters of its secret.
    pub prefix: String,
    /// When it was made, by the sandbox's clock.
    pub created: Timestamp,
    /// When it was deleted.
    pub deleted: Option<Timestamp>,
}

impl Sandbox {
    /// All keys of both editions, those included that were deleted, the oldest first.
    ///
    /// # Errors
    /// Where the database fails.
    pub fn keys_made(&self) -> Result<Vec<Made>, SandboxError> {
        self.service.store(|store| Ok(store.keys_made()?))
    }
}
