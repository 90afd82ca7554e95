//! What becomes known later of deeds whose end was not known.

use crate::Error;
use crate::journal::Journal;
use crate::words::files as words;
use domain::activity::Outcome;
use domain::{CreateId, KeyId, OrganizationRef};
use rusqlite::{Connection, params};

impl Journal {
    /// What became of a create of which no key is known, and whose end was not known.
    pub(crate) fn settle_create(
        &self,
        create: &CreateId,
        result: Outcome,
        reason: &str,
    ) -> Result<(), Error> {
        let written = settle_act(&self.connection(), create, None, result, reason);
        written.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// The list of an organization tells which keys are gone: what became of deletes that nobody answered. How many
    /// were found out.
    pub(crate) fn settle_deletes(
        &self,
        at: &OrganizationRef,
        lives: impl Fn(&KeyId) -> bool,
    ) -> Result<usize, Error> {
        let write = || {
            let connection = self.connection();
            let mut query = connection.prepare_cached(
                "SELECT id, key FROM act WHERE result = 'unsure' AND account = ?1 AND organization = ?2
                 AND key IS NOT NULL AND what IN ('delete', 'delete_lost', 'delete_old', 'delete_new')",
            )?;
            let open = query.query_map([at.account.as_str(), at.id.as_str()], |row| {
                Ok((row.get::<_, i64>(0)?, KeyId::new(row.get::<_, String>(1)?)))
            })?;
            let open = open.collect::<Result<Vec<_>, _>>()?;
            let mut settled = 0;
            for (id, _) in open.iter().filter(|(_, key)| !lives(key)) {
                settled += connection.execute(
                    "UPDATE act SET result = 'done', reason = ?2 WHERE id = ?1",
                    params![id, words::NO_ANSWER_CAME_LATER_KEY_WAS_GONE],
                )?;
            }
            Ok(settled)
        };
        write().map_err(|error| self.failed(error))
    }
}

/// What became of a create whose end was not known. Where `key` is known, the row tells it from now on.
pub(in crate::journal) fn settle_act(
    connection: &Connection,
    create: &CreateId,
    key: Option<(&KeyId, &str)>,
    result: Outcome,
    reason: &str,
) -> rusqlite::Result<usize> {
    let (key, prefix) = key.map_or((None, None), |(key, prefix)| (Some(key.as_str()), Some(prefix)));
    connection.execute(
        "UPDATE act SET result = ?2, reason = ?3, key = coalesce(?4, key), prefix = coalesce(?5, prefix)
         WHERE created = ?1 AND result IN ('under_way', 'unsure')",
        params![create.as_str(), result.word(), reason, key, prefix],
    )
}
