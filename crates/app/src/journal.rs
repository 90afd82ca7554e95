//! What must not be lost: the accounts, and every create from before it is sent until its secret is stored.
//!
//! Every write is on the disk before the call returns (`synchronous = FULL`). No secret is ever written here.

mod accounts;
mod acts;
mod intents;
mod notes;
mod rotations;
mod settings;

pub(crate) use accounts::AccountRow;
pub(crate) use acts::NewAct;
pub(crate) use intents::{Intent, Progress, Rotates};

use crate::Error;
use crate::database::{self, Unusable};
use crate::words::files as words;
use domain::Timestamp;
use rusqlite::Connection;
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

/// The journal.
#[derive(Debug)]
pub(crate) struct Journal {
    connection: Mutex<Connection>,
    file: PathBuf,
    /// The newest deed of before this start.
    before: i64,
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
                journal.close_acts(now);
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
                journal.close_acts(now);
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
        let mut saved = self.take_over_accounts(&old);
        saved += self.take_over_intents(&old);
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

    /// The journals that were set aside because they were damaged.
    pub(crate) fn set_aside(&self) -> Vec<PathBuf> {
        database::set_aside_files(&self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::intents::tests::intent;
    use super::*;
    use domain::{Account, AccountId, Edition};

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
