//! Measures the release build. `cargo xtask bench` builds it and starts this.
#![allow(clippy::print_stdout, reason = "this is a program that tells what it measures")]

use anyhow::{Context, Result, bail};
use journeys::bench::{Bench, filling, refresh, search, starts, tray};
use journeys::{Keychain, Surroundings, Theme};
use std::io::{Read, stdin};
use std::path::PathBuf;

/// The benchmarks there are.
const NAMES: [&str; 4] = ["starts", "refresh", "tray", "search"];

#[tokio::main]
async fn main() -> Result<()> {
    let mut words = std::env::args_os().skip(1);
    let first = words.next().context("say where the release binary is")?;
    if first == filling::WORD {
        return fill().await;
    }
    let chosen: Vec<String> = words.map(|word| word.to_string_lossy().into_owned()).collect();
    if let Some(unknown) = chosen.iter().find(|one| !NAMES.contains(&one.as_str())) {
        bail!("there is no benchmark {unknown:?}; there are: {}", NAMES.join(", "));
    }
    println!("Starting a private display, session bus and keychain.");
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let bench = Bench { keyward: PathBuf::from(first), surroundings };
    for name in NAMES {
        if chosen.is_empty() || chosen.iter().any(|one| one == name) {
            match name {
                "starts" => starts::run(&bench).await?,
                "refresh" => refresh::run(&bench).await?,
                "search" => search::run(&bench).await?,
                _ => tray::run(&bench).await?,
            }
        }
    }
    Ok(())
}

/// What is to be filled is told on the input.
async fn fill() -> Result<()> {
    let mut told = String::new();
    stdin().read_to_string(&mut told)?;
    let filling: filling::Filling = serde_json::from_str(&told)?;
    println!("{}", serde_json::to_string(&filling.done().await?)?);
    Ok(())
}
