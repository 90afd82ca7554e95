//! The time from the start of the process to painted rows: with a thousand organizations in the cache, and without
//! any data.

use super::Bench;
use super::filling::Filling;
use super::numbers::Numbers;
use super::started::Started;
use crate::Service;
use anyhow::{Result, ensure};
use jiff::{SignedDuration, Timestamp};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How many services there are, each with an account.
const SERVICES: u32 = 5;

/// How many organizations each has, beside the two that every sandbox has.
const ORGANIZATIONS: u32 = 200;

/// How many keys each of them has.
const KEYS: u32 = 10;

/// How often each window is opened.
const RUNS: usize = 11;

/// A day, in seconds.
const DAY: i64 = 86_400;

/// A state that Keyward is started in.
struct State {
    title: &'static str,
    data: Option<PathBuf>,
    numbers: Numbers,
    rows: usize,
}

/// Fills the cache once, then opens the windows in turn.
///
/// # Errors
/// Where something can't be started or filled.
#[expect(clippy::print_stdout, reason = "this is what the benchmark tells")]
pub async fn run(bench: &Bench) -> Result<()> {
    println!("\nFrom process start to painted rows");
    let folder = tempfile::tempdir()?;
    let (services, old) = fill(bench, folder.path()).await?;
    let calm = folder.path().join("calm");
    copy(&old, &calm)?;
    let settled = Filling { data: calm.clone(), ago: 0, accounts: Vec::new(), read: false, by_itself: false };
    settled.fill(bench).await?;

    let state = |title, data| State { title, data, numbers: Numbers::default(), rows: 0 };
    let mut states = [
        state("without any data", None),
        state("with the cache, nothing to be read again", Some(calm)),
        state("with the cache, all of it a day old and read again meanwhile", Some(old)),
    ];
    for run in 0..=RUNS {
        for state in &mut states {
            let data = folder.path().join("started");
            match &state.data {
                Some(from) => copy(from, &data)?,
                None => fs::create_dir(&data)?,
            }
            let started = Started::start(bench, &data)?;
            let painted = started.until_painted().await?;
            started.end().await?;
            fs::remove_dir_all(&data)?;
            ensure!(painted.rows > 0 || state.data.is_none(), "no row was painted {}", state.title);
            state.rows = painted.rows;
            // The first round only brings the files into the system's memory.
            if run > 0 {
                state.numbers.add(painted.after);
            }
        }
    }
    drop(services);

    let empty = states[0].numbers.median();
    for State { title, numbers, rows, .. } in &states {
        println!("  {numbers}, {:.2} ×  {title} ({rows} rows)", numbers.median() / empty);
    }
    println!("  The windows were opened in turn; where there is a cache, they open on all organizations.");
    Ok(())
}

/// Services, and a cache in which all of their organizations are, read a day ago.
#[expect(clippy::print_stdout, reason = "this is what the benchmark tells")]
async fn fill(bench: &Bench, folder: &Path) -> Result<(Vec<Service>, PathBuf)> {
    let mut services = Vec::new();
    for _ in 0..SERVICES {
        let service = Service::start().await?;
        service.set_clock(Timestamp::now() - SignedDuration::from_secs(DAY))?;
        service.add_organizations(ORGANIZATIONS, KEYS)?;
        services.push(service);
    }
    let credentials = |one: &Service| (one.address().to_owned(), one.admin_token().to_owned());
    let data = folder.join("old");
    let filling = Filling {
        data: data.clone(),
        ago: DAY,
        accounts: services.iter().map(credentials).collect(),
        read: true,
        by_itself: true,
    };
    let begun = Instant::now();
    let filled = filling.fill(bench).await?;
    println!(
        "  The cache: {} organizations with {} keys, of {SERVICES} accounts, read from sandboxes by Keyward's own deeds in {} s.",
        filled.organizations,
        filled.keys,
        begun.elapsed().as_secs()
    );
    services.iter().for_each(|service| service.clear_clock());
    Ok((services, data))
}

/// Copies a folder of files, without those below it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
