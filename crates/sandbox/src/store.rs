//! The database: organizations, people, keys, and the creates that are remembered for their request ids; and
//! beside them the tables of the Classic edition.

pub(crate) mod classic;
mod creates;
mod keys;
mod made;
mod organizations;
mod people;
mod rows;

pub(crate) use creates::Remembered;
pub(crate) use keys::{Creator, Key, Level, Reached};
pub(crate) use organizations::Workspace;
pub(crate) use people::{Grant, Role};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};

/// What brings a database to layout 1, from there to layout 2, and so on. The last one is what this version
/// writes.
const STEPS: [&str; 3] =
    [include_str!("store/layout.sql"), include_str!("store/classic.sql"), include_str!("store/indexes.sql")];

/// What a database operation answers.
pub(crate) type Stored<T> = Result<T, rusqlite::Error>;

/// The open database. One process at a time has it.
pub(crate) struct Store {
    connection: Connection,
}

/// Why the database can't be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The directory, or the file in it, can't be made or read.
    #[error("the sandbox can't use {path}: {source}")]
    Place {
        /// The directory or file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Another sandbox uses it.
    #[error("{0} is in use by another sandbox; stop that one, or choose another directory")]
    InUse(PathBuf),
    /// It is no database, or a damaged one.
    #[error("{0} is damaged; move it away, and the sandbox starts afresh")]
    Damaged(PathBuf),
    /// It was written by a newer version.
    #[error(
        "{path} was written by a newer version (layout {found}); move it away, and the sandbox starts afresh"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The layout that it says it has.
        found: i64,
    },
    /// The database failed otherwise.
    #[error("the sandbox's database failed: {0}")]
    Database(rusqlite::Error),
}

impl Store {
    /// Opens `directory/sandbox.db`, private to this user, and makes what is missing.
    pub(crate) fn open(directory: &Path) -> Result<Self, OpenError> {
        let path = directory.join("sandbox.db");
        make_private_directory(directory)
            .map_err(|source| OpenError::Place { path: directory.to_owned(), source })?;
        make_private_file(&path).map_err(|source| OpenError::Place { path: path.clone(), source })?;
        let explain = |error: rusqlite::Error| match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => OpenError::Damaged(path.clone()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => OpenError::InUse(path.clone()),
            _ => OpenError::Database(error),
        };
        let connection = Connection::open_with_flags(
            &path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )
        .map_err(explain)?;
        let sound = prepare(&connection).map_err(explain)?;
        if !sound {
            return Err(OpenError::Damaged(path));
        }
        let found = layout(&connection).map_err(explain)?;
        let missing = usize::try_from(found).ok().and_then(|found| STEPS.get(found..));
        let Some(missing) = missing else {
            return Err(OpenError::Newer { path, found });
        };
        for step in missing {
            connection.execute_batch(step).map_err(explain)?;
        }
        Ok(Self { connection })
    }

    /// Does `work` as a whole or not at all.
    pub(crate) fn whole<T, E: From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction = self.connection.unchecked_transaction()?;
        let done = work(self)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Forgets everything but the sessions.
    pub(crate) fn clear(&self) -> Stored<()> {
        self.connection.execute_batch(
            "DELETE FROM creates; DELETE FROM keys; DELETE FROM retired_permissions;
             DELETE FROM grants; DELETE FROM people; DELETE FROM workspaces; DELETE FROM organizations;",
        )?;
        self.classic().clear()
    }
}

/// Takes the database for this process alone, and says whether it is sound.
fn prepare(connection: &Connection) -> Stored<bool> {
    connection.busy_timeout(std::time::Duration::from_secs(2))?;
    connection.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = NORMAL;
         PRAGMA foreign_keys = ON;
         BEGIN IMMEDIATE; COMMIT;",
    )?;
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(verdict == "ok")
}

fn layout(connection: &Connection) -> Stored<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Makes `path` for this user alone. A directory that is there already is left as it is:
/// it may be somebody's shared one.
fn make_private_directory(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn make_private_file(path: &Path) -> std::io::Result<()> {
    private_options().create(true).append(true).open(path)?;
    restrict(path)
}

/// Options that make a new file for this user alone.
fn private_options() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Writes a file that only this user may read.
pub(crate) fn write_private_file(path: &Path, content: &str) -> std::io::Result<()> {
    use std::io::Write;
    // Emptied only after it is private: an old file might be open to others.
    let mut file = private_options().create(true).truncate(false).open(path)?;
    restrict(path)?;
    file.set_len(0)?;
    file.write_all(content.as_bytes())
}

#[cfg(unix)]
fn restrict(path: &Path) -> std::io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

#[cfg(not(unix))]
fn restrict(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
