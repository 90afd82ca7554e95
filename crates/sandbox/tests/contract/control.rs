//! The control interface over HTTP.

use crate::client::{ALIVE, Client, KEYS, http, reader};
use reqwest::Method;
use sandbox::{Options, Sandbox};
use serde_json::{Value, json};

impl Client {
    async fn control(&self, method: Method, path: &str, body: Option<Value>) -> crate::client::Reply {
        self.send("", method, &format!("/control{path}"), body.as_ref()).await
    }
}

#[tokio::test]
async fn it_is_off_unless_asked_for() {
    let directory = tempfile::tempdir().unwrap();
    let options = Options { data: directory.path().to_owned(), port: 0, control: false };
    let sandbox = Sandbox::start(options).await.unwrap();
    let reply = http().get(format!("{}/control/clock", sandbox.address())).send().await.unwrap();
    assert_eq!(reply.status(), 404);
}

#[tokio::test]
async fn the_clock_moves_the_date_of_every_answer() {
    let client = Client::start().await;
    client.control(Method::PUT, "/clock", Some(json!({"now": "2031-05-06T07:08:09Z"}))).await.is(200);
    client.control(Method::POST, "/clock/advance", Some(json!({"seconds": 86_400}))).await.is(200);
    let reply = client.get(KEYS).await;
    let date = reply.headers["date"].to_str().unwrap();
    assert!(date.starts_with("Wed, 07 May 2031 07:08:"), "{date}");
    assert!(client.control(Method::GET, "/clock", None).await.text.contains("2031-05-07"));
    client.control(Method::DELETE, "/clock", None).await.is(200);
    assert!(!client.control(Method::GET, "/clock", None).await.text.contains("2031"));
    client.control(Method::POST, "/clock/advance", Some(json!({"seconds": i64::MAX}))).await.is(400);
    client.control(Method::PUT, "/clock", Some(json!({"now": "1950-01-01T00:00:00Z"}))).await.is(400);
}

#[tokio::test]
async fn faults_are_injected_listed_and_cleared() {
    let client = Client::start().await;
    let fault = json!({
        "method": "GET",
        "path": "/api/v1/*/apiKeys",
        "times": 2,
        "effect": {"kind": "answer", "status": 418, "headers": {"x-why": "test"}, "body": "teapot"},
    });
    let id = client.control(Method::POST, "/faults", Some(fault.clone())).await.is(200)["id"].clone();
    let reply = client.get(KEYS).await;
    assert_eq!((reply.status, reply.text.as_str()), (418, "teapot"));
    assert_eq!(reply.headers["x-why"], "test");
    let list = client.control(Method::GET, "/faults", None).await.is(200);
    assert_eq!((&list[0]["id"], &list[0]["fired"]), (&id, &json!(1)));
    client.control(Method::DELETE, &format!("/faults/{id}"), None).await.is(200);
    client.control(Method::DELETE, &format!("/faults/{id}"), None).await.is(404);
    client.get(KEYS).await.is(200);
    for kind in ["truncate", "lose_request", "lose_answer", "hold"] {
        let fault = json!({"path": "/nowhere", "effect": {"kind": kind}});
        client.control(Method::POST, "/faults", Some(fault)).await.is(200);
    }
    client.control(Method::DELETE, "/faults", None).await.is(200);
    assert_eq!(client.control(Method::GET, "/faults", None).await.is(200), json!([]));
    let impossible = json!({"path": "/", "effect": {"kind": "html", "status": 100}});
    client.control(Method::POST, "/faults", Some(impossible)).await.is(400);
}

#[tokio::test]
async fn a_held_answer_is_released() {
    let client = Client::start().await;
    let fault = json!({"path": KEYS, "times": 1, "effect": {"kind": "hold"}});
    client.control(Method::POST, "/faults", Some(fault)).await.is(200);
    let release = async {
        client.sandbox.until_held(1).await;
        assert_eq!(client.control(Method::GET, "/held", None).await.is(200)["held"], 1);
        client.control(Method::POST, "/release", None).await.is(200);
    };
    let (reply, ()) = tokio::join!(client.get(KEYS), release);
    reply.is(200);
    assert_eq!(client.control(Method::GET, "/held", None).await.is(200)["held"], 0);
}

#[tokio::test]
async fn requests_are_logged_without_secrets() {
    let client = Client::start().await;
    let (key, secret) = client.create(&reader("Reader")).await;
    client.get_as(&secret, ALIVE).await.is(200);
    client.get_as("made up", &format!("{ALIVE}?key={secret}")).await.is(401);
    client.get_as("", ALIVE).await.is(401);
    let log = client.control(Method::GET, "/requests", None).await;
    assert!(!log.text.contains(&secret[8..]) && !log.text.contains(client.sandbox.admin_token()));
    let log = log.is(200);
    let callers: Vec<_> = log.as_array().unwrap().iter().map(|one| one["caller"].clone()).collect();
    let expected = [
        json!("session of the organization admin"),
        key["name"].clone(),
        json!("unknown credential"),
        json!("nobody"),
    ];
    assert_eq!(callers, expected);
    assert_eq!(
        (&log[0]["method"], &log[0]["path"], &log[0]["status"]),
        (&json!("POST"), &json!(KEYS), &json!(200))
    );
    assert_eq!(log[0]["body"], reader("Reader"));
    client.control(Method::DELETE, "/requests", None).await.is(200);
    assert_eq!(client.control(Method::GET, "/requests", None).await.is(200), json!([]));
}

#[tokio::test]
async fn lag_filling_deleting_and_reset() {
    let client = Client::start().await;
    client.control(Method::PUT, "/lag", Some(json!({"millis": 60_000}))).await.is(200);
    assert_eq!(client.control(Method::GET, "/lag", None).await.is(200)["millis"], 60_000);
    let (_, secret) = client.create(&reader("Reader")).await;
    client.get_as(&secret, ALIVE).await.is(401);
    let filling = json!({"organization": "organizations/acme", "keys": 10});
    client.control(Method::POST, "/fill", Some(filling)).await.is(200);
    let filling = json!({"organization": "organizations/nobody", "keys": 10});
    client.control(Method::POST, "/fill", Some(filling)).await.is(404);
    let workspace = "/workspaces?name=organizations/acme/workspaces/claims";
    client.control(Method::DELETE, workspace, None).await.is(200);
    client.control(Method::DELETE, workspace, None).await.is(404);
    client.control(Method::DELETE, "/permissions?name=archive:Run", None).await.is(200);
    assert_eq!(client.get(KEYS).await.is(200)["total_size"], 10);
    client.control(Method::POST, "/reset", None).await.is(200);
    assert_eq!(client.get(KEYS).await.is(200)["total_size"], 8);
    client.get_as(&secret, ALIVE).await.is(401);
    assert!(client.get(crate::client::SETTINGS).await.text.contains("archive:Run"));
}

#[tokio::test]
async fn a_port_closed_for_a_while_opens_again() {
    let client = Client::start().await;
    client.control(Method::POST, "/offline", Some(json!({"millis": 1}))).await.is(200);
    client.sandbox.go_online().await;
    client.get(KEYS).await.is(200);
}

#[tokio::test]
async fn web_pages_are_not_let_in() {
    let client = Client::start().await;
    let address = client.sandbox.address();
    let page = client.http.get(format!("{address}/control/clock")).header("origin", "https://evil.example");
    assert_eq!(page.send().await.unwrap().status(), 403);
    let rebound = client.http.get(format!("{address}{ALIVE}")).header("host", "evil.example");
    assert_eq!(rebound.bearer_auth(client.admin()).send().await.unwrap().status(), 421);
}
