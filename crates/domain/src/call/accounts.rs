//! Calls about accounts.

use super::call;
use crate::{AccountId, Edition, Hidden, Home, OrganizationRef, Settings};
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
    /// The account that signs in again; `None` for whichever it turns out to be, or a new one.
    #[serde(default)]
    pub again: Option<AccountId>,
}
call!(SignIn = "sign_in" -> OrganizationRef);

/// Wipes the credential of an account; what was read stays.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignOut {
    /// The account.
    pub account: AccountId,
}
call!(SignOut = "sign_out" -> ());

/// Gives an account the admin's own name; an empty one takes it away.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RenameAccount {
    /// The account.
    pub account: AccountId,
    /// The name: at most [`crate::account::LONGEST_ACCOUNT_NAME`] characters.
    pub name: String,
}
call!(RenameAccount = "rename_account" -> ());

/// Wipes the credential of an account and everything that was read through it. Refused while one of its creates
/// or rotations is not finished.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RemoveAccount {
    /// The account.
    pub account: AccountId,
}
call!(RemoveAccount = "remove_account" -> ());

/// Changes what the admin sets.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChangeSettings {
    /// All of it, as it is to be.
    pub settings: Settings,
}
call!(ChangeSettings = "change_settings" -> ());

/// Hides names and revealed texts, or shows them again. Hiding takes a copied secret off the clipboard.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HideNames {
    /// Whether to hide.
    pub hidden: bool,
}
call!(HideNames = "hide_names" -> ());

/// The admin waits no longer for the keychain: what waits fails with `KeychainBusy`, and a secret that is still
/// put there is taken out again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StopWaiting {}
call!(StopWaiting = "stop_waiting" -> ());

/// The window is looked at, or no longer is, or the network came back. While nobody looks, nothing is read that is
/// not due to be watched.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Attend {
    /// Whether the window can be seen.
    pub visible: bool,
}
call!(Attend = "attend" -> ());

/// The first rows are on the screen: what can wait is started now.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ready {
    /// How many rows of keys are on the screen.
    pub rows: u32,
}
call!(Ready = "ready" -> ());

/// Asks the keychain anew, and goes on with what waited for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LookAgain {}
call!(LookAgain = "look_again" -> ());
