//! Waiting for a condition.

use anyhow::{Context, Result, bail};
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// How long anything may take. Generous: a slow machine is no failure.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How long to leave the other side alone between two looks.
pub const PAUSE: Duration = Duration::from_millis(25);

/// Asks until the answer is yes.
///
/// # Errors
/// Where it still is not after [`PATIENCE`].
pub async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    while !holds().await {
        if Instant::now() >= deadline {
            bail!("waited {} s in vain: {what}", PATIENCE.as_secs());
        }
        sleep(PAUSE).await;
    }
    Ok(())
}

/// Gives up on an answer that does not come.
///
/// # Errors
/// Where the other side fails, or has not answered after [`PATIENCE`].
pub async fn in_time<T, E>(what: &str, answer: impl Future<Output = Result<T, E>>) -> Result<T>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let answer = timeout(PATIENCE, answer).await;
    let answer = answer.with_context(|| format!("no answer in {} s: {what}", PATIENCE.as_secs()))?;
    answer.with_context(|| what.to_owned())
}
