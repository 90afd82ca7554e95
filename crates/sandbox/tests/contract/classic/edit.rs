//! Edits: the name changes, and nothing else.

use super::{KEYS, path};
use crate::client::Client;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_name_is_changed() {
    let client = Client::start().await;
    let key = client.classic_key("Bank feed").await;
    let body = json!({"name": " Bank feed, EU ", "prefix": "ignored"});
    let renamed = client.classic(Method::PATCH, &path(&key), Some(&body)).await.is(200);
    let mut expected = key.clone();
    expected["name"] = json!("Bank feed, EU");
    assert_eq!(renamed, expected);
    assert_eq!(client.classic_key("Bank feed, EU").await, expected);
    // Names need not be unique.
    let twin = json!({"name": "ERP bridge"});
    client.classic(Method::PATCH, &path(&key), Some(&twin)).await.is(200);
}

#[tokio::test]
async fn a_scope_is_not_changed() {
    let client = Client::start().await;
    let key = client.classic_key("Bank feed").await;
    for scope in [key["scope"].clone(), json!({"type": "organization"}), json!(null)] {
        let body = json!({"name": "Renamed", "scope": scope});
        client.classic(Method::PATCH, &path(&key), Some(&body)).await.invalid_field("scope");
    }
    for body in [json!({}), json!({"name": ""}), json!({"name": null})] {
        client.classic(Method::PATCH, &path(&key), Some(&body)).await.invalid_field("name");
    }
    assert_eq!(client.classic_key("Bank feed").await, key);
}

#[tokio::test]
async fn what_is_not_there_is_not_changed() {
    let client = Client::start().await;
    let body = json!({"name": "Renamed"});
    let reply = client.classic(Method::PATCH, &format!("{KEYS}/nothing"), Some(&body)).await;
    reply.refused_with(404, "API key not found");
}
