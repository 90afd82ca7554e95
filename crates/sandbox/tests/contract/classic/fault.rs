//! Faults, as a client of the Classic edition meets them.

use super::{ALIVE, KEYS, ME, for_organization, items, names};
use crate::client::{self, Client};
use reqwest::Method;
use sandbox::{Effect, Fault};
use serde_json::{Value, json};

impl Client {
    /// Sends a create that gets no answer.
    async fn lost_create(&self, name: &str) {
        let (admin, body) = (self.sandbox.classic_admin_token(), for_organization(name));
        let error = self.try_classic(admin, Method::POST, KEYS, Some(&body)).await.unwrap_err();
        assert!(error.is_request() && !error.is_connect(), "{error:?}");
    }

    async fn classic_list(&self) -> Value {
        self.classic_get(KEYS).await.is(200)
    }
}

#[tokio::test]
async fn errors_of_both_kinds() {
    let client = Client::start().await;
    let table = [
        (Effect::v2_error(403, "access not permitted"), 403),
        (Effect::v2_error(403, "Invalid API key"), 403),
        (Effect::v1_error(401, "Unauthorized"), 401),
        (Effect::v1_error(403, "Forbidden"), 403),
    ];
    for (effect, _) in &table {
        client.sandbox.fault(Fault::once("GET", "/v2/processes", effect.clone())).unwrap();
    }
    let mut bodies = Vec::new();
    for (_, status) in table {
        let reply = client.classic_get(ALIVE).await;
        assert_eq!(reply.headers["content-type"], "application/json");
        bodies.push(reply.is(status));
    }
    let expected = [
        json!({"status_code": 403, "message": "access not permitted", "details": null}),
        json!({"status_code": 403, "message": "Invalid API key", "details": null}),
        json!({"statusCode": 401, "message": "Unauthorized"}),
        json!({"statusCode": 403, "message": "Forbidden"}),
    ];
    assert_eq!(bodies, expected);
    client.classic_get(ALIVE).await.is(200);
}

#[tokio::test]
async fn a_lost_answer_leaves_its_work() {
    let client = Client::start().await;
    client.classic_room().await;
    client.sandbox.fault(Fault::once("POST", KEYS, Effect::LoseAnswer)).unwrap();
    client.lost_create("Made").await;
    assert_eq!(names(&client.classic_list().await).last(), Some(&"Made"));
}

#[tokio::test]
async fn a_lost_request_does_nothing() {
    let client = Client::start().await;
    client.classic_room().await;
    client.sandbox.fault(Fault::once("POST", KEYS, Effect::LoseRequest)).unwrap();
    client.lost_create("Not made").await;
    assert_eq!(items(&client.classic_list().await).len(), 9);
}

#[tokio::test]
async fn a_late_request_arrives_after_a_list() {
    let client = Client::start().await;
    client.classic_room().await;
    client.sandbox.fault(Fault::once("POST", KEYS, Effect::LateRequest)).unwrap();
    client.lost_create("Late").await;
    assert_eq!(client.sandbox.late(), 1);
    assert_eq!(items(&client.classic_list().await).len(), 9);
    client.sandbox.set_clock("2031-05-06T07:08:09Z".parse().unwrap()).unwrap();
    assert_eq!(client.sandbox.release_late().await, 1);
    let list = client.classic_list().await;
    assert_eq!(names(&list).last(), Some(&"Late"));
    // It is made when it arrives, not when it was sent.
    assert!(items(&list)[9]["created_at"].as_str().unwrap().starts_with("2031-05-06T07:08:"));
    assert_eq!((client.sandbox.late(), client.sandbox.release_late().await), (0, 0));
    let requests = client.sandbox.requests();
    let create = requests.iter().find(|request| request.method == "POST").unwrap();
    assert_eq!((create.status, create.fault.as_deref()), (None, Some("late_request")));
}

#[tokio::test]
async fn a_late_request_can_come_too_late() {
    let client = Client::start().await;
    client.sandbox.fault(Fault::once("POST", KEYS, Effect::LateRequest)).unwrap();
    client.lost_create("Eleventh").await;
    assert_eq!(client.sandbox.release_late().await, 1);
    assert_eq!(client.classic_get(ME).await.is(200)["api_keys_used"], 10);
}

#[tokio::test]
async fn late_requests_of_both_editions_are_released_over_http() {
    let client = Client::start().await;
    client.classic_room().await;
    let fault = json!({"method": "POST", "path": "*", "times": 2, "effect": {"kind": "late_request"}});
    client.send("", Method::POST, "/control/faults", Some(&fault)).await.is(200);
    client.lost_create("Late").await;
    let body = client::reader("Late too");
    client.try_send(&client.admin(), Method::POST, client::KEYS, Some(&body)).await.unwrap_err();
    assert_eq!(client.send("", Method::GET, "/control/late", None).await.is(200)["late"], 2);
    assert_eq!(client.get(client::KEYS).await.is(200)["total_size"], 8);
    assert_eq!(client.send("", Method::POST, "/control/release_late", None).await.is(200)["done"], 2);
    assert_eq!(client.get(client::KEYS).await.is(200)["total_size"], 9);
    assert_eq!(names(&client.classic_list().await).last(), Some(&"Late"));
}

#[tokio::test]
async fn the_work_is_done_and_the_answer_is_something_else() {
    let client = Client::start().await;
    client.classic_room().await;
    let html = Effect::Html { status: 502, after_work: true };
    client.sandbox.fault(Fault::once("POST", KEYS, html)).unwrap();
    let reply = client.classic(Method::POST, KEYS, Some(&for_organization("Made"))).await;
    assert!(reply.status == 502 && reply.text.starts_with("<!doctype html>"));
    assert_eq!(names(&client.classic_list().await).last(), Some(&"Made"));
    client.sandbox.fault(Fault::once("GET", KEYS, Effect::Truncate)).unwrap();
    let admin = client.sandbox.classic_admin_token();
    assert!(client.try_classic(admin, Method::GET, KEYS, None).await.is_err());
}

#[tokio::test]
async fn a_held_answer_comes_when_it_is_released() {
    let client = Client::start().await;
    client.classic_room().await;
    client.sandbox.fault(Fault::once("POST", KEYS, Effect::Hold)).unwrap();
    let body = for_organization("Held");
    let create = client.classic(Method::POST, KEYS, Some(&body));
    let look = async {
        client.sandbox.until_held(1).await;
        assert_eq!(names(&client.classic_list().await).last(), Some(&"Held"));
        client.sandbox.release();
    };
    let (created, ()) = tokio::join!(create, look);
    assert!(created.is(201)["secret"].is_string());
}

#[tokio::test]
async fn agents_and_keys_are_set_over_http() {
    let client = Client::start().await;
    let control = async |method: Method, path: &str, body: Option<Value>| {
        client.send("", method, &format!("/control{path}"), body.as_ref()).await
    };
    let filling = json!({"organization": super::ORGANIZATION, "keys": 14});
    control(Method::POST, "/fill", Some(filling)).await.is(200);
    assert_eq!(client.classic_get(ME).await.is(200)["api_keys_used"], 14);
    control(Method::DELETE, "/agents?id=expense-audit", None).await.is(200);
    control(Method::DELETE, "/agents?id=expense-audit", None).await.is(404);
    assert_eq!(client.classic_get(ME).await.is(200)["agents"].as_array().unwrap().len(), 4);
    control(Method::POST, "/reset", None).await.is(200);
    let me = client.classic_get(ME).await.is(200);
    assert_eq!((&me["api_keys_used"], me["agents"].as_array().unwrap().len()), (&json!(10), 5));
}
