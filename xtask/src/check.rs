//! `cargo xtask check`: formatting, lints, dependencies, spelling.

use crate::program::{cargo, output, program, run, say};
use crate::setup::{self, Purpose};
use crate::{place, ui};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// The cargo-deny to use.
const CARGO_DENY: &str = "0.20.2";

/// The typos to install.
const TYPOS: &str = "1.52.0";

/// One of the checks.
type Check = fn() -> Result<()>;

/// Checks everything, and goes on after a finding, so that one run shows all.
pub(crate) fn act(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("nothing is understood after check");
    }
    setup::need(&[Purpose::Build, Purpose::Check])?;
    let checks: [(&str, Check); 5] = [
        ("Formatting", formatting),
        ("Lints on this machine", lints),
        ("Lints in the webview", lints_in_the_webview),
        ("Dependencies", dependencies),
        ("Spelling", spelling),
    ];
    let mut findings = Vec::new();
    for (name, check) in checks {
        say(name);
        if let Err(error) = check() {
            eprintln!("{error:#}");
            findings.push(name);
        }
    }
    if !findings.is_empty() {
        bail!("there are findings: {}", findings.join(", "));
    }
    println!("\nNothing to find fault with.");
    Ok(())
}

fn formatting() -> Result<()> {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lints() -> Result<()> {
    ui::build(ui::Mode::Debug)?; // the shell embeds it when it is compiled, for lints too
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn lints_in_the_webview() -> Result<()> {
    let packages = ["--package", "domain", "--package", "ui"];
    let target = ["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
    run(cargo(&["clippy"]).args(packages).args(target))
}

/// Licenses, bans and sources. Advisories are left out: their database can't be fetched everywhere.
fn dependencies() -> Result<()> {
    let deny = cargo_deny()?;
    let check = ["check", "--hide-inclusion-graph", "bans", "licenses", "sources"];
    run(program(&deny.to_string_lossy(), &["--locked"]).args(check))
}

fn spelling() -> Result<()> {
    let typos = typos()?;
    run(&mut program(&typos.to_string_lossy(), &[]))
}

/// The cargo-deny on the PATH where it is the right one, else our own.
fn cargo_deny() -> Result<PathBuf> {
    let own = tools().join("bin/cargo-deny");
    for found in [PathBuf::from("cargo-deny"), own.clone()] {
        let version = output(&mut program(&found.to_string_lossy(), &["--version"])).unwrap_or_default();
        if version.trim().strip_prefix("cargo-deny ") == Some(CARGO_DENY) {
            return Ok(found);
        }
    }
    say("Installing cargo-deny: once, it takes minutes");
    let root = tools();
    let (root, build) = (root.to_string_lossy(), root.join("build"));
    let version = ["--version", CARGO_DENY, "--root", &root];
    run(cargo(&["install", "cargo-deny", "--locked"]).args(version).env("CARGO_TARGET_DIR", &build))?;
    std::fs::remove_dir_all(&build)?;
    Ok(own)
}

/// Our own typos, which comes compiled in a Python package.
fn typos() -> Result<PathBuf> {
    let python = tools().join("python");
    let own = python.join("bin/typos");
    let version = output(&mut program(&own.to_string_lossy(), &["--version"])).unwrap_or_default();
    if version.trim().ends_with(TYPOS) {
        return Ok(own);
    }
    say("Installing typos");
    run(program("python3", &["-m", "venv", "--clear"]).arg(&python))
        .context("python3 can't make an environment for typos")?;
    let pip = python.join("bin/pip");
    let wanted = format!("typos=={TYPOS}");
    run(&mut program(
        &pip.to_string_lossy(),
        &["install", "--quiet", "--disable-pip-version-check", &wanted],
    ))?;
    Ok(own)
}

/// Where tools that are for this project only are installed.
fn tools() -> PathBuf {
    place::target().join("tools")
}
