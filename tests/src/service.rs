//! A key service for a journey to sign in to.

use anyhow::Result;
use sandbox::{Options, Sandbox};
use std::ops::Deref;
use tempfile::TempDir;

/// The organization that the journeys look at, with 8 of 10 keys at first.
pub const ORGANIZATION: &str = "organizations/acme";

/// The path of its keys.
pub const KEYS: &str = "/api/v1/organizations/acme/apiKeys";

/// A sandbox outside of Keyward, with files of its own.
#[derive(Debug)]
pub struct Service {
    sandbox: Sandbox,
    _files: TempDir,
}

impl Service {
    /// Starts it.
    ///
    /// # Errors
    /// Where it does not start.
    pub async fn start() -> Result<Service> {
        let files = tempfile::tempdir()?;
        let options = Options { data: files.path().join("service"), port: 0, control: false };
        Ok(Service { sandbox: Sandbox::start(options).await?, _files: files })
    }
}

impl Deref for Service {
    type Target = Sandbox;

    fn deref(&self) -> &Sandbox {
        &self.sandbox
    }
}
