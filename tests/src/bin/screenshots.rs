//! Takes pictures of every screen, in both themes and two sizes. `cargo xtask screenshots` starts it; with `review` it
//! takes those that are looked at and not kept: a large window, and text of twice the size; with `pages` it keeps what
//! the page holds, to be looked at in a browser that can show what ours can't (forced colours, reduced motion). With `corners` it walks by what is seldom seen.
#![allow(clippy::print_stdout, reason = "this is a program that tells what it does")]

use anyhow::{Context, Result};
use async_trait::async_trait;
use journeys::axe::come_to_rest;
use journeys::corners::{ENLARGE, SHRINK, corners};
use journeys::tour::{Visitor, tour};
use journeys::{Theme, Window};
use std::fs;
use std::path::{Path, PathBuf};

/// The sizes, with the ending that the smaller one's pictures have.
const SIZES: [(u32, u32, &str, bool); 2] = [(1240, 780, "", false), (900, 600, "-small", false)];

/// Those of a review; the text is twice as large where it says so.
const REVIEW: [(u32, u32, &str, bool); 2] = [(1920, 1080, "-large", false), (1240, 780, "-text", true)];

/// The page as it is: with what was typed and chosen, and without its program. Dialogs open themselves.
const PAGE: &str = r"
    const page = document.documentElement.cloneNode(true);
    const fields = root => root.querySelectorAll('input, textarea, option');
    const [from, to] = [fields(document), fields(page)];
    from.forEach((field, at) => {
        to[at].toggleAttribute('checked', field.checked ?? false);
        to[at].toggleAttribute('selected', field.selected ?? false);
        to[at].setAttribute('value', field.value);
    });
    page.querySelectorAll('script, [rel=modulepreload]').forEach(one => one.remove());
    const script = document.createElement('script');
    script.textContent = `for (const one of document.querySelectorAll('dialog[open]')) { one.close(); one.showModal(); }`;
    page.querySelector('body').append(script);
    arguments[arguments.length - 1]('<!doctype html>' + page.outerHTML);";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).context("say where the pictures go")?);
    let asked = |wanted: &str| std::env::args().any(|word| word == wanted);
    let (pages, seldom) = (asked("pages"), asked("corners"));
    let sizes = if asked("review") { REVIEW } else { SIZES };
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (width, height, ending, large) in sizes {
            println!("{name}, {width}×{height}");
            let mut album = Album { folder: &folder, ending: format!("-{name}{ending}"), large, pages };
            match seldom {
                true => corners(theme, (width, height), &mut album).await?,
                false => tour(theme, (width, height), &mut album).await?,
            }
        }
    }
    Ok(())
}

/// Where the pictures of one theme and size go.
struct Album<'a> {
    folder: &'a Path,
    ending: String,
    large: bool,
    pages: bool,
}

#[async_trait(?Send)]
impl Visitor for Album<'_> {
    async fn visit(&mut self, window: &Window, screen: &str) -> Result<()> {
        come_to_rest(window).await?;
        if self.pages {
            let page = window.run_to_end(PAGE).await?;
            let path = self.folder.join(format!("{screen}{}.html", self.ending));
            return Ok(fs::write(path, page.as_str().context("the page is no text")?)?);
        }
        let path = self.folder.join(format!("{screen}{}.png", self.ending));
        if !self.large {
            return window.picture(&path).await;
        }
        window.run_to_end(ENLARGE).await?;
        window.picture(&path).await?;
        window.run_to_end(SHRINK).await?;
        Ok(())
    }
}
