//! How a key of the seed was used: days that look real, and the same numbers for the same dates.

use super::usage::utc_date;
use crate::store::classic::Day;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use sha2::{Digest, Sha256};

/// How a key is used.
#[derive(Debug, Clone, Copy)]
pub(super) struct Habit {
    /// Requests on a usual working day.
    pub(super) per_day: u32,
    pub(super) week: Week,
    /// Whether there was one day, two or three weeks before the last use, when too much came at once.
    pub(super) burst: bool,
}

/// How a week looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Week {
    /// People's work: busy until Thursday, less on Friday, next to nothing at the weekend.
    Working,
    /// A machine that never rests.
    Even,
}

/// On the day of the burst so many times the usual came.
const BURST_TIMES: u64 = 6;
/// Of what came then, in percent, so much was throttled.
const BURST_THROTTLED: u64 = 31;

/// The days from `first` to the last use. `name` is what makes one key's days unlike another's.
pub(super) fn history(name: &str, habit: Habit, first: Date, last_used: Timestamp) -> Vec<Day> {
    let last = utc_date(last_used);
    let burst = habit.burst.then(|| burst_day(last));
    let dates = first.series(1.day()).take_while(|date| *date <= last);
    let days = dates.map(|date| {
        let usual = u64::from(habit.per_day) * habit.week.percent(date) * unevenness(name, date) / 100_000;
        if burst == Some(date) {
            let requests = usual * BURST_TIMES;
            return day(date, requests, requests * BURST_THROTTLED / 100);
        }
        if date == last {
            // The day was not over, and something came.
            return day(date, (usual * minutes_into_day(last_used) / (24 * 60)).max(1), 0);
        }
        day(date, usual, 0)
    });
    days.collect()
}

/// Changes the days so that from `since` on there are `wanted` requests, or a few less.
pub(super) fn scale(days: &mut [Day], since: Date, wanted: u64) {
    let there: u64 = days.iter().filter(|day| day.date >= since).map(|day| u64::from(day.requests)).sum();
    for one in days {
        let requests = u64::from(one.requests) * wanted / there.max(1);
        *one = day(one.date, requests, u64::from(one.throttled) * wanted / there.max(1));
    }
}

impl Week {
    /// How much of a usual working day, in percent, comes on this one.
    fn percent(self, date: Date) -> u64 {
        match (self, date.weekday()) {
            (Week::Even, _) => 100,
            (Week::Working, Weekday::Monday) => 103,
            (Week::Working, Weekday::Tuesday) => 110,
            (Week::Working, Weekday::Wednesday) => 106,
            (Week::Working, Weekday::Thursday) => 101,
            (Week::Working, Weekday::Friday) => 82,
            (Week::Working, Weekday::Saturday) => 9,
            (Week::Working, Weekday::Sunday) => 5,
        }
    }
}

/// The last Tuesday that is two weeks or more before `last`.
fn burst_day(last: Date) -> Date {
    let latest = last.saturating_sub(14.days());
    let after_tuesday = latest.weekday().since(Weekday::Tuesday);
    latest.saturating_sub(i64::from(after_tuesday).days())
}

/// From 880 to 1120 per mille.
fn unevenness(name: &str, date: Date) -> u64 {
    let hash = Sha256::digest(format!("{name} {date}"));
    880 + u64::from(u16::from_be_bytes([hash[0], hash[1]])) % 241
}

fn minutes_into_day(time: Timestamp) -> u64 {
    let time = time.to_zoned(TimeZone::UTC).time();
    u64::from(time.hour().unsigned_abs()) * 60 + u64::from(time.minute().unsigned_abs())
}

fn day(date: Date, requests: u64, throttled: u64) -> Day {
    let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Day { date, requests: count(requests), throttled: count(throttled) }
}

#[cfg(test)]
mod tests {
    use super::super::usage::used_since;
    use super::*;

    const WORK: Habit = Habit { per_day: 1_000, week: Week::Working, burst: true };

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn of(days: &[Day], text: &str) -> Day {
        *days.iter().find(|day| day.date == date(text)).unwrap()
    }

    #[test]
    fn a_working_week_with_one_burst() {
        // A Sunday, a quarter of the day over.
        let last_used = "2026-11-22T06:00:00Z".parse().unwrap();
        let days = history("ERP bridge", WORK, date("2026-10-01"), last_used);
        assert_eq!((days.len(), days[0].date), (53, date("2026-10-01")));
        assert!(of(&days, "2026-11-18").requests > 900);
        assert!(of(&days, "2026-11-21").requests < 110);
        assert!((1..30).contains(&of(&days, "2026-11-22").requests));
        let bursts: Vec<&Day> = days.iter().filter(|day| day.throttled > 0).collect();
        assert_eq!(bursts.len(), 1);
        assert_eq!((bursts[0].date, bursts[0].date.weekday()), (date("2026-11-03"), Weekday::Tuesday));
        assert!(bursts[0].requests > 5_000 && bursts[0].throttled < bursts[0].requests / 3);
        assert_eq!(days, history("ERP bridge", WORK, date("2026-10-01"), last_used));
        assert_ne!(days, history("Bank feed", WORK, date("2026-10-01"), last_used));
    }

    #[test]
    fn the_burst_is_on_a_tuesday() {
        for (last, expected) in
            [("2026-11-24", "2026-11-10"), ("2026-11-23", "2026-11-03"), ("2026-11-30", "2026-11-10")]
        {
            assert_eq!(burst_day(date(last)), date(expected), "{last}");
        }
    }

    #[test]
    fn a_month_can_be_made_nearly_full() {
        let last_used = "2026-11-22T12:00:00Z".parse().unwrap();
        let mut days = history("x", WORK, date("2026-10-01"), last_used);
        scale(&mut days, date("2026-11-10"), 48_000);
        let used = used_since(date("2026-11-10"), &days);
        assert!((47_950..=48_000).contains(&used), "{used}");
        scale(&mut [], date("2026-11-10"), 48_000);
    }

    #[test]
    fn a_use_in_the_first_minute_counts() {
        let days = history("x", WORK, date("2026-11-22"), "2026-11-22T00:00:30Z".parse().unwrap());
        assert_eq!((days.len(), days[0].requests), (1, 1));
        assert!(history("x", WORK, date("2026-11-23"), "2026-11-22T00:00:30Z".parse().unwrap()).is_empty());
    }
}
