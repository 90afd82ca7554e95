//! Rights: organization admins, workspace admins, keys, and everybody else.

use crate::client::{Client, KEYS, SETTINGS, broad, path, reader, workspace};
use reqwest::Method;
use serde_json::{Value, json};

const ELSEWHERE: &str = "/api/v1/organizations/acme-europe/apiKeys";

/// Every call about keys, for somebody who may make none of them.
async fn is_denied_everything(client: &Client, token: &str, organization_keys: &str, key: &Value) {
    let edit = format!("{}?update_mask=display_name", path(key));
    let renamed = json!({"display_name": "x"});
    let new = broad("x");
    let table = [
        (Method::GET, organization_keys.to_owned(), None),
        (Method::GET, path(key), None),
        (Method::POST, organization_keys.to_owned(), Some(&new)),
        (Method::PATCH, edit, Some(&renamed)),
        (Method::DELETE, path(key), None),
    ];
    for (method, target, body) in table {
        client.send(token, method, &target, body).await.refused(403, 7, "PERMISSION_DENIED");
    }
}

#[tokio::test]
async fn an_outsider_is_denied_everything_but_the_settings() {
    let client = Client::start().await;
    let token = client.sandbox.outsider_token().to_owned();
    is_denied_everything(&client, &token, KEYS, &client.key("Nightly export").await).await;
    let caller = client.get_as(&token, SETTINGS).await.is(200)["caller"].clone();
    assert_eq!(caller["can_manage"], false);
    assert_eq!(caller["email"], "tomas.lindqvist@acme.example");
    assert_eq!(caller["roles"], json!(["member"]));
}

#[tokio::test]
async fn a_workspace_admin_sees_and_manages_what_lies_in_their_workspaces() {
    let client = Client::start().await;
    let token = client.sandbox.workspace_admin_token().to_owned();
    let list = client.get_as(&token, KEYS).await.is(200);
    assert_eq!(list["total_size"], 1);
    assert_eq!(list["api_keys"][0]["display_name"], "CI Pipeline");
    let pipeline = &list["api_keys"][0];

    let caller = client.get_as(&token, SETTINGS).await.is(200)["caller"].clone();
    let mine = json!([workspace("invoices"), workspace("claims")]);
    assert_eq!(caller["workspaces"], mine);
    assert_eq!((&caller["can_manage"], &caller["roles"]), (&json!(true), &json!(["workspace-admin"])));

    for name in ["BI warehouse", "Zapier bridge"] {
        let key = client.key(name).await;
        client.get_as(&token, &path(&key)).await.refused(403, 7, "PERMISSION_DENIED");
        client.send(&token, Method::DELETE, &path(&key), None).await.refused(403, 7, "PERMISSION_DENIED");
    }
    for beyond in [reader("Finance"), broad("Everywhere")] {
        let reply = client.send(&token, Method::POST, KEYS, Some(&beyond)).await;
        reply.refused(403, 7, "PERMISSION_DENIED");
    }
    let mut body = reader("Claims");
    body["api_key"]["workspace_scope"] = json!({"workspaces": [workspace("claims")]});
    let made = client.send(&token, Method::POST, KEYS, Some(&body)).await.is(200);
    assert_eq!(made["api_key"]["creator"]["email"], "marcus.oyelaran@acme.example");

    let widen = format!("{}?update_mask=workspace_scope", path(pipeline));
    let all = json!({"workspace_scope": {"all_workspaces": {}}});
    client.send(&token, Method::PATCH, &widen, Some(&all)).await.refused(403, 7, "PERMISSION_DENIED");
    client.send(&token, Method::DELETE, &path(pipeline), None).await.is(200);
    client.get_as(&token, ELSEWHERE).await.refused(403, 7, "PERMISSION_DENIED");
}

#[tokio::test]
async fn the_limit_counts_keys_that_a_workspace_admin_does_not_see() {
    let client = Client::start().await;
    client.sandbox.fill("organizations/acme", 10).unwrap();
    let mut body = reader("Claims");
    body["api_key"]["workspace_scope"] = json!({"workspaces": [workspace("claims")]});
    let token = client.sandbox.workspace_admin_token().to_owned();
    let reply = client.send(&token, Method::POST, KEYS, Some(&body)).await;
    reply.refused(429, 8, "API_KEY_LIMIT_REACHED");
}

#[tokio::test]
async fn a_broad_key_manages_its_own_organization() {
    let client = Client::start().await;
    let (_, secret) = client.create(&broad("Manager")).await;
    assert_eq!(client.get_as(&secret, KEYS).await.is(200)["total_size"], 9);
    let made = client.send(&secret, Method::POST, KEYS, Some(&reader("Made by a key"))).await.is(200);
    client.send(&secret, Method::DELETE, &path(&made["api_key"]), None).await.is(200);
    let caller = client.get_as(&secret, SETTINGS).await.is(200)["caller"].clone();
    assert_eq!((&caller["can_manage"], &caller["workspaces"]), (&json!(true), &json!(["*"])));

    let elsewhere = client.get(ELSEWHERE).await.is(200)["api_keys"][0].clone();
    is_denied_everything(&client, &secret, ELSEWHERE, &elsewhere).await;
}

#[tokio::test]
async fn other_keys_manage_nothing() {
    let client = Client::start().await;
    let key = client.key("Nightly export").await;
    let (_, reads) = client.create(&reader("Reads")).await;
    let mut narrow = broad("All, in one workspace");
    narrow["api_key"]["workspace_scope"] = json!({"workspaces": [workspace("finance")]});
    let (_, narrow) = client.create(&narrow).await;
    for secret in [reads, narrow] {
        is_denied_everything(&client, &secret, KEYS, &key).await;
        assert_eq!(client.get_as(&secret, SETTINGS).await.is(200)["caller"]["can_manage"], false);
    }
}
