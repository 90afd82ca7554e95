//! Rights: Organization Admins, Agent Admins, and keys, which manage nothing.

use super::{KEYS, ME, for_agent, for_organization, names, path};
use crate::client::Client;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn an_agent_admin_sees_and_manages_the_keys_of_their_agents() {
    let client = Client::start().await;
    let agent_admin = client.sandbox.classic_agent_admin_token();
    let list = client.classic_get_as(agent_admin, KEYS).await.is(200);
    assert_eq!(names(&list), ["Mailroom scanner", "Bank feed", "Reconciliation trial", "Invoice replay"]);

    let renamed = json!({"name": "Renamed"});
    for name in ["ERP bridge", "Supplier portal"] {
        let key = client.classic_key(name).await;
        let usage = format!("{}/usage", path(&key));
        client.classic_as(agent_admin, Method::PATCH, &path(&key), Some(&renamed)).await.denied();
        client.classic_as(agent_admin, Method::DELETE, &path(&key), None).await.denied();
        client.classic_get_as(agent_admin, &usage).await.denied();
        assert_eq!(client.classic_key(name).await, key);
    }
    for body in [for_organization("Beyond"), for_agent("Beyond", "expense-audit")] {
        client.classic_as(agent_admin, Method::POST, KEYS, Some(&body)).await.denied();
    }
    let elsewhere = "/v2/processes?agent_id=expense-audit&limit=1";
    client.classic_get_as(agent_admin, elsewhere).await.denied();

    let key = client.classic_key("Bank feed").await;
    client.classic_as(agent_admin, Method::PATCH, &path(&key), Some(&renamed)).await.is(200);
    client.classic_get_as(agent_admin, &format!("{}/usage", path(&key))).await.is(200);
    client.classic_as(agent_admin, Method::DELETE, &path(&key), None).await.is(204);
    let me = client.classic_get_as(agent_admin, ME).await.is(200);
    assert_eq!(me["api_keys_used"], 9);
    assert_eq!(names(&client.classic_get_as(agent_admin, KEYS).await.is(200)).len(), 3);
}

#[tokio::test]
async fn keys_manage_nothing() {
    let client = Client::start().await;
    let (key, secret) = client.classic_create(&for_organization("Powerless")).await;
    let new = for_agent("x", "invoice-intake");
    let renamed = json!({"name": "x"});
    let table = [
        (Method::GET, ME.to_owned(), None),
        (Method::GET, KEYS.to_owned(), None),
        (Method::POST, KEYS.to_owned(), Some(&new)),
        (Method::PATCH, path(&key), Some(&renamed)),
        (Method::DELETE, path(&key), None),
        (Method::GET, format!("{}/usage", path(&key)), None),
    ];
    for (method, target, body) in table {
        client.classic_as(&secret, method, &target, body).await.denied();
    }
    assert_eq!(client.classic_key("Powerless").await["id"], key["id"]);
}
