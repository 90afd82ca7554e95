//! `cargo xtask bench`: measures the release build.

use crate::program::{cargo, run, say};
use crate::setup::{self, Purpose};
use crate::{build, place};
use anyhow::{Context, Result, bail};
use std::process::Command;

/// Builds and measures; words name the benchmarks, without any all of them are run.
pub(crate) fn act(words: &[String]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("the benchmarks need a private display and session bus, so they run on Linux only");
    }
    setup::need(&[Purpose::Window])?;
    build::act(&[])?;
    say("Building the benchmarks");
    run(&mut cargo(&["build", "--package", "journeys", "--bin", "bench"]))?;
    say("Measuring. Other work on this machine shows in the numbers");
    let keyward = place::release().join("keyward");
    run(Command::new(place::built("bench")).arg(keyward).args(words).env("RUST_LIB_BACKTRACE", "0"))
        .context("the benchmarks did not reach their end")
}
