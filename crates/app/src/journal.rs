//! What must not be lost: the accounts, and every create from before it is sent until its secret is stored.
//!
//! Every write is on the disk before the call returns (`synchronous = FULL`). No secret is ever written here.

mod acts;
mod intents;
mod notes;
mod rotations;
mod settings;

pub(crate) use acts::NewAct;
pub(crate) use intents::{Intent, Progress, Rotates};

use crate::Error;
use crate::database::{self, Unusable};
use crate::words::files as words;
use domain::{Account, AccountId, Edition, Timestamp};
use rusqlite::{Connection, Row, params};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The changes that led to today's schema. Never edit one that was released: add another.
const STEPS: [&str; 4] = [
    "
    CREATE TABLE account (
        id      TEXT PRIMARY KEY,
        edition TEXT NOT NULL,
        address TEXT NOT NULL,
        sandbox INTEGER NOT NULL,
        kept    INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE intent (
        id                 TEXT PRIMARY KEY,
        account            TEXT NOT NULL,
        organization       TEXT NOT NULL,
        organization_title TEXT NOT NULL,
        draft              TEXT NOT NULL,
        since              TEXT NOT NULL,
        progress           TEXT NOT NULL
    ) STRICT;
    CREATE TABLE note (
        account      TEXT NOT NULL,
        organization TEXT NOT NULL,
        key          TEXT NOT NULL,
        text         TEXT NOT NULL,
        PRIMARY KEY (account, organization, key)
    ) STRICT;
",
    "
    ALTER TABLE account ADD COLUMN name TEXT NOT NULL DEFAULT '';
    CREATE TABLE setting (
        name  TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
",
    "
    ALTER TABLE intent ADD COLUMN rotates TEXT;
    CREATE TABLE rotation (
        id      TEXT PRIMARY KEY,
        account TEXT NOT NULL,
        state   TEXT NOT NULL,
        record  TEXT NOT NULL
    ) STRICT;
",
    "
    CREATE TABLE act (
        id                 INTEGER PRIMARY KEY AUTOINCREMENT,
        at                 TEXT NOT NULL,
        what               TEXT NOT NULL,
        result             TEXT NOT NULL,
        reason             TEXT NOT NULL,
        key                TEXT,
        name               TEXT NOT NULL,
        prefix             TEXT NOT NULL,
        organization       TEXT,
        organization_title TEXT NOT NULL,
        account            TEXT NOT NULL,
        account_title      TEXT NOT NULL,
        edition            TEXT NOT NULL,
        host               TEXT NOT NULL,
        who                TEXT NOT NULL,
        created            TEXT,
        rotation           TEXT,
        requests           INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX act_created ON act (created) WHERE created IS NOT NULL;
",
];

/// Reads accounts. The second is for a damaged journal of the first version, which has no names.
const ACCOUNTS: [&str; 2] = [
    "SELECT id, edition, address, sandbox, kept, name FROM account ORDER BY rowid",
    "SELECT id, edition, address, sandbox, kept, '' FROM account ORDER BY rowid",
];

/// The words for the editions in the journal.
const KOGNITOS: &str = "kognitos";
const KOGNITOS_CLASSIC: &str = "kognitos_classic";

/// The journal.
#[derive(Debug)]
pub(crate) struct Journal {
    connection: Mutex<Connection>,
    file: PathBuf,
    /// The newest deed of before this start.
    before: i64,
}

/// An account, and whether its credential was put into the keychain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AccountRow {
    pub(crate) account: Account,
    pub(crate) kept: bool,
}

impl Journal {
    /// Opens the journal of a directory. A damaged one is kept beside a new one, which takes over what
    /// can still be read; the notice says so.
    pub(crate) fn open(directory: &Path, now: Timestamp) -> Result<(Self, Option<String>), Error> {
        let file = directory.join("journal.db");
        let open = || database::open(&file, &STEPS, "FULL");
        match open() {
            Ok(connection) => {
                let mut journal = Self { connection: Mutex::new(connection), file, before: 0 };
                journal.close_acts();
                Ok((journal, None))
            }
            Err(Unusable::Disk(reason)) => Err(database::disk(&file, &reason)),
            Err(Unusable::Foreign(version)) => {
                Err(database::disk(&file, &words::journal_was_written_by_another(version, STEPS.len())))
            }
            Err(Unusable::Damaged(reason)) => {
                tracing::error!(reason, "the journal is damaged");
                let aside = database::set_aside(&file, now)?;
                let connection = open().map_err(|again| database::disk(&file, &format!("{again:?}")))?;
                let mut journal = Self { connection: Mutex::new(connection), file, before: 0 };
                let saved = journal.take_over(&aside);
                journal.close_acts();
                journal.put_damage_open(true)?;
                let notice = words::keywards_journal_was_damaged_it_is_kept(
                    aside.file_name().unwrap_or_default().display(),
                    saved,
                );
                Ok((journal, Some(notice)))
            }
        }
    }

    /// Copies whatever rows of a damaged journal can be read; the number of rows.
    fn take_over(&self, damaged: &Path) -> usize {
        let Ok(old) = Connection::open(damaged) else { return 0 };
        let mut saved = 0;
        if let Some(mut query) = ACCOUNTS.iter().find_map(|query| old.prepare(query).ok())
            && let Ok(rows) = query.query_map([], account_row)
        {
            // A damaged page ends the rows: what came before it is kept.
            for row in rows.map_while(Result::ok).flatten() {
                saved += usize::from(self.put_account(&row).is_ok());
            }
        }
        let mut found = std::collections::BTreeSet::new();
        for half in intents::SALVAGE {
            if let Ok(mut query) = old.prepare(half)
                && let Ok(rows) = query.query_map([], intents::intent_row)
            {
                for row in rows.map_while(Result::ok).flatten() {
                    if self.put_intent(&row).is_ok() {
                        found.insert(row.id);
                    }
                }
            }
        }
        saved += found.len();
        saved += self.take_over_rotations(&old);
        saved += self.take_over_acts(&old);
        self.take_over_settings(&old);
        saved + self.take_over_notes(&old)
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, error: rusqlite::Error) -> Error {
        database::disk(&self.file, &error)
    }

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
            change.execute("DELETE FROM account WHERE id = ?1", [account.as_str()])?;
            change.execute("DELETE FROM note WHERE account = ?1", [account.as_str()])?;
            change.execute("DELETE FROM intent WHERE account = ?1", [account.as_str()])?;
            change.execute("DELETE FROM rotation WHERE account = ?1", [account.as_str()])?;
            change.execute("DELETE FROM act WHERE account = ?1", [account.as_str()])?;
            change.commit()?;
            database::sweep(&connection).map(|()| true)
        };
        write().map_err(|error| self.failed(error))
    }

    /// The journals that were set aside because they were damaged.
    pub(crate) fn set_aside(&self) -> Vec<PathBuf> {
        database::set_aside_files(&self.file)
    }
}

/// The word for an edition.
fn word_of(edition: Edition) -> &'static str {
    match edition {
        Edition::Kognitos => KOGNITOS,
        Edition::KognitosClassic => KOGNITOS_CLASSIC,
    }
}

/// The edition of a word; `None` for one that this version does not know.
fn edition_of(word: &str) -> Option<Edition> {
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

#[cfg(test)]
mod tests {
    use super::intents::tests::intent;
    use super::*;

    fn now() -> Timestamp {
        "2026-11-22T10:00:00Z".parse().unwrap()
    }

    fn account() -> AccountRow {
        AccountRow {
            account: Account {
                id: AccountId::new("a"),
                edition: Edition::Kognitos,
                address: "https://keys.example".to_owned(),
                sandbox: false,
                name: "Production".to_owned(),
            },
            kept: true,
        }
    }

    #[test]
    fn accounts_and_intents_are_there_again() {
        let directory = tempfile::tempdir().unwrap();
        let (journal, _) = Journal::open(directory.path(), now()).unwrap();
        journal.put_account(&account()).unwrap();
        journal.put_intent(&intent("1")).unwrap();
        drop(journal);
        let (journal, notice) = Journal::open(directory.path(), now()).unwrap();
        assert_eq!(notice, None);
        assert_eq!(journal.accounts().unwrap(), [account()]);
        assert_eq!(journal.unfinished().unwrap(), [intent("1")]);
    }

    #[test]
    fn a_damaged_journal_is_kept_and_read_as_far_as_it_goes() {
        let directory = tempfile::tempdir().unwrap();
        let (journal, _) = Journal::open(directory.path(), now()).unwrap();
        journal.put_account(&account()).unwrap();
        for number in 0..400 {
            journal.put_intent(&intent(&number.to_string())).unwrap();
        }
        journal.connection().pragma_update(None, "wal_checkpoint", "TRUNCATE").unwrap();
        drop(journal);
        let file = directory.path().join("journal.db");
        let mut bytes = std::fs::read(&file).unwrap();
        // The last pages hold the newest intents; the first ones the schema and the account.
        let start = bytes.len() - 3 * 4096;
        bytes[start..].fill(0xa5);
        std::fs::write(&file, bytes).unwrap();

        let (journal, notice) = Journal::open(directory.path(), now()).unwrap();
        let notice = notice.unwrap();
        assert!(notice.contains("damaged") && notice.contains("set-aside"), "{notice}");
        assert_eq!(journal.accounts().unwrap(), [account()]);
        assert!(journal.unfinished().unwrap().len() > 100, "{notice}");
        assert!(directory.path().read_dir().unwrap().count() >= 2);
    }

    #[test]
    fn a_create_of_a_rotation_is_written_down_whole() {
        let directory = tempfile::tempdir().unwrap();
        let (journal, _) = Journal::open(directory.path(), now()).unwrap();
        journal.put_account(&account()).unwrap();
        let rotates = Rotates { rotation: domain::RotationId::new("r"), old: domain::KeyId::new("k") };
        let wanted = Intent { rotates: Some(rotates), ..intent("1") };
        assert!(journal.begin_intent(&wanted).unwrap());
        assert_eq!(journal.unfinished().unwrap(), [wanted]);
    }

    #[test]
    fn a_journal_of_the_first_version_is_brought_up_to_date() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("journal.db");
        let old = Connection::open(&file).unwrap();
        old.execute_batch(STEPS[0]).unwrap();
        old.execute_batch("INSERT INTO account VALUES ('a', 'kognitos', 'https://keys.example', 0, 1)")
            .unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        drop(old);
        let (journal, notice) = Journal::open(directory.path(), now()).unwrap();
        assert_eq!(notice, None);
        let mut unnamed = account();
        unnamed.account.name.clear();
        assert_eq!(journal.accounts().unwrap(), [unnamed]);
        journal.put_account(&account()).unwrap();
        assert_eq!(journal.accounts().unwrap(), [account()]);
        assert!(journal.forget_account(&account().account.id).unwrap());
        assert!(journal.accounts().unwrap().is_empty());
    }

    #[test]
    fn an_account_and_its_creates_go_together() {
        let directory = tempfile::tempdir().unwrap();
        let (journal, _) = Journal::open(directory.path(), now()).unwrap();
        let stranger = intent("1");
        assert!(!journal.begin_intent(&stranger).unwrap(), "no account, no create");
        journal.put_account(&account()).unwrap();
        assert!(journal.begin_intent(&stranger).unwrap());
        assert!(!journal.forget_account(&account().account.id).unwrap(), "a create of it is open");
        assert_eq!(journal.accounts().unwrap(), [account()]);
        journal.set_progress(&stranger.id, &Progress::Finished).unwrap();
        assert!(journal.forget_account(&account().account.id).unwrap());
        assert!(journal.accounts().unwrap().is_empty());
    }

    #[test]
    fn a_journal_of_another_version_is_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        drop(Journal::open(directory.path(), now()).unwrap());
        let file = directory.path().join("journal.db");
        Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let error = Journal::open(directory.path(), now()).map(|_| ()).unwrap_err();
        assert!(error.to_string().contains("another version"), "{error}");
        assert!(file.exists());
    }
}
