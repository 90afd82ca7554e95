//! What a fault means: to a change, to the credential, to the admin.

use super::dialect::Refusal;
use super::fault::{Fault, is_unsure};
use super::http::{Http, Scheme};
use crate::Error;
use crate::words::services as words;
use domain::{Field, Timestamp, Verdict};
use reqwest::StatusCode;

impl Http {
    /// Whether what was asked for may have been done although no usable answer came; why, in a few words.
    pub(crate) fn maybe_done(&self, fault: &Fault) -> Option<String> {
        match fault {
            Fault::NotSent(_) | Fault::Paused(_) => None,
            Fault::TimedOut(reason) | Fault::NoAnswer(reason) | Fault::Unreadable(reason) => {
                Some(reason.clone())
            }
            Fault::Refused { status, refusal, what, .. } => {
                let words = words_or(&refusal.words, what);
                is_unsure(*status).then(|| words::error_of_status(status.as_u16(), words))
            }
        }
    }

    /// The error of a fault for a change: one that was sent and not answered may have been made.
    pub(crate) fn error_of_change(&self, fault: Fault, gone: &'static str) -> Error {
        match self.maybe_done(&fault) {
            Some(reason) => Error::Offline {
                host: self.host().to_owned(),
                reason: words::what_you_asked_for_may_have_been(reason),
            },
            None => self.error(fault, gone),
        }
    }

    /// The error of a fault for everything but a create. `gone` says what is not there, for a 404 that says so.
    pub(crate) fn error(&self, fault: Fault, gone: &'static str) -> Error {
        let host = self.host().to_owned();
        match fault {
            Fault::NotSent(reason) | Fault::TimedOut(reason) | Fault::NoAnswer(reason) => {
                Error::Offline { host, reason }
            }
            Fault::Paused(until) => Error::RateLimited { host, until: Some(until) },
            Fault::Unreadable(what) => Error::Unreadable { host, what },
            Fault::Refused { status, refusal, until, what } => {
                self.refused(status, *refusal, until, what, gone)
            }
        }
    }

    /// Whether the answer says that the credential is not, or no longer, a valid one. The earlier edition also
    /// says it with a 403 and one of two sentences (published for its v1).
    pub(crate) fn is_dead(&self, status: StatusCode, refusal: &Refusal) -> bool {
        let says = |sentence: &str| refusal.words.eq_ignore_ascii_case(sentence);
        status == StatusCode::UNAUTHORIZED
            || refusal.status == Some(401)
            || (self.scheme == Scheme::ApiKey
                && status == StatusCode::FORBIDDEN
                && (says("access not permitted") || says("Invalid API key")))
    }

    /// What a fault says of the credential that was used.
    pub(crate) fn verdict(&self, fault: Fault, gone: &'static str) -> Verdict {
        match fault {
            Fault::Refused { status, refusal, .. } if self.is_dead(status, &refusal) => {
                Verdict::Dead(refusal.words)
            }
            fault => Verdict::Unproven(self.error(fault, gone).to_string()),
        }
    }

    fn refused(
        &self,
        status: StatusCode,
        refusal: Refusal,
        until: Option<Timestamp>,
        what: &'static str,
        gone: &'static str,
    ) -> Error {
        let host = self.host().to_owned();
        let reason = refusal.reason.as_deref();
        match status {
            _ if self.is_dead(status, &refusal) => Error::SignedOut(
                words::does_not_accept_credential_it_may_have_been(host, said(&refusal.words)),
            ),
            StatusCode::FORBIDDEN => Error::Refused(words::refuses_ask_admin_of_organization(
                host,
                words_or(&refusal.words, words::ACCESS_IS_DENIED),
            )),
            StatusCode::NOT_FOUND if refusal.code == Some(5) || refusal.status == Some(404) => {
                Error::Gone(gone)
            }
            StatusCode::NOT_FOUND | StatusCode::NOT_IMPLEMENTED => Error::Unsupported { host },
            StatusCode::CONFLICT if reason == Some("ETAG_MISMATCH") => Error::Conflict,
            StatusCode::CONFLICT if refusal.words.eq_ignore_ascii_case("API key limit reached") => {
                Error::LimitReached
            }
            StatusCode::TOO_MANY_REQUESTS if reason == Some("API_KEY_LIMIT_REACHED") => Error::LimitReached,
            StatusCode::TOO_MANY_REQUESTS => Error::RateLimited { host, until },
            StatusCode::BAD_REQUEST if !refusal.fields.is_empty() || !refusal.words.is_empty() => {
                let detail = match refusal.fields.first() {
                    Some((_, description)) if !description.is_empty() => description,
                    _ => &refusal.words,
                };
                let advice = words::does_not_accept_this(host, detail);
                match refusal.fields.first().and_then(|(field, _)| field_of(field)) {
                    Some(field) => Error::Invalid { field, advice },
                    None => Error::Refused(advice),
                }
            }
            status if status.is_redirection() => {
                Error::Refused(words::points_to_another_address_keyward_does(host))
            }
            status if status.is_server_error() || refusal.words.is_empty() => {
                let words = if refusal.words.is_empty() { what.to_owned() } else { refusal.words };
                Error::Unreadable { host, what: words::error_with_words(status.as_u16(), words) }
            }
            status => Error::Refused(words::refuses_with_status(host, status.as_u16(), refusal.words)),
        }
    }
}

/// `(the service says: …)`, or nothing.
fn said(words: &str) -> String {
    if words.is_empty() { String::new() } else { words::it_says(words) }
}

fn words_or<'a>(words: &'a str, otherwise: &'a str) -> &'a str {
    if words.is_empty() { otherwise } else { words }
}

/// The field of ours that a field of the contract stands for.
fn field_of(field: &str) -> Option<Field> {
    match field.rsplit('.').next().unwrap_or_default() {
        "display_name" | "name" => Some(Field::Name),
        "permissions" | "permission_level" => Some(Field::Permissions),
        "workspace_scope" | "workspaces" | "scope" => Some(Field::Scope),
        "ttl" => Some(Field::Expiration),
        _ => None,
    }
}
