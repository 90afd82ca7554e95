//! The door to the sandbox that Keyward brings along. The shell runs it; the deeds only ask for it.

use crate::Secret;
use async_trait::async_trait;
use domain::Edition;

/// Runs a sandbox on this machine.
#[async_trait]
pub trait SandboxHost: Send + Sync {
    /// Starts the sandbox, or finds it running.
    ///
    /// # Errors
    /// Says in words why it can't.
    async fn start(&self) -> Result<RunningSandbox, String>;

    /// Puts the sandbox back to what it was at first.
    ///
    /// # Errors
    /// Says in words why it can't.
    async fn reset(&self) -> Result<(), String>;
}

/// A sandbox that answers.
#[derive(Debug)]
pub struct RunningSandbox {
    /// Its address on this machine.
    pub address: String,
    /// The sessions of its organization admins, one for each edition, made anew at each start and kept nowhere.
    pub credentials: Vec<(Edition, Secret)>,
}
