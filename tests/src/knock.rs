//! Asking a service whether it lets a key in.

use anyhow::{Context, Result};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// The status that `GET /api/v1/me/organizations` answers to this key: 200 for one that works, 401 for a dead one.
///
/// # Errors
/// Where the service can't be reached, or does not answer in HTTP.
pub async fn knock(address: &str, key: &str) -> Result<u16> {
    let host = address.strip_prefix("http://").context("only plain HTTP, on loopback")?;
    let mut stream =
        TcpStream::connect(host).await.with_context(|| format!("nobody answers at {address}"))?;
    let request = format!(
        "GET /api/v1/me/organizations HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {key}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).await?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
    status.with_context(|| format!("not an HTTP answer: {line:?}"))
}
