//! `cargo xtask test`: all tests, those that drive the real window included.

use crate::program::{cargo, run, say};
use crate::setup::{self, Purpose};
use crate::ui;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

/// What is tested: everything but this program, and this program alone, in the build that it has anyway.
/// In one go with the others its libraries would be compiled a second time, with more features.
const SELECTIONS: [&[&str]; 2] = [&["--workspace", "--exclude", "xtask"], &["--package", "xtask"]];

/// Runs all tests; the last line says how many passed and failed.
pub(crate) fn act(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("nothing is understood after test; for single tests there is cargo test");
    }
    setup::need(&[Purpose::Build, Purpose::Window])?;
    ui::build(ui::Mode::Debug)?;
    // The programs are built together with the tests: apart from them, cargo would choose other features
    // for what they share, and compile it twice.
    say("Building Keyward and all tests");
    for selection in SELECTIONS {
        run(cargo(&["build", "--bins", "--tests"]).args(selection))?;
    }
    say("Running all tests");
    let mut tally = Tally::default();
    for selection in SELECTIONS {
        test(selection, &mut tally)?;
    }
    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 {
        bail!("not all tests passed");
    }
    if tally.passed == 0 {
        bail!("no test was run");
    }
    Ok(())
}

/// Runs the tests of a selection with their output in sight, and adds up what they report.
fn test(selection: &[&str], tally: &mut Tally) -> Result<()> {
    let mut tests = cargo(&["test", "--no-fail-fast"]);
    tests.args(selection).stdin(Stdio::null()).stdout(Stdio::piped()).env("RUST_LIB_BACKTRACE", "0");
    let mut child = tests.spawn().context("could not start cargo test")?;
    let output = BufReader::new(child.stdout.take().context("no output")?);
    let failed_before = tally.failed;
    for line in output.lines() {
        let line = line?;
        tally.add(&line);
        writeln!(std::io::stdout(), "{line}")?;
    }
    let went_well = child.wait()?.success();
    if !went_well && tally.failed == failed_before {
        tally.failed += 1; // a test program did not compile, or ended before it could report
    }
    Ok(())
}

/// How many tests passed and failed, over all test programs.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    /// Adds what a line of output reports.
    fn add(&mut self, line: &str) {
        let Some(report) = line.strip_prefix("test result: ") else { return };
        for part in report.split([';', '.']) {
            match part.trim().split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_added_up() {
        let mut tally = Tally::default();
        let lines = [
            "running 2 tests",
            "test one ... ok",
            "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.12s",
            "test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.5s",
        ];
        for line in lines {
            tally.add(line);
        }
        assert_eq!(tally, Tally { passed: 3, failed: 3 });
    }
}
