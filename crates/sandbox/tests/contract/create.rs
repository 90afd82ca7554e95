//! Creates: what is made, what is refused, and what happens when one is sent again.

use crate::client::{ALIVE, Client, KEYS, TTL, broad, path, reader, workspace};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

const ID: &str = "5f1c2b1e-8a77-4c39-9a1b-0d6a5c1f2e3d";

fn with(field: &str, value: Value) -> Value {
    let mut body = reader("Reader");
    body["api_key"][field] = value;
    body
}

#[tokio::test]
async fn a_key_is_made_and_works() {
    let client = Client::start().await;
    let body = json!({
        "api_key": {
            "display_name": "  Restricted \u{202e}ü ",
            "permission_level": "RESTRICTED",
            "permissions": ["read:Run", "archive:Run", "read:Run"],
            "workspace_scope": {"workspaces": [workspace("claims"), workspace("invoices")]},
            "color": "unknown fields are ignored",
        },
        "ttl": TTL,
    });
    let (key, secret) = client.create(&body).await;
    assert!(secret.starts_with("kgn_pat_") && secret.len() == 51);
    assert_eq!(key["key_prefix"], secret[..12]);
    assert_eq!(key["display_name"], "Restricted \u{202e}ü");
    assert_eq!(key["permission_level"], "RESTRICTED");
    assert_eq!(key["permissions"], json!(["read:Run", "archive:Run"]));
    assert_eq!(key["workspace_scope"], json!({"workspaces": [workspace("claims"), workspace("invoices")]}));
    assert_eq!(key["state"], "ACTIVE");
    assert_eq!(key["creator"]["display_name"], "Dana Whitfield");
    assert!(key.get("last_used_time").is_none());
    let time = |field: &str| key[field].as_str().unwrap().parse::<Timestamp>().unwrap();
    assert_eq!(time("create_time"), time("update_time"));
    assert_eq!(time("expire_time").duration_since(time("create_time")), SignedDuration::from_hours(30 * 24));
    assert_eq!(client.get(&path(&key)).await.is(200), key);
    client.get_as(&secret, ALIVE).await.is(200);
}

#[tokio::test]
async fn what_a_key_can_not_be() {
    let client = Client::start().await;
    let table = [
        (with("display_name", json!("")), "api_key.display_name"),
        (with("display_name", json!("x".repeat(101))), "api_key.display_name"),
        (with("display_name", json!("a\u{7}b")), "api_key.display_name"),
        (with("permission_level", json!("ADMIN")), "api_key.permission_level"),
        (with("permission_level", Value::Null), "api_key.permission_level"),
        (with("permission_level", json!("RESTRICTED")), "api_key.permissions"),
        (with("permissions", json!(["read:Run"])), "api_key.permissions"),
        (with("workspace_scope", json!({})), "api_key.workspace_scope"),
        (with("workspace_scope", json!({"workspaces": []})), "api_key.workspace_scope"),
        (
            with("workspace_scope", json!({"all_workspaces": {}, "workspaces": [workspace("claims")]})),
            "api_key.workspace_scope",
        ),
        (
            with("workspace_scope", json!({"workspaces": [workspace("moon")]})),
            "api_key.workspace_scope.workspaces",
        ),
        (
            with("workspace_scope", json!({"workspaces": ["organizations/acme-europe/workspaces/customs"]})),
            "api_key.workspace_scope.workspaces",
        ),
        (json!({"api_key": reader("x")["api_key"], "ttl": "86400s"}), "ttl"),
        (json!({"api_key": reader("x")["api_key"]}), "ttl"),
        (json!({"ttl": TTL}), "api_key"),
        (json!([]), "body"),
    ];
    for (body, field) in table {
        client.post(KEYS, &body).await.invalid(field);
    }
    let mut unknown = with("permission_level", json!("RESTRICTED"));
    unknown["api_key"]["permissions"] = json!(["read:Run", "fly:Moon"]);
    client.post(KEYS, &unknown).await.invalid("api_key.permissions");
    assert_eq!(client.get(KEYS).await.is(200)["total_size"], 8);
}

#[tokio::test]
async fn every_offered_lifetime_is_taken() {
    let client = Client::start().await;
    for days in [7, 30, 60, 90, 180, 365] {
        let mut body = reader("Reader");
        body["ttl"] = json!(format!("{}s", days * 86_400));
        let (key, _) = client.create(&body).await;
        client.delete(&path(&key)).await.is(200);
    }
}

#[tokio::test]
async fn the_eleventh_key_is_refused() {
    let client = Client::start().await;
    client.create(&reader("Ninth")).await;
    client.create(&reader("Tenth, and the expired one counts")).await;
    let reply = client.post(KEYS, &reader("Eleventh")).await;
    assert!(reply.headers.get("retry-after").is_none());
    reply.refused(429, 8, "API_KEY_LIMIT_REACHED");
    client.delete(&path(&client.key("Old importer").await)).await.is(200);
    client.create(&reader("In its place")).await;
}

#[tokio::test]
async fn a_create_sent_again_makes_no_second_key() {
    let client = Client::start().await;
    let target = format!("{KEYS}?request_id={ID}");
    let first = client.post(&target, &reader("Once")).await.is(200);
    client.sandbox.fill("organizations/acme", 10).unwrap();
    // The same JSON in another order and spelling of the id, though all slots are taken now.
    let again: Value = serde_json::from_str(
        r#"{"ttl": "2592000s", "api_key": {"workspace_scope": {"workspaces":
            ["organizations/acme/workspaces/finance"]}, "permission_level": "READ_ONLY", "display_name": "Once"}}"#,
    )
    .unwrap();
    let upper = format!("{KEYS}?request_id={}", ID.to_uppercase());
    let second = client.post(&upper, &again).await.is(200);
    assert_eq!(second, json!({"api_key": first["api_key"]}));
    client.post(&target, &reader("Another")).await.invalid("request_id");
    assert_eq!(client.get(KEYS).await.is(200)["total_size"], 10);
}

#[tokio::test]
async fn a_create_of_a_deleted_key_is_gone_whatever_the_body() {
    let client = Client::start().await;
    let target = format!("{KEYS}?request_id={ID}");
    let made = client.post(&target, &reader("Once")).await.is(200);
    client.delete(&path(&made["api_key"])).await.is(200);
    for body in [reader("Once"), reader("Another"), json!("nonsense")] {
        client.post(&target, &body).await.refused(404, 5, "NOT_FOUND");
    }
    assert_eq!(client.get(KEYS).await.is(200)["total_size"], 8);
    client.sandbox.advance_clock(SignedDuration::from_hours(24)).unwrap();
    client.post(&target, &reader("Another")).await.is(200);
}

#[tokio::test]
async fn a_request_id_is_remembered_for_a_day_by_each_organization() {
    let client = Client::start().await;
    let target = format!("{KEYS}?request_id={ID}");
    let first = client.post(&target, &broad("Once")).await.is(200);
    let elsewhere = format!("/api/v1/organizations/acme-europe/apiKeys?request_id={ID}");
    assert!(client.post(&elsewhere, &broad("Once")).await.is(200)["secret"].is_string());
    client.sandbox.advance_clock(SignedDuration::from_mins(24 * 60 - 1)).unwrap();
    assert_eq!(client.post(&target, &broad("Once")).await.is(200)["api_key"], first["api_key"]);
    client.sandbox.advance_clock(SignedDuration::from_mins(1)).unwrap();
    let later = client.post(&target, &broad("Once")).await.is(200);
    assert_ne!(later["api_key"]["name"], first["api_key"]["name"]);
    assert!(later["secret"].is_string());
}

#[tokio::test]
async fn a_refused_create_is_not_remembered() {
    let client = Client::start().await;
    client.sandbox.fill("organizations/acme", 10).unwrap();
    let target = format!("{KEYS}?request_id={ID}");
    client.post(&target, &reader("Once")).await.refused(429, 8, "API_KEY_LIMIT_REACHED");
    client.delete(&path(&client.key("Old importer").await)).await.is(200);
    assert!(client.post(&target, &reader("Once")).await.is(200)["secret"].is_string());
    client.post(&format!("{KEYS}?request_id=1"), &reader("x")).await.invalid("request_id");
}

#[tokio::test]
async fn creates_at_the_same_time_make_one_key() {
    let client = Client::start().await;
    let target = format!("{KEYS}?request_id={ID}");
    let body = reader("Once");
    let send = || client.post(&target, &body);
    let replies = tokio::join!(send(), send(), send(), send());
    let answers = [replies.0.is(200), replies.1.is(200), replies.2.is(200), replies.3.is(200)];
    assert_eq!(answers.iter().filter(|answer| answer["secret"].is_string()).count(), 1);
    assert_eq!(client.get(KEYS).await.is(200)["total_size"], 9);
}

#[tokio::test]
async fn a_body_that_is_no_json_or_too_large_is_refused() {
    let client = Client::start().await;
    let send = |body: String| {
        let request = client.http.post(format!("{}{KEYS}", client.sandbox.address()));
        request.bearer_auth(client.admin()).body(body).send()
    };
    assert_eq!(send("{broken".to_owned()).await.unwrap().status(), 400);
    assert_eq!(send(String::new()).await.unwrap().status(), 400);
    assert_eq!(send("x".repeat(100_000)).await.unwrap().status(), 413);
}
