//! The database: private, kept, taken by one, and refused in words when it is damaged.

use crate::client::{ALIVE, Client, KEYS, http, path, reader};
use sandbox::{OpenError, Options, Sandbox, StartError};
use std::fs;
use std::path::Path;

fn options(data: &Path) -> Options {
    Options { data: data.to_owned(), port: 0, control: false }
}

async fn status(sandbox: &Sandbox, token: &str, path: &str) -> u16 {
    let request = http().get(format!("{}{path}", sandbox.address())).bearer_auth(token);
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn keys_survive_a_restart_and_sessions_do_not() {
    let directory = tempfile::tempdir().unwrap();
    let first = Sandbox::start(options(directory.path())).await.unwrap();
    let old_token = first.admin_token().to_owned();
    let request = http().post(format!("{}{KEYS}", first.address())).bearer_auth(&old_token);
    let made: serde_json::Value = request.json(&reader("Kept")).send().await.unwrap().json().await.unwrap();
    let secret = made["secret"].as_str().unwrap();
    first.stop().await;

    let second = Sandbox::start(options(directory.path())).await.unwrap();
    assert_eq!(status(&second, &old_token, ALIVE).await, 401);
    assert_ne!(second.admin_token(), old_token);
    assert_eq!(status(&second, second.admin_token(), &path(&made["api_key"])).await, 200);
    assert_eq!(status(&second, secret, ALIVE).await, 200);
}

#[tokio::test]
async fn a_reset_keeps_the_sessions() {
    let client = Client::start().await;
    client.create(&reader("Gone soon")).await;
    client.sandbox.reset().await.unwrap();
    assert_eq!(client.get(KEYS).await.is(200)["total_size"], 8);
    let token = client.sandbox.workspace_admin_token().to_owned();
    assert_eq!(client.get_as(&token, KEYS).await.is(200)["total_size"], 1);
}

#[tokio::test]
async fn no_secret_and_no_token_is_in_any_file() {
    let directory = tempfile::tempdir().unwrap();
    let sandbox = Sandbox::start(options(directory.path())).await.unwrap();
    let request = http().post(format!("{}{KEYS}", sandbox.address())).bearer_auth(sandbox.admin_token());
    let made: serde_json::Value =
        request.json(&reader("Secretive")).send().await.unwrap().json().await.unwrap();
    let secrets = [
        made["secret"].as_str().unwrap().to_owned(),
        sandbox.admin_token().to_owned(),
        sandbox.workspace_admin_token().to_owned(),
        sandbox.outsider_token().to_owned(),
    ];
    let mut seen_name = false;
    for file in fs::read_dir(directory.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        seen_name |= holds("Secretive");
        assert!(!secrets.iter().any(|secret| holds(&secret[12..])));
    }
    assert!(seen_name, "the search finds what is there");
}

#[cfg(unix)]
#[tokio::test]
async fn files_are_private() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("new/data");
    let sandbox = Sandbox::start(options(&data)).await.unwrap();
    sandbox.write_sessions(&data.join("sessions.json")).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for file in fs::read_dir(&data).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    let sessions: serde_json::Value =
        serde_json::from_slice(&fs::read(data.join("sessions.json")).unwrap()).unwrap();
    assert_eq!(sessions["admin"], sandbox.admin_token());
    assert_eq!(sessions["outsider"], sandbox.outsider_token());
}

#[tokio::test]
async fn one_directory_is_for_one_sandbox() {
    let directory = tempfile::tempdir().unwrap();
    let first = Sandbox::start(options(directory.path())).await.unwrap();
    let second = Sandbox::start(options(directory.path())).await.unwrap_err();
    assert!(matches!(second, StartError::Open(OpenError::InUse(_))), "{second:?}");
    drop(first);
    Sandbox::start(options(directory.path())).await.unwrap();
}

#[tokio::test]
async fn a_damaged_database_is_named() {
    let table: [(&str, Vec<u8>); 2] = [
        ("no database", b"this is no database, and long enough to see".repeat(50)),
        ("zeros", vec![0; 8192]),
    ];
    for (case, content) in table {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("sandbox.db"), content).unwrap();
        let error = Sandbox::start(options(directory.path())).await.unwrap_err();
        assert!(matches!(error, StartError::Open(OpenError::Damaged(_))), "{case}: {error:?}");
        assert!(error.to_string().contains("sandbox.db is damaged"), "{error}");
    }
}

#[tokio::test]
async fn a_database_damaged_in_the_middle_is_named() {
    let directory = tempfile::tempdir().unwrap();
    Sandbox::start(options(directory.path())).await.unwrap().stop().await;
    let file = directory.path().join("sandbox.db");
    let mut bytes = fs::read(&file).unwrap();
    assert!(bytes.len() > 8192);
    bytes[4096..].fill(0xAA);
    fs::write(&file, bytes).unwrap();
    let error = Sandbox::start(options(directory.path())).await.unwrap_err();
    assert!(matches!(error, StartError::Open(OpenError::Damaged(_))), "{error:?}");
}

#[tokio::test]
async fn what_can_not_be_used_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Sandbox::start(options(&file)).await.unwrap_err();
    assert!(matches!(error, StartError::Open(OpenError::Place { .. })), "{error:?}");

    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let data = directory.path().join("data");
    let error = Sandbox::start(Options { data, port, control: false }).await.unwrap_err();
    assert!(matches!(error, StartError::Port { .. }), "{error:?}");
}
