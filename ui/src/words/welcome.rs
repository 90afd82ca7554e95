//! Signing in.

use std::fmt::Display;

// Welcome
pub(crate) const KEYS_THAT_EXPIRE_SOON_MAY_DO: &str = "Keys that expire soon, may do too much, or are unused";
pub(crate) const CREATE_COPY_AND_DELETE_AS_YOU_WOULD: &str = "Create, copy and delete as you would for real";
pub(crate) const RESET_IT_WHENEVER_YOU_LIKE: &str = "Reset it whenever you like";
pub(crate) const KEYWARD: &str = "Keyward";
pub(crate) const SEE_CREATE_CHANGE_AND_DELETE: &str =
    "See, create, change and delete the API keys of your organizations.";
pub(crate) const SIGN_IN_AGAIN: &str = "Sign in again";
pub(crate) const ADD_ACCOUNT: &str = "Add an account";
pub(crate) const BACK: &str = "Back";
pub(crate) const EXPLORE_WITH_SANDBOX_ORGANIZATION: &str = "Explore with a sandbox organization";
pub(crate) const INVENTED_ORGANIZATIONS_WITH_KEYS_ON_THIS_COMPUTER: &str =
    "Invented organizations with keys, on this computer only.";
pub(crate) const ONE_CLICK_NO_ACCOUNT: &str = "One click, no account";
pub(crate) const SIGN_IN_TO: &str = "Sign in to {name}";
pub(crate) const SIGN_IN: &str = "Sign in";
pub(crate) const CREDENTIAL: &str = "Credential";
pub(crate) const SIGNING_IN: &str = "Signing in…";
pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const SIGN_IN_FOR_THIS_SESSION: &str = "Sign in for this session only";
pub(crate) const THERE_IS_NO_KEYCHAIN_ON_THIS_COMPUTER: &str =
    "There is no keychain on this computer, so it can only be kept until Keyward quits.";
pub(crate) const KEPT_IN_YOUR_SYSTEMS_KEYCHAIN: &str =
    "Kept in your system's keychain, which is locked now: it will ask to be opened.";
pub(crate) const YOUR_KEYCHAIN_FORGETS_WHAT_IT_IS_GIVEN: &str =
    "Your keychain forgets what it is given, so it can only be kept until Keyward quits.";
pub(crate) const KEPT_IN_YOUR_SYSTEMS_KEYCHAIN_WHICH_HAS_NOT: &str =
    "Kept in your system's keychain, which has not answered yet.";
pub(crate) const KEPT_IN_YOUR_SYSTEMS_KEYCHAIN_AND_SENT: &str =
    "Kept in your system's keychain, and sent to this address only.";

// Which service to sign in to
pub(crate) const WITH_WORKSPACES: &str = "with workspaces";
pub(crate) const WITH_AGENTS: &str = "with agents";
pub(crate) const SERVICE: &str = "Service";

// Where to sign in
pub(crate) const WHERE_YOUR_ORGANIZATION_IS: &str = "Where your organization is";
pub(crate) const ANOTHER_ADDRESS: &str = "Another address";
pub(crate) const TYPE_IT: &str = "type it";
pub(crate) const ADDRESS: &str = "Address";

// The dialog that asks in which organization
pub(crate) const FIND_ONE: &str = "Find one";
pub(crate) const FIND_ORGANIZATION_BY_ITS_NAME: &str = "Find an organization by its name or account";
pub(crate) const NONE_IS_CALLED_THAT: &str = "None is called that.";

pub(crate) fn more_type_part_of_name(more: impl Display) -> String {
    format!("{more} more: type a part of the name to find it.")
}

pub(crate) const CANCEL: &str = "Cancel";
