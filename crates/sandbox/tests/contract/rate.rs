//! The rate limit, as clients of both editions meet it.

use crate::classic::{self, ME};
use crate::client::{ALIVE, Client, KEYS, Reply, reader};
use jiff::SignedDuration;
use reqwest::Method;
use sandbox::{Effect, Fault};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Longer than a second, and than any machine needs.
const PATIENCE: Duration = Duration::from_secs(30);

impl Client {
    async fn rate(&self, method: Method, body: Option<Value>) -> Value {
        self.send("", method, "/control/rate", body.as_ref()).await.is(200)
    }

    /// Limits the port to 20 requests a second and has 21 sent, each after the other. Answers when that
    /// began, and the 21 answers. A machine so slow that they took a second proves nothing: once more.
    async fn twenty_one(&self, send: impl AsyncFn() -> Reply) -> (Instant, Vec<Reply>) {
        loop {
            self.sandbox.clear_requests();
            self.sandbox.limit_rate(Some(20));
            let (start, mut replies) = (Instant::now(), Vec::new());
            for _ in 0..21 {
                replies.push(send().await);
            }
            if start.elapsed() < Duration::from_secs(1) {
                return (start, replies);
            }
        }
    }
}

/// Asks until it is answered, and says what came then.
async fn until_answered(send: impl AsyncFn() -> Reply) -> Reply {
    let asking = async {
        loop {
            let reply = send().await;
            if reply.status != 429 {
                return reply;
            }
        }
    };
    tokio::time::timeout(PATIENCE, asking).await.unwrap()
}

#[tokio::test]
async fn one_too_many_in_a_second_is_refused_and_answered_later() {
    let client = Client::start().await;
    let (start, mut replies) = client.twenty_one(async || client.get(ALIVE).await).await;
    let last = replies.pop().unwrap();
    assert_eq!(last.headers["retry-after"], "1");
    last.refused(429, 8, "RATE_LIMITED");
    assert!(replies.iter().all(|reply| reply.status == 200));
    let log = client.sandbox.requests();
    assert_eq!((log[19].status, log[19].fault.as_deref()), (Some(200), None));
    assert_eq!((log[20].status, log[20].fault.as_deref()), (Some(429), Some("rate_limit")));
    assert_eq!(log[20].caller, "session of the organization admin");
    until_answered(async || client.get(ALIVE).await).await.is(200);
    assert!(start.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn on_classic_too() {
    let client = Client::start().await;
    let (start, mut replies) = client.twenty_one(async || client.classic_get(ME).await).await;
    let last = replies.pop().unwrap();
    assert_eq!(last.headers["retry-after"], "1");
    last.refused_with(429, "rate limit exceeded");
    assert!(replies.iter().all(|reply| reply.status == 200));
    let log = client.sandbox.requests();
    assert_eq!((log[20].status, log[20].fault.as_deref()), (Some(429), Some("rate_limit")));
    until_answered(async || client.classic_get(ME).await).await.is(200);
    assert!(start.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn the_limit_is_one_for_the_whole_port() {
    let client = Client::start().await;
    let turn = std::cell::Cell::new(0);
    let alternate = async || {
        turn.set(turn.get() + 1);
        match turn.get() % 3 {
            0 => client.get(ALIVE).await,
            1 => client.classic_get("/v2/health").await,
            _ => client.get("/nowhere").await,
        }
    };
    let (_, replies) = client.twenty_one(alternate).await;
    let refused = replies.iter().map(|reply| reply.status == 429);
    assert!(refused.eq((0..21).map(|place| place == 20)));
}

#[tokio::test]
async fn the_time_is_real() {
    let client = Client::start().await;
    let hourly = async || {
        client.sandbox.advance_clock(SignedDuration::from_hours(1)).unwrap();
        client.get(ALIVE).await
    };
    let (_, replies) = client.twenty_one(hourly).await;
    assert_eq!(replies[20].status, 429);
}

#[tokio::test]
async fn what_is_refused_does_nothing_and_meets_no_fault() {
    let client = Client::start().await;
    assert_eq!(client.rate(Method::GET, None).await, json!({"per_second": null}));
    client.rate(Method::PUT, Some(json!({"per_second": 0}))).await;
    assert_eq!(client.rate(Method::GET, None).await, json!({"per_second": 0}));
    client.sandbox.fault(Fault::once("POST", KEYS, Effect::status(503))).unwrap();
    client.post(KEYS, &reader("Not made")).await.refused(429, 8, "RATE_LIMITED");
    let body = classic::for_organization("Not made");
    client.classic(Method::POST, classic::KEYS, Some(&body)).await.refused_with(429, "rate limit exceeded");
    assert_eq!(client.sandbox.faults()[0].fired, 0);
    client.rate(Method::DELETE, None).await;
    assert_eq!(client.rate(Method::GET, None).await, json!({"per_second": null}));
    assert_eq!(client.get(KEYS).await.is(200)["total_size"], 8);
    client.post(KEYS, &reader("Not made")).await.is(503);
}
