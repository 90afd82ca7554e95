//! How much a key is used, and how much it may be.

use super::rights::managed_key;
use super::{Answer, Refusal};
use crate::service::Service;
use crate::store::classic::{Admin, Day};
use axum::Json;
use axum::extract::{Path, State};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many days are told of, today included.
pub(super) const DAYS: i64 = 90;
/// All endpoints and keys share one pool, so this is the same for every key.
const REQUESTS_PER_SECOND: u32 = 10;
const BURST: u32 = 20;

/// `GET /api-keys/{id}/usage`
pub(super) async fn usage(
    State(service): State<Arc<Service>>,
    Path(id): Path<String>,
    admin: Admin,
) -> Answer {
    let now = service.clock.now();
    let today = utc_date(now);
    service.store(|store| {
        let key = managed_key(store, &admin, &id)?;
        let organization = store.classic().organization(&admin.organization)?;
        let organization = organization.ok_or_else(|| Refusal::not_found("organization"))?;
        let daily = without_gaps(store.classic().usage(&key.id, first_day(today), today)?, today);
        let month = Month::around(today, organization.quota_day);
        Ok(Json(json!({
            "rate_limit": {"requests_per_second": REQUESTS_PER_SECOND, "burst": BURST},
            "quota": {
                "limit": key.quota,
                "used": used_since(month.start, &daily),
                "period": "MONTH",
                "resets_at": midnight(month.end),
            },
            "daily": daily,
        })))
    })
}

/// The months of a quota: from a day of the calendar's months to the same day of the next.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) start: Date,
    /// The first day of the next one.
    end: Date,
}

impl Month {
    /// The month that `today` is in, where months begin on this day, from 1 to 28.
    pub(super) fn around(today: Date, day: i8) -> Self {
        let this = today.with().day(day.clamp(1, 28)).build().unwrap_or(today);
        let start = if this <= today { this } else { this.saturating_sub(1.month()) };
        Self { start, end: start.saturating_add(1.month()) }
    }
}

/// What of the quota is spent: a request that was throttled spends nothing.
pub(super) fn used_since(start: Date, days: &[Day]) -> u64 {
    let days = days.iter().filter(|day| day.date >= start);
    days.map(|day| u64::from(day.requests.saturating_sub(day.throttled))).sum()
}

/// The day in UTC.
pub(super) fn utc_date(time: Timestamp) -> Date {
    time.to_zoned(TimeZone::UTC).date()
}

/// The first of the days that are told of.
pub(super) fn first_day(today: Date) -> Date {
    today.saturating_sub((DAYS - 1).days())
}

fn midnight(date: Date) -> Timestamp {
    date.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |midnight| midnight.timestamp())
}

/// The days until `today`, each there, the oldest first.
fn without_gaps(used: Vec<Day>, today: Date) -> Vec<Day> {
    let used: BTreeMap<Date, Day> = used.into_iter().map(|day| (day.date, day)).collect();
    let dates = (0..DAYS).rev().map(|ago| today.saturating_sub(ago.days()));
    dates.map(|date| used.get(&date).copied().unwrap_or(Day { date, requests: 0, throttled: 0 })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn months_of_a_quota() {
        let table = [
            ("2026-11-22", 14, "2026-11-14", "2026-12-14"),
            ("2026-11-14", 14, "2026-11-14", "2026-12-14"),
            ("2026-11-13", 14, "2026-10-14", "2026-11-14"),
            ("2027-01-05", 28, "2026-12-28", "2027-01-28"),
            ("2028-03-01", 1, "2028-03-01", "2028-04-01"),
            ("2027-03-15", 28, "2027-02-28", "2027-03-28"),
            ("2026-11-22", 31, "2026-10-28", "2026-11-28"),
        ];
        for (today, day, start, end) in table {
            let expected = Month { start: date(start), end: date(end) };
            assert_eq!(Month::around(date(today), day), expected, "{today} {day}");
        }
        assert_eq!(midnight(date("2026-12-14")).to_string(), "2026-12-14T00:00:00Z");
    }

    #[test]
    fn days_without_gaps() {
        let today = date("2026-03-01");
        let used = vec![
            Day { date: date("2026-02-27"), requests: 5, throttled: 2 },
            Day { date: today, requests: 1, throttled: 0 },
        ];
        let days = without_gaps(used, today);
        assert_eq!((days.len(), days[0].date, days[89].date), (90, first_day(today), today));
        assert!(days.windows(2).all(|pair| pair[0].date.tomorrow().unwrap() == pair[1].date));
        let requests: Vec<u32> = days[86..].iter().map(|day| day.requests).collect();
        assert_eq!(requests, [0, 5, 0, 1]);
        assert_eq!((used_since(date("2026-02-27"), &days), used_since(date("2026-02-28"), &days)), (4, 1));
    }
}
