//! Calls that look at a key without changing anything.

use super::call;
use crate::{Checked, Edition, Hidden, KeyId, OrganizationRef, Usage};
use serde::{Deserialize, Serialize};

/// Asks the service how much a key was used.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadUsage {
    /// Where.
    pub at: OrganizationRef,
    /// Which key.
    pub key: KeyId,
}
call!(ReadUsage = "read_usage" -> Usage);

/// Finds out whether a pasted key is alive, and which of the listed keys it could be. It is sent to the address
/// given here and to no other.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CheckKey {
    /// The edition that the address speaks.
    pub edition: Edition,
    /// The address to ask.
    pub address: String,
    /// The secret, as pasted.
    pub secret: Hidden,
}
call!(CheckKey = "check_key" -> Checked);
