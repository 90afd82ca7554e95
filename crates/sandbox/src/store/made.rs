//! The keys of both editions, those included that were deleted.

use super::{Store, Stored, rows};
use crate::made::Made;

impl Store {
    /// All keys that were ever made and not cleared away, the oldest first.
    pub(crate) fn keys_made(&self) -> Stored<Vec<Made>> {
        self.connection
            .prepare(
                "SELECT name AS id, prefix, created, deleted FROM keys
                 UNION ALL SELECT id, prefix, created, deleted FROM classic_keys ORDER BY created, id",
            )?
            .query_map([], |row| {
                Ok(Made {
                    id: row.get("id")?,
                    prefix: row.get("prefix")?,
                    created: rows::time(row, "created")?,
                    deleted: rows::optional_time(row, "deleted")?,
                })
            })?
            .collect()
    }
}
