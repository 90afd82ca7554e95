//! Calls about accounts.

use super::call;
use crate::{AccountId, Edition, Hidden, Home, OrganizationRef};
use serde::{Deserialize, Serialize};

/// Reads the state of everything. Asks no service; finishes what can be finished of earlier sessions.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Open {}
call!(Open = "open" -> Home);

/// Starts the sandbox that Keyward brings along, and answers its first organization.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ExploreSandbox {}
call!(ExploreSandbox = "explore_sandbox" -> OrganizationRef);

/// Puts the sandbox back to what it was at first. Refused while one of its creates is unfinished.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResetSandbox {}
call!(ResetSandbox = "reset_sandbox" -> OrganizationRef);

/// Signs in with a pasted credential: proves it with the service, keeps it in the keychain,
/// reads the organizations. Answers the account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// The edition that the address speaks.
    pub edition: Edition,
    /// Scheme and host, as typed.
    pub address: String,
    /// The credential, as pasted.
    pub credential: Hidden,
    /// The admin's consent to keep the credential nowhere, for where there is no keychain.
    pub this_session_only: bool,
}
call!(SignIn = "sign_in" -> OrganizationRef);

/// Wipes the credential of an account; what was read stays.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignOut {
    /// The account.
    pub account: AccountId,
}
call!(SignOut = "sign_out" -> ());
