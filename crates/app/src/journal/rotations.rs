//! Rotations in the journal: the whole record at every step, written before the step is done.

use super::Journal;
use crate::Error;
use domain::{Rotation, RotationId};
use rusqlite::{Connection, Row, params};

/// A rotation that is under way.
const OPEN: &str = "open";
/// One that ended, and that the admin has not put away.
const OVER: &str = "over";
/// One that the admin has put away.
const AWAY: &str = "away";

/// `None` for a row that can't be understood: shown nowhere, and kept.
fn rotation_row(row: &Row<'_>) -> rusqlite::Result<Option<Rotation>> {
    let text: String = row.get(0)?;
    let read = serde_json::from_str(&text);
    Ok(read
        .inspect_err(|error| tracing::error!(%error, "a rotation in the journal can't be understood"))
        .ok())
}

impl Journal {
    /// Writes a rotation down as it is now.
    pub(crate) fn put_rotation(&self, rotation: &Rotation) -> Result<(), Error> {
        let record = self.text(rotation)?;
        let state = if rotation.is_over() { OVER } else { OPEN };
        let write = || {
            self.connection().execute(
                "INSERT INTO rotation (id, account, state, record) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET state = excluded.state, record = excluded.record",
                params![rotation.id.as_str(), rotation.at.account.as_str(), state, record],
            )
        };
        write().map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Writes a new rotation down; false where its account was removed meanwhile.
    pub(crate) fn begin_rotation(&self, rotation: &Rotation) -> Result<bool, Error> {
        let record = self.text(rotation)?;
        let write = || {
            self.connection().execute(
                "INSERT INTO rotation (id, account, state, record)
                 SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM account WHERE id = ?2)",
                params![rotation.id.as_str(), rotation.at.account.as_str(), OPEN, record],
            )
        };
        write().map(|rows| rows > 0).map_err(|error| self.failed(error))
    }

    /// The rotations that are under way, and those that ended and were not put away; the oldest first.
    pub(crate) fn rotations(&self) -> Result<Vec<Rotation>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query =
                connection.prepare_cached("SELECT record FROM rotation WHERE state <> ?1 ORDER BY rowid")?;
            let rows = query.query_map([AWAY], rotation_row)?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        Ok(read().map_err(|error| self.failed(error))?.into_iter().flatten().collect())
    }

    /// Speaks no more of a rotation that ended; what it did stays written down.
    pub(crate) fn put_rotation_away(&self, rotation: &RotationId) -> Result<(), Error> {
        let write = || {
            self.connection().execute(
                "UPDATE rotation SET state = ?2 WHERE id = ?1 AND state = ?3",
                params![rotation.as_str(), AWAY, OVER],
            )
        };
        write().map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Copies the rotations of a damaged journal as far as they can be read; how many.
    pub(super) fn take_over_rotations(&self, old: &Connection) -> usize {
        let Ok(mut query) = old.prepare("SELECT record FROM rotation ORDER BY rowid") else { return 0 };
        let Ok(rows) = query.query_map([], rotation_row) else { return 0 };
        let saved = rows.map_while(Result::ok).flatten();
        saved.filter(|rotation| self.put_rotation(rotation).is_ok()).count()
    }
}
