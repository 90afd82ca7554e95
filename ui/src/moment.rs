//! Instants in words: local dates, and how long ago or until. Pure: the zone's offset and the present enter.

use crate::words::moments as words;
use domain::Timestamp;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// "27 Aug", or "27 Aug 2025" in another year than `now`.
pub fn day(at: Timestamp, now: Timestamp, offset: i32) -> String {
    let year = |instant| shifted(instant, offset).strftime("%Y").to_string();
    let pattern = if year(at) == year(now) { "%-d %b" } else { "%-d %b %Y" };
    shifted(at, offset).strftime(pattern).to_string()
}

/// "Nov".
pub fn month(at: Timestamp, offset: i32) -> String {
    shifted(at, offset).strftime("%b").to_string()
}

/// "2026" where this is in another year than `before`.
pub fn new_year(at: Timestamp, before: Timestamp, offset: i32) -> Option<String> {
    let year = |instant| shifted(instant, offset).strftime("%Y").to_string();
    (year(at) != year(before)).then(|| year(at))
}

/// "25 Nov 2026".
pub fn date(at: Timestamp, offset: i32) -> String {
    shifted(at, offset).strftime("%-d %b %Y").to_string()
}

/// "25 Nov 2026, 09:14".
pub fn date_time(at: Timestamp, offset: i32) -> String {
    shifted(at, offset).strftime("%-d %b %Y, %H:%M").to_string()
}

/// "Wed 25 Nov, 09:14".
pub fn weekday(at: Timestamp, offset: i32) -> String {
    shifted(at, offset).strftime("%a %-d %b, %H:%M").to_string()
}

/// "09:14".
pub fn time(at: Timestamp, offset: i32) -> String {
    shifted(at, offset).strftime("%H:%M").to_string()
}

/// "2026-11-25 09:14:05 (UTC+01:00)".
pub fn exact(at: Timestamp, offset: i32) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    let local = shifted(at, offset).strftime("%Y-%m-%d %H:%M:%S").to_string();
    words::with_offset(local, sign, hours, minutes)
}

/// "just now", "12 s ago", "4 minutes ago", "3 hours ago", "23 days ago".
pub fn ago(then: Timestamp, now: Timestamp) -> String {
    let seconds = now.as_second() - then.as_second();
    match seconds {
        ..5 => words::JUST_NOW.to_owned(),
        5..MINUTE => words::seconds_ago(seconds),
        _ => words::ago(span(seconds)),
    }
}

/// "in 3 days", "in 5 hours", "in 40 minutes"; "now" once it is there.
pub fn until(end: Timestamp, now: Timestamp) -> String {
    let seconds = end.as_second() - now.as_second();
    match seconds {
        ..=0 => words::NOW.to_owned(),
        1..MINUTE => words::IN_LESS_THAN_MINUTE.to_owned(),
        _ => words::in_span(span(seconds)),
    }
}

fn span(seconds: i64) -> String {
    match seconds {
        ..HOUR => words::minutes(seconds / MINUTE),
        HOUR..DAY => words::hours(seconds / HOUR),
        _ => words::days(seconds / DAY),
    }
}

/// The instant whose UTC reading is the local reading of `at`.
fn shifted(at: Timestamp, offset: i32) -> Timestamp {
    Timestamp::from_second(at.as_second() + i64::from(offset) * MINUTE).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn local_readings() {
        let late = at("2026-12-31T23:30:05Z");
        let now = at("2026-11-22T10:00:00Z");
        assert_eq!(day(late, now, 0), "31 Dec");
        assert_eq!(day(late, now, 60), "1 Jan 2027");
        assert_eq!(date(late, -330), "31 Dec 2026");
        assert_eq!(date_time(late, 60), "1 Jan 2027, 00:30");
        assert_eq!(weekday(at("2026-11-25T08:14:00Z"), 60), "Wed 25 Nov, 09:14");
        assert_eq!(exact(late, -330), "2026-12-31 18:00:05 (UTC-05:30)");
        assert_eq!(exact(late, 60), "2027-01-01 00:30:05 (UTC+01:00)");
        assert_eq!(time(late, 0), "23:30");
        assert_eq!(date(Timestamp::MAX, 60), date(Timestamp::MAX, 0), "the end of time stays in range");
    }

    #[test]
    fn spans() {
        let now = at("2026-11-22T10:00:00Z");
        let table = [
            ("2026-11-22T09:59:58Z", "just now", "now"),
            ("2026-11-22T09:59:48Z", "12 s ago", "now"),
            ("2026-11-22T09:55:59Z", "4 minutes ago", "now"),
            ("2026-11-22T09:00:00Z", "1 hour ago", "now"),
            ("2026-10-30T10:00:00Z", "23 days ago", "now"),
            ("2026-11-22T10:00:30Z", "just now", "in less than a minute"),
            ("2026-11-22T15:30:00Z", "just now", "in 5 hours"),
            ("2026-11-25T10:00:00Z", "just now", "in 3 days"),
        ];
        for (then, past, future) in table {
            assert_eq!(ago(at(then), now), past, "{then}");
            assert_eq!(until(at(then), now), future, "{then}");
        }
    }
}
