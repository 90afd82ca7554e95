//! The main job in the real window, told step by step. `cargo xtask run --demo` starts it.
#![allow(clippy::print_stdout, reason = "this is a program that tells what it does")]

use anyhow::Result;
use journeys::main_job::{CLIPBOARD_SECONDS, main_job};
use journeys::{Keychain, Start, Story, Surroundings, Theme, Window};
use std::fs;
use std::path::PathBuf;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = match std::env::args_os().nth(1) {
        Some(folder) => PathBuf::from(folder),
        None => journeys::process::leavings("demo")?,
    };
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    println!("Starting a private display, session bus and keychain.");
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let start = Start { clipboard_seconds: Some(CLIPBOARD_SECONDS), ..Start::default() };
    let window = Window::open(&surroundings, start).await?;
    window.resize(1240, 780).await?;
    main_job(&surroundings, &window, &mut Story::told(folder.clone())).await?;
    window.close().await?;
    println!("\nAll of it went well. The pictures are in {}", folder.display());
    Ok(())
}
