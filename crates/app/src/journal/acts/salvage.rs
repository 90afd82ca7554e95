//! Deeds out of a damaged journal.

use super::row::{COLUMNS, act_row, put_act};
use crate::journal::Journal;
use rusqlite::Connection;

impl Journal {
    /// Copies what was done from a damaged journal as far as it can be read, from either end; how many rows.
    pub(in crate::journal) fn take_over_acts(&self, old: &Connection) -> usize {
        let copy = || {
            let mut connection = self.connection();
            let change = connection.transaction()?;
            let mut saved = 0;
            for order in ["ASC", "DESC"] {
                let found = old.prepare(&format!("SELECT {COLUMNS}, created FROM act ORDER BY id {order}"));
                let Ok(mut query) = found else { break };
                let created = |row: &rusqlite::Row<'_>| row.get::<_, Option<String>>("created");
                let Ok(rows) = query.query_map([], |row| Ok((act_row(row)?, created(row)?))) else {
                    continue;
                };
                for (act, created) in rows.map_while(Result::ok) {
                    if let Some(act) = act {
                        saved += put_act(&change, &act, created.as_deref()).unwrap_or_default();
                    }
                }
            }
            change.commit()?;
            Ok::<usize, rusqlite::Error>(saved)
        };
        copy().unwrap_or_default()
    }
}
