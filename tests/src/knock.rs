//! Asking a service directly, past the window.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The status that `GET /api/v1/me/organizations` answers to this key: 200 for one that works, 401 for a dead one.
///
/// # Errors
/// Where the service can't be reached, or does not answer in HTTP.
pub async fn knock(address: &str, key: &str) -> Result<u16> {
    Ok(get(address, "/api/v1/me/organizations", &bearer(key)).await?.0)
}

/// How many keys of this name an organization has.
///
/// # Errors
/// Where the service can't be reached, or refuses.
pub async fn keys_named(address: &str, session: &str, organization: &str, name: &str) -> Result<usize> {
    let (status, body) = get(address, &format!("/api/v1/{organization}/apiKeys"), &bearer(session)).await?;
    ensure!(status == 200, "the list answered {status}");
    let list: Value = serde_json::from_str(&body)?;
    let keys = list["api_keys"].as_array().context("the list has no keys")?;
    Ok(keys.iter().filter(|key| key["display_name"] == name).count())
}

/// How many keys an organization has.
///
/// # Errors
/// Where the service can't be reached, or refuses.
pub async fn keys_of(address: &str, session: &str, organization: &str) -> Result<usize> {
    let (status, body) = get(address, &format!("/api/v1/{organization}/apiKeys"), &bearer(session)).await?;
    ensure!(status == 200, "the list answered {status}");
    let list: Value = serde_json::from_str(&body)?;
    Ok(list["api_keys"].as_array().context("the list has no keys")?.len())
}

/// The status that the earlier edition answers to a key that asks for `path`.
///
/// # Errors
/// Where the service can't be reached, or does not answer in HTTP.
pub async fn with_api_key(address: &str, key: &str, path: &str) -> Result<u16> {
    Ok(get(address, path, &format!("x-api-key: {key}")).await?.0)
}

/// Another admin gives a key of today's edition another name.
///
/// # Errors
/// Where the service can't be reached, or refuses.
pub async fn rename(address: &str, session: &str, key: &str, name: &str) -> Result<()> {
    let body = serde_json::json!({ "display_name": name }).to_string();
    let path = format!("/api/v1/{key}?update_mask=display_name");
    let (status, answer) = ask(address, "PATCH", &path, &bearer(session), &body).await?;
    ensure!(status == 200, "the service answered {status}: {answer}");
    Ok(())
}

/// The names of the earlier edition's keys, with their identifiers.
///
/// # Errors
/// Where the service can't be reached, or refuses.
pub async fn classic_keys(address: &str, session: &str) -> Result<Vec<(String, String)>> {
    let (status, body) = get(address, "/v2/api-keys?limit=100", &format!("x-api-key: {session}")).await?;
    ensure!(status == 200, "the list answered {status}");
    let list: Value = serde_json::from_str(&body)?;
    let keys = list["items"].as_array().context("the list has no keys")?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(keys.iter().map(|key| (text(&key["name"]), text(&key["id"]))).collect())
}

/// Another admin gives a key of the earlier edition another name.
///
/// # Errors
/// Where the service can't be reached, or refuses.
pub async fn rename_classic(address: &str, session: &str, key: &str, name: &str) -> Result<()> {
    let body = serde_json::json!({ "name": name }).to_string();
    let path = format!("/v2/api-keys/{key}");
    let (status, answer) = ask(address, "PATCH", &path, &format!("x-api-key: {session}"), &body).await?;
    ensure!(status == 200, "the service answered {status}: {answer}");
    Ok(())
}

fn bearer(credential: &str) -> String {
    format!("Authorization: Bearer {credential}")
}

async fn get(address: &str, path: &str, header: &str) -> Result<(u16, String)> {
    ask(address, "GET", path, header, "").await
}

async fn ask(address: &str, method: &str, path: &str, header: &str, body: &str) -> Result<(u16, String)> {
    let host = address.strip_prefix("http://").context("only plain HTTP, on loopback")?;
    let mut stream =
        TcpStream::connect(host).await.with_context(|| format!("nobody answers at {address}"))?;
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\n{header}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.with_context(|| format!("not an HTTP answer: {answer:?}"))?;
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    Ok((status, body.to_owned()))
}
