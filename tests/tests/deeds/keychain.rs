//! A keychain that holds state, outlives the Keyward that uses it, and fails on demand.

use keyring_core::api::{CredentialApi, CredentialPersistence, CredentialStore, CredentialStoreApi};
use keyring_core::{Credential, Entry, Error, Result};
use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

/// What is wrong with the keychain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Trouble {
    #[default]
    None,
    /// There is none.
    Absent,
    /// It is locked.
    Locked,
    /// It asks to be unlocked, and the prompt is dismissed.
    Dismissed,
    /// It does not let Keyward in.
    Denied,
    /// It takes what it is given and forgets it.
    Forgets,
    /// Calls wait until the trouble is another.
    Hangs,
    /// The entries are no text.
    Damaged,
    /// Nothing that is put there is small enough.
    TooLarge,
    /// Another program changes every entry that was written.
    Changed,
    /// Another program writes a second entry of the same name.
    Doubled,
    /// Another program takes out the entry that was written.
    TakenOut,
    /// The driver panics.
    Panics,
}

/// What another program writes.
pub(crate) const OTHER: &str = "of another program";

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
    /// How many calls meet the trouble; `None` for all.
    times: Option<u32>,
    /// The entries: a number of its own, the name, what it holds. There may be several of a name.
    entries: Vec<(u64, String, Vec<u8>)>,
    last: u64,
    patience: Option<Duration>,
}

impl State {
    fn add(&mut self, name: &str, bytes: &[u8]) {
        self.last += 1;
        self.entries.push((self.last, name.to_owned(), bytes.to_owned()));
    }

    /// The numbers of the entries of a name, or of the one that is meant.
    fn found(&self, name: &str, one: Option<u64>) -> Vec<u64> {
        let found =
            self.entries.iter().filter(|entry| entry.1 == name && one.is_none_or(|one| one == entry.0));
        found.map(|entry| entry.0).collect()
    }
}

impl FakeKeychain {
    pub(crate) fn door(&self) -> app::Keychain {
        let fake = self.clone();
        let opener = move || {
            if fake.state().trouble == Trouble::Absent {
                return Err(Error::PlatformFailure(
                    "no secret service provider or dbus session found".into(),
                ));
            }
            let store: Arc<CredentialStore> = Arc::new(fake.clone());
            Ok(store)
        };
        let patience = self.state().patience;
        match patience {
            Some(patience) => app::Keychain::patient(opener, patience),
            None => app::Keychain::with_opener(opener),
        }
    }

    /// How long the doors that are made from now on wait before they say so.
    pub(crate) fn be_patient_for(&self, patience: Duration) {
        self.state().patience = Some(patience);
    }

    pub(crate) fn set(&self, trouble: Trouble) {
        self.set_after_calls(trouble, 0);
    }

    /// The trouble begins after so many calls.
    pub(crate) fn set_after_calls(&self, trouble: Trouble, calls: u32) {
        let mut state = self.state();
        (state.trouble, state.spare_calls, state.times) = (trouble, calls, None);
        self.0.changed.notify_all();
    }

    /// Only so many calls meet the trouble.
    pub(crate) fn set_times(&self, trouble: Trouble, times: u32) {
        self.set(trouble);
        self.state().times = Some(times);
    }

    /// The entries, by name; a second one of a name has a 2 behind it.
    pub(crate) fn entries(&self) -> BTreeMap<String, String> {
        let mut entries = BTreeMap::new();
        for (_, name, bytes) in &self.state().entries {
            let name = if entries.contains_key(name) { format!("{name} 2") } else { name.clone() };
            entries.insert(name, String::from_utf8_lossy(bytes).into_owned());
        }
        entries
    }

    pub(crate) fn forget(&self) {
        self.state().entries.clear();
    }

    /// Another program writes to all entries that Keyward has.
    pub(crate) fn overwrite(&self, text: &str) {
        self.state().entries.iter_mut().for_each(|entry| entry.2 = text.as_bytes().to_owned());
    }

    /// Another program writes a second entry of each name; `None` for one that says the same.
    pub(crate) fn double(&self, text: Option<&str>) {
        let mut state = self.state();
        for (_, name, bytes) in state.entries.clone() {
            state.add(&name, text.map_or(bytes.as_slice(), str::as_bytes));
        }
    }

    /// The entries are these again.
    pub(crate) fn restore(&self, entries: &BTreeMap<String, String>) {
        let mut state = self.state();
        state.entries.clear();
        entries.iter().for_each(|(name, text)| state.add(name, text.as_bytes()));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Meets the trouble of the moment.
    fn meet(&self) -> Result<Met<'_>> {
        let mut state = self.state();
        if state.spare_calls > 0 {
            state.spare_calls -= 1;
            return Ok(Met { trouble: Trouble::None, state });
        }
        let wait = self.0.changed.wait_while(state, |state| state.trouble == Trouble::Hangs);
        let mut state = wait.unwrap_or_else(std::sync::PoisonError::into_inner);
        let trouble = if state.times == Some(0) { Trouble::None } else { state.trouble };
        state.times = state.times.map(|times| times.saturating_sub(1));
        match trouble {
            Trouble::Locked => Err(Error::NoStorageAccess("SS error: the collection is locked".into())),
            Trouble::Dismissed => Err(Error::NoStorageAccess("SS error: prompt dismissed".into())),
            Trouble::Denied => Err(Error::NoStorageAccess("User interaction is not allowed.".into())),
            Trouble::Absent => Err(Error::PlatformFailure("the bus is gone".into())),
            Trouble::Panics => panic!("the driver is broken"),
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
        Ok(FakeEntry::entry(self, format!("{service}/{user}"), None))
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
    one: Option<u64>,
}

impl FakeEntry {
    fn entry(keychain: &FakeKeychain, name: String, one: Option<u64>) -> Entry {
        Entry::new_with_credential(Arc::new(FakeEntry { keychain: keychain.clone(), name, one }))
    }

    /// Where the one entry is that is meant.
    fn place(&self, state: &State) -> Result<Option<usize>> {
        let found = state.found(&self.name, self.one);
        if found.len() > 1 {
            let all = found.iter().map(|one| Self::entry(&self.keychain, self.name.clone(), Some(*one)));
            return Err(Error::Ambiguous(all.collect()));
        }
        Ok(state.entries.iter().position(|entry| found.first() == Some(&entry.0)))
    }
}

impl CredentialApi for FakeEntry {
    fn set_secret(&self, secret: &[u8]) -> Result<()> {
        let Met { trouble, mut state } = self.keychain.meet()?;
        let place = self.place(&state)?;
        match trouble {
            Trouble::Forgets => return Ok(()),
            Trouble::TooLarge => return Err(Error::TooLong("secret".to_owned(), 2560)),
            _ => {}
        }
        if let Some(place) = place {
            state.entries.remove(place);
        }
        match trouble {
            Trouble::TakenOut => return Ok(()),
            Trouble::Changed => state.add(&self.name, OTHER.as_bytes()),
            _ => state.add(&self.name, secret),
        }
        if trouble == Trouble::Doubled {
            state.add(&self.name, OTHER.as_bytes());
        }
        Ok(())
    }

    fn get_secret(&self) -> Result<Vec<u8>> {
        let Met { trouble, state } = self.keychain.meet()?;
        let place = self.place(&state)?.ok_or(Error::NoEntry)?;
        let bytes = state.entries[place].2.clone();
        if trouble == Trouble::Damaged { Err(Error::BadEncoding(bytes)) } else { Ok(bytes) }
    }

    fn delete_credential(&self) -> Result<()> {
        let mut state = self.keychain.meet()?.state;
        let place = self.place(&state)?.ok_or(Error::NoEntry)?;
        state.entries.remove(place);
        Ok(())
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
