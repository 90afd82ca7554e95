//! Looking for a secret where it must not be.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use memchr::memmem;
use std::fs;
use std::path::{Path, PathBuf};

/// How much of the secret is looked for: enough to be unique, and found in a cut copy as well.
const PIECE: usize = 24;

/// The files below `folder` that hold `secret`: plain, in UTF-16, in base64 or in hexadecimal.
///
/// # Errors
/// Where the secret is too short to be looked for, or a folder can't be read.
pub fn files_with(secret: &str, folder: &Path) -> Result<Vec<PathBuf>> {
    let spellings = spellings(secret)?;
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("{} can't be read", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                // A file that vanished meanwhile holds nothing.
                let Ok(content) = fs::read(entry.path()) else { continue };
                if spellings.iter().any(|spelling| memmem::find(&content, spelling).is_some()) {
                    found.push(entry.path());
                }
            }
        }
    }
    found.sort();
    Ok(found)
}

/// How a piece from the random part of the secret may be written.
fn spellings(secret: &str) -> Result<Vec<Vec<u8>>> {
    let random = secret.trim_start_matches("kgn_pat_").as_bytes();
    ensure!(random.len() >= PIECE + 8, "too short to be a secret");
    let piece = &random[4..4 + PIECE];
    let lower: String = piece.iter().map(|byte| format!("{byte:02x}")).collect();
    let wide = piece.iter().flat_map(|byte| [*byte, 0]).collect();
    let mut spellings = vec![piece.to_vec(), wide, lower.to_uppercase().into_bytes(), lower.into_bytes()];
    // In base64 three bytes are four characters, so it depends on where in the text the piece begins.
    for start in 0..3 {
        let whole = &piece[start..start + (PIECE - start) / 3 * 3];
        spellings.push(STANDARD_NO_PAD.encode(whole).into_bytes());
        spellings.push(URL_SAFE_NO_PAD.encode(whole).into_bytes());
    }
    Ok(spellings)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "kgn_pat_7Qm2x81XZk0apR5tm9Wd2LqNx4Bva0JkE5rT6yU7iO8p";

    #[test]
    fn a_planted_copy_is_found() {
        let hex: String = SECRET.bytes().map(|byte| format!("{byte:02X}")).collect();
        let wide = SECRET.bytes().flat_map(|byte| [byte, 0]).collect();
        let table: [(&str, Vec<u8>); 7] = [
            ("plain", format!("{{\"secret\":\"{SECRET}\"}}").into_bytes()),
            ("cut", SECRET.as_bytes()[..40].to_vec()),
            ("hex", hex.into_bytes()),
            ("utf-16", wide),
            ("base64", STANDARD_NO_PAD.encode(SECRET).into_bytes()),
            ("base64 after one byte", STANDARD_NO_PAD.encode(format!("x{SECRET}")).into_bytes()),
            ("base64 after two bytes", URL_SAFE_NO_PAD.encode(format!("xy{SECRET}")).into_bytes()),
        ];
        for (case, content) in table {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir(folder.path().join("deep")).unwrap();
            let planted = folder.path().join("deep/file");
            fs::write(&planted, content).unwrap();
            fs::write(folder.path().join("other"), "kgn_pat_7Qm2, the prefix that a list may show").unwrap();
            assert_eq!(files_with(SECRET, folder.path()).unwrap(), [planted], "{case}");
        }
    }
}
