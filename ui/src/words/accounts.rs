//! The accounts.

use std::fmt::Display;

// The accounts among the settings, and the questions about them
pub(crate) const ACCOUNTS: &str = "Accounts";
pub(crate) const ADD_ACCOUNT: &str = "Add an account";
pub(crate) const NO_ACCOUNT_YET_ADD_ONE: &str =
    "No account yet. Add one, or explore with a sandbox organization.";
pub(crate) const SIGN_OUT_OF: &str = "Sign out of {name}?";
pub(crate) const SIGN_OUT: &str = "Sign out";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const KEYWARD_WIPES_CREDENTIAL_TO_SIGN: &str =
    "Keyward wipes the credential; to sign in again you will need it. What was read stays, to look at.";
pub(crate) const IT_WORKS_ALSO_WHILE_SERVICE: &str =
    "It works also while the service can't be reached: nothing is sent to it.";
pub(crate) const REMOVE: &str = "Remove";
pub(crate) const REMOVE_NAME: &str = "Remove {name}?";
pub(crate) const YOU_CAN_START_NEW_SANDBOX: &str = "You can start a new sandbox whenever you like.";
pub(crate) const NOTHING_CHANGES_AT_SERVICE_ITS_KEYS: &str =
    "Nothing changes at the service: its keys stay as they are.";
pub(crate) const EVERYTHING_READ_THROUGH_IT: &str = "everything read through it";
pub(crate) const EVERYTHING_READ_OF_ITS_ORGANIZATION: &str = "everything read of its organization";

pub(crate) fn everything_read_of_its_organizations(number: impl Display) -> String {
    format!("everything read of its {number} organizations")
}

pub(crate) fn wiped_from_this_computer(organizations: impl Display) -> String {
    format!("Wiped from this computer: {organizations}, and your notes about their keys.")
}

pub(crate) fn wiped_with_credential(organizations: impl Display) -> String {
    format!("Wiped from this computer: the credential, {organizations}, and your notes about their keys.")
}

pub(crate) const SHOW_SECRET_OF: &str = "Show the secret of {name}";
pub(crate) const SHOW_WHAT_IS_OPEN_ABOUT: &str = "Show what is open about {name}";

// An account
pub(crate) const NO_ORGANIZATIONS: &str = "no organizations";
pub(crate) const ONE_ORGANIZATION: &str = "1 organization";

pub(crate) fn organizations_counted(number: impl Display) -> String {
    format!("{number} organizations")
}

pub(crate) const SANDBOX: &str = "Sandbox";
pub(crate) const RENAME: &str = "Rename";

pub(crate) fn this_computers_clock_is_this_services(off: impl Display) -> String {
    format!("This computer's clock is {off} this service's.")
}

pub(crate) const NOT_STARTED_NOTHING_IN_IT_IS_REAL: &str = "Not started. Nothing in it is real.";
pub(crate) const RUNS_ON_THIS_COMPUTER_NOTHING: &str = "Runs on this computer. Nothing in it is real.";
pub(crate) const SIGNED_IN_CREDENTIAL_IS_IN_YOUR_SYSTEMS: &str =
    "Signed in. The credential is in your system's keychain.";
pub(crate) const SIGNED_IN_FOR_THIS_SESSION: &str =
    "Signed in for this session only. The credential is kept nowhere, and gone when Keyward quits.";
pub(crate) const SIGNED_OUT_WHAT_WAS_READ: &str = "Signed out. What was read before can still be looked at.";
pub(crate) const ACCOUNT: &str = "Account";
pub(crate) const START: &str = "Start";
pub(crate) const RESET: &str = "Reset";
pub(crate) const SIGN_IN_AGAIN: &str = "Sign in again";

// The name of an account, while it is typed
pub(crate) const NAME_OF_ACCOUNT: &str = "Name of the account";
pub(crate) const WHAT_DO_YOU_CALL_IT_FOR_EXAMPLE: &str = "What do you call it? For example: Production";
pub(crate) const SAVING: &str = "Saving…";
pub(crate) const SAVE: &str = "Save";

// Giving an account a name

pub(crate) fn name_has_at_most_characters(
    longest_account_name: impl Display,
    length: impl Display,
) -> String {
    format!("A name has at most {longest_account_name} characters; this one has {length}.")
}

// The verbs about accounts
pub(crate) const SIGNED_IN: &str = "Signed in";
pub(crate) const SANDBOX_IS_AS_IT_WAS_AT_FIRST: &str = "The sandbox is as it was at first";
pub(crate) const SIGNED_OUT: &str = "Signed out";
