//! Credentials: who is let in, until when, what proves that a key is alive, and what use leaves behind.

use super::{AGENTS, ALIVE, KEYS, ME, for_agent, for_organization, names, path};
use crate::client::{self, Client, reply};
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn without_a_credential_that_works_nothing_is_answered() {
    let client = Client::start().await;
    for credential in ["", " ", "kgc_made_up", "x", client.sandbox.admin_token()] {
        for target in [ME, AGENTS, KEYS, ALIVE] {
            client.classic_get_as(credential, target).await.refused_with(401, "access not permitted");
        }
    }
    let odd = client.request(Method::GET, ME, None).header("x-api-key", &b"\xff\xfe"[..]);
    reply(odd).await.unwrap().refused_with(401, "access not permitted");
}

#[tokio::test]
async fn each_edition_has_credentials_of_its_own() {
    let client = Client::start().await;
    for token in [client.sandbox.classic_admin_token(), client.sandbox.admin_token()] {
        client.get_as(token, ME).await.refused_with(401, "access not permitted");
    }
    let token = client.sandbox.classic_admin_token();
    client.get_as(token, client::ALIVE).await.refused(401, 16, "UNAUTHENTICATED");
    client.classic_get_as(token, client::ALIVE).await.refused(401, 16, "UNAUTHENTICATED");
    let (_, secret) = client.classic_create(&for_organization("Classic")).await;
    client.get_as(&secret, client::ALIVE).await.refused(401, 16, "UNAUTHENTICATED");
    let (_, secret) = client.create(&client::reader("Current")).await;
    client.classic_get_as(&secret, ALIVE).await.refused_with(401, "access not permitted");
}

#[tokio::test]
async fn that_something_answers_needs_no_credential() {
    let client = Client::start().await;
    for credential in ["", "kgc_made_up", client.sandbox.classic_admin_token()] {
        assert_eq!(client.classic_get_as(credential, "/v2/health").await.is(200), json!({"status": "OK"}));
    }
}

#[tokio::test]
async fn a_key_is_alive_where_it_reaches() {
    let client = Client::start().await;
    let (_, organization) = client.classic_create(&for_organization("Everywhere")).await;
    let bank = client.classic_key("Bank feed").await;
    client.classic(Method::DELETE, &path(&bank), None).await.is(204);
    let body = for_agent("Intake", "invoice-intake");
    let made = client.classic(Method::POST, KEYS, Some(&body)).await.is(201);
    let agent = made["secret"].as_str().unwrap();

    let of = |id: &str| format!("/v2/processes?agent_id={id}&limit=1");
    for id in ["invoice-intake", "month-end-close"] {
        client.classic_get_as(&organization, &of(id)).await.is(200);
    }
    client.classic_get_as(agent, &of("invoice-intake")).await.is(200);
    client.classic_get_as(agent, &of("month-end-close")).await.denied();
    client.sandbox.delete_agent("invoice-intake").unwrap();
    for credential in [organization.as_str(), agent] {
        for id in ["nobody", "invoice-intake"] {
            client.classic_get_as(credential, &of(id)).await.refused_with(404, "agent not found");
        }
        client.classic_get_as(credential, "/v2/processes").await.invalid_field("agent_id");
        client.classic_get_as(credential, "/v2/processes?agent_id=").await.invalid_field("agent_id");
    }
    let page = client.classic_get_as(&organization, "/v2/processes?agent_id=expense-audit&limit=101").await;
    page.invalid_field("limit");
    assert_eq!(names(&client.classic_get_as(&organization, AGENTS).await.is(200)).len(), 4);
}

#[tokio::test]
async fn use_is_seen() {
    let client = Client::start().await;
    let (key, secret) = client.classic_create(&for_organization("Used")).await;
    client.classic_get_as(&secret, ALIVE).await.is(200);
    client.classic_get_as(&secret, KEYS).await.denied();
    let mut used = client.classic_key("Used").await;
    assert!(used["last_used_at"].is_string());
    used["last_used_at"] = json!(null);
    assert_eq!(used, key);
}

#[tokio::test]
async fn changes_take_a_while_to_reach_every_node() {
    let client = Client::start().await;
    client.sandbox.set_lag(Duration::from_secs(3600));
    let (key, secret) = client.classic_create(&for_organization("Slow")).await;
    client.classic_get_as(&secret, ALIVE).await.refused_with(401, "access not permitted");
    client.sandbox.advance_clock(SignedDuration::from_hours(1)).unwrap();
    client.classic_get_as(&secret, ALIVE).await.is(200);
    client.classic(Method::DELETE, &path(&key), None).await.is(204);
    client.classic_get_as(&secret, ALIVE).await.is(200);
    client.classic(Method::DELETE, &path(&key), None).await.refused_with(404, "API key not found");
    client.sandbox.advance_clock(SignedDuration::from_hours(1)).unwrap();
    client.classic_get_as(&secret, ALIVE).await.refused_with(401, "access not permitted");
}

#[tokio::test]
async fn a_key_never_expires() {
    let client = Client::start().await;
    let (_, secret) = client.classic_create(&for_organization("Old")).await;
    client.sandbox.advance_clock(SignedDuration::from_hours(24 * 3650)).unwrap();
    client.classic_get_as(&secret, ALIVE).await.is(200);
}

#[tokio::test]
async fn requests_are_logged_without_secrets() {
    let client = Client::start().await;
    let (key, secret) = client.classic_create(&for_organization("Logged")).await;
    client.sandbox.clear_requests();
    client.classic_get_as(&secret, ALIVE).await.is(200);
    client.classic_get_as("made up", &format!("{ME}?key={secret}")).await.is(401);
    client.classic_get_as("", ME).await.is(401);
    let note = json!({"name": secret});
    let agent_admin = client.sandbox.classic_agent_admin_token();
    client.classic_as(agent_admin, Method::PATCH, &format!("{KEYS}/{secret}"), Some(&note)).await.is(404);
    let log = serde_json::to_string(&client.sandbox.requests()).unwrap();
    assert!(!log.contains(&secret[8..]) && !log.contains(&agent_admin[8..]), "{log}");
    assert!(log.contains(&format!("{}…", &secret[..8])));
    let callers: Vec<String> = client.sandbox.requests().into_iter().map(|one| one.caller).collect();
    let by_key = format!("api-keys/{}", key["id"].as_str().unwrap());
    let expected = [by_key.as_str(), "unknown credential", "nobody", "session of the Classic agent admin"];
    assert_eq!(callers, expected);
}

#[tokio::test]
async fn too_large_a_request_is_refused() {
    let client = Client::start().await;
    let body = for_organization(&"x".repeat(70_000));
    client.classic(Method::POST, KEYS, Some(&body)).await.refused_with(413, "request too large");
}
