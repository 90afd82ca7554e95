//! Faults, as a client meets them.

use crate::client::{ALIVE, Client, KEYS, path, reader};
use reqwest::Method;
use sandbox::{Effect, Fault};
use serde_json::Value;

const CREATE: &str = "/api/v1/*/apiKeys";

impl Client {
    async fn total(&self) -> Value {
        self.get(KEYS).await.is(200)["total_size"].clone()
    }
}

#[tokio::test]
async fn another_answer() {
    let client = Client::start().await;
    client.sandbox.fault(Fault::once("GET", KEYS, Effect::status(503))).unwrap();
    client.sandbox.fault(Fault::once("GET", KEYS, Effect::rate_limited(7))).unwrap();
    client.get(ALIVE).await.is(200);
    assert_eq!(client.get(KEYS).await.is(503), Value::Null);
    let limited = client.get(KEYS).await;
    assert_eq!(limited.headers["retry-after"], "7");
    assert_eq!(limited.headers["content-type"], "application/json");
    limited.refused(429, 8, "RATE_LIMITED");
    client.get(KEYS).await.is(200);
    let fired: Vec<u32> = client.sandbox.faults().iter().map(|one| one.fired).collect();
    assert_eq!(fired, [1, 1]);
}

#[tokio::test]
async fn no_json() {
    let client = Client::start().await;
    let html = Effect::Html { status: 200, after_work: true };
    client.sandbox.fault(Fault::once("POST", CREATE, html)).unwrap();
    client
        .sandbox
        .fault(Fault::once("POST", CREATE, Effect::Empty { status: 200, after_work: false }))
        .unwrap();
    let page = client.post(KEYS, &reader("Made")).await;
    assert!(page.text.starts_with("<!doctype html>"));
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(client.total().await, 9);
    let empty = client.post(KEYS, &reader("Not made")).await;
    assert_eq!((empty.status, empty.text.as_str()), (200, ""));
    assert_eq!(client.total().await, 9);
}

#[tokio::test]
async fn a_lost_answer_leaves_its_work() {
    let client = Client::start().await;
    client.sandbox.fault(Fault::once("POST", CREATE, Effect::LoseAnswer)).unwrap();
    let target = format!("{KEYS}?request_id=5f1c2b1e-8a77-4c39-9a1b-0d6a5c1f2e3d");
    let body = reader("Made");
    let error = client.try_send(&client.admin(), Method::POST, &target, Some(&body)).await.unwrap_err();
    assert!(error.is_request() && !error.is_connect(), "{error:?}");
    assert_eq!(client.total().await, 9);
    let settled = client.post(&target, &body).await.is(200);
    assert!(settled["api_key"].is_object() && settled.get("secret").is_none());
    assert_eq!(client.total().await, 9);
    let requests = client.sandbox.requests();
    let creates: Vec<_> = requests.iter().filter(|request| request.method == "POST").collect();
    assert_eq!(creates.len(), 2);
    assert_eq!((creates[0].status, creates[0].fault.as_deref()), (None, Some("lose_answer")));
    assert_eq!((creates[1].status, creates[1].fault.as_deref()), (Some(200), None));
    assert_eq!(creates[0].parameter("request_id"), creates[1].parameter("request_id"));
    assert_eq!(creates[0].body.as_ref(), Some(&body));
}

#[tokio::test]
async fn a_lost_request_does_nothing() {
    let client = Client::start().await;
    client.sandbox.fault(Fault::once("POST", CREATE, Effect::LoseRequest)).unwrap();
    let body = reader("Not made");
    assert!(client.try_send(&client.admin(), Method::POST, KEYS, Some(&body)).await.is_err());
    assert_eq!(client.total().await, 8);
}

#[tokio::test]
async fn an_answer_breaks_off_in_the_middle() {
    let client = Client::start().await;
    client.sandbox.fault(Fault::once("GET", KEYS, Effect::Truncate)).unwrap();
    let request = client.http.get(format!("{}{KEYS}", client.sandbox.address())).bearer_auth(client.admin());
    let mut response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    let promised = response.content_length().unwrap();
    let mut got = 0;
    let end = loop {
        match response.chunk().await {
            Ok(Some(chunk)) => got += chunk.len() as u64,
            end => break end,
        }
    };
    assert!(end.is_err());
    assert_eq!(got, promised / 2);
}

#[tokio::test]
async fn a_held_answer_comes_when_it_is_released() {
    let client = Client::start().await;
    client.sandbox.fault(Fault::once("POST", CREATE, Effect::Hold)).unwrap();
    let body = reader("Made");
    let create = client.post(KEYS, &body);
    let look = async {
        client.sandbox.until_held(1).await;
        assert_eq!(client.total().await, 9);
        client.sandbox.release();
    };
    let (created, ()) = tokio::join!(create, look);
    assert!(created.is(200)["secret"].is_string());
}

#[tokio::test]
async fn a_delayed_request_is_answered() {
    let client = Client::start().await;
    client.sandbox.fault(Fault::once("GET", KEYS, Effect::Delay { millis: 20 })).unwrap();
    client.get(KEYS).await.is(200);
    assert_eq!(client.sandbox.faults()[0].fired, 1);
}

#[tokio::test]
async fn a_fault_lasts_until_it_is_cleared() {
    let client = Client::start().await;
    client.sandbox.fault(Fault::always("GET", "/api/v1/*/apiKey*", Effect::status(404))).unwrap();
    for _ in 0..3 {
        client.get(KEYS).await.is(404);
    }
    client.delete(&path(&serde_json::json!({"name": "organizations/acme/apiKeys/none"}))).await.is(404);
    client.sandbox.clear_faults();
    client.get(KEYS).await.is(200);
}

#[tokio::test]
async fn a_closed_port_refuses_and_comes_back() {
    let client = Client::start().await;
    client.get(KEYS).await.is(200);
    client.sandbox.go_offline().await;
    let error = client.try_send(&client.admin(), Method::GET, KEYS, None).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    client.sandbox.go_online().await;
    client.get(KEYS).await.is(200);
}

#[tokio::test]
async fn a_path_of_no_edition_meets_faults_too() {
    let client = Client::start().await;
    let path = "/.well-known/oauth-authorization-server";
    client.get(path).await.is(404);
    client.sandbox.fault(Fault::once("GET", path, Effect::status(503))).unwrap();
    client.get(path).await.is(503);
    assert_eq!(client.sandbox.requests().len(), 2);
}
