//! What is typed into the search of what was done: words, and when it was. Pure.

use super::search::split;
use crate::{Timestamp, day};
use jiff::civil::Date;

/// What was typed, with the times taken out of it.
///
/// | typed | finds what was done |
/// |---|---|
/// | `today`, `yesterday` | on that day, as it is here |
/// | `2026-11-25` | on that day, as it is here |
/// | `12h`, `7d`, `2w`, `3m`, `1y` | in the last hours, days, weeks, months of 30 days or years of 365 |
/// | `"7d"`, and all else | with this in what is shown of it |
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The rest: words to look for.
    pub text: String,
    /// When it begins; the latest where several are typed.
    pub since: Option<Timestamp>,
    /// When it ends; the earliest where several are typed.
    pub until: Option<Timestamp>,
}

impl Typed {
    /// Reads what was typed, in a zone of which `offset_minutes` tells how far it is ahead of UTC at an instant.
    pub fn read(typed: &str, now: Timestamp, offset_minutes: impl Fn(Timestamp) -> i32) -> Self {
        let (mut read, mut rest) = (Self::default(), Vec::new());
        for word in split(typed) {
            let Some((since, until)) = time(&word.to_lowercase(), now, &offset_minutes) else {
                rest.push(word);
                continue;
            };
            read.since = read.since.max(Some(since));
            read.until = read.until.into_iter().chain(until).min();
        }
        read.text = rest.join(" ");
        read
    }
}

/// The time that a word means: when it begins, and when it ends, unless that is now.
fn time(
    word: &str,
    now: Timestamp,
    offset: &impl Fn(Timestamp) -> i32,
) -> Option<(Timestamp, Option<Timestamp>)> {
    let today = day::zone(offset(now)).to_datetime(now).date();
    let whole = |date| day::bounds(date, offset).map(|(begins, ends)| (begins, Some(ends)));
    match word {
        "today" => Some((day::begins(today, offset)?, None)),
        "yesterday" => whole(today.yesterday().ok()?),
        word => match word.parse::<Date>() {
            Ok(date) if word.len() == "2026-11-25".len() => whole(date),
            _ => ago(word, now).map(|since| (since, None)),
        },
    }
}

fn ago(word: &str, now: Timestamp) -> Option<Timestamp> {
    let unit = word.chars().next_back()?;
    let hours: i64 = match unit {
        'h' => 1,
        'd' => 24,
        'w' => 7 * 24,
        'm' => 30 * 24,
        'y' => 365 * 24,
        _ => return None,
    };
    let digits = word.strip_suffix(unit).filter(|digits| digits.chars().all(|c| c.is_ascii_digit()))?;
    let number: i64 = digits.parse().ok()?;
    let seconds = number.checked_mul(hours)?.checked_mul(3_600)?;
    Timestamp::from_second(now.as_second().checked_sub(seconds)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_taken_out_of_what_was_typed() {
        let table: [(&str, i32, &str, &str, &str); 15] = [
            ("ci ada", 0, "ci ada", "", ""),
            ("today", 0, "", "2026-11-25T00:00:00Z", ""),
            ("ci Today failed", 0, "ci failed", "2026-11-25T00:00:00Z", ""),
            // It is the day after already, and still the day before.
            ("today", 15 * 60, "", "2026-11-25T09:00:00Z", ""),
            ("today", -11 * 60, "", "2026-11-24T11:00:00Z", ""),
            ("yesterday", 60, "", "2026-11-23T23:00:00Z", "2026-11-24T23:00:00Z"),
            ("2026-11-01", 0, "", "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"),
            ("12h", 0, "", "2026-11-24T22:00:00Z", ""),
            ("7d ci", 0, "ci", "2026-11-18T10:00:00Z", ""),
            ("2w", 0, "", "2026-11-11T10:00:00Z", ""),
            ("7d 2w", 0, "", "2026-11-18T10:00:00Z", ""),
            ("7d yesterday", 0, "", "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"),
            ("\"7d\" \"two today words\"", 0, "\"7d\" \"two today words\"", "", ""),
            (
                "d 7x 7 20261101 999999999999999999999d 99999999999999y",
                0,
                "d 7x 7 20261101 999999999999999999999d 99999999999999y",
                "",
                "",
            ),
            ("ж 7ж", 0, "ж 7ж", "", ""),
        ];
        let now: Timestamp = "2026-11-25T10:00:00Z".parse().unwrap();
        let told = |at: Option<Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
        for (typed, offset, text, since, until) in table {
            let read = Typed::read(typed, now, |_| offset);
            let found = (read.text.as_str(), told(read.since), told(read.until));
            assert_eq!(found, (text, since.to_owned(), until.to_owned()), "{typed} {offset}");
        }
    }

    /// When a day begins is told in `day`; that each day is asked for by itself, here.
    #[test]
    fn a_day_is_as_long_as_the_clocks_make_it() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let berlin = |when: Timestamp| {
            if (at("2026-03-29T01:00:00Z")..at("2026-10-25T01:00:00Z")).contains(&when) { 120 } else { 60 }
        };
        let summer = Typed::read("2026-07-01", at("2026-11-25T10:00:00Z"), berlin);
        assert_eq!(summer.since, Some(at("2026-06-30T22:00:00Z")));
        assert_eq!(summer.until, Some(at("2026-07-01T22:00:00Z")));
        let yesterday = Typed::read("yesterday", at("2026-10-26T10:00:00Z"), berlin);
        assert_eq!(yesterday.since, Some(at("2026-10-24T22:00:00Z")));
        for (typed, now) in [
            ("today", Timestamp::MAX),
            ("yesterday", Timestamp::MIN),
            ("9999-12-31", yesterday.since.unwrap()),
        ] {
            let read = Typed::read(typed, now, berlin);
            assert_eq!(read.until, None, "the end of time stays in range: {typed}");
        }
    }
}
