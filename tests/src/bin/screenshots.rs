//! Takes pictures of every screen, in both themes and two sizes. `cargo xtask screenshots` starts it; with `review` it
//! takes those that are looked at and not kept: a large window, and text of twice the size.
#![allow(clippy::print_stdout, reason = "this is a program that tells what it does")]

use anyhow::{Context, Result};
use async_trait::async_trait;
use journeys::tour::{Visitor, tour};
use journeys::{Theme, Window};
use std::fs;
use std::path::{Path, PathBuf};

/// The sizes, with the ending that the smaller one's pictures have.
const SIZES: [(u32, u32, &str, bool); 2] = [(1240, 780, "", false), (900, 600, "-small", false)];

/// Those of a review; the text is twice as large where it says so.
const REVIEW: [(u32, u32, &str, bool); 2] = [(1920, 1080, "-large", false), (1240, 780, "-text", true)];

/// Makes all text twice as large, as the system's setting does.
const ENLARGE: &str = "document.documentElement.style.fontSize = '200%'; dispatchEvent(new Event('resize')); \
    requestAnimationFrame(() => requestAnimationFrame(() => arguments[arguments.length - 1](true)));";

/// Makes it as large as it was.
const SHRINK: &str = "document.documentElement.style.fontSize = ''; dispatchEvent(new Event('resize')); \
    requestAnimationFrame(() => requestAnimationFrame(() => arguments[arguments.length - 1](true)));";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).context("say where the pictures go")?);
    let sizes = if std::env::args().any(|word| word == "review") { REVIEW } else { SIZES };
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (width, height, ending, large) in sizes {
            println!("{name}, {width}×{height}");
            let mut album = Album { folder: &folder, ending: format!("-{name}{ending}.png"), large };
            tour(theme, (width, height), &mut album).await?;
        }
    }
    Ok(())
}

/// Where the pictures of one theme and size go.
struct Album<'a> {
    folder: &'a Path,
    ending: String,
    large: bool,
}

#[async_trait(?Send)]
impl Visitor for Album<'_> {
    async fn visit(&mut self, window: &Window, screen: &str) -> Result<()> {
        let path = self.folder.join(format!("{screen}{}", self.ending));
        if !self.large {
            return window.picture(&path).await;
        }
        window.run_to_end(ENLARGE).await?;
        window.picture(&path).await?;
        window.run_to_end(SHRINK).await?;
        Ok(())
    }
}
