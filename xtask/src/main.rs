//! The project's own commands. `cargo xtask` lists them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line program talks to its terminal")]

mod bench;
mod build;
mod check;
mod elsewhere;
mod icons;
mod place;
mod program;
mod run;
mod screenshots;
mod setup;
mod soak;
mod test;
mod ui;

use anyhow::Result;
use std::process::ExitCode;

/// A command of the project: its name, what it does in one line, and the function that does it.
struct Verb {
    name: &'static str,
    gloss: &'static str,
    act: fn(&[String]) -> Result<()>,
}

const VERBS: &[Verb] = &[
    Verb {
        name: "run",
        gloss: "build and start Keyward; without a display, or with --demo, show the demo",
        act: run::act,
    },
    Verb { name: "test", gloss: "run all tests, those in the real window included", act: test::act },
    Verb { name: "check", gloss: "check formatting, lints, dependencies and spelling", act: check::act },
    Verb {
        name: "elsewhere",
        gloss: "lint the app for Windows and macOS, without linking it",
        act: elsewhere::act,
    },
    Verb { name: "build", gloss: "build the release binary", act: build::act },
    Verb {
        name: "bench",
        gloss: "measure the release build [starts] [refresh]; takes minutes",
        act: bench::act,
    },
    Verb {
        name: "screenshots",
        gloss: "take pictures of all screens into docs/screenshots",
        act: screenshots::act,
    },
    Verb {
        name: "soak",
        gloss: "rotate keys under kills and faults, and count what is lost [--runs N] [--seed S]",
        act: soak::act,
    },
    Verb {
        name: "setup",
        gloss: "install the system packages and the wasm target that are missing",
        act: setup::act,
    },
    Verb { name: "ui", gloss: "build the user interface into ui/dist [--release]", act: ui::act },
    Verb { name: "icons", gloss: "draw the icon set in icons/ from its SVG sources", act: icons::act },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = words.split_first() else {
        println!("{}", usage());
        return ExitCode::FAILURE;
    };
    let Some(verb) = VERBS.iter().find(|verb| verb.name == name) else {
        eprintln!("There is no command '{name}'.\n{}", usage());
        return ExitCode::FAILURE;
    };
    match (verb.act)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\ncargo xtask {name} stopped: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let mut text = "Usage: cargo xtask <command>\n".to_owned();
    for verb in VERBS {
        text.push_str(&format!("\n  {:<12} {}", verb.name, verb.gloss));
    }
    text
}
