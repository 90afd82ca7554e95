//! Deletions.

use super::{ALIVE, ME, for_organization, path};
use crate::client::Client;
use reqwest::Method;

#[tokio::test]
async fn a_deleted_key_is_gone_and_dead() {
    let client = Client::start().await;
    let (key, secret) = client.classic_create(&for_organization("Short-lived")).await;
    client.classic_get_as(&secret, ALIVE).await.is(200);
    let reply = client.classic(Method::DELETE, &path(&key), None).await;
    assert_eq!((reply.status, reply.text.as_str()), (204, ""));
    client.classic_get_as(&secret, ALIVE).await.refused_with(401, "access not permitted");
    assert_eq!(client.classic_get(ME).await.is(200)["api_keys_used"], 9);
    client.classic(Method::DELETE, &path(&key), None).await.refused_with(404, "API key not found");
    let usage = format!("{}/usage", path(&key));
    client.classic_get(&usage).await.refused_with(404, "API key not found");
}
