//! Faults that a test can inject, matched by method and path.

use crate::kognitos::Refusal;
use crate::lock::lock;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Something that goes wrong with the requests it matches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// `POST`; `None` matches every method.
    #[serde(default)]
    pub method: Option<String>,
    /// How the path begins: `/api/v1/organizations/acme/apiKeys`. With a `*`, which stands for any
    /// characters, the pattern is for the whole path: `/api/v1/*/apiKeys`.
    pub path: String,
    /// How often it fires; `None`: until it is cleared.
    #[serde(default)]
    pub times: Option<u32>,
    /// What goes wrong.
    pub effect: Effect,
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// Another answer takes the place of the right one.
    Answer {
        /// From 200 to 599.
        status: u16,
        /// Its headers.
        #[serde(default)]
        headers: BTreeMap<String, String>,
        /// Its body.
        #[serde(default)]
        body: String,
        /// Whether the work is done all the same.
        #[serde(default)]
        after_work: bool,
    },
    /// A web page takes the place of the answer, as from a proxy or a captive portal.
    Html {
        /// From 200 to 599.
        status: u16,
        /// Whether the work is done all the same.
        #[serde(default)]
        after_work: bool,
    },
    /// An answer without a body takes the place of the right one.
    Empty {
        /// From 200 to 599.
        status: u16,
        /// Whether the work is done all the same.
        #[serde(default)]
        after_work: bool,
    },
    /// The work is done, and the connection is cut in the middle of the answer's body.
    Truncate,
    /// The request waits so long before the work begins.
    Delay {
        /// For how long, in real time.
        millis: u64,
    },
    /// The connection is cut before the work begins.
    LoseRequest,
    /// The work is done, and the connection is cut without an answer.
    LoseAnswer,
    /// The connection is cut at once, and the work is done when it is released: a request that was long on
    /// its way, and comes when whoever sent it has given up.
    LateRequest,
    /// The work is done, and the answer is held until it is released.
    Hold,
}

impl Fault {
    /// A fault that fires once.
    pub fn once(method: &str, path: &str, effect: Effect) -> Self {
        Self { times: Some(1), ..Self::always(method, path, effect) }
    }

    /// A fault that fires until it is cleared.
    pub fn always(method: &str, path: &str, effect: Effect) -> Self {
        Self { method: Some(method.to_owned()), path: path.to_owned(), times: None, effect }
    }

    fn check(&self) -> Result<(), InvalidFault> {
        match &self.effect {
            Effect::Answer { status, headers, .. } => {
                check_status(*status)?;
                for (name, value) in headers {
                    let is_valid = HeaderName::from_bytes(name.as_bytes()).is_ok()
                        && HeaderValue::from_str(value).is_ok();
                    if !is_valid {
                        return Err(InvalidFault::Header(name.clone()));
                    }
                }
                Ok(())
            }
            Effect::Html { status, .. } | Effect::Empty { status, .. } => check_status(*status),
            _ => Ok(()),
        }
    }

    fn matches(&self, method: &str, path: &str) -> bool {
        let is_method = self.method.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method));
        is_method && path_matches(&self.path, path)
    }
}

impl Effect {
    /// This status, with a text that is no JSON.
    pub fn status(status: u16) -> Self {
        let body = format!("status {status}, injected\n");
        Effect::Answer { status, headers: BTreeMap::new(), body, after_work: false }
    }

    /// 429 `RATE_LIMITED`, to be tried again after so many seconds.
    pub fn rate_limited(retry_after: u32) -> Self {
        let retry_after = ("retry-after".to_owned(), retry_after.to_string());
        Self::json(429, [retry_after].into(), &Refusal::rate_limited().body())
    }

    /// An error of the Classic edition: `{status_code, message, details}`.
    pub fn v2_error(status: u16, message: &str) -> Self {
        let body = json!({"status_code": status, "message": message, "details": null});
        Self::json(status, BTreeMap::new(), &body)
    }

    /// An error of the older Classic kind, which the sandbox answers by a fault only: `{statusCode, message}`.
    pub fn v1_error(status: u16, message: &str) -> Self {
        Self::json(status, BTreeMap::new(), &json!({"statusCode": status, "message": message}))
    }

    fn json(status: u16, mut headers: BTreeMap<String, String>, body: &Value) -> Self {
        headers.insert("content-type".to_owned(), "application/json".to_owned());
        Effect::Answer { status, headers, body: body.to_string(), after_work: false }
    }

    /// The word for it in the request log and in the control interface.
    pub fn kind(&self) -> &'static str {
        match self {
            Effect::Answer { .. } => "answer",
            Effect::Html { .. } => "html",
            Effect::Empty { .. } => "empty",
            Effect::Truncate => "truncate",
            Effect::Delay { .. } => "delay",
            Effect::LoseRequest => "lose_request",
            Effect::LoseAnswer => "lose_answer",
            Effect::LateRequest => "late_request",
            Effect::Hold => "hold",
        }
    }
}

/// A fault that was injected, and what it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Injected {
    /// To clear it by.
    pub id: u64,
    /// The fault.
    pub fault: Fault,
    /// How often it fired.
    pub fired: u32,
}

/// Why a fault can't be injected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidFault {
    /// No answer can have this status.
    #[error("an answer has a status from 200 to 599, not {0}")]
    Status(u16),
    /// No answer can have this header.
    #[error("the header {0} is not valid")]
    Header(String),
}

/// The faults that are injected, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Injections>);

#[derive(Debug, Default)]
struct Injections {
    last: u64,
    list: Vec<Injected>,
}

impl Faults {
    pub(crate) fn add(&self, fault: Fault) -> Result<u64, InvalidFault> {
        fault.check()?;
        let mut faults = lock(&self.0);
        faults.last += 1;
        let id = faults.last;
        faults.list.push(Injected { id, fault, fired: 0 });
        Ok(id)
    }

    /// What happens to this request: the oldest fault that matches it and is not used up fires.
    pub(crate) fn fire(&self, method: &str, path: &str) -> Option<Effect> {
        let mut faults = lock(&self.0);
        let ready = faults.list.iter_mut().find(|one| {
            one.fault.times.is_none_or(|times| one.fired < times) && one.fault.matches(method, path)
        })?;
        ready.fired = ready.fired.saturating_add(1);
        Some(ready.fault.effect.clone())
    }

    pub(crate) fn list(&self) -> Vec<Injected> {
        lock(&self.0).list.clone()
    }

    /// Clears one fault; false where there is none with this id.
    pub(crate) fn clear_one(&self, id: u64) -> bool {
        let mut faults = lock(&self.0);
        let before = faults.list.len();
        faults.list.retain(|one| one.id != id);
        faults.list.len() < before
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).list.clear();
    }
}

fn check_status(status: u16) -> Result<(), InvalidFault> {
    let is_final = (200..=599).contains(&status) && StatusCode::from_u16(status).is_ok();
    if is_final { Ok(()) } else { Err(InvalidFault::Status(status)) }
}

fn path_matches(pattern: &str, path: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return path.starts_with(pattern);
    };
    let Some(mut path) = path.strip_prefix(start) else {
        return false;
    };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        match path.find(part) {
            Some(place) => path = &path[place + part.len()..],
            None => return false,
        }
    }
    path.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let table = [
            ("/api/v1", "/api/v1/me/organizations", true),
            ("/api/v1/organizations/acme/apiKeys", "/api/v1/organizations/acme/apiKeys/1", true),
            ("/api/v1/organizations/acme/apiKeys", "/api/v1/organizations/acme/apiKeySettings", false),
            ("/api/v1/*/apiKeys", "/api/v1/organizations/acme/apiKeys", true),
            ("/api/v1/*/apiKeys", "/api/v1/organizations/acme/apiKeys/1", false),
            ("/api/v1/*/apiKeys/*", "/api/v1/organizations/acme/apiKeys/1", true),
            ("/api/v1/*/apiKeys/*", "/api/v1/organizations/acme/apiKeys", false),
            ("*", "/anything", true),
            ("a*b*b", "ab", false),
            ("a*b*b", "abb", true),
        ];
        for (pattern, path, expected) in table {
            assert_eq!(path_matches(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn the_oldest_fires_until_it_is_used_up() {
        let faults = Faults::default();
        let first = Fault { times: Some(2), ..Fault::always("post", "/api", Effect::LoseAnswer) };
        faults.add(first).unwrap();
        faults.add(Fault::once("POST", "/api", Effect::Hold)).unwrap();
        let fired: Vec<_> = (0..4).map(|_| faults.fire("POST", "/api/x")).collect();
        assert_eq!(fired, [Some(Effect::LoseAnswer), Some(Effect::LoseAnswer), Some(Effect::Hold), None]);
        assert_eq!(faults.fire("GET", "/api/x"), None);
        assert_eq!(faults.list().iter().map(|one| one.fired).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn what_no_answer_can_be_is_refused() {
        let faults = Faults::default();
        for status in [0, 101, 199, 600, 999] {
            let fault = Fault::once("GET", "/", Effect::status(status));
            assert_eq!(faults.add(fault), Err(InvalidFault::Status(status)));
        }
        let headers = [("bad header".to_owned(), "x".to_owned())].into();
        let effect = Effect::Answer { status: 200, headers, body: String::new(), after_work: false };
        assert!(faults.add(Fault::once("GET", "/", effect)).is_err());
    }
}
