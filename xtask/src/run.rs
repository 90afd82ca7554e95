//! `cargo xtask run`: builds Keyward and starts it; without a display it shows the demo.

use crate::program::{cargo, run, say};
use crate::setup::{self, Purpose};
use crate::{place, ui};
use anyhow::{Context, Result, bail};
use std::env;
use std::process::Command;

/// Builds and starts; with `--demo` the demo, also where there is a display.
pub(crate) fn act(words: &[String]) -> Result<()> {
    let asked = match words {
        [] => false,
        [word] if word == "--demo" => true,
        _ => bail!("only --demo is understood"),
    };
    if asked || !has_display() { demo() } else { start() }
}

fn start() -> Result<()> {
    setup::need(&[Purpose::Build])?;
    ui::build(ui::Mode::Debug)?;
    say("Building Keyward");
    run(&mut cargo(&["build", "--package", "keyward"]))?;
    say("Starting Keyward");
    run(&mut Command::new(place::built("keyward")))
}

/// The main job in the real window, in private surroundings.
fn demo() -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("the demo drives WebKitGTK's window, so it runs on Linux only");
    }
    setup::need(&[Purpose::Build, Purpose::Window])?;
    ui::build(ui::Mode::Debug)?;
    say("Building Keyward and its demo");
    let bins = ["--bin", "keyward", "--bin", "demo"];
    run(cargo(&["build", "--package", "keyward", "--package", "journeys"]).args(bins))?;
    say("The demo: the main job in the real window");
    let pictures = place::target().join("demo");
    run(Command::new(place::built("demo")).arg(&pictures).env("RUST_LIB_BACKTRACE", "0"))
        .context("the demo did not reach its end")
}

/// Whether there is a display to open a window on.
fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
