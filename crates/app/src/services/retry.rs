//! When a request is tried again, and what an answer's headers say of time.

use super::contact::LONGEST_WAIT;
use super::fault::Fault;
use domain::Timestamp;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use std::time::{Duration, SystemTime};

/// How long to wait before a read is tried again; `None` where that can't help.
pub(crate) fn wait_before(fault: &Fault, tried: u32, now: Timestamp) -> Option<Duration> {
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
pub(crate) fn retry_after(
    headers: &HeaderMap,
    now: Timestamp,
    answered: Option<Timestamp>,
) -> Option<Timestamp> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return now.checked_add(Duration::from_secs(seconds.into())).ok();
    }
    let until = http_date(text)?;
    now.checked_add(until.duration_since(answered.unwrap_or(now))).ok()
}

/// The `Date` of an answer: the service's present.
pub(crate) fn date(headers: &HeaderMap) -> Option<Timestamp> {
    http_date(headers.get(DATE)?.to_str().ok()?)
}

fn http_date(text: &str) -> Option<Timestamp> {
    httpdate::parse_http_date(text).ok().and_then(|date: SystemTime| Timestamp::try_from(date).ok())
}

#[cfg(test)]
mod tests {
    use super::super::dialect::Refusal;
    use super::*;
    use reqwest::StatusCode;
    use reqwest::header::HeaderValue;

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
