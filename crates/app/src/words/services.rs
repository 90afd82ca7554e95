//! What services answer, and addresses.

use std::fmt::Display;

// The address of a service
pub(crate) const ENTER_ADDRESS_OF_SERVICE_SUCH: &str =
    "Enter the address of the service, such as https://app.us-1.kognitos.com.";
pub(crate) const THIS_IS_NO_ADDRESS_IT_READS: &str =
    "This is no address. It reads like https://app.us-1.kognitos.com.";
pub(crate) const LEAVE_USER_NAME_AND_PASSWORD: &str = "Leave user name and password out of the address.";
pub(crate) const LEAVE_OUT_WHAT_FOLLOWS_HOST: &str =
    "Leave out what follows the host: https://app.us-1.kognitos.com is enough.";
pub(crate) const USE_HTTPS_OVER_HTTP_ANYBODY: &str =
    "Use https: over http anybody on the way could read the credential.";
pub(crate) const ADDRESS_STARTS_WITH_HTTPS: &str = "The address starts with https://.";

// The earlier edition
pub(crate) const IT_NO_LONGER_EXISTS_OR_YOU_CANT: &str =
    "It no longer exists, or you can't see it any more. Refresh the list.";
pub(crate) const KEY_NO_LONGER_EXISTS_REFRESH: &str = "The key no longer exists. Refresh the list.";
pub(crate) const KEY_IS_OUT_OF_SIGHT: &str = "This key is not in your list any more, but it is not gone: it belongs to an agent that you no longer manage. Ask an admin of the organization.";
pub(crate) const LIST_THAT_DOES_NOT_END: &str = "a list that does not end";
pub(crate) const ANSWER_WITHOUT_KEY: &str = "an answer without the key";
pub(crate) const NO_AGENT_IS_KNOWN_TO_ASK: &str =
    "No agent is known to ask with. Sign in to the organization first.";

// Today's edition
pub(crate) const ORGANIZATION_NO_LONGER_EXISTS_OR_YOU_CANT: &str =
    "The organization no longer exists, or you can't see it any more. Refresh the list.";
pub(crate) const THIS_SERVICE_DOES_NOT_TELL: &str = "This service does not tell how much a key was used.";

// The four forms in which errors come back
pub(crate) const EMPTY_ANSWER: &str = "an empty answer";
pub(crate) const WEB_PAGE_INSTEAD_OF_DATA: &str = "a web page instead of data";
pub(crate) const DATA_THAT_IS_INCOMPLETE_OR_OF_ANOTHER: &str = "data that is incomplete or of another form";
pub(crate) const TEXT_INSTEAD_OF_DATA: &str = "text instead of data";

// HTTP to one service with one credential

pub(crate) fn systems_certificates_cant_be_used(error: impl Display) -> String {
    format!("the system's certificates can't be used: {error}")
}

pub(crate) const ANSWER_THAT_IS_FAR_TOO: &str = "an answer that is far too large";
pub(crate) const CREDENTIAL_HAS_CHARACTERS_THAT_CANT: &str =
    "the credential has characters that can't be sent";

pub(crate) fn error_of_status(status: impl Display, words: impl Display) -> String {
    format!("error {status}: {words}")
}

pub(crate) fn what_you_asked_for_may_have_been(reason: impl Display) -> String {
    format!("{reason}; what you asked for may have been done. Try again to see")
}

pub(crate) fn does_not_accept_credential_it_may_have_been(host: impl Display, said: impl Display) -> String {
    format!(
        "{host} does not accept the credential{said}. It may have been deleted by an admin, have \
        expired, or belong to another region. Sign in again with one that works."
    )
}

pub(crate) fn refuses_ask_admin_of_organization(host: impl Display, words: impl Display) -> String {
    format!("{host} refuses: {words}. Ask an admin of the organization for the right to do it.")
}

pub(crate) const ACCESS_IS_DENIED: &str = "access is denied";

pub(crate) fn does_not_accept_this(host: impl Display, detail: impl Display) -> String {
    format!("{host} does not accept this: {detail}. Change it, then try again.")
}

pub(crate) fn points_to_another_address_keyward_does(host: impl Display) -> String {
    format!(
        "{host} points to another address. Keyward does not follow, so that the credential reaches \
        nobody else. Sign in with the address that the service really has."
    )
}

pub(crate) fn error_with_words(status: impl Display, words: impl Display) -> String {
    format!("an error ({status}: {words})")
}

pub(crate) fn refuses_with_status(host: impl Display, status: impl Display, words: impl Display) -> String {
    format!("{host} refuses ({status}): {words}. Try again later, or ask an admin of the organization.")
}

pub(crate) fn it_says(words: impl Display) -> String {
    format!(" (it says: {words})")
}

pub(crate) const IT_DID_NOT_ANSWER_IN_TIME: &str = "it did not answer in time";
pub(crate) const NOTHING_ANSWERS_AT_THAT_ADDRESS: &str = "nothing answers at that address";
pub(crate) const NAME_IS_NOT_KNOWN: &str = "the name is not known";

pub(crate) fn its_certificate_is_not_trusted(text: impl Display) -> String {
    format!("its certificate is not trusted: {text}")
}

pub(crate) fn no_connection(text: impl Display) -> String {
    format!("no connection: {text}")
}

pub(crate) const CONNECTION_BROKE_OFF: &str = "the connection broke off";

// What the earlier edition sends and takes
pub(crate) const NOT_TOLD: &str = "not told";
