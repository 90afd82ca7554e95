//! Opening the two SQLite files, and setting a damaged one aside.

use crate::Error;
use domain::Timestamp;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Why a file can't be opened as it is.
#[derive(Debug)]
pub(crate) enum Unusable {
    /// It is no database, or a damaged one.
    Damaged(String),
    /// It was written by another version of Keyward.
    Foreign(i64),
    /// The system does not let us.
    Disk(String),
}

/// Opens `file`, making it where it does not exist. `steps` are the changes that led to today's schema, the first
/// from nothing: those that the file does not have yet are made. A file that has more was written by a later Keyward.
pub(crate) fn open(file: &Path, steps: &[&str], synchronous: &str) -> Result<Connection, Unusable> {
    let connection = Connection::open(file).map_err(unusable)?;
    restrict(file).map_err(Unusable::Disk)?;
    connection.pragma_update(None, "journal_mode", "WAL").map_err(unusable)?;
    connection.pragma_update(None, "synchronous", synchronous).map_err(unusable)?;
    // What is deleted is overwritten: nobody finds it in a page that is free.
    connection.pragma_update(None, "secure_delete", "ON").map_err(unusable)?;
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(unusable)?;
    let known = usize::try_from(found).ok().filter(|known| *known <= steps.len());
    let Some(known) = known else { return Err(Unusable::Foreign(found)) };
    if known > 0 {
        let health: String =
            connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(unusable)?;
        if health != "ok" {
            return Err(Unusable::Damaged(health));
        }
    }
    for (place, step) in steps.iter().enumerate().skip(known) {
        let version = place + 1;
        connection
            .execute_batch(&format!("BEGIN; {step} PRAGMA user_version = {version}; COMMIT;"))
            .map_err(unusable)?;
    }
    Ok(connection)
}

/// Takes what was deleted or changed out of the log beside the file too, where older pages are kept.
pub(crate) fn sweep(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0)).map(|busy| {
        if busy != 0 {
            tracing::warn!("the log of a database could not be emptied");
        }
    })
}

/// The files in a directory that were set aside for one of this name.
pub(crate) fn set_aside_files(file: &Path) -> Vec<PathBuf> {
    let (Some(directory), Some(name)) = (file.parent(), file.file_name()) else { return Vec::new() };
    let beginning = format!("{}.set-aside-", name.display());
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let named = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(&beginning));
    named.map(|entry| entry.path()).collect()
}

fn unusable(error: rusqlite::Error) -> Unusable {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match error.sqlite_error_code() {
        Some(DatabaseCorrupt | NotADatabase) => Unusable::Damaged(error.to_string()),
        // A full disk, or a file that somebody else holds for a moment, is no damage.
        _ => Unusable::Disk(error.to_string()),
    }
}

/// Moves a file that can't be used out of the way, with its companions, and says where it is now.
pub(crate) fn set_aside(file: &Path, now: Timestamp) -> Result<PathBuf, Error> {
    let stamp = now.strftime("%Y%m%dT%H%M%SZ");
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".set-aside-{stamp}"));
    let target = file.with_file_name(name);
    std::fs::rename(file, &target).map_err(|error| disk(file, &error))?;
    for ending in ["-wal", "-shm"] {
        let companion = with_ending(file, ending);
        match std::fs::rename(&companion, with_ending(&target, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(disk(file, &error)),
            _ => {}
        }
    }
    Ok(target)
}

pub(crate) fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Makes a directory that only this user can enter.
pub(crate) fn private_directory(path: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(path).map_err(|error| disk(path, &error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let private = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(path, private).map_err(|error| disk(path, &error))?;
    }
    Ok(())
}

#[cfg(unix)]
fn restrict(file: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600)).map_err(|error| error.to_string())
}

#[cfg(not(unix))]
fn restrict(_file: &Path) -> Result<(), String> {
    // The user's own data folder is private to the user there.
    Ok(())
}

/// The error for a file or folder of Keyward's own.
pub(crate) fn disk(place: &Path, reason: &dyn std::fmt::Display) -> Error {
    let folder = if place.is_dir() { place } else { place.parent().unwrap_or(place) };
    Error::Disk { place: folder.display().to_string(), reason: reason.to_string() }
}
