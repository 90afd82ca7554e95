//! The request log.

use crate::lock::lock;
use crate::secret::redacted;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::Mutex;

/// How many requests are remembered; older ones are forgotten.
const REMEMBERED: usize = 10_000;

/// A request that came in. It holds no secret and no credential.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Counts up from 1.
    pub number: u64,
    /// When it came, by the sandbox's clock.
    pub time: Timestamp,
    /// `POST`.
    pub method: String,
    /// `/api/v1/organizations/acme/apiKeys`.
    pub path: String,
    /// `request_id=…`; empty where there is none.
    pub query: String,
    /// The JSON that was sent, or a text where it was no JSON; `None` where nothing was sent.
    pub body: Option<Value>,
    /// Whose credential it carried: "session of the organization admin", or the name of a key, which on
    /// Classic is `api-keys/` and its id.
    pub caller: String,
    /// What was answered; `None` where nothing was, or nothing yet.
    pub status: Option<u16>,
    /// The kind of the fault that it met; `rate_limit` where it was one too many in its second.
    pub fault: Option<String>,
}

impl Request {
    /// A parameter of the query, as it was sent.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next()
    }
}

/// The requests that came in, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Requests(Mutex<Log>);

#[derive(Debug, Default)]
struct Log {
    last: u64,
    list: VecDeque<Request>,
}

impl Requests {
    /// Logs a request, and answers its number. Whatever looks like a secret is left out.
    pub(crate) fn add(&self, time: Timestamp, caller: &str, request: &Incoming<'_>) -> u64 {
        let body = (!request.body.is_empty()).then(|| {
            let text = redacted(&String::from_utf8_lossy(request.body));
            serde_json::from_str(&text).unwrap_or(Value::String(text))
        });
        let mut log = lock(&self.0);
        log.last += 1;
        let number = log.last;
        log.list.push_back(Request {
            number,
            time,
            method: request.method.to_owned(),
            path: redacted(request.path),
            query: redacted(request.query),
            body,
            caller: caller.to_owned(),
            status: None,
            fault: request.fault.map(str::to_owned),
        });
        if log.list.len() > REMEMBERED {
            log.list.pop_front();
        }
        number
    }

    /// Notes what was answered.
    pub(crate) fn answered(&self, number: u64, status: u16) {
        let mut log = lock(&self.0);
        if let Some(request) = log.list.iter_mut().rev().find(|request| request.number == number) {
            request.status = Some(status);
        }
    }

    pub(crate) fn list(&self) -> Vec<Request> {
        lock(&self.0).list.iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).list.clear();
    }
}

/// A request as it comes in.
pub(crate) struct Incoming<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
    pub(crate) body: &'a [u8],
    pub(crate) fault: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_logged_without_secrets() {
        let requests = Requests::default();
        let incoming = Incoming {
            method: "POST",
            path: "/api/kgn_pat_7Qm2secret",
            query: "a=kgn_pat_7Qm2secret&request_id=42",
            body: br#"{"note": "kgn_pat_7Qm2secret"}"#,
            fault: None,
        };
        let number = requests.add(Timestamp::UNIX_EPOCH, "nobody", &incoming);
        requests.answered(number, 404);
        let list = requests.list();
        assert_eq!(list[0].parameter("request_id"), Some("42"));
        assert_eq!((list[0].number, list[0].status), (1, Some(404)));
        assert!(!format!("{list:?}").contains("secret"), "{list:?}");
    }

    #[test]
    fn the_log_does_not_grow_for_ever() {
        let requests = Requests::default();
        let incoming = Incoming { method: "GET", path: "/", query: "", body: b"{broken", fault: None };
        for _ in 0..=REMEMBERED {
            requests.add(Timestamp::UNIX_EPOCH, "nobody", &incoming);
        }
        let list = requests.list();
        assert_eq!((list.len(), list[0].number), (REMEMBERED, 2));
        assert_eq!(list[0].body, Some(Value::String("{broken".to_owned())));
    }
}
