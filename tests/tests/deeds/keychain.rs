//! A keychain that holds state, outlives the Keyward that uses it, and fails on demand.

use keyring_core::api::{CredentialApi, CredentialPersistence, CredentialStore, CredentialStoreApi};
use keyring_core::{Credential, Entry, Error, Result};
use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

/// What is wrong with the keychain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Trouble {
    #[default]
    None,
    /// There is none.
    Absent,
    /// It is locked, and the prompt is dismissed.
    Locked,
    /// It takes what it is given and forgets it.
    Forgets,
    /// Calls wait until the trouble is another.
    Hangs,
    /// The entries are no text.
    Damaged,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct FakeKeychain(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    trouble: Trouble,
    /// Calls that go well before the trouble begins.
    spare_calls: u32,
    entries: BTreeMap<String, Vec<u8>>,
}

impl FakeKeychain {
    pub(crate) fn door(&self) -> app::Keychain {
        let fake = self.clone();
        app::Keychain::with_opener(move || {
            if fake.state().trouble == Trouble::Absent {
                return Err(Error::PlatformFailure(
                    "no secret service provider or dbus session found".into(),
                ));
            }
            let store: Arc<CredentialStore> = Arc::new(fake.clone());
            Ok(store)
        })
    }

    pub(crate) fn set(&self, trouble: Trouble) {
        self.set_after_calls(trouble, 0);
    }

    /// The trouble begins after so many calls.
    pub(crate) fn set_after_calls(&self, trouble: Trouble, calls: u32) {
        let mut state = self.state();
        (state.trouble, state.spare_calls) = (trouble, calls);
        self.0.changed.notify_all();
    }

    /// The entries, by name.
    pub(crate) fn entries(&self) -> BTreeMap<String, String> {
        let entries = self.state().entries.clone();
        entries
            .into_iter()
            .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
            .collect()
    }

    pub(crate) fn forget(&self) {
        self.state().entries.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap()
    }

    /// Meets the trouble of the moment.
    fn meet(&self) -> Result<Met<'_>> {
        let mut state = self.state();
        if state.spare_calls > 0 {
            state.spare_calls -= 1;
            return Ok(Met { trouble: Trouble::None, state });
        }
        let state = self.0.changed.wait_while(state, |state| state.trouble == Trouble::Hangs).unwrap();
        match state.trouble {
            Trouble::Locked => Err(Error::NoStorageAccess("SS error: prompt dismissed".into())),
            Trouble::Absent => Err(Error::PlatformFailure("the bus is gone".into())),
            trouble => Ok(Met { trouble, state }),
        }
    }
}

/// The keychain at the moment of a call, and the trouble that the call meets.
struct Met<'a> {
    trouble: Trouble,
    state: MutexGuard<'a, State>,
}

impl CredentialStoreApi for FakeKeychain {
    fn vendor(&self) -> String {
        "fake".to_owned()
    }

    fn id(&self) -> String {
        "fake".to_owned()
    }

    fn build(&self, service: &str, user: &str, _: Option<&HashMap<&str, &str>>) -> Result<Entry> {
        let entry = FakeEntry { keychain: self.clone(), name: format!("{service}/{user}") };
        Ok(Entry::new_with_credential(Arc::new(entry)))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn persistence(&self) -> CredentialPersistence {
        CredentialPersistence::UntilDelete
    }
}

#[derive(Debug)]
struct FakeEntry {
    keychain: FakeKeychain,
    name: String,
}

impl CredentialApi for FakeEntry {
    fn set_secret(&self, secret: &[u8]) -> Result<()> {
        let mut met = self.keychain.meet()?;
        if met.trouble != Trouble::Forgets {
            met.state.entries.insert(self.name.clone(), secret.to_owned());
        }
        Ok(())
    }

    fn get_secret(&self) -> Result<Vec<u8>> {
        let met = self.keychain.meet()?;
        if met.trouble == Trouble::Damaged {
            return Err(Error::BadEncoding(met.state.entries.get(&self.name).cloned().unwrap_or_default()));
        }
        met.state.entries.get(&self.name).cloned().ok_or(Error::NoEntry)
    }

    fn delete_credential(&self) -> Result<()> {
        let removed = self.keychain.meet()?.state.entries.remove(&self.name);
        removed.map(|_| ()).ok_or(Error::NoEntry)
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
