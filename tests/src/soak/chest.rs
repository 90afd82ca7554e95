//! A keychain in files that survives a kill: a test double. **Secrets lie in it unencrypted**, in a private folder of
//! the run's temporary directory, for as long as the run lasts.

use crate::soak::chance::Chance;
use keyring_core::api::{CredentialApi, CredentialPersistence, CredentialStore, CredentialStoreApi};
use keyring_core::{Credential, Entry, Error, Result};
use std::any::Any;
use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Where this file lies in the folder, the keychain is locked.
const LOCK: &str = "locked";

/// The longest that a call takes by itself: long enough to be killed in.
const SLOWEST_MILLIS: u64 = 25;

/// A keychain in a folder.
#[derive(Debug, Clone)]
pub struct Chest {
    folder: PathBuf,
    chance: Arc<Mutex<Chance>>,
}

impl Chest {
    /// The keychain in this folder, which is made where it is missing.
    ///
    /// # Errors
    /// Where it can't be made.
    pub fn open(folder: &Path, chance: Chance) -> io::Result<Self> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        Ok(Self { folder: folder.to_owned(), chance: Arc::new(Mutex::new(chance)) })
    }

    /// The door that Keyward goes through.
    pub fn door(&self) -> app::Keychain {
        let chest = self.clone();
        app::Keychain::with_opener(move || {
            let store: Arc<CredentialStore> = Arc::new(chest.clone());
            Ok(store)
        })
    }

    /// Locks it, or unlocks it.
    ///
    /// # Errors
    /// Where the folder can't be written to.
    pub fn set_locked(&self, locked: bool) -> io::Result<()> {
        let lock = self.folder.join(LOCK);
        if locked {
            return fs::write(lock, "");
        }
        match fs::remove_file(lock) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The names of the entries.
    ///
    /// # Errors
    /// Where the folder can't be read.
    pub fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for file in fs::read_dir(&self.folder)? {
            let name = file?.file_name().to_string_lossy().into_owned();
            if let Some(name) = name.strip_suffix(".entry") {
                names.push(name.replace('_', " "));
            }
        }
        names.sort();
        Ok(names)
    }

    /// Takes its time, and then lets in or not.
    fn meet(&self) -> Result<()> {
        let wait = self.chance.lock().unwrap_or_else(PoisonError::into_inner).millis(0, SLOWEST_MILLIS);
        thread::sleep(wait); // the double of a slow keychain: nothing is waited for
        match self.folder.join(LOCK).exists() {
            true => Err(Error::NoStorageAccess("the prompt was dismissed".into())),
            false => Ok(()),
        }
    }
}

impl CredentialStoreApi for Chest {
    fn vendor(&self) -> String {
        "files".to_owned()
    }

    fn id(&self) -> String {
        "files".to_owned()
    }

    fn build(&self, _service: &str, user: &str, _: Option<&HashMap<&str, &str>>) -> Result<Entry> {
        let name = user.replace(|c: char| !(c.is_ascii_alphanumeric() || c == '-'), "_");
        let file = self.folder.join(format!("{name}.entry"));
        Ok(Entry::new_with_credential(Arc::new(Drawer { chest: self.clone(), file })))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn persistence(&self) -> CredentialPersistence {
        CredentialPersistence::UntilDelete
    }
}

#[derive(Debug)]
struct Drawer {
    chest: Chest,
    file: PathBuf,
}

impl CredentialApi for Drawer {
    /// Whole or not at all, whenever the kill comes.
    fn set_secret(&self, secret: &[u8]) -> Result<()> {
        self.chest.meet()?;
        let part = self.file.with_extension("part");
        let write = || {
            let mut options = fs::OpenOptions::new();
            let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&part)?;
            file.write_all(secret)?;
            file.sync_all()?;
            fs::rename(&part, &self.file)
        };
        write().map_err(failed)?;
        self.chest.meet()
    }

    fn get_secret(&self) -> Result<Vec<u8>> {
        self.chest.meet()?;
        fs::read(&self.file).map_err(failed)
    }

    fn delete_credential(&self) -> Result<()> {
        self.chest.meet()?;
        fs::remove_file(&self.file).map_err(failed)
    }

    fn get_credential(&self) -> Result<Option<Arc<Credential>>> {
        Ok(None)
    }

    fn get_specifiers(&self) -> Option<(String, String)> {
        None
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn failed(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => Error::NoEntry,
        _ => Error::PlatformFailure(Box::new(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_kept_and_a_locked_chest_lets_nobody_in() {
        let folder = tempfile::tempdir().unwrap();
        let chest = Chest::open(&folder.path().join("chest"), Chance::new(1)).unwrap();
        let entry = chest.build("Keyward", "new secret 1-2", None).unwrap();
        assert!(matches!(entry.get_password(), Err(Error::NoEntry)));
        entry.set_password("a").unwrap();
        entry.set_password("b").unwrap();
        assert_eq!(entry.get_password().unwrap(), "b");
        assert_eq!(chest.names().unwrap(), ["new secret 1-2"]);
        chest.set_locked(true).unwrap();
        assert!(matches!(entry.get_password(), Err(Error::NoStorageAccess(_))));
        chest.set_locked(false).unwrap();
        entry.delete_credential().unwrap();
        assert!(chest.names().unwrap().is_empty());
    }
}
