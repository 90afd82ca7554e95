//! What must be nowhere: the credentials and secrets that a journey has used.

use crate::search;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The credentials and secrets that a journey has used. A clone remembers the same ones.
#[derive(Debug, Clone, Default)]
pub struct Used(Arc<Mutex<Vec<String>>>);

impl Used {
    /// Remembers one.
    pub fn add(&self, secret: &str) {
        let mut used = self.lock();
        if !used.iter().any(|one| one == secret) {
            used.push(secret.to_owned());
        }
    }

    /// Looks for all of them in the files below `folder`, and in the arguments and environments of `processes`.
    ///
    /// # Errors
    /// Where one is found: says in which places.
    pub async fn sweep(&self, folder: &Path, processes: Vec<u32>) -> Result<()> {
        let (used, folder) = (self.lock().clone(), folder.to_owned());
        tokio::task::spawn_blocking(move || sweep(&used, folder, &processes)).await?
    }

    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn sweep(used: &[String], folder: PathBuf, processes: &[u32]) -> Result<()> {
    let secrets: Vec<&str> = used.iter().map(String::as_str).collect();
    let mut finds = search::in_files(&secrets, &folder)?;
    finds.extend(search::in_processes(&secrets, processes)?);
    if finds.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = finds.iter().map(ToString::to_string).collect();
    bail!("a credential or a secret is in:\n{}", places.join("\n"))
}
