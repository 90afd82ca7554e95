//! `cargo xtask build`: Keyward as it is given to people.

use crate::program::{cargo, run, say};
use crate::setup::{self, Purpose};
use crate::{place, ui};
use anyhow::{Result, bail};
use std::env::consts::EXE_EXTENSION;
use std::fs;

/// Builds the release binary.
pub(crate) fn act(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("nothing is understood after build");
    }
    setup::need(&[Purpose::Build])?;
    ui::build(ui::Mode::Release)?;
    say("Building Keyward, optimized as a whole: this takes minutes");
    run(&mut cargo(&["build", "--release", "--package", "keyward", "--features", "tauri/custom-protocol"]))?;
    let binary = place::release().join("keyward").with_extension(EXE_EXTENSION);
    let megabytes = fs::metadata(&binary)?.len() as f64 / 1e6;
    println!("\n{} ({megabytes:.1} MB)", binary.display());
    Ok(())
}
