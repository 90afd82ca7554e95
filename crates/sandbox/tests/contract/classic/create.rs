//! Creates: what is made, what is refused, and that one sent again makes a second key.

use super::{ALIVE, KEYS, ME, ORGANIZATION, for_agent, for_organization, items};
use crate::client::Client;
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn an_organization_key_is_made_and_works() {
    let client = Client::start().await;
    let mut body = for_organization("  Payroll \u{202e}<b> ");
    body["color"] = json!("unknown fields are ignored");
    let (key, secret) = client.classic_create(&body).await;
    assert!(secret.starts_with("kgc_") && secret.len() == 40);
    assert_eq!(key["prefix"], secret[..8]);
    assert_eq!(key["name"], "Payroll \u{202e}<b>");
    assert_eq!(key["scope"], json!({"type": "organization"}));
    assert_eq!(key["created_by"]["name"], "Ruth Adeyemi");
    assert_eq!(key["last_used_at"], Value::Null);
    let fields: Vec<&String> = key.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["created_at", "created_by", "id", "last_used_at", "name", "prefix", "scope"]);
    client.classic_get_as(&secret, ALIVE).await.is(200);
    assert!(!client.classic_get(KEYS).await.text.contains(&secret[8..]));
}

#[tokio::test]
async fn an_agent_key_is_made_by_an_agent_admin() {
    let client = Client::start().await;
    client.classic_room().await;
    let body = for_agent("Second scanner", "invoice-intake");
    let agent_admin = client.sandbox.classic_agent_admin_token();
    let made = client.classic_as(agent_admin, Method::POST, KEYS, Some(&body)).await.is(201);
    assert_eq!(made["api_key"]["scope"], json!({"type": "agent", "agent_id": "invoice-intake"}));
    assert_eq!(made["api_key"]["created_by"]["email"], "caspar.holm@legacyledger.example");
}

#[tokio::test]
async fn names_and_scopes_are_checked() {
    let client = Client::start().await;
    client.classic_room().await;
    let organization = json!({"type": "organization"});
    for name in [json!(""), json!("   "), json!("x".repeat(101)), json!(7), json!(null)] {
        let body = json!({"name": name, "scope": organization});
        client.classic(Method::POST, KEYS, Some(&body)).await.invalid_field("name");
    }
    for scope in [json!(null), json!("organization"), json!({"type": "workspace"}), json!({"type": "agent"})]
    {
        let body = json!({"name": "x", "scope": scope});
        client.classic(Method::POST, KEYS, Some(&body)).await.invalid_field("scope");
    }
    client.sandbox.delete_agent("month-end-close").unwrap();
    for agent in ["nobody", "month-end-close"] {
        let reply = client.classic(Method::POST, KEYS, Some(&for_agent("x", agent))).await;
        reply.invalid_field("scope.agent_id");
    }
    for body in [json!([]), json!("text")] {
        client.classic(Method::POST, KEYS, Some(&body)).await.invalid_field("body");
    }
    let longest = for_organization(&"数".repeat(100));
    client.classic(Method::POST, KEYS, Some(&longest)).await.is(201);
}

#[tokio::test]
async fn the_eleventh_is_refused() {
    let client = Client::start().await;
    for body in [for_organization("Eleventh"), for_agent("Eleventh", "invoice-intake")] {
        let reply = client.classic(Method::POST, KEYS, Some(&body)).await;
        reply.refused_with(409, "API key limit reached");
    }
    // The agent admin sees four keys, and is told the same.
    let agent_admin = client.sandbox.classic_agent_admin_token();
    let body = for_agent("Eleventh", "invoice-intake");
    let reply = client.classic_as(agent_admin, Method::POST, KEYS, Some(&body)).await;
    reply.refused_with(409, "API key limit reached");
    client.classic_create(&for_organization("Tenth")).await;
    assert_eq!(client.classic_get(ME).await.is(200)["api_keys_used"], 10);
}

#[tokio::test]
async fn the_same_create_twice_makes_two_keys() {
    let client = Client::start().await;
    let body = for_organization("Twin");
    let (first, _) = client.classic_create(&body).await;
    let bank = client.classic_key("Bank feed").await;
    client.classic(Method::DELETE, &super::path(&bank), None).await.is(204);
    let again = format!("{KEYS}?request_id=5f1c2b1e-8a77-4c39-9a1b-0d6a5c1f2e3d");
    for path in [&again, KEYS] {
        let status = client.classic(Method::POST, path, Some(&body)).await.status;
        assert_eq!(status, if path == again { 201 } else { 409 });
    }
    let list = client.classic_get(KEYS).await.is(200);
    let twins: Vec<&Value> = items(&list).iter().filter(|key| key["name"] == "Twin").collect();
    assert_eq!(twins.len(), 2);
    assert_eq!(twins[0], &first);
    assert_ne!(twins[0]["id"], twins[1]["id"]);
}

#[tokio::test]
async fn filling_takes_no_notice_of_the_limit() {
    let client = Client::start().await;
    client.sandbox.fill(ORGANIZATION, 12).unwrap();
    assert_eq!(client.classic_get(ME).await.is(200)["api_keys_used"], 12);
    assert!(client.sandbox.fill("nobody", 12).is_err());
}
