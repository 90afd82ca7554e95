//! What the admin noted of keys: on this machine only.

use super::Journal;
use crate::Error;
use domain::{KeyId, OrganizationRef};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

impl Journal {
    /// Keeps a note; an empty one is removed.
    pub(crate) fn put_note(&self, at: &OrganizationRef, key: &KeyId, text: &str) -> Result<(), Error> {
        let place = (at.account.as_str(), at.id.as_str(), key.as_str());
        self.write_note(place, text).map_err(|error| self.failed(error))
    }

    /// The notes of an organization's keys.
    pub(crate) fn notes(&self, at: &OrganizationRef) -> Result<BTreeMap<KeyId, String>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query = connection
                .prepare_cached("SELECT key, text FROM note WHERE account = ?1 AND organization = ?2")?;
            let rows = query.query_map(params![at.account.as_str(), at.id.as_str()], |row| {
                Ok((KeyId::new(row.get::<_, String>(0)?), row.get(1)?))
            })?;
            rows.collect::<Result<BTreeMap<_, _>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

    fn write_note(&self, place: (&str, &str, &str), text: &str) -> rusqlite::Result<()> {
        let (account, organization, key) = place;
        let connection = self.connection();
        if text.is_empty() {
            connection.execute(
                "DELETE FROM note WHERE account = ?1 AND organization = ?2 AND key = ?3",
                params![account, organization, key],
            )?;
        } else {
            connection.execute(
                "INSERT INTO note (account, organization, key, text) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (account, organization, key) DO UPDATE SET text = excluded.text",
                params![account, organization, key, text],
            )?;
        }
        Ok(())
    }

    /// Copies the notes of a damaged journal as far as they can be read; how many.
    pub(super) fn take_over_notes(&self, old: &Connection) -> usize {
        let Ok(mut query) = old.prepare("SELECT account, organization, key, text FROM note") else {
            return 0;
        };
        let rows = query.query_map([], |row| {
            let texts: [String; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
            Ok(texts)
        });
        let Ok(rows) = rows else { return 0 };
        let saved = rows.map_while(Result::ok).filter(|[account, organization, key, text]| {
            self.write_note((account, organization, key), text).is_ok()
        });
        saved.count()
    }
}
