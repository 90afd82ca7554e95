//! `cargo xtask screenshots`: every screen, from the real window, in `docs/screenshots`. With `--review` in a large window
//! and with text of twice the size, to be looked at, in `target/review`. With `--pages` no pictures but what the page
//! holds, in `target/pages`, to be opened in a browser that can do what ours can't: forced colours, reduced motion. With
//! `--corners` what is seldom seen: alone in `target/corners`, or together with one of the others.

use crate::program::{cargo, program, run, say};
use crate::setup::{self, Purpose};
use crate::{place, ui};
use anyhow::{Result, bail};
use std::fs;
use std::process::Command;

/// Takes all pictures anew.
pub(crate) fn act(words: &[String]) -> Result<()> {
    let kinds = ["review", "pages", "corners"];
    let asked: Vec<&str> = kinds.into_iter().filter(|kind| words.contains(&format!("--{kind}"))).collect();
    if asked.len() != words.len() {
        bail!("only --review, --pages and --corners are understood");
    }
    setup::need(&[Purpose::Build, Purpose::Window, Purpose::Pictures])?;
    ui::build(ui::Mode::Debug)?;
    say("Building Keyward and its photographer");
    let bins = ["--bin", "keyward", "--bin", "screenshots"];
    run(cargo(&["build", "--package", "keyward", "--package", "journeys"]).args(bins))?;

    say("Taking the pictures");
    let raw = place::target().join(asked.first().unwrap_or(&"screenshots"));
    let mut photographer = Command::new(place::built("screenshots"));
    photographer.arg(&raw).args(&asked).env("RUST_LIB_BACKTRACE", "0");
    run(&mut photographer)?;
    if asked.contains(&"pages") {
        let dist = place::root().join("ui/dist");
        fs::create_dir_all(raw.join("fonts"))?;
        fs::copy(dist.join("style.css"), raw.join("style.css"))?;
        for font in fs::read_dir(dist.join("fonts"))? {
            let font = font?;
            fs::copy(font.path(), raw.join("fonts").join(font.file_name()))?;
        }
    }
    if !asked.is_empty() {
        println!("They are in {}", raw.display());
        return Ok(());
    }

    say("Making them small");
    let folder = place::root().join("docs/screenshots");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(&raw)? {
        let entry = entry?;
        let small = ["-strip", "-dither", "None", "-colors", "256", "-define", "png:compression-level=9"];
        let mut convert = program("convert", &[]);
        run(convert.arg(entry.path()).args(small).arg(folder.join(entry.file_name())))?;
    }
    println!("The pictures are in {}", folder.display());
    Ok(())
}
