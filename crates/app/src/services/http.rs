//! HTTP to one service with one credential: the only place that knows reqwest.
//!
//! The credential goes to the address it belongs to and to no other: redirects are not followed, and
//! paths from a service are never taken for addresses.

use super::Address;
use super::contact::{Contact, LONGEST_WAIT};
use super::dialect::{Refusal, describe};
use crate::words::services as words;
use crate::{Error, Secret, spent};
use domain::call::Deleted;
use domain::{Field, Timestamp, Verdict};
use reqwest::header::{AUTHORIZATION, DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Method, StatusCode};
use serde::de::DeserializeOwned;
use std::sync::{Arc, Once};
use std::time::{Duration, SystemTime};
use zeroize::Zeroizing;

/// How long a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a request may take, its answer included.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
/// The largest answer that is read: a full page of a thousand keys is under a megabyte.
const LARGEST_BODY: usize = 16 * 1024 * 1024;
/// How often a read is tried.
const TRIES: u32 = 3;

/// An answer's body: it may hold a secret, and is wiped.
type Body = Zeroizing<Vec<u8>>;

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

/// How a credential is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// `Authorization: Bearer …`
    Bearer,
    /// `x-api-key: …`
    ApiKey,
}

/// HTTP to one service with one credential.
pub(crate) struct Http {
    client: reqwest::Client,
    scheme: Scheme,
    address: Address,
    credential: Secret,
    contact: Arc<Contact>,
}

impl Http {
    /// A client for an address.
    pub(crate) fn new(
        address: &Address,
        scheme: Scheme,
        credential: Secret,
        contact: Arc<Contact>,
    ) -> Result<Self, Error> {
        static CRYPTO: Once = Once::new();
        CRYPTO.call_once(|| {
            // Fails only where one is installed already, which is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let mut builder = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(REQUEST_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("Keyward/", env!("CARGO_PKG_VERSION")));
        if address.is_loopback() {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|error| Error::Offline {
            host: address.host().to_owned(),
            reason: words::systems_certificates_cant_be_used(error),
        })?;
        Ok(Self { client, scheme, address: address.clone(), credential, contact })
    }

    /// Host and port, as they are shown.
    pub(crate) fn host(&self) -> &str {
        self.address.host()
    }

    /// What is known of the address.
    pub(crate) fn contact(&self) -> &Contact {
        &self.contact
    }

    /// Whether this is the credential.
    pub(crate) fn is_credential(&self, other: &Secret) -> bool {
        self.credential == *other
    }

    /// Whether the credential starts with this prefix.
    pub(crate) fn signs_in_with(&self, prefix: &str) -> bool {
        self.credential.has_prefix(prefix)
    }

    /// Reads, and tries again where that can help.
    pub(crate) async fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<T, Fault> {
        self.retried(|| self.send(Method::GET, path, query, None)).await.and_then(|body| parse(&body))
    }

    /// Deletes, and tries again where that can help: deleting twice is deleting once. `gone` says what is not there.
    pub(crate) async fn delete(
        &self,
        path: &str,
        query: &[(&str, &str)],
        gone: &'static str,
    ) -> Result<Deleted, Error> {
        match self.retried(|| self.send(Method::DELETE, path, query, None)).await {
            Ok(_) => Ok(Deleted::Now),
            Err(fault) => match self.error(fault, gone) {
                Error::Gone(_) => Ok(Deleted::AlreadyGone),
                error => Err(error),
            },
        }
    }

    /// Sends a body once. Never repeated from here: what is sent may change something.
    pub(crate) async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
        body: &serde_json::Value,
    ) -> Result<T, Fault> {
        let answer = self.send(Method::POST, path, query, Some(body)).await?;
        parse_of_change(&answer)
    }

    /// Sends a change once, and answers the thing as it is now.
    pub(crate) async fn patch<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
        body: &serde_json::Value,
    ) -> Result<T, Fault> {
        let answer = self.send(Method::PATCH, path, query, Some(body)).await?;
        parse_of_change(&answer)
    }

    async fn retried<F>(&self, request: impl Fn() -> F) -> Result<Body, Fault>
    where
        F: Future<Output = Result<Body, Fault>>,
    {
        let mut tried = 1;
        loop {
            let fault = match request().await {
                Ok(body) => return Ok(body),
                Err(fault) => fault,
            };
            let wait = wait_before(&fault, tried, self.contact.machine_now());
            let Some(wait) = wait.filter(|_| tried < TRIES) else { return Err(fault) };
            tokio::time::sleep(wait).await;
            tried += 1;
        }
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Option<&serde_json::Value>,
    ) -> Result<Body, Fault> {
        let url = self.address.url(path);
        let mut request =
            self.client.request(method.clone(), url).headers(self.credential_header()?).query(query);
        if let Some(body) = body {
            request = request.json(body);
        }
        let turn = self.contact.turn().await.map_err(Fault::Paused)?;
        let sent = self.contact.machine_now();
        let changes = method != Method::GET;
        let was_open = spent::is_change_open();
        spent::sent();
        if changes {
            spent::change_is_open(true);
        }
        let response = request.send().await.map_err(|error| {
            if error.is_connect() { Fault::NotSent(reason(&error)) } else { broken(&error) }
        });
        drop(turn);
        if changes && matches!(response, Err(Fault::NotSent(_))) {
            spent::change_is_open(was_open);
        }
        let mut response = response?;
        let status = response.status();
        let date = date(response.headers());
        if let Some(date) = date {
            self.contact.answered(sent, date);
        }
        let until = retry_after(response.headers(), self.contact.machine_now(), date);
        let mut body = Body::default();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() <= LARGEST_BODY => body.extend_from_slice(&chunk),
                Ok(Some(_)) => return Err(Fault::Unreadable(words::ANSWER_THAT_IS_FAR_TOO.to_owned())),
                Ok(None) => break,
                // The status of a refusal says enough; half of a success says nothing.
                Err(_) if !status.is_success() => break,
                Err(error) => return Err(broken(&error)),
            }
        }
        tracing::info!(%method, path, status = status.as_u16(), "request");
        if changes && !is_unsure(status) {
            spent::change_is_open(was_open && !tells_of_earlier(status));
        }
        if status.is_success() {
            return Ok(body);
        }
        let what = describe(&body);
        let scrubbed = self.credential.scrub(&String::from_utf8_lossy(&body));
        let refusal = Box::new(Refusal::read(scrubbed.as_bytes()));
        if let (StatusCode::TOO_MANY_REQUESTS, Some(until)) = (status, until)
            && refusal.reason.as_deref() != Some("API_KEY_LIMIT_REACHED")
        {
            self.contact.pause(until);
        }
        Err(Fault::Refused { status, refusal, until, what })
    }

    fn credential_header(&self) -> Result<HeaderMap, Fault> {
        // The one place where the credential leaves: to the address that it belongs to.
        let credential = self.credential.expose();
        let (name, value) = match self.scheme {
            Scheme::Bearer => (AUTHORIZATION, HeaderValue::try_from(format!("Bearer {credential}"))),
            Scheme::ApiKey => (HeaderName::from_static("x-api-key"), HeaderValue::from_str(credential)),
        };
        let mut value =
            value.map_err(|_| Fault::NotSent(words::CREDENTIAL_HAS_CHARACTERS_THAT_CANT.to_owned()))?;
        value.set_sensitive(true);
        Ok(HeaderMap::from_iter([(name, value)]))
    }

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

/// Whether something may have been done although the service answered this.
fn is_unsure(status: StatusCode) -> bool {
    status.is_server_error() && status != StatusCode::NOT_IMPLEMENTED
}

/// Whether an answer to a change that was sent again tells what became of it when it was sent before: the thing is as
/// wanted, is gone, or is there and another. A service that is busy or lets nobody in tells nothing of it.
fn tells_of_earlier(status: StatusCode) -> bool {
    let found =
        [StatusCode::NOT_FOUND, StatusCode::CONFLICT, StatusCode::GONE, StatusCode::PRECONDITION_FAILED];
    status.is_success() || found.contains(&status)
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

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    // serde's message may quote the body, which may hold a secret: it is not shown.
    serde_json::from_slice(body).map_err(|_| Fault::Unreadable(describe(body).to_owned()))
}

/// The answer to a change: one that says nothing leaves it open.
fn parse_of_change<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    parse(body).inspect_err(|_| spent::change_is_open(true))
}

/// How long to wait before a read is tried again; `None` where that can't help.
fn wait_before(fault: &Fault, tried: u32, now: Timestamp) -> Option<Duration> {
    let backoff = || {
        let most = 150 * 2_u64.pow(tried);
        let jitter = u64::from(getrandom::u32().unwrap_or_default()) % (most / 2);
        Some(Duration::from_millis(most / 2 + jitter))
    };
    match fault {
        Fault::NotSent(_) | Fault::NoAnswer(_) => backoff(),
        Fault::Refused { status, refusal, until, .. } => match status.as_u16() {
            502..=504 => backoff(),
            429 if refusal.reason.as_deref() == Some("API_KEY_LIMIT_REACHED") => None,
            429 => match until {
                Some(until) => {
                    let wait = Duration::try_from(until.duration_since(now)).unwrap_or_default();
                    (wait <= LONGEST_WAIT).then_some(wait)
                }
                None => backoff(),
            },
            _ => None,
        },
        // Another half minute of waiting would not be understood.
        Fault::TimedOut(_) | Fault::Unreadable(_) | Fault::Paused(_) => None,
    }
}

/// `Retry-After`, in seconds or as a date (RFC 9110), by this machine's clock: a date is the service's, so what
/// counts is how far it is from the answer's own.
fn retry_after(headers: &HeaderMap, now: Timestamp, answered: Option<Timestamp>) -> Option<Timestamp> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return now.checked_add(Duration::from_secs(seconds.into())).ok();
    }
    let until = http_date(text)?;
    now.checked_add(until.duration_since(answered.unwrap_or(now))).ok()
}

/// The `Date` of an answer: the service's present.
fn date(headers: &HeaderMap) -> Option<Timestamp> {
    http_date(headers.get(DATE)?.to_str().ok()?)
}

fn http_date(text: &str) -> Option<Timestamp> {
    httpdate::parse_http_date(text).ok().and_then(|date: SystemTime| Timestamp::try_from(date).ok())
}

/// A request that was sent and has no whole answer.
fn broken(error: &reqwest::Error) -> Fault {
    let reason = reason(error);
    if error.is_timeout() { Fault::TimedOut(reason) } else { Fault::NoAnswer(reason) }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-22T10:00:00Z".parse().unwrap()
    }

    #[test]
    fn retry_after_in_both_forms() {
        let header = |text: &str, answered: Option<&str>| {
            let value = HeaderValue::from_str(text).unwrap();
            let answered = answered.map(|text| text.parse().unwrap());
            retry_after(&HeaderMap::from_iter([(RETRY_AFTER, value)]), now(), answered)
        };
        let at = |text: &str| text.parse::<Timestamp>().ok();
        assert_eq!(header("Sun, 22 Nov 2026 10:00:30 GMT", None), at("2026-11-22T10:00:30Z"));
        let hour_ahead = Some("2026-11-22T11:00:00Z");
        assert_eq!(header("Sun, 22 Nov 2026 11:00:30 GMT", hour_ahead), at("2026-11-22T10:00:30Z"));
        assert_eq!(header("120", None), at("2026-11-22T10:02:00Z"));
        assert_eq!(header("soon", None), None);
    }

    /// The first request was taken and not answered; nobody is there to take the next one.
    #[tokio::test]
    async fn what_may_have_been_done_stays_open_where_the_next_try_is_not_sent() {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            drop(listener);
            std::io::Read::read_exact(&mut stream, &mut [0; 16]).unwrap();
        });
        let contact = super::super::Contacts::new(Arc::new(now)).of(&address);
        let address = Address::parse(&address).unwrap();
        let http = Http::new(&address, Scheme::Bearer, Secret::of("kgn_pat_a"), contact).unwrap();
        let spent = spent::Spent::default();
        let failed = spent.count(http.delete("/key", &[], "gone")).await.unwrap_err();
        assert!(matches!(failed, Error::Offline { .. }), "{failed}");
        assert_eq!((spent.requests(), spent.is_unanswered()), (3, true));
    }

    #[test]
    fn what_is_tried_again() {
        let refused = |status: u16, reason: Option<&str>, seconds: Option<u64>| Fault::Refused {
            status: StatusCode::from_u16(status).unwrap(),
            refusal: Box::new(Refusal { reason: reason.map(str::to_owned), ..Refusal::default() }),
            until: seconds.map(|seconds| now().checked_add(Duration::from_secs(seconds)).unwrap()),
            what: "",
        };
        let table = [
            (Fault::NotSent(String::new()), true),
            (Fault::NoAnswer(String::new()), true),
            (Fault::TimedOut(String::new()), false),
            (refused(503, None, None), true),
            (refused(500, None, None), false),
            (refused(429, Some("RATE_LIMITED"), Some(1)), true),
            (refused(429, Some("RATE_LIMITED"), Some(600)), false),
            (refused(429, Some("API_KEY_LIMIT_REACHED"), None), false),
            (refused(404, None, None), false),
        ];
        for (fault, expected) in table {
            assert_eq!(wait_before(&fault, 1, now()).is_some(), expected, "{fault:?}");
        }
    }
}
