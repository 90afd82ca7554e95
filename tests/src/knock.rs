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
    Ok(get(address, "/api/v1/me/organizations", key).await?.0)
}

/// How many keys of this name an organization has.
///
/// # Errors
/// Where the service can't be reached, or refuses.
pub async fn keys_named(address: &str, session: &str, organization: &str, name: &str) -> Result<usize> {
    let (status, body) = get(address, &format!("/api/v1/{organization}/apiKeys"), session).await?;
    ensure!(status == 200, "the list answered {status}");
    let list: Value = serde_json::from_str(&body)?;
    let keys = list["api_keys"].as_array().context("the list has no keys")?;
    Ok(keys.iter().filter(|key| key["display_name"] == name).count())
}

async fn get(address: &str, path: &str, credential: &str) -> Result<(u16, String)> {
    let host = address.strip_prefix("http://").context("only plain HTTP, on loopback")?;
    let mut stream =
        TcpStream::connect(host).await.with_context(|| format!("nobody answers at {address}"))?;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {credential}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.with_context(|| format!("not an HTTP answer: {answer:?}"))?;
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    Ok((status, body.to_owned()))
}
