//! Filling Keyward's files before it is started: its own deeds do it, in a process of their own.
//!
//! The process runs in the private surroundings, so the credentials are in the keychain where Keyward looks for them.

use super::Bench;
use crate::process::Process;
use anyhow::{Context, Result, ensure};
use app::{App, Doors, Keychain, RunningSandbox, SandboxHost, SystemClipboard};
use async_trait::async_trait;
use domain::call::{ChangeSettings, ListKeys, Open, RefreshAll, SignIn};
use domain::{Arrangement, Edition, Hidden, Settings};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// The word that starts the process.
pub const WORD: &str = "fill";

/// What is to be in the files.
#[derive(Debug, Serialize, Deserialize)]
pub struct Filling {
    /// Where the files are.
    pub data: PathBuf,
    /// How many seconds ago it is done, by Keyward's clock.
    pub ago: i64,
    /// The services to sign in to: an address and a credential each.
    pub accounts: Vec<(String, String)>,
    /// Whether everything is read.
    pub read: bool,
    /// Whether Keyward is to read by itself what is old.
    pub by_itself: bool,
}

/// What is in the files then.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Filled {
    /// How many organizations.
    pub organizations: usize,
    /// How many keys.
    pub keys: usize,
}

impl Filling {
    /// Has it done, and waits for it.
    ///
    /// # Errors
    /// Where the process fails.
    pub async fn fill(&self, bench: &Bench) -> Result<Filled> {
        let mut command = Process::command(std::env::current_exe()?);
        bench.surroundings.enter(&mut command).arg(WORD).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = Command::from(command).kill_on_drop(true).spawn()?;
        let mut input = child.stdin.take().context("no input")?;
        input.write_all(&serde_json::to_vec(self)?).await?;
        drop(input);
        let output = child.wait_with_output().await?;
        ensure!(output.status.success(), "the files could not be filled");
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// Does it, in this process.
    ///
    /// # Errors
    /// Where a service or a file fails.
    pub async fn done(self) -> Result<Filled> {
        let ago = SignedDuration::from_secs(self.ago);
        let keychain = Keychain::system();
        // Its driver has a runtime of its own, which can't end inside of another one: it ends with the process.
        std::mem::forget(keychain.clone());
        let doors = Doors {
            exports: self.data.join("exports"),
            directory: self.data,
            keychain,
            clipboard: Arc::new(SystemClipboard::default()),
            clipboard_time: None,
            proving: None,
            clock: Arc::new(move || Timestamp::now().checked_sub(ago).unwrap_or_default()),
            sandbox: Arc::new(NoSandbox),
            on_change: Arc::new(|_| ()),
        };
        let app = App::open(doors)?;
        let refresh_minutes = self.by_itself.then(Settings::default).and_then(|usual| usual.refresh_minutes);
        app.change_settings(&ChangeSettings {
            settings: Settings { refresh_minutes, tray_told: true, ..Settings::default() },
        })?;
        for (address, credential) in self.accounts {
            app.sign_in(SignIn {
                edition: Edition::Kognitos,
                address,
                credential: Hidden::new(credential),
                this_session_only: false,
                again: None,
            })
            .await?;
        }
        if self.read {
            app.refresh_all(&RefreshAll {}).await?;
        }
        let organizations = app.home(Open {}).await?.organizations;
        if self.read {
            let trouble = organizations.iter().find_map(|one| one.trouble.as_ref());
            ensure!(trouble.is_none(), "an organization could not be read: {trouble:?}");
        }
        let listed =
            app.list_keys(&ListKeys { by: Arrangement::default(), from: 0, count: 0, selected: vec![] })?;
        Ok(Filled { organizations: organizations.len(), keys: listed.keys })
    }
}

/// Nobody explores anything here.
struct NoSandbox;

#[async_trait]
impl SandboxHost for NoSandbox {
    async fn start(&self) -> Result<RunningSandbox, String> {
        Err("there is none here".to_owned())
    }

    async fn reset(&self) -> Result<(), String> {
        Err("there is none here".to_owned())
    }
}
