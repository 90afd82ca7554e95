//! Creates that are remembered, so that one sent again makes no second key.

use super::{Store, Stored, rows};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

/// A create that carried a request id.
#[derive(Debug, Clone)]
pub(crate) struct Remembered {
    /// The JSON that was sent.
    pub(crate) body: String,
    /// The key that was made.
    pub(crate) key: String,
    /// When.
    pub(crate) created: Timestamp,
}

impl Store {
    /// Remembers a create, in the place of an older one with the same request id.
    pub(crate) fn remember(&self, organization: &str, request_id: &str, create: &Remembered) -> Stored<()> {
        self.connection.execute(
            "INSERT OR REPLACE INTO creates (organization, request_id, body, key, created)
             VALUES (?, ?, ?, ?, ?)",
            params![organization, request_id, create.body, create.key, create.created.as_millisecond()],
        )?;
        Ok(())
    }

    /// The create with this request id, however old.
    pub(crate) fn remembered(&self, organization: &str, request_id: &str) -> Stored<Option<Remembered>> {
        self.connection
            .query_row(
                "SELECT body, key, created FROM creates WHERE organization = ? AND request_id = ?",
                [organization, request_id],
                |row| {
                    Ok(Remembered {
                        body: row.get("body")?,
                        key: row.get("key")?,
                        created: rows::time(row, "created")?,
                    })
                },
            )
            .optional()
    }
}
