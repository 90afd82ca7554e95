//! The database: what survives, what a reset brings back, and one from before there was a Classic edition.

use super::{ALIVE, KEYS, ME, for_organization, names, path};
use crate::client::{self, Client, http, reply};
use reqwest::Method;
use sandbox::{Options, Sandbox};
use std::fs;
use std::path::Path;

async fn start(data: &Path) -> Sandbox {
    Sandbox::start(Options { data: data.to_owned(), port: 0, control: false }).await.unwrap()
}

async fn get(sandbox: &Sandbox, credential: &str, path: &str) -> client::Reply {
    let request = http().get(format!("{}{path}", sandbox.address())).header("x-api-key", credential);
    reply(request).await.unwrap()
}

/// Deletes one key and makes another, and answers the new one's secret.
async fn swap(sandbox: &Sandbox, name: &str) -> String {
    let (address, admin) = (sandbox.address(), sandbox.classic_admin_token());
    let list = get(sandbox, admin, KEYS).await.is(200);
    let old = format!("{address}{}", path(&list["items"][1]));
    reply(http().delete(old).header("x-api-key", admin)).await.unwrap().is(204);
    let new = http().post(format!("{address}{KEYS}")).header("x-api-key", admin);
    let made = reply(new.json(&for_organization(name))).await.unwrap().is(201);
    made["secret"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn keys_and_usage_survive_a_restart_and_sessions_do_not() {
    let directory = tempfile::tempdir().unwrap();
    let first = start(directory.path()).await;
    let old_token = first.classic_admin_token().to_owned();
    let secret = swap(&first, "Kept").await;
    first.stop().await;

    let second = start(directory.path()).await;
    get(&second, &old_token, ME).await.refused_with(401, "access not permitted");
    get(&second, &secret, ALIVE).await.is(200);
    let admin = second.classic_admin_token();
    let list = get(&second, admin, KEYS).await.is(200);
    assert_eq!((names(&list).len(), names(&list)[9]), (10, "Kept"));
    let usage = get(&second, admin, &format!("{}/usage", path(&list["items"][0]))).await.is(200);
    assert!(usage["quota"]["used"].as_u64().unwrap() > 40_000);
}

#[tokio::test]
async fn a_reset_keeps_the_sessions() {
    let client = Client::start().await;
    let (_, secret) = client.classic_create(&for_organization("Gone soon")).await;
    client.sandbox.delete_agent("invoice-intake").unwrap();
    client.sandbox.reset().await.unwrap();
    let list = client.classic_get(KEYS).await.is(200);
    assert_eq!((names(&list).len(), names(&list)[1]), (10, "Ledger archive pull"));
    client.classic_get_as(&secret, ALIVE).await.refused_with(401, "access not permitted");
    let me = client.classic_get_as(client.sandbox.classic_agent_admin_token(), ME).await.is(200);
    assert_eq!(me["agents"][0]["id"], "invoice-intake");
}

#[tokio::test]
async fn an_older_database_is_brought_up_to_date() {
    let directory = tempfile::tempdir().unwrap();
    let first = start(directory.path()).await;
    let request =
        http().post(format!("{}{}", first.address(), client::KEYS)).bearer_auth(first.admin_token());
    let made = reply(request.json(&client::reader("From before"))).await.unwrap().is(200);
    first.stop().await;
    let database = rusqlite::Connection::open(directory.path().join("sandbox.db")).unwrap();
    database
        .execute_batch(
            "DROP TABLE classic_usage; DROP TABLE classic_keys; DROP TABLE classic_admins;
             DROP TABLE classic_agents; DROP TABLE classic_organizations; DROP TABLE classic_sessions;
             DROP INDEX grants_of_person; DROP INDEX workspaces_of_organization;
             PRAGMA user_version = 1;",
        )
        .unwrap();
    database.close().unwrap();

    let second = start(directory.path()).await;
    let list = get(&second, second.classic_admin_token(), KEYS).await.is(200);
    assert_eq!(names(&list).len(), 10);
    let old = made["secret"].as_str().unwrap();
    let alive = http().get(format!("{}{}", second.address(), client::ALIVE)).bearer_auth(old);
    reply(alive).await.unwrap().is(200);
}

#[tokio::test]
async fn a_newer_database_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    start(directory.path()).await.stop().await;
    for layout in [4, -1] {
        let database = rusqlite::Connection::open(directory.path().join("sandbox.db")).unwrap();
        database.pragma_update(None, "user_version", layout).unwrap();
        database.close().unwrap();
        let options = Options { data: directory.path().to_owned(), port: 0, control: false };
        let error = Sandbox::start(options).await.unwrap_err();
        assert!(error.to_string().contains(&format!("(layout {layout})")), "{error}");
    }
}

#[tokio::test]
async fn no_secret_and_no_token_is_in_any_file() {
    let directory = tempfile::tempdir().unwrap();
    let sandbox = start(directory.path()).await;
    let secret = swap(&sandbox, "Secretive").await;
    let secrets = [secret.as_str(), sandbox.classic_admin_token(), sandbox.classic_agent_admin_token()];
    let mut seen_name = false;
    for file in fs::read_dir(directory.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        seen_name |= holds("Secretive");
        assert!(!secrets.iter().any(|secret| holds(&secret[8..])));
    }
    assert!(seen_name, "the search finds what is there");
}

#[tokio::test]
async fn the_sessions_are_written_where_they_are_asked_for() {
    let client = Client::start().await;
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("sessions.json");
    client.sandbox.write_sessions(&file).unwrap();
    let sessions: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    for (name, role) in [("classic_admin", "ORGANIZATION_ADMIN"), ("classic_agent_admin", "AGENT_ADMIN")] {
        let me = client.classic_as(sessions[name].as_str().unwrap(), Method::GET, ME, None).await.is(200);
        assert_eq!(me["role"], role);
    }
}
