//! Checking a pasted key.

use std::fmt::Display;

// Whether a pasted key is alive, and which one it is
pub(crate) const CHECK_KEY: &str = "Check a key";
pub(crate) const LEARN_WHETHER_KEY_IS_ALIVE: &str =
    "Learn whether a key is alive, and which of your keys it could be.";
pub(crate) const KEY: &str = "Key";
pub(crate) const PASTE_WHOLE_KEY: &str = "Paste the whole key";
pub(crate) const SENT_TO_THIS_ONE_ADDRESS: &str =
    "Sent to this one address only, kept nowhere, and cleared from the field when the answer is there.";
pub(crate) const WHERE_TO_ASK: &str = "Where to ask";
pub(crate) const YOUR_ACCOUNTS: &str = "Your accounts";
pub(crate) const PUBLISHED_ADDRESSES: &str = "Published addresses";
pub(crate) const ELSEWHERE: &str = "Elsewhere";
pub(crate) const ADDRESS: &str = "Address";
pub(crate) const CHECKING: &str = "Checking…";
pub(crate) const CHECK: &str = "Check";

// What was found out about a pasted key
pub(crate) const ALIVE: &str = "Alive";

pub(crate) fn accepts_this_key(host: impl Display) -> String {
    format!("{host} accepts this key.")
}

pub(crate) fn it_says(name: impl Display) -> String {
    format!(" It says: “{name}”")
}

pub(crate) const DEAD: &str = "Dead";

pub(crate) fn does_not_accept_this_key(host: impl Display, said: impl Display) -> String {
    format!("{host} does not accept this key.{said}")
}

pub(crate) const UNPROVEN: &str = "Unproven";
pub(crate) const RESULT: &str = "Result";
pub(crate) const NO_KEY_IN_LISTS_THAT_KEYWARD_HAS_READ: &str =
    "No key in the lists that Keyward has read begins like it.";
pub(crate) const WHAT_TO_DO: &str = "What to do";
pub(crate) const WHICH_KEY_IS_IT_NOT_KNOWN: &str = "Which key is it? Not known";
pub(crate) const IT_COULD_BE_THIS_KEY: &str = "It could be this key";

pub(crate) fn it_could_be_one_of_these(number: impl Display) -> String {
    format!("It could be one of these {number} keys")
}

pub(crate) const PREFIX_IN: &str = "{prefix} in {organization}";
pub(crate) const EXPIRED: &str = "expired";
pub(crate) const SHOW_KEY: &str = "Show the key";

// Where a pasted key can be checked
pub(crate) const SANDBOX_ON_THIS_COMPUTER: &str = "sandbox on this computer";

pub(crate) fn another_address_of(title: impl Display) -> String {
    format!("Another address of {title}")
}
