//! Exports: files that the admin takes out of Keyward, in the folder for downloads. None is ever overwritten.

use crate::journal::NewAct;
use crate::words::keys as words;
use crate::{App, Error, database};
use domain::activity::What;
use domain::export::file_name;
use domain::{Format, Saved};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The most files of one name and day.
const MOST_FILES: usize = 1_000;

impl App {
    /// Saves what the admin exports as a new file, named by what it is and the day. `rows` is how many rows it has.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub(crate) fn save_export(
        &self,
        what: &str,
        format: Format,
        content: &str,
        rows: usize,
    ) -> Result<Saved, Error> {
        let folder = &self.doors.exports;
        let reason = words::rows_as(rows, what, format.title());
        let act = NewAct { reason, ..NewAct::here(What::Export) };
        let path = self.record_here(&act, || {
            save(folder, content, |number| file_name(what, self.now(), format, number))
                .map_err(|error| database::disk(folder, &error))
        })?;
        tracing::info!(what, rows, "an export was saved");
        Ok(Saved { path: path.display().to_string(), rows })
    }
}

/// Writes a new file under the first name that is free; a file that could not be written whole does not stay.
fn save(folder: &Path, content: &str, name: impl Fn(usize) -> String) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    for number in 1..=MOST_FILES {
        let path = folder.join(name(number));
        let mut file = match created(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            created => created?,
        };
        return match file.write_all(content.as_bytes()).and_then(|()| file.sync_all()) {
            Ok(()) => Ok(path),
            Err(error) => {
                drop(file);
                std::fs::remove_file(&path)?;
                Err(error)
            }
        };
    }
    Err(std::io::Error::new(ErrorKind::AlreadyExists, words::THERE_ARE_TOO_MANY_EXPORTS))
}

/// A new file that only this user can read: names of keys and organizations are nobody else's business.
fn created(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(number: usize) -> String {
        format!("export-{number}.csv")
    }

    #[test]
    fn no_file_is_overwritten() {
        let directory = tempfile::tempdir().unwrap();
        let folder = directory.path().join("Downloads");
        let first = save(&folder, "one", name).unwrap();
        let second = save(&folder, "two", name).unwrap();
        assert_eq!((first.clone(), second.clone()), (folder.join(name(1)), folder.join(name(2))));
        assert_eq!(std::fs::read_to_string(first).unwrap(), "one");
        assert_eq!(std::fs::read_to_string(second).unwrap(), "two");
    }

    #[test]
    #[cfg(unix)]
    fn only_this_user_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let directory = tempfile::tempdir().unwrap();
        let path = save(directory.path(), "one", name).unwrap();
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o077, 0);
    }

    #[test]
    fn a_folder_that_is_none_is_told() {
        let directory = tempfile::tempdir().unwrap();
        let folder = directory.path().join("Downloads");
        std::fs::write(&folder, "a file").unwrap();
        assert!(save(&folder, "one", name).is_err());
    }

    #[test]
    fn rows_are_counted_in_words() {
        assert_eq!(words::rows_as(1, "keys", "CSV"), "1 row of keys as CSV.");
        assert_eq!(words::rows_as(10_055, "keys", "CSV"), "10,055 rows of keys as CSV.");
    }
}
