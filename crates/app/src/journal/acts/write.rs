//! Deeds are written down: before they are done, and how they ended.

use super::NewAct;
use super::row::put_act;
use crate::Error;
use crate::journal::Journal;
use crate::words::files as words;
use domain::activity::{MOST_ACTS, Outcome, STRANGER_DAYS, What};
use domain::{Account, AccountId, CreateId, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};
use std::time::Duration;

/// How long what was done through no account is kept.
const STRANGERS: Duration = Duration::from_secs(STRANGER_DAYS * 86_400);

impl Journal {
    /// Writes down that something is about to be done, and forgets what is too old, or too many; the number of the row.
    /// `None` where its account was removed meanwhile.
    pub(crate) fn begin_act(&self, act: &NewAct, now: Timestamp) -> Result<Option<i64>, Error> {
        let write = || {
            let mut connection = self.connection();
            let change = connection.transaction()?;
            let written = put_act(&change, &act.begun(now), act.create.as_ref().map(CreateId::as_str))?;
            let id = change.last_insert_rowid();
            let most = i64::try_from(MOST_ACTS).unwrap_or(i64::MAX);
            change.execute("DELETE FROM act WHERE id <= ?1", [id - most])?;
            forget_strangers(&change, now)?;
            change.commit()?;
            Ok((written > 0).then_some(id))
        };
        write().map_err(|error| self.failed(error))
    }

    /// Writes down how it ended, and what it cost.
    pub(crate) fn finish_act(
        &self,
        id: i64,
        result: Outcome,
        reason: &str,
        requests: u32,
    ) -> Result<(), Error> {
        // What was found out meanwhile is not forgotten for an end that is not known, and what was said of it at the
        // beginning stays where there is nothing else to say.
        let write = || {
            self.connection().execute(
                "UPDATE act SET
                    result = CASE WHEN ?2 = 'unsure' AND result <> 'under_way' THEN result ELSE ?2 END,
                    reason = CASE WHEN ?2 = 'unsure' AND result <> 'under_way' THEN reason
                                  WHEN ?3 = '' AND result = 'under_way' THEN reason ELSE ?3 END,
                    requests = requests + ?4
                 WHERE id = ?1",
                params![id, result.word(), reason, requests],
            )
        };
        write().map(|_| ()).map_err(|error| self.failed(error))
    }

    /// What was begun through no account was done through this one: it has signed in for the first time.
    pub(crate) fn give_act(&self, id: i64, account: &Account) -> Result<(), Error> {
        let write = || {
            self.connection().execute(
                "UPDATE act SET account = ?2, account_title = ?3 WHERE id = ?1",
                params![id, account.id.as_str(), account.title()],
            )
        };
        write().map(|_| ()).map_err(|error| self.failed(error))
    }

    /// After a start: what was under way when Keyward was stopped is under way no longer. Where that can't be written
    /// down, as with a full disk, what is read says it all the same.
    pub(in crate::journal) fn close_acts(&mut self, now: Timestamp) {
        let write = || {
            let connection = self.connection();
            let newest =
                connection.query_row("SELECT coalesce(max(id), 0) FROM act", [], |row| row.get(0))?;
            let closed = connection
                .execute(
                    "UPDATE act SET result = 'unsure', reason = ?1 WHERE result = 'under_way'",
                    [words::KEYWARD_WAS_STOPPED_BEFORE_IT_HEARD],
                )
                .and_then(|_| forget_strangers(&connection, now));
            if let Err(error) = closed {
                tracing::warn!(%error, "what was under way at the last stop could not be closed");
            }
            Ok::<i64, rusqlite::Error>(newest)
        };
        match write() {
            Ok(newest) => self.before = newest,
            Err(error) => tracing::warn!(%error, "what was done earlier can't be read"),
        }
    }
}

/// Forgets what was done through no account at an address, after a while: there is no account to remove.
fn forget_strangers(connection: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    let Ok(oldest) = now.checked_sub(STRANGERS) else { return Ok(()) };
    let old = "DELETE FROM act WHERE account = '' AND host <> '' AND rtrim(at, 'Z') < rtrim(?1, 'Z')";
    connection.execute(old, [oldest.to_string()]).map(|_| ())
}

/// Forgets what was done through an account that is removed, and through none at its host. What is left is that an
/// account was removed, and when.
pub(in crate::journal) fn leave_nothing(
    connection: &Connection,
    account: &AccountId,
    address: Option<&str>,
) -> rusqlite::Result<()> {
    let removing: Option<i64> = connection
        .query_row(
            "SELECT id FROM act WHERE account = ?1 AND what = ?2 AND result = 'under_way' ORDER BY id DESC LIMIT 1",
            params![account.as_str(), What::RemoveAccount.word()],
            |row| row.get(0),
        )
        .optional()?;
    if let Some(id) = removing {
        connection.execute(
            "UPDATE act SET account = '', account_title = '', edition = '', host = '', who = '' WHERE id = ?1",
            [id],
        )?;
    }
    connection.execute("DELETE FROM act WHERE account = ?1", [account.as_str()])?;
    if let Some((_, host)) = address.and_then(|address| address.split_once("://")) {
        connection.execute("DELETE FROM act WHERE account = '' AND host = ?1", [host])?;
    }
    Ok(())
}
