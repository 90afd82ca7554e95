//! One entry of the keychain: written and read back, read, deleted. Another program may write the same entry at the same
//! time, and then there may be two of one name.

use super::error::{KeychainError, told};
use keyring_core::{Entry, Error, Result};
use zeroize::Zeroizing;

/// A secret on its way.
type Text = Zeroizing<String>;

/// What is in an entry that is to be written; nothing where it can't be understood: writing mends it.
pub(super) fn before(entry: &Entry, name: &str) -> std::result::Result<Option<Text>, KeychainError> {
    match read(entry) {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(Error::NoEntry | Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::Ambiguous(_)) => {
            Ok(None)
        }
        Err(error) => Err(told(&error, name)),
    }
}

/// Writes an entry and reads it back. Where that fails, what was there before is put back.
pub(super) fn keep(
    entry: &Entry,
    text: &Text,
    name: &str,
    before: Option<&Text>,
) -> std::result::Result<(), KeychainError> {
    write(entry, text).map_err(|error| told(&error, name))?;
    let mut found = entry.get_password().map(Zeroizing::new);
    if matches!(found, Err(Error::NoEntry)) {
        // Another program may have taken it out; a store that forgets does so again.
        write(entry, text).map_err(|error| told(&error, name))?;
        found = entry.get_password().map(Zeroizing::new);
    }
    match found {
        Ok(found) if found == *text => Ok(()),
        // The other one's stays.
        Ok(_) | Err(Error::Ambiguous(_)) => Err(KeychainError::Raced),
        Err(error) => {
            put_back(entry, before);
            match error {
                Error::NoEntry => Err(KeychainError::Forgets),
                error => Err(told(&error, name)),
            }
        }
    }
}

/// Puts back what was in an entry before it was written, or takes it out.
pub(super) fn put_back(entry: &Entry, before: Option<&Text>) {
    let done = match before {
        Some(text) => write(entry, text),
        None => delete(entry),
    };
    if done.is_err() {
        // Why may quote what is stored.
        tracing::warn!("a keychain entry could not be put back as it was");
    }
}

/// Reads an entry; of several with the same name any, where all say the same.
pub(super) fn read(entry: &Entry) -> Result<String> {
    match entry.get_password() {
        Err(Error::Ambiguous(entries)) => {
            let mut texts = entries.iter().map(|one| one.get_password().map(Zeroizing::new));
            let Some(first) = texts.next().transpose()? else { return Err(Error::NoEntry) };
            for text in texts {
                if text? != first {
                    return Err(Error::Ambiguous(entries));
                }
            }
            Ok(first.to_string())
        }
        read => read,
    }
}

/// Deletes an entry, and all of its name; nothing happens where there is none.
pub(super) fn delete(entry: &Entry) -> Result<()> {
    match entry.delete_credential() {
        Err(Error::NoEntry) => Ok(()),
        Err(Error::Ambiguous(entries)) => delete_all(&entries),
        done => done,
    }
}

/// Writes an entry. Where two have the same name, as after two programs wrote at once, they are made one.
fn write(entry: &Entry, text: &str) -> Result<()> {
    match entry.set_password(text) {
        Err(Error::Ambiguous(entries)) => {
            delete_all(&entries)?;
            entry.set_password(text)
        }
        done => done,
    }
}

fn delete_all(entries: &[Entry]) -> Result<()> {
    entries.iter().try_for_each(|entry| match entry.delete_credential() {
        // Another program was quicker.
        Err(Error::NoEntry) => Ok(()),
        done => done,
    })
}
