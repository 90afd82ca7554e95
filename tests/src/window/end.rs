//! How the window ends, and what must not be left of it.

use super::Window;
use crate::process;
use crate::until;
use crate::until::in_time;
use anyhow::Result;
use rustix::process::Signal;
use std::fs;

impl Window {
    /// What the app has printed so far.
    ///
    /// # Errors
    /// Where the log can't be read.
    pub fn printed(&self) -> Result<String> {
        Ok(fs::read_to_string(&self.log)?)
    }

    /// Ends the app as a power cut would: SIGKILL, without a word.
    ///
    /// # Errors
    /// Where it does not end.
    pub async fn kill(self) -> Result<()> {
        let apps = process::children(self.driver.id());
        for app in &apps {
            process::signal(*app, Signal::KILL);
        }
        until("the killed app is gone", async || !apps.iter().any(|app| process::runs(*app))).await
    }

    /// Closes the window, and with it the app. No credential and no secret that the journey used is in any file or
    /// with any process, neither before nor after.
    ///
    /// # Errors
    /// Where it does not end, or a credential or a secret is found.
    pub async fn close(self) -> Result<()> {
        self.sweep().await?;
        let apps = process::children(self.driver.id());
        in_time("the window closes", self.client.close()).await?;
        until("the closed app is gone", async || !apps.iter().any(|app| process::runs(*app))).await?;
        self.used.sweep(&self.home, Vec::new()).await
    }

    /// Has the interface meet a mistake of its own, which says these words. Only a debug build listens to this.
    ///
    /// # Errors
    /// Where the page can't be told.
    pub async fn stop(&self, words: &str) -> Result<()> {
        let script = format!(
            "window.dispatchEvent(new CustomEvent('keyward-stop', {{ detail: {} }}))",
            serde_json::json!(words)
        );
        self.run(&script).await?;
        Ok(())
    }

    /// A credential or a secret is used in this window.
    pub fn uses(&self, secret: &str) {
        self.used.add(secret);
    }

    /// Looks for the credentials and secrets that the journey used in all files of its surroundings, and in the
    /// arguments and environments of the app and of all that it started.
    ///
    /// # Errors
    /// Where one is found: says in which places.
    pub async fn sweep(&self) -> Result<()> {
        self.used.sweep(&self.home, self.processes()).await
    }

    /// The app, and all that it started.
    pub fn processes(&self) -> Vec<u32> {
        process::descendants(self.driver.id())
    }
}
