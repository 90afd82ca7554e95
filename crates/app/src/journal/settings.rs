//! What the admin set for Keyward on this machine, and what Keyward has to remember of it.

use super::Journal;
use crate::Error;
use domain::{AccountId, Settings};
use rusqlite::{Connection, OptionalExtension, params};

/// The row of what the admin set.
const SETTINGS: &str = "settings";

/// The row that says that the keychain was tried.
const PROBED: &str = "keychain_probed";

/// The row that says that the journal was damaged, and that the admin has not looked yet.
const DAMAGED: &str = "damaged";

/// How the rows begin that say of which accounts the keychain may hold a credential that nobody needs.
const LEFT_OVER: &str = "left_over ";

impl Journal {
    /// Whether the journal was damaged, and the admin has not said that they have looked at what is missing.
    pub(crate) fn is_damage_open(&self) -> Result<bool, Error> {
        Ok(self.setting(DAMAGED)?.is_some_and(|told| told == "true"))
    }

    /// The journal was damaged, or the admin has looked at what is missing.
    pub(crate) fn put_damage_open(&self, open: bool) -> Result<(), Error> {
        self.put_setting(DAMAGED, if open { "true" } else { "false" })
    }

    /// What the admin set. What can't be understood, or could not have been chosen, is as at first.
    pub(crate) fn settings(&self) -> Result<Settings, Error> {
        let text = self.setting(SETTINGS)?;
        let settings: Option<Settings> = text.and_then(|text| {
            serde_json::from_str(&text).inspect_err(|error| tracing::warn!(%error, "settings are odd")).ok()
        });
        Ok(settings.filter(Settings::is_usable).unwrap_or_default())
    }

    /// Keeps what the admin set.
    pub(crate) fn put_settings(&self, settings: &Settings) -> Result<(), Error> {
        let text = self.text(settings)?;
        self.put_setting(SETTINGS, &text)
    }

    /// Whether the keychain was found to keep what it is given.
    pub(crate) fn is_keychain_probed(&self) -> Result<bool, Error> {
        Ok(self.setting(PROBED)?.is_some())
    }

    /// The keychain was found to keep what it is given.
    pub(crate) fn put_keychain_probed(&self) -> Result<(), Error> {
        self.put_setting(PROBED, "true")
    }

    /// The keychain may hold a credential of this account that is none, until [`Journal::settle_left_over`].
    pub(crate) fn put_left_over(&self, account: &AccountId) -> Result<(), Error> {
        self.put_setting(&format!("{LEFT_OVER}{account}"), "")
    }

    /// What the keychain holds of this account is what it should.
    pub(crate) fn settle_left_over(&self, account: &AccountId) -> Result<(), Error> {
        let write = || {
            let name = format!("{LEFT_OVER}{account}");
            self.connection().execute("DELETE FROM setting WHERE name = ?1", [name])
        };
        write().map(|_| ()).map_err(|error| self.failed(error))
    }

    /// The accounts of which the keychain may hold a credential that nobody needs.
    pub(crate) fn left_over(&self) -> Result<Vec<AccountId>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query = connection.prepare_cached("SELECT name FROM setting ORDER BY name")?;
            let rows = query.query_map([], |row| row.get::<_, String>(0))?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        let names = read().map_err(|error| self.failed(error))?;
        Ok(names.iter().filter_map(|name| name.strip_prefix(LEFT_OVER)).map(AccountId::new).collect())
    }

    fn setting(&self, name: &str) -> Result<Option<String>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query = connection.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
            query.query_row([name], |row| row.get(0)).optional()
        };
        read().map_err(|error| self.failed(error))
    }

    fn put_setting(&self, name: &str, value: &str) -> Result<(), Error> {
        let write = || {
            self.connection().execute(
                "INSERT INTO setting (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                params![name, value],
            )
        };
        write().map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Copies the settings of a damaged journal as far as they can be read.
    pub(super) fn take_over_settings(&self, old: &Connection) {
        let Ok(mut query) = old.prepare("SELECT name, value FROM setting") else { return };
        let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
        let Ok(rows) = rows else { return };
        for (name, value) in rows.map_while(Result::ok) {
            if let Err(error) = self.put_setting(&name, &value) {
                tracing::warn!(%error, "a setting could not be taken over");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Theme;

    #[test]
    fn settings_are_there_again_and_odd_ones_are_as_at_first() {
        let directory = tempfile::tempdir().unwrap();
        let now = "2026-11-22T10:00:00Z".parse().unwrap();
        let (journal, _) = Journal::open(directory.path(), now).unwrap();
        assert_eq!(journal.settings().unwrap(), Settings::default());
        let dark = Settings { theme: Theme::Dark, refresh_minutes: None, ..Settings::default() };
        journal.put_settings(&dark).unwrap();
        assert_eq!(journal.settings().unwrap(), dark);
        for odd in ["{", "7", r#"{"clipboard_seconds": 86400}"#] {
            journal.put_setting(SETTINGS, odd).unwrap();
            assert_eq!(journal.settings().unwrap(), Settings::default(), "{odd}");
        }
    }
}
