//! Usage: rate limit, quota, and ninety days.

use super::{ALIVE, for_organization, path};
use crate::client::Client;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::{Value, json};

impl Client {
    async fn usage(&self, name: &str) -> Value {
        let key = self.classic_key(name).await;
        self.classic_get(&format!("{}/usage", path(&key))).await.is(200)
    }
}

/// Dates, requests and throttled requests.
fn days(usage: &Value) -> Vec<(Date, u64, u64)> {
    let daily = usage["daily"].as_array().unwrap();
    let count = |day: &Value, field: &str| day[field].as_u64().unwrap();
    let day = |day: &Value| {
        (day["date"].as_str().unwrap().parse().unwrap(), count(day, "requests"), count(day, "throttled"))
    };
    daily.iter().map(day).collect()
}

fn at(client: &Client, time: &str) {
    client.sandbox.set_clock(time.parse().unwrap()).unwrap();
}

#[tokio::test]
async fn ninety_days_without_gaps() {
    let client = Client::start().await;
    for name in ["ERP bridge", "Ledger archive pull", "Reconciliation trial", "Invoice replay"] {
        let usage = client.usage(name).await;
        assert_eq!(usage["rate_limit"], json!({"requests_per_second": 10, "burst": 20}));
        let days = days(&usage);
        let today = client.sandbox.now().to_zoned(TimeZone::UTC).date();
        assert_eq!((days.len(), days[89].0), (90, today), "{name}");
        assert!(days.windows(2).all(|pair| pair[0].0.tomorrow().unwrap() == pair[1].0));
        let never = ["Ledger archive pull", "Reconciliation trial"].contains(&name);
        assert_eq!(days.iter().all(|(_, requests, _)| *requests == 0), never, "{name}");
    }
    let young = days(&client.usage("Invoice replay").await);
    assert_eq!(young[..50].iter().map(|(_, requests, _)| requests).sum::<u64>(), 0);
}

#[tokio::test]
async fn weeks_look_like_weeks() {
    let client = Client::start().await;
    at(&client, "2026-11-25T10:00:00Z");
    client.sandbox.reset().await.unwrap();
    let is_weekend = |date: &Date| matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let (bridge, monitor) = (client.usage("ERP bridge").await, client.usage("Uptime monitor").await);
    let whole_days = |usage: &Value| days(usage)[..89].to_vec();
    let mean = |days: &[(Date, u64, u64)], weekend: bool| {
        let some: Vec<u64> = days
            .iter()
            .filter(|(date, ..)| is_weekend(date) == weekend)
            .map(|(_, requests, _)| *requests)
            .collect();
        some.iter().sum::<u64>() / some.len() as u64
    };
    let (bridge, monitor) = (whole_days(&bridge), whole_days(&monitor));
    assert!(mean(&bridge, true) * 8 < mean(&bridge, false));
    assert!(mean(&monitor, true) * 10 > mean(&monitor, false) * 9);
}

#[tokio::test]
async fn one_burst_was_throttled() {
    let client = Client::start().await;
    let days = days(&client.usage("Mailroom scanner").await);
    let bursts: Vec<_> = days.iter().filter(|(.., throttled)| *throttled > 0).collect();
    assert_eq!(bursts.len(), 1);
    let (date, requests, throttled) = *bursts[0];
    assert_eq!(date.weekday(), Weekday::Tuesday);
    assert!(throttled < requests);
    assert!(days.iter().all(|(other, usual, _)| *other == date || usual * 3 < requests));
}

#[tokio::test]
async fn one_quota_is_nearly_spent() {
    // Whatever day the sandbox is made on.
    for day in
        ["2026-11-22T10:00:00Z", "2026-03-01T00:01:00Z", "2028-02-29T23:59:00Z", "2027-01-30T12:00:00Z"]
    {
        let client = Client::start().await;
        at(&client, day);
        client.sandbox.reset().await.unwrap();
        let quota = client.usage("ERP bridge").await["quota"].clone();
        let (limit, used) = (quota["limit"].as_u64().unwrap(), quota["used"].as_u64().unwrap());
        assert!(used * 100 > limit * 95 && used < limit, "{day} {used}");
        assert_eq!(quota["period"], "MONTH");
        let resets: Timestamp = quota["resets_at"].as_str().unwrap().parse().unwrap();
        let left = resets.duration_since(client.sandbox.now());
        assert!(left > SignedDuration::ZERO && left < SignedDuration::from_hours(24 * 10), "{day} {left}");
        for name in ["Mailroom scanner", "Bank feed", "Supplier portal"] {
            let quota = client.usage(name).await["quota"].clone();
            assert!(quota["used"].as_u64().unwrap() * 2 < quota["limit"].as_u64().unwrap(), "{day} {name}");
        }
        client.sandbox.set_clock(resets).unwrap();
        assert_eq!(client.usage("ERP bridge").await["quota"]["used"], 0);
    }
}

#[tokio::test]
async fn every_use_is_counted() {
    let client = Client::start().await;
    at(&client, "2026-11-22T10:00:00Z");
    let (_, secret) = client.classic_create(&for_organization("Counted")).await;
    for _ in 0..3 {
        client.classic_get_as(&secret, ALIVE).await.is(200);
    }
    at(&client, "2026-11-23T10:00:00Z");
    client.classic_get_as(&secret, ALIVE).await.is(200);
    let usage = client.usage("Counted").await;
    let days = days(&usage);
    let today: Date = "2026-11-23".parse().unwrap();
    assert_eq!(days[88..], [(today.saturating_sub(1.day()), 3, 0), (today, 1, 0)]);
    assert_eq!(usage["quota"]["used"], 4);
}
