//! Takes pictures of every screen, in both themes and two sizes. `cargo xtask screenshots` starts it.
#![allow(clippy::print_stdout, reason = "this is a program that tells what it does")]

use anyhow::{Context, Result};
use async_trait::async_trait;
use journeys::tour::{Visitor, tour};
use journeys::{Theme, Window};
use std::fs;
use std::path::{Path, PathBuf};

/// The sizes, with the ending that the smaller one's pictures have.
const SIZES: [(u32, u32, &str); 2] = [(1240, 780, ""), (900, 600, "-small")];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).context("say where the pictures go")?);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (width, height, ending) in SIZES {
            println!("{name}, {width}×{height}");
            let mut album = Album { folder: &folder, ending: format!("-{name}{ending}.png") };
            tour(theme, (width, height), &mut album).await?;
        }
    }
    Ok(())
}

/// Where the pictures of one theme and size go.
struct Album<'a> {
    folder: &'a Path,
    ending: String,
}

#[async_trait(?Send)]
impl Visitor for Album<'_> {
    async fn visit(&mut self, window: &Window, screen: &str) -> Result<()> {
        window.picture(&self.folder.join(format!("{screen}{}", self.ending))).await
    }
}
