//! `cargo xtask bench`: measures the release build.

use crate::program::{cargo, run, say};
use crate::setup::{self, Purpose};
use crate::{build, place, ui};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// The benchmark that drives the window, which a release build does not let anybody do.
const DRIVING: &str = "search";

/// Those that watch a release build from outside.
const WATCHING: [&str; 3] = ["starts", "refresh", "tray"];

/// Builds and measures; words name the benchmarks, without any all of them are run.
pub(crate) fn act(words: &[String]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("the benchmarks need a private display and session bus, so they run on Linux only");
    }
    let names = WATCHING.into_iter().chain([DRIVING]).collect::<Vec<_>>();
    if let Some(unknown) = words.iter().find(|word| !names.contains(&word.as_str())) {
        bail!("there is no benchmark {unknown:?}; there are: {}", names.join(", "));
    }
    let wanted = |name: &&str| words.is_empty() || words.iter().any(|word| word == name);
    setup::need(&[Purpose::Window])?;
    say("Building the benchmarks");
    run(&mut cargo(&["build", "--package", "journeys", "--bin", "bench"]))?;
    let watching: Vec<&str> = WATCHING.into_iter().filter(wanted).collect();
    if !watching.is_empty() {
        build::act(&[])?;
        measure(place::release().join("keyward"), &watching)?;
    }
    if wanted(&DRIVING) {
        measure(driven()?, &[DRIVING])?;
    }
    Ok(())
}

/// Keyward optimized like a release, but open to the driver.
fn driven() -> Result<PathBuf> {
    ui::build(ui::Mode::Release)?;
    say("Building Keyward, optimized and open to the driver");
    run(&mut cargo(&[
        "build",
        "--profile",
        "driven",
        "--package",
        "keyward",
        "--features",
        "tauri/custom-protocol",
    ]))?;
    Ok(place::target().join("driven").join("keyward"))
}

fn measure(keyward: PathBuf, names: &[&str]) -> Result<()> {
    say("Measuring. Other work on this machine shows in the numbers");
    run(Command::new(place::built("bench")).arg(keyward).args(names).env("RUST_LIB_BACKTRACE", "0"))
        .context("the benchmarks did not reach their end")
}
