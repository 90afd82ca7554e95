//! Runs the sandbox inside Keyward, for those who want to look around without an account.

use app::{RunningSandbox, SandboxHost, Secret};
use async_trait::async_trait;
use domain::Edition;
use sandbox::{Options, Sandbox};
use std::path::PathBuf;
use tokio::sync::Mutex;

/// A sandbox on a loopback port of its own, with its files in one directory.
pub(crate) struct EmbeddedSandbox {
    data: PathBuf,
    running: Mutex<Option<Sandbox>>,
}

impl EmbeddedSandbox {
    /// A sandbox that is not started yet.
    pub(crate) fn new(data: PathBuf) -> Self {
        Self { data, running: Mutex::new(None) }
    }
}

#[async_trait]
impl SandboxHost for EmbeddedSandbox {
    async fn start(&self) -> Result<RunningSandbox, String> {
        let mut running = self.running.lock().await;
        let sandbox = match running.take() {
            Some(sandbox) => sandbox,
            None => {
                let options = Options { data: self.data.clone(), port: 0, control: false };
                Sandbox::start(options).await.map_err(|error| error.to_string())?
            }
        };
        let address = sandbox.address().to_owned();
        let tokens = [
            (Edition::Kognitos, sandbox.admin_token()),
            (Edition::KognitosClassic, sandbox.classic_admin_token()),
        ];
        let credentials =
            tokens.map(|(edition, token)| Secret::new(token.to_owned()).map(|secret| (edition, secret)));
        *running = Some(sandbox);
        Ok(RunningSandbox { address, credentials: credentials.into_iter().flatten().collect() })
    }

    async fn reset(&self) -> Result<(), String> {
        match &*self.running.lock().await {
            Some(sandbox) => sandbox.reset().await.map_err(|error| error.to_string()),
            None => Err(crate::words::NOT_RUNNING.to_owned()),
        }
    }
}
