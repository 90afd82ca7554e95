//! Looking for a secret where it must not be: in files, and in what every program of this user can see of a process.

use crate::process;
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use memchr::memmem;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// How much of the secret is looked for: enough to be unique, and found in a cut copy as well.
const PIECE: usize = 24;

/// Where a secret was found, and how it is written there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Find {
    /// Where.
    pub place: Place,
    /// How: plain, in UTF-16, in base64 or in hexadecimal.
    pub spelling: &'static str,
}

/// A place that is searched.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A file.
    File(PathBuf),
    /// The arguments of a process, by its name.
    Arguments(String),
    /// The environment of a process, by its name.
    Environment(String),
}

impl fmt::Display for Find {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::File(path) => write!(out, "{}", path.display())?,
            Place::Arguments(name) => write!(out, "the arguments of {name}")?,
            Place::Environment(name) => write!(out, "the environment of {name}")?,
        }
        write!(out, ", {}", self.spelling)
    }
}

/// The files below `folder` that hold `secret`.
///
/// # Errors
/// Where the secret is too short to be looked for, or a folder can't be read.
pub fn files_with(secret: &str, folder: &Path) -> Result<Vec<PathBuf>> {
    let finds = in_files(&[secret], folder)?;
    let paths = finds.into_iter().filter_map(|find| match find.place {
        Place::File(path) => Some(path),
        _ => None,
    });
    Ok(paths.collect())
}

/// The places of any of `secrets` in the files below `folder`.
///
/// # Errors
/// Where a secret is too short to be looked for, or a folder can't be read.
pub fn in_files(secrets: &[&str], folder: &Path) -> Result<Vec<Find>> {
    let wanted = all_spellings(secrets)?;
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            // One that vanished meanwhile holds nothing.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            entries => entries.with_context(|| format!("{} can't be read", folder.display()))?,
        };
        for entry in entries {
            let entry = entry?;
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                let Ok(content) = fs::read(entry.path()) else { continue };
                found.extend(find_in(&content, &wanted, Place::File(entry.path())));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The places of any of `secrets` in the arguments and environments of processes; one that ended meanwhile has neither.
///
/// # Errors
/// Where a secret is too short to be looked for.
pub fn in_processes(secrets: &[&str], ids: &[u32]) -> Result<Vec<Find>> {
    let wanted = all_spellings(secrets)?;
    let mut found = Vec::new();
    for id in ids {
        let name = process::name(*id).unwrap_or_default();
        let read = |file: &str| fs::read(format!("/proc/{id}/{file}")).unwrap_or_default();
        found.extend(find_in(&read("cmdline"), &wanted, Place::Arguments(name.clone())));
        found.extend(find_in(&read("environ"), &wanted, Place::Environment(name)));
    }
    found.sort();
    Ok(found)
}

/// A spelling's name, and how a piece of the secret is written in it.
type Spelling = (&'static str, Vec<u8>);

fn find_in(content: &[u8], wanted: &[Spelling], place: Place) -> Option<Find> {
    let (spelling, _) = wanted.iter().find(|(_, piece)| memmem::find(content, piece).is_some())?;
    Some(Find { place, spelling })
}

fn all_spellings(secrets: &[&str]) -> Result<Vec<Spelling>> {
    let spellings = secrets.iter().map(|secret| spellings(secret)).collect::<Result<Vec<_>>>()?;
    Ok(spellings.into_iter().flatten().collect())
}

/// How a piece from the random part of the secret may be written.
fn spellings(secret: &str) -> Result<Vec<Spelling>> {
    let random = secret.trim_start_matches("kgn_pat_").as_bytes();
    ensure!(random.len() >= PIECE + 8, "too short to be a secret");
    let piece = &random[4..4 + PIECE];
    let lower: String = piece.iter().map(|byte| format!("{byte:02x}")).collect();
    let wide = piece.iter().flat_map(|byte| [*byte, 0]).collect();
    let mut spellings = vec![
        ("plain", piece.to_vec()),
        ("in UTF-16", wide),
        ("in hexadecimal", lower.to_uppercase().into_bytes()),
        ("in hexadecimal", lower.into_bytes()),
    ];
    // In base64 three bytes are four characters, so it depends on where in the text the piece begins.
    for start in 0..3 {
        let whole = &piece[start..start + (PIECE - start) / 3 * 3];
        spellings.push(("in base64", STANDARD_NO_PAD.encode(whole).into_bytes()));
        spellings.push(("in base64", URL_SAFE_NO_PAD.encode(whole).into_bytes()));
    }
    Ok(spellings)
}

/// A secret in all spellings that a search must find, with their names: what a control plants.
pub fn planted(secret: &str) -> [(&'static str, Vec<u8>); 4] {
    let hexadecimal: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    [
        ("plain", format!("{{\"secret\":\"{secret}\"}}").into_bytes()),
        ("in UTF-16", secret.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("in hexadecimal", hexadecimal.into_bytes()),
        ("in base64", STANDARD_NO_PAD.encode(format!("Bearer {secret}")).into_bytes()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "kgn_pat_7Qm2x81XZk0apR5tm9Wd2LqNx4Bva0JkE5rT6yU7iO8p";

    #[test]
    fn a_planted_copy_is_found() {
        let upper: String = SECRET.bytes().map(|byte| format!("{byte:02X}")).collect();
        let others: [(&str, Vec<u8>); 4] = [
            ("plain", SECRET.as_bytes()[..40].to_vec()),
            ("in hexadecimal", upper.into_bytes()),
            ("in base64", STANDARD_NO_PAD.encode(SECRET).into_bytes()),
            ("in base64", URL_SAFE_NO_PAD.encode(format!("xy{SECRET}")).into_bytes()),
        ];
        for (spelling, content) in planted(SECRET).into_iter().chain(others) {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir(folder.path().join("deep")).unwrap();
            let file = folder.path().join("deep/file");
            fs::write(&file, content).unwrap();
            fs::write(folder.path().join("other"), "kgn_pat_7Qm2, the prefix that a list may show").unwrap();
            let expected = Find { place: Place::File(file), spelling };
            assert_eq!(in_files(&[SECRET], folder.path()).unwrap(), [expected]);
        }
    }
}
