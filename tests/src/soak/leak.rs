//! Secrets in Keyward's files: those that are known, however they are written, and whatever looks like one.

use crate::search::files_with;
use anyhow::Result;
use memchr::memmem;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What the secrets of the sandbox begin with, and how many characters more a list may show.
const MARKS: [(&str, usize); 2] = [("kgn_pat_", 4), ("kgc_", 4)];

/// In the pages of a database a value stands right behind the one before it, as an organization behind a prefix: there
/// only so many characters more look like a secret. A whole one has at least 32.
const IN_A_ROW: usize = 24;

/// The files below `folder` that hold one of these secrets, or anything that looks like a secret.
///
/// # Errors
/// Where the folder can't be read.
pub fn leaks(known: &[&str], folder: &Path) -> Result<Vec<String>> {
    let mut found = BTreeSet::new();
    for secret in known {
        found.extend(files_with(secret, folder)?.into_iter().map(|one| one.display().to_string()));
    }
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path: PathBuf = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if fs::read(&path).is_ok_and(|content| holds_a_secret(&content, is_database(&path))) {
                found.insert(path.display().to_string());
            }
        }
    }
    Ok(found.into_iter().collect())
}

fn is_database(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().contains(".db"))
}

fn holds_a_secret(content: &[u8], in_a_row: bool) -> bool {
    MARKS.iter().any(|(mark, shown)| {
        let least = if in_a_row { IN_A_ROW } else { shown + 1 };
        let after = memmem::find_iter(content, mark).map(|place| &content[place + mark.len()..]);
        let goes_on = |rest: &[u8]| rest.iter().take(least).all(u8::is_ascii_alphanumeric);
        after.filter(|rest| rest.len() >= least).any(goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_list_shows_is_no_secret() {
        let table = [
            ("\"prefix\":\"kgn_pat_7Qm2\"", false),
            ("kgc_7Qm2 ", false),
            ("kgn_pat_", false),
            ("x kgn_pat_7Qm2a", true),
            ("kgc_7Qm2abcd", true),
        ];
        for (text, expected) in table {
            assert_eq!(holds_a_secret(text.as_bytes(), false), expected, "{text}");
        }
        assert!(!holds_a_secret(b"kgn_pat_7Qm2organizations/acme", true));
        assert!(holds_a_secret(b"kgn_pat_7Qm2abcdefgh0123456789abcdefgh0123", true));
    }
}
