//! A Keyward of the release build, that nobody drives.

use super::Bench;
use crate::process::{self, Process};
use crate::until;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{fs, str::FromStr};

/// It runs until this is dropped.
#[derive(Debug)]
pub struct Started {
    process: Process,
    data: PathBuf,
    begun: SystemTime,
}

/// What it says of its first rows.
#[derive(Debug, Clone, Copy)]
pub struct Painted {
    /// How long after the start of the process they were on the screen.
    pub after: Duration,
    /// How many rows of keys there were.
    pub rows: usize,
}

impl Started {
    /// Starts it with this data.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn start(bench: &Bench, data: &Path) -> Result<Started> {
        Self::start_with(bench, data, &[])
    }

    /// Starts it with this data and these arguments.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn start_with(bench: &Bench, data: &Path, words: &[&str]) -> Result<Started> {
        let mut command = Process::command(&bench.keyward);
        bench.surroundings.enter(&mut command).env("KEYWARD_DATA_DIR", data);
        command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let begun = SystemTime::now();
        let process = Process::start(&mut command)?;
        Ok(Started { process, data: data.to_owned(), begun })
    }

    /// Waits until it says that its first rows are painted.
    ///
    /// # Errors
    /// Where it does not say so.
    pub async fn until_painted(&self) -> Result<Painted> {
        let mut line = None;
        until("the first rows are painted", async || {
            line = self.log().lines().find(|line| line.contains("first rows are painted")).map(str::to_owned);
            line.is_some()
        })
        .await?;
        let line = line.context("no line")?;
        let at = UNIX_EPOCH + Duration::from_millis(number(&line, "at")?);
        let after = at.duration_since(self.begun).context("the clock was set back")?;
        Ok(Painted { after, rows: number(&line, "rows")? })
    }

    /// Ends it, and waits until all that it started is gone, so that the next one has the machine to itself.
    ///
    /// # Errors
    /// Where something stays.
    pub async fn end(self) -> Result<()> {
        let mut all = process::descendants(self.process.id());
        all.push(self.process.id());
        drop(self.process);
        until("the app and all that it started are gone", async || !all.iter().any(|one| process::runs(*one)))
            .await
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// How often its log has a line with these words.
    pub fn said(&self, words: &str) -> usize {
        self.log().lines().filter(|line| line.contains(words)).count()
    }

    fn log(&self) -> String {
        let Ok(files) = fs::read_dir(self.data.join("logs")) else { return String::new() };
        let texts = files.flatten().map(|file| fs::read_to_string(file.path()).unwrap_or_default());
        texts.collect()
    }
}

/// The value of a field in a line of the log.
fn number<T: FromStr>(line: &str, field: &str) -> Result<T> {
    let named = format!("{field}=");
    let mut words = line.split_whitespace().filter_map(|word| word.strip_prefix(&named));
    let value = words.next_back().with_context(|| format!("no {field} in {line}"))?;
    value.parse().ok().with_context(|| format!("{field} is no number in {line}"))
}
