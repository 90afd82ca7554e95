//! `cargo xtask soak`: rotations under fire, with kills, faults and restarts; by default 200 of them.

use crate::place;
use crate::program::{cargo, run, say};
use anyhow::{Result, bail};
use std::process::Command;

/// What can be said after the command, each with a number.
const OPTIONS: [&str; 3] = ["--runs", "--seed", "--jobs"];

/// Builds the program and runs it; it prints a table at the end.
pub(crate) fn act(words: &[String]) -> Result<()> {
    for pair in words.chunks(2) {
        match pair {
            [name, number] if OPTIONS.contains(&name.as_str()) && number.parse::<u64>().is_ok() => {}
            _ => bail!("understood are --runs N, --seed S and --jobs J, not {}", pair.join(" ")),
        }
    }
    say("Building the rotations under fire");
    run(&mut cargo(&["build", "--package", "journeys", "--bin", "rotate-soak"]))?;
    say("Rotating");
    run(Command::new(place::built("rotate-soak")).args(words).env("RUST_BACKTRACE", "0"))
}
