//! Why a request gave nothing that can be used, and what that leaves open.

use super::dialect::Refusal;
use crate::words::services as words;
use domain::Timestamp;
use reqwest::StatusCode;

/// Why a request gave nothing that can be used.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The request never left: no connection.
    NotSent(String),
    /// The request was not sent, because the service has asked to be left alone until then.
    Paused(Timestamp),
    /// The request was sent; the answer did not come in time.
    TimedOut(String),
    /// The request was sent; the connection broke before the answer was whole.
    NoAnswer(String),
    /// The service answered with an error.
    Refused { status: StatusCode, refusal: Box<Refusal>, until: Option<Timestamp>, what: &'static str },
    /// The service answered with success and something else than what was asked for.
    Unreadable(String),
}

impl Fault {
    /// A request that was sent and has no whole answer.
    pub(crate) fn broken(error: &reqwest::Error) -> Self {
        let reason = reason(error);
        if error.is_timeout() { Self::TimedOut(reason) } else { Self::NoAnswer(reason) }
    }

    /// A request without an answer: it never left, or that is not known.
    pub(crate) fn unanswered(error: &reqwest::Error) -> Self {
        if error.is_connect() { Self::NotSent(reason(error)) } else { Self::broken(error) }
    }
}

/// Whether something may have been done although the service answered this.
pub(crate) fn is_unsure(status: StatusCode) -> bool {
    status.is_server_error() && status != StatusCode::NOT_IMPLEMENTED
}

/// Whether an answer to a change that was sent again tells what became of it when it was sent before: the thing is as
/// wanted, is gone, or is there and another. A service that is busy or lets nobody in tells nothing of it.
pub(crate) fn tells_of_earlier(status: StatusCode) -> bool {
    let found =
        [StatusCode::NOT_FOUND, StatusCode::CONFLICT, StatusCode::GONE, StatusCode::PRECONDITION_FAILED];
    status.is_success() || found.contains(&status)
}

/// Why a request failed, in a few words: the innermost cause says most.
fn reason(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return words::IT_DID_NOT_ANSWER_IN_TIME.to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    let text = cause.to_string();
    let lower = text.to_lowercase();
    if lower.contains("refused") {
        words::NOTHING_ANSWERS_AT_THAT_ADDRESS.to_owned()
    } else if lower.contains("lookup") || lower.contains("name or service") || lower.contains("resolve") {
        words::NAME_IS_NOT_KNOWN.to_owned()
    } else if lower.contains("certificate") || lower.contains("tls") {
        words::its_certificate_is_not_trusted(text)
    } else if error.is_connect() {
        words::no_connection(text)
    } else {
        words::CONNECTION_BROKE_OFF.to_owned()
    }
}
