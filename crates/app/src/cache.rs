//! What was last read of every organization, to be looked at offline. No secrets; it can always be
//! set aside and read again.

mod change;
mod clock;
mod memory;
mod organizations;

pub(crate) use memory::Kept;

use crate::Error;
use crate::database::{self, Unusable};
use crate::words::files as words;
use domain::{AccountId, OrganizationId, OrganizationRef, Timestamp, View};
use memory::Memory;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The changes that led to today's schema. Never edit one that was released: add another.
const STEPS: [&str; 2] = [
    "
    CREATE TABLE organization (
        account  TEXT NOT NULL,
        id       TEXT NOT NULL,
        position INTEGER NOT NULL,
        title    TEXT NOT NULL,
        used     INTEGER,
        capacity INTEGER,
        view     TEXT,
        PRIMARY KEY (account, id)
    ) STRICT;
",
    "
    ALTER TABLE organization ADD COLUMN read TEXT;
    ALTER TABLE organization ADD COLUMN news INTEGER NOT NULL DEFAULT 0;
    UPDATE organization SET read = json_extract(view, '$.read') WHERE json_valid(view);
    CREATE TABLE clock (
        address TEXT PRIMARY KEY,
        skew    INTEGER NOT NULL
    ) STRICT;
",
];

/// The cache.
#[derive(Debug)]
pub(crate) struct Cache {
    connection: Mutex<Connection>,
    memory: Mutex<Memory>,
    /// Held by whoever reads everything: at a start several want it at once, and one reading is enough for all.
    reading: Mutex<()>,
    changes: AtomicU64,
    /// Held while something is read to be changed and written: nobody comes in between. Before the other two.
    changing: Mutex<()>,
    file: PathBuf,
}

impl Cache {
    /// Opens the cache of a directory; one that can't be used is set aside, and the notice says so.
    pub(crate) fn open(directory: &Path, now: Timestamp) -> Result<(Self, Option<String>), Error> {
        let file = directory.join("cache.db");
        let open = || database::open(&file, &STEPS, "NORMAL");
        let (connection, notice) = match open() {
            Ok(connection) => (connection, None),
            Err(Unusable::Disk(reason)) => return Err(database::disk(&file, &reason)),
            Err(unusable) => {
                let aside = database::set_aside(&file, now)?;
                let why = match unusable {
                    Unusable::Foreign(_) => words::WAS_WRITTEN_BY_ANOTHER_VERSION,
                    _ => words::WAS_DAMAGED,
                };
                let notice = words::what_keyward_had_read_earlier(
                    why,
                    aside.file_name().unwrap_or_default().display(),
                );
                let connection = open().map_err(|again| database::disk(&file, &format!("{again:?}")))?;
                (connection, Some(notice))
            }
        };
        let cache = Self {
            connection: Mutex::new(connection),
            memory: Mutex::default(),
            reading: Mutex::default(),
            changes: AtomicU64::new(0),
            changing: Mutex::default(),
            file,
        };
        Ok((cache, notice))
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, error: rusqlite::Error) -> Error {
        database::disk(&self.file, &error)
    }

    fn changing(&self) -> MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was last read of an organization. A row that can't be understood counts as never read.
    pub(crate) fn view(&self, at: &OrganizationRef) -> Result<Option<View>, Error> {
        if let Some(kept) = self.memory().get(at) {
            return Ok(Some(kept.view.clone()));
        }
        let read = || {
            let connection = self.connection();
            let mut query =
                connection.prepare_cached("SELECT view FROM organization WHERE account = ?1 AND id = ?2")?;
            query
                .query_row(params![at.account.as_str(), at.id.as_str()], |row| {
                    row.get::<_, Option<String>>(0)
                })
                .optional()
        };
        let text = read().map_err(|error| self.failed(error))?.flatten();
        Ok(text.and_then(|text| understood(&text, at)))
    }

    /// Everything that was last read, and a number that is another once something changed. Read from the disk at
    /// the first time only.
    pub(crate) fn everything(&self) -> Result<(Vec<Arc<Kept>>, u64), Error> {
        if let Ok(known) = self.in_memory() {
            return Ok(known);
        }
        let _reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let before = match self.in_memory() {
                Ok(known) => return Ok(known),
                Err(removals) => removals,
            };
            // Outside of the lock: the first organization can be shown meanwhile.
            let found = self.read_everything()?;
            let mut memory = self.memory();
            // What was taken out meanwhile must not come back.
            if memory.removals() == before {
                memory.complete(found);
            }
        }
    }

    /// Everything, where all of it is in memory; else how often something was taken out of there.
    fn in_memory(&self) -> Result<(Vec<Arc<Kept>>, u64), u64> {
        let memory = self.memory();
        if memory.is_complete() { Ok(memory.everything()) } else { Err(memory.removals()) }
    }

    fn read_everything(&self) -> Result<Vec<Kept>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query = connection
                .prepare_cached("SELECT account, id, view FROM organization WHERE view IS NOT NULL")?;
            let rows = query.query_map([], |row| Ok((organization(row)?, row.get::<_, String>(2)?)))?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        let rows = read().map_err(|error| self.failed(error))?;
        let views = rows.into_iter().filter_map(|(at, text)| understood(&text, &at));
        Ok(views.map(Kept::new).collect())
    }

    /// Keeps what was read of an organization.
    fn put_view(&self, view: &View) -> Result<(), Error> {
        let text = serde_json::to_string(view).map_err(|error| database::disk(&self.file, &error))?;
        let (used, limit) = match view.offered() {
            Some((offer, _)) => (Some(view.used), Some(offer.limit)),
            None => (None, None),
        };
        let write = || {
            self.connection().execute(
                "UPDATE organization SET title = ?3, used = ?4, capacity = ?5, view = ?6, read = ?7, news = ?8
                 WHERE account = ?1 AND id = ?2",
                params![
                    view.at.account.as_str(),
                    view.at.id.as_str(),
                    view.title,
                    used,
                    limit,
                    text,
                    view.read.to_string(),
                    u32::try_from(view.news.len()).unwrap_or(u32::MAX)
                ],
            )
        };
        if write().map_err(|error| self.failed(error))? > 0 {
            self.memory().put(Kept::new(view.clone()));
        }
        Ok(())
    }
}

fn organization(row: &Row<'_>) -> rusqlite::Result<OrganizationRef> {
    Ok(OrganizationRef {
        account: AccountId::new(row.get::<_, String>(0)?),
        id: OrganizationId::new(row.get::<_, String>(1)?),
    })
}

fn understood(text: &str, at: &OrganizationRef) -> Option<View> {
    serde_json::from_str(text)
        .inspect_err(|error| tracing::warn!(%error, organization = %at.id, "a cached organization can't be understood"))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::KeyManagement;

    fn now() -> Timestamp {
        "2026-11-22T10:00:00Z".parse().unwrap()
    }

    fn acme() -> OrganizationRef {
        OrganizationRef { account: AccountId::new("a"), id: OrganizationId::new("organizations/acme") }
    }

    fn filled(directory: &Path) -> Cache {
        let (cache, notice) = Cache::open(directory, now()).unwrap();
        assert_eq!(notice, None);
        cache.put_organizations(&acme().account, &[(acme().id, "Acme".to_owned())]).unwrap();
        let view = View {
            at: acme(),
            title: "Acme Corp".to_owned(),
            management: KeyManagement::NotOffered,
            workspaces: Some(vec![]),
            agents: vec![],
            own: vec![],
            notes: Default::default(),
            news: vec![],
            settings_read: None,
            keys: vec![],
            used: 0,
            read: now(),
        };
        cache.put_view(&view).unwrap();
        cache
    }

    #[test]
    fn what_was_read_is_there_again() {
        let directory = tempfile::tempdir().unwrap();
        drop(filled(directory.path()));
        let (cache, _) = Cache::open(directory.path(), now()).unwrap();
        assert_eq!(cache.view(&acme()).unwrap().map(|view| view.title), Some("Acme Corp".to_owned()));
    }

    #[test]
    fn an_organization_that_is_gone_is_forgotten_and_one_that_stays_keeps_its_view() {
        let directory = tempfile::tempdir().unwrap();
        let cache = filled(directory.path());
        let other = OrganizationId::new("organizations/other");
        cache
            .put_organizations(
                &acme().account,
                &[(other.clone(), "Other".to_owned()), (acme().id, "Acme".to_owned())],
            )
            .unwrap();
        assert!(cache.view(&acme()).unwrap().is_some());
        cache.put_organizations(&acme().account, &[(other, "Other".to_owned())]).unwrap();
        assert!(cache.view(&acme()).unwrap().is_none());
        assert_eq!(cache.organizations().unwrap().len(), 1);
    }

    #[test]
    fn a_cache_of_the_first_version_is_brought_up_to_date() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("cache.db");
        let old = Connection::open(&file).unwrap();
        old.execute_batch(STEPS[0]).unwrap();
        old.execute_batch(
            "INSERT INTO organization VALUES
                ('a', 'o', 0, 'O', 1, 10, '{\"read\":\"2026-11-22T10:00:00Z\"}'),
                ('a', 'p', 1, 'P', NULL, NULL, NULL), ('a', 'q', 2, 'Q', NULL, NULL, 'not JSON')",
        )
        .unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        drop(old);
        let (cache, notice) = Cache::open(directory.path(), now()).unwrap();
        assert_eq!(notice, None);
        let read: Vec<_> = cache.organizations().unwrap().into_iter().map(|one| one.read).collect();
        assert_eq!(read, [Some(now()), None, None]);
        assert!(cache.everything().unwrap().0.is_empty(), "no row that can be understood");
    }

    #[test]
    fn everything_is_read_once_and_then_kept_up_to_date() {
        let directory = tempfile::tempdir().unwrap();
        drop(filled(directory.path()));
        let (cache, _) = Cache::open(directory.path(), now()).unwrap();
        let (before, revision) = cache.everything().unwrap();
        assert_eq!(before.len(), 1);
        assert_eq!(cache.everything().unwrap().1, revision);
        cache.touch_view(&acme(), |view| view.title = "Acme Group".to_owned()).unwrap();
        let (after, later) = cache.everything().unwrap();
        assert_eq!((after[0].view.title.as_str(), after.len()), ("Acme Group", 1));
        assert_ne!(later, revision);
        cache.put_organizations(&acme().account, &[]).unwrap();
        assert!(cache.everything().unwrap().0.is_empty());
        assert_eq!(cache.view(&acme()).unwrap(), None);
    }

    #[test]
    fn a_cache_that_cannot_be_used_is_set_aside() {
        let directory = tempfile::tempdir().unwrap();
        drop(filled(directory.path()));
        let file = directory.path().join("cache.db");

        Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let (cache, notice) = Cache::open(directory.path(), now()).unwrap();
        assert!(notice.unwrap().contains("another version"));
        assert!(cache.organizations().unwrap().is_empty());
        drop(cache);

        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(database::with_ending(&file, ending));
        }
        std::fs::write(&file, "this is no database, and long enough to be looked at".repeat(40)).unwrap();
        let later = now().checked_add(std::time::Duration::from_secs(1)).unwrap();
        let (cache, notice) = Cache::open(directory.path(), later).unwrap();
        assert!(notice.unwrap().contains("was damaged"));
        assert!(cache.organizations().unwrap().is_empty());
        let kept = std::fs::read_dir(directory.path()).unwrap().filter(|entry| {
            entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().contains("set-aside"))
        });
        assert!(kept.count() >= 2);
    }
}
