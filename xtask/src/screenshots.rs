//! `cargo xtask screenshots`: every screen, from the real window, in `docs/screenshots`. With `--review` in a large window
//! and with text of twice the size, to be looked at, in `target/review`.

use crate::program::{cargo, program, run, say};
use crate::setup::{self, Purpose};
use crate::{place, ui};
use anyhow::{Result, bail};
use std::fs;
use std::process::Command;

/// Takes all pictures anew.
pub(crate) fn act(words: &[String]) -> Result<()> {
    let review = match words {
        [] => false,
        [word] if word == "--review" => true,
        _ => bail!("only --review is understood"),
    };
    setup::need(&[Purpose::Build, Purpose::Window, Purpose::Pictures])?;
    ui::build(ui::Mode::Debug)?;
    say("Building Keyward and its photographer");
    let bins = ["--bin", "keyward", "--bin", "screenshots"];
    run(cargo(&["build", "--package", "keyward", "--package", "journeys"]).args(bins))?;

    say("Taking the pictures");
    let raw = place::target().join(if review { "review" } else { "screenshots" });
    let mut photographer = Command::new(place::built("screenshots"));
    photographer.arg(&raw).args(review.then_some("review")).env("RUST_LIB_BACKTRACE", "0");
    run(&mut photographer)?;
    if review {
        println!("The pictures are in {}", raw.display());
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
