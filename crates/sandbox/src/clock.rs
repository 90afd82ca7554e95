//! The sandbox's clock: the real one, moved by as much as a test asks for. It never stands still.

use crate::lock::lock;
use jiff::{SignedDuration, Timestamp};
use std::sync::Mutex;
use std::time::SystemTime;

/// The clock stays in this range, in seconds since 1970: from 1970 to the year 9000, so that a
/// `Date` header can say it and every lifetime added to it is in range too.
const RANGE: std::ops::RangeInclusive<i64> = 0..=221_845_392_000;

/// A clock that a test can move.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    ahead: Mutex<SignedDuration>,
}

/// The clock was asked to leave the range from 1970 to the year 9000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the clock can be set from 1970 to the year 9000 only")]
pub struct ClockOutOfRange;

impl Clock {
    /// The present, to the millisecond.
    pub(crate) fn now(&self) -> Timestamp {
        let ahead = *lock(&self.ahead);
        let moved = Timestamp::now().checked_add(ahead).unwrap_or(Timestamp::MAX);
        Timestamp::from_millisecond(moved.as_millisecond()).unwrap_or(moved)
    }

    /// Sets the clock; it goes on from there.
    pub(crate) fn set(&self, now: Timestamp) -> Result<(), ClockOutOfRange> {
        if !RANGE.contains(&now.as_second()) {
            return Err(ClockOutOfRange);
        }
        *lock(&self.ahead) = now.duration_since(Timestamp::now());
        Ok(())
    }

    /// Moves the clock, back where `by` is negative.
    pub(crate) fn advance(&self, by: SignedDuration) -> Result<(), ClockOutOfRange> {
        let moved = self.now().checked_add(by).map_err(|_| ClockOutOfRange)?;
        self.set(moved)
    }

    /// Back to real time.
    pub(crate) fn clear(&self) {
        *lock(&self.ahead) = SignedDuration::ZERO;
    }
}

/// The value of a `Date` header.
pub(crate) fn http_date(now: Timestamp) -> String {
    httpdate::fmt_http_date(SystemTime::from(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_clock_goes_on_from_there() {
        let clock = Clock::default();
        let then: Timestamp = "2030-01-01T00:00:00Z".parse().unwrap();
        clock.set(then).unwrap();
        let now = clock.now();
        assert!(now.duration_since(then).abs() < SignedDuration::from_mins(1), "{now}");
        clock.advance(SignedDuration::from_hours(24)).unwrap();
        assert!(
            clock.now().duration_since(then) >= SignedDuration::from_hours(24) - SignedDuration::from_secs(1)
        );
        clock.clear();
        assert!(clock.now().duration_since(Timestamp::now()).abs() < SignedDuration::from_mins(1));
    }

    #[test]
    fn a_clock_that_no_header_can_say_is_refused() {
        let clock = Clock::default();
        for time in [Timestamp::MIN, Timestamp::MAX] {
            assert_eq!(clock.set(time), Err(ClockOutOfRange), "{time}");
        }
        assert_eq!(clock.advance(SignedDuration::MAX), Err(ClockOutOfRange));
        assert!(clock.now() < Timestamp::MAX);
    }

    #[test]
    fn a_date_header_is_in_gmt() {
        let time: Timestamp = "2026-11-22T09:14:05.999Z".parse().unwrap();
        assert_eq!(http_date(time), "Sun, 22 Nov 2026 09:14:05 GMT");
    }
}
