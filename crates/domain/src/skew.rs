//! How far this machine's clock is off, as the `Date` header of a service tells it (RFC 9110, section 6.6.1).
//!
//! Whether a key has expired is for the service's clock to say: a laptop that is days off must not call a working key
//! expired, or an expired one working.

use crate::words::told;
use jiff::{SignedDuration, Timestamp};

/// A difference smaller than this is none: the header is in whole seconds, and answers take their time.
pub const NOTED_SECONDS: i64 = 10;

/// A difference from which on the admin is told of it.
pub const TOLD_SECONDS: i64 = 120;

/// What has to be added to this machine's clock to have the service's, in seconds; 0 where they agree.
/// `sent` and `received` are this machine's readings around the request, `date` the header of the answer.
pub fn measure(sent: Timestamp, received: Timestamp, date: Timestamp) -> i64 {
    // The header is cut to whole seconds: half of one is right on average.
    let service = date.as_millisecond().saturating_add(500);
    let machine = sent.as_millisecond().midpoint(received.as_millisecond());
    let seconds = (service.saturating_sub(machine)) / 1000;
    if seconds.abs() < NOTED_SECONDS { 0 } else { seconds }
}

/// The service's present, by this machine's clock and the difference that was measured.
pub fn corrected(machine: Timestamp, skew_seconds: i64) -> Timestamp {
    machine.checked_add(SignedDuration::from_secs(skew_seconds)).unwrap_or(machine)
}

/// "3 days behind", "2 hours ahead": what this machine's clock is; `None` where it is right enough to say nothing.
pub fn words(skew_seconds: i64) -> Option<String> {
    let off = skew_seconds.unsigned_abs();
    if off < TOLD_SECONDS.unsigned_abs() {
        return None;
    }
    // To the nearest: 5 days less a second are 5 days.
    let off = off.saturating_add(30);
    let (number, unit) = match off {
        ..3_600 => (off / 60, told::MINUTE),
        3_600..86_400 => (off / 3_600, told::HOUR),
        _ => (off / 86_400, told::DAY),
    };
    let span = told::span(number, unit);
    Some(if skew_seconds > 0 { told::behind(&span) } else { told::ahead(&span) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn what_the_header_tells() {
        let table = [
            ("2026-11-22T10:00:00Z", "2026-11-22T10:00:01Z", "2026-11-22T10:00:00Z", 0),
            ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z", "2026-11-22T10:00:09Z", 0),
            ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z", "2026-11-22T10:00:30Z", 30),
            ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z", "2026-11-19T10:00:00Z", -3 * 86_400 + 1),
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:20Z", "2026-11-22T10:00:00Z", 1_795_341_590),
        ];
        for (sent, received, date, expected) in table {
            let found = measure(at(sent), at(received), at(date));
            assert!((found - expected).abs() <= 1, "{date}: {found}");
        }
        assert_eq!(corrected(at("2026-11-22T10:00:00Z"), -3600), at("2026-11-22T09:00:00Z"));
        assert_eq!(corrected(Timestamp::MAX, i64::MAX), Timestamp::MAX);
    }

    #[test]
    fn what_is_said_of_it() {
        let table = [
            (0, None),
            (119, None),
            (120, Some("2 minutes behind")),
            (149, Some("2 minutes behind")),
            (-3_600, Some("1 hour ahead")),
            (-3_599, Some("1 hour ahead")),
            (5 * 86_400 - 1, Some("5 days behind")),
            (3 * 86_400 + 5, Some("3 days behind")),
        ];
        for (skew, expected) in table {
            assert_eq!(words(skew).as_deref(), expected, "{skew}");
        }
    }
}
