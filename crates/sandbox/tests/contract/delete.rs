//! Deletions.

use crate::client::{ALIVE, Client, path, reader};

#[tokio::test]
async fn a_deleted_key_is_gone_and_dead() {
    let client = Client::start().await;
    let (key, secret) = client.create(&reader("Short-lived")).await;
    client.get_as(&secret, ALIVE).await.is(200);
    let reply = client.delete(&path(&key)).await;
    assert_eq!(reply.text, "{}");
    reply.is(200);
    client.get_as(&secret, ALIVE).await.refused(401, 16, "UNAUTHENTICATED");
    client.get(&path(&key)).await.refused(404, 5, "NOT_FOUND");
    client.delete(&path(&key)).await.refused(404, 5, "NOT_FOUND");
}

#[tokio::test]
async fn an_etag_guards_a_deletion_where_it_is_given() {
    let client = Client::start().await;
    let key = client.key("Nightly export").await;
    client.delete(&format!("{}?etag=other", path(&key))).await.refused(409, 10, "ETAG_MISMATCH");
    client.delete(&format!("{}?etag={}", path(&key), key["etag"].as_str().unwrap())).await.is(200);
}

#[tokio::test]
async fn an_expired_key_is_deleted_too() {
    let client = Client::start().await;
    client.delete(&path(&client.key("Old importer").await)).await.is(200);
}
