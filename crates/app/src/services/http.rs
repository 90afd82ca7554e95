//! HTTP to one service with one credential: the only place that knows reqwest.
//!
//! The credential goes to the address it belongs to and to no other: redirects are not followed, and
//! paths from a service are never taken for addresses.

use super::Address;
use super::contact::Contact;
use super::dialect::{Refusal, describe};
use super::fault::{Fault, is_unsure, tells_of_earlier};
use super::retry::{date, retry_after, wait_before};
use crate::words::services as words;
use crate::{Error, Secret, spent};
use domain::Timestamp;
use domain::call::Deleted;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, StatusCode};
use serde::de::DeserializeOwned;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};
use std::time::Duration;
use tokio::time::Instant;
use zeroize::Zeroizing;

/// How long a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a request may take, its answer included.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
/// The largest answer that is read: a full page of a thousand keys is under a megabyte.
const LARGEST_BODY: usize = 16 * 1024 * 1024;
/// How long what a service told of its clock is a moment ago.
const JUST: Duration = Duration::from_secs(60);
/// How often a read is tried.
const TRIES: u32 = 3;

/// An answer's body: it may hold a secret, and is wiped.
type Body = Zeroizing<Vec<u8>>;

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
    pub(super) scheme: Scheme,
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

    /// The service's present, as the answers to this question tell it; `None` where they do not.
    pub(crate) async fn now_by<T>(
        &self,
        question: impl Future<Output = Result<T, Error>>,
    ) -> Result<Option<Timestamp>, Error> {
        let begun = Instant::now();
        question.await?;
        Ok(self.contact.has_told_since(begun).then(|| self.contact.now()))
    }

    /// Whether the service told its clock a moment ago.
    pub(crate) fn has_just_told(&self) -> bool {
        Instant::now().checked_sub(JUST).is_none_or(|then| self.contact.has_told_since(then))
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
        // Whether an earlier try may have done it: what the last one misses is then its doing.
        let may_be_done = AtomicBool::new(false);
        let attempt = || {
            may_be_done.fetch_or(spent::is_change_open(), Ordering::Relaxed);
            self.send(Method::DELETE, path, query, None)
        };
        match self.retried(attempt).await {
            Ok(_) => Ok(Deleted::Now),
            Err(fault) => match self.error(fault, gone) {
                Error::Gone(_) if may_be_done.load(Ordering::Relaxed) => Ok(Deleted::Now),
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
        let response = request.send().await.map_err(|error| Fault::unanswered(&error));
        if matches!(response, Err(Fault::NotSent(_))) {
            turn.came_to_nothing();
            if changes {
                spent::change_is_open(was_open);
            }
        } else {
            drop(turn);
        }
        let mut response = response?;
        let status = response.status();
        let date = date(response.headers());
        if let Some(date) = date {
            self.contact.answered(sent, date);
        }
        let mut until = retry_after(response.headers(), self.contact.machine_now(), date);
        let mut body = Body::default();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() <= LARGEST_BODY => body.extend_from_slice(&chunk),
                Ok(Some(_)) => return Err(Fault::Unreadable(words::ANSWER_THAT_IS_FAR_TOO.to_owned())),
                Ok(None) => break,
                // The status of a refusal says enough; half of a success says nothing.
                Err(_) if !status.is_success() => break,
                Err(error) => return Err(Fault::broken(&error)),
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
        let refusal = Box::new(Refusal::read(&body, &|text| self.credential.scrub(text)));
        if let (StatusCode::TOO_MANY_REQUESTS, Some(asked)) = (status, until)
            && refusal.reason.as_deref() != Some("API_KEY_LIMIT_REACHED")
        {
            until = Some(self.contact.pause(asked));
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
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    // serde's message may quote the body, which may hold a secret: it is not shown.
    serde_json::from_slice(body).map_err(|_| Fault::Unreadable(describe(body).to_owned()))
}

/// The answer to a change: one that says nothing leaves it open.
fn parse_of_change<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    parse(body).inspect_err(|_| spent::change_is_open(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-22T10:00:00Z".parse().unwrap()
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
}
