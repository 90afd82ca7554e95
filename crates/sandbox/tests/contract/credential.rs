//! Credentials: who is let in, until when, and what use leaves behind.

use crate::client::{ALIVE, Client, KEYS, broad, path, reader};
use jiff::SignedDuration;
use std::time::Duration;

#[tokio::test]
async fn without_a_credential_that_works_nothing_is_answered() {
    let client = Client::start().await;
    for token in ["", "kgn_pat_made_up", "x"] {
        for target in [ALIVE, KEYS, crate::client::SETTINGS] {
            client.get_as(token, target).await.refused(401, 16, "UNAUTHENTICATED");
        }
    }
}

#[tokio::test]
async fn a_key_works_until_it_expires() {
    let client = Client::start().await;
    let (key, secret) = client.create(&reader("Reader")).await;
    client.sandbox.advance_clock(SignedDuration::from_hours(30 * 24 - 1)).unwrap();
    client.get_as(&secret, ALIVE).await.is(200);
    client.sandbox.advance_clock(SignedDuration::from_hours(1)).unwrap();
    client.get_as(&secret, ALIVE).await.refused(401, 16, "UNAUTHENTICATED");
    let expired = client.get(&path(&key)).await.is(200);
    assert_eq!(expired["state"], "EXPIRED");
}

#[tokio::test]
async fn use_is_seen_and_changes_no_etag() {
    let client = Client::start().await;
    let (key, secret) = client.create(&reader("Reader")).await;
    client.get_as(&secret, ALIVE).await.is(200);
    let used = client.get(&path(&key)).await.is(200);
    assert!(used["last_used_time"].is_string());
    assert_eq!(used["etag"], key["etag"]);
    assert_eq!(used["update_time"], key["update_time"]);
}

#[tokio::test]
async fn changes_take_a_while_to_reach_every_node() {
    let client = Client::start().await;
    client.sandbox.set_lag(Duration::from_secs(3600));
    let (key, secret) = client.create(&reader("Reader")).await;
    client.get_as(&secret, ALIVE).await.refused(401, 16, "UNAUTHENTICATED");
    client.sandbox.advance_clock(SignedDuration::from_hours(1)).unwrap();
    client.get_as(&secret, ALIVE).await.is(200);
    client.delete(&path(&key)).await.is(200);
    client.get_as(&secret, ALIVE).await.is(200);
    client.get(&path(&key)).await.refused(404, 5, "NOT_FOUND");
    client.sandbox.advance_clock(SignedDuration::from_hours(1)).unwrap();
    client.get_as(&secret, ALIVE).await.refused(401, 16, "UNAUTHENTICATED");
}

#[tokio::test]
async fn a_key_may_delete_itself() {
    let client = Client::start().await;
    let (key, secret) = client.create(&broad("Self")).await;
    client.send(&secret, reqwest::Method::DELETE, &path(&key), None).await.is(200);
    client.get_as(&secret, KEYS).await.refused(401, 16, "UNAUTHENTICATED");
}
