//! A new secret, until it is stored.

use std::fmt::Display;

// A new secret
pub(crate) const COPY_SECRET: &str = "Copy secret";
pub(crate) const COPY: &str = "Copy";

pub(crate) fn copied_cleared_in_s(seconds: impl Display) -> String {
    format!("Copied. Cleared in {seconds} s")
}

pub(crate) const TRY_IT: &str = "Try it";
pub(crate) const WITH_SECRET_IN_VARIABLE_KOGNITOS: &str = "with the secret in the variable KOGNITOS_API_KEY";
pub(crate) const COPY_LINE: &str = "Copy the line";
pub(crate) const LINE_COPIED: &str = "Line copied";
pub(crate) const IT_IS_NOT_IN_KEYCHAIN: &str =
    "It is not in the keychain: if Keyward stops now, the secret is lost.";
pub(crate) const SECRET_MASKED: &str = "The secret, masked";
pub(crate) const SHOW_NAMES_FIRST_SHORT: &str = "Show the names first";
pub(crate) const HIDE: &str = "Hide";
pub(crate) const REVEAL: &str = "Reveal";

// The dialog that shows a new secret once
pub(crate) const SECRET_OF: &str = "The secret of {name}";
pub(crate) const SERVICE_SHOWS_IT_THIS_ONCE: &str =
    "The service shows it this once. Copy it to where it will be used, then say that it is stored.";
pub(crate) const LATER: &str = "Later";
pub(crate) const I_HAVE_STORED_IT: &str = "I have stored it";

// A folder, to be read and copied
pub(crate) const COPY_PATH: &str = "Copy the path";
