//! The accounts of the journal: how each is reached, and whether its credential is kept.

use super::Journal;
use super::acts::leave_nothing;
use crate::Error;
use crate::database;
use domain::{Account, AccountId, Edition};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Reads accounts. The second is for a damaged journal of the first version, which has no names.
const ACCOUNTS: [&str; 2] = [
    "SELECT id, edition, address, sandbox, kept, name FROM account ORDER BY rowid",
    "SELECT id, edition, address, sandbox, kept, '' FROM account ORDER BY rowid",
];

/// The words for the editions in the journal.
const KOGNITOS: &str = "kognitos";
const KOGNITOS_CLASSIC: &str = "kognitos_classic";

/// An account, and whether its credential was put into the keychain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AccountRow {
    pub(crate) account: Account,
    pub(crate) kept: bool,
}

impl Journal {
    /// All accounts, the oldest first.
    pub(crate) fn accounts(&self) -> Result<Vec<AccountRow>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query = connection.prepare_cached(ACCOUNTS[0])?;
            let rows = query.query_map([], account_row)?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        Ok(read().map_err(|error| self.failed(error))?.into_iter().flatten().collect())
    }

    /// The identifiers of all accounts, those included that this version can't use.
    pub(crate) fn account_ids(&self) -> Result<Vec<AccountId>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query = connection.prepare_cached("SELECT id FROM account")?;
            let rows = query.query_map([], |row| Ok(AccountId::new(row.get::<_, String>(0)?)))?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

    /// Adds or changes an account.
    pub(crate) fn put_account(&self, row: &AccountRow) -> Result<(), Error> {
        let edition = word_of(row.account.edition);
        let write = || {
            self.connection().execute(
                "INSERT INTO account (id, edition, address, sandbox, kept, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (id) DO UPDATE SET
                    address = excluded.address, kept = excluded.kept, name = excluded.name",
                params![
                    row.account.id.as_str(),
                    edition,
                    row.account.address,
                    row.account.sandbox,
                    row.kept,
                    row.account.name
                ],
            )
        };
        write().map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Changes whether the credential of an account is in the keychain.
    pub(crate) fn set_kept(&self, account: &AccountId, kept: bool) -> Result<(), Error> {
        self.set("UPDATE account SET kept = ?2 WHERE id = ?1", account, kept)
    }

    /// Changes the admin's own name for an account.
    pub(crate) fn set_name(&self, account: &AccountId, name: &str) -> Result<(), Error> {
        self.set("UPDATE account SET name = ?2 WHERE id = ?1", account, name)
    }

    /// Changes the address of an account.
    pub(crate) fn set_address(&self, account: &AccountId, address: &str) -> Result<(), Error> {
        self.set("UPDATE account SET address = ?2 WHERE id = ?1", account, address)
    }

    /// Changes one thing of an account: what somebody else changes meanwhile stays, and one that is gone stays gone.
    fn set(&self, change: &str, account: &AccountId, value: impl rusqlite::ToSql) -> Result<(), Error> {
        let write = || self.connection().execute(change, params![account.as_str(), value]);
        write().map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Forgets an account, with its notes, what it created and what was done through it, unless one of its creates is not finished: then false.
    pub(crate) fn forget_account(&self, account: &AccountId) -> Result<bool, Error> {
        let write = || {
            let mut connection = self.connection();
            let change = connection.transaction()?;
            let unfinished: bool = change.query_row(
                "SELECT EXISTS (SELECT 1 FROM intent WHERE account = ?1 AND progress <> '\"finished\"')
                     OR EXISTS (SELECT 1 FROM rotation WHERE account = ?1 AND state = 'open')",
                [account.as_str()],
                |row| row.get(0),
            )?;
            if unfinished {
                return Ok(false);
            }
            let address = "SELECT address FROM account WHERE id = ?1";
            let address: Option<String> =
                change.query_row(address, [account.as_str()], |row| row.get(0)).optional()?;
            change.execute("DELETE FROM account WHERE id = ?1", [account.as_str()])?;
            change.execute("DELETE FROM note WHERE account = ?1", [account.as_str()])?;
            change.execute("DELETE FROM intent WHERE account = ?1", [account.as_str()])?;
            change.execute("DELETE FROM rotation WHERE account = ?1", [account.as_str()])?;
            leave_nothing(&change, account, address.as_deref())?;
            change.commit()?;
            database::sweep(&connection).map(|()| true)
        };
        write().map_err(|error| self.failed(error))
    }

    /// Takes over what accounts of a damaged journal can be read; how many.
    pub(super) fn take_over_accounts(&self, old: &Connection) -> usize {
        let Some(mut query) = ACCOUNTS.iter().find_map(|query| old.prepare(query).ok()) else { return 0 };
        let Ok(rows) = query.query_map([], account_row) else { return 0 };
        // A damaged page ends the rows: what came before it is kept.
        rows.map_while(Result::ok).flatten().filter(|row| self.put_account(row).is_ok()).count()
    }
}

/// The word for an edition.
pub(super) fn word_of(edition: Edition) -> &'static str {
    match edition {
        Edition::Kognitos => KOGNITOS,
        Edition::KognitosClassic => KOGNITOS_CLASSIC,
    }
}

/// The edition of a word; `None` for one that this version does not know.
pub(super) fn edition_of(word: &str) -> Option<Edition> {
    Edition::ALL.into_iter().find(|edition| word_of(*edition) == word)
}

/// `None` for an edition that this version does not know: shown nowhere, and kept.
fn account_row(row: &Row<'_>) -> rusqlite::Result<Option<AccountRow>> {
    let Some(edition) = edition_of(&row.get::<_, String>(1)?) else { return Ok(None) };
    let account = Account {
        id: AccountId::new(row.get::<_, String>(0)?),
        edition,
        address: row.get(2)?,
        sandbox: row.get(3)?,
        name: row.get(5)?,
    };
    Ok(Some(AccountRow { account, kept: row.get(4)? }))
}
