//! `cargo xtask ui`: the user interface as the webview loads it, in `ui/dist`.

use crate::place;
use crate::program::{cargo, run, say};
use crate::setup::{self, Purpose};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use wasm_bindgen_cli_support::Bindgen;

/// How the wasm is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Quick to build.
    Debug,
    /// Small to load.
    Release,
}

/// Files that are part of the interface as they are.
const PAGES: &[&str] = &["index.html", "boot.js"];

/// Builds `ui/dist`; with `--release` the small one.
pub(crate) fn act(words: &[String]) -> Result<()> {
    let mode = match words {
        [] => Mode::Debug,
        [word] if word == "--release" => Mode::Release,
        _ => bail!("only --release is understood"),
    };
    setup::need(&[Purpose::Build])?;
    build(mode)
}

/// Builds `ui/dist`. Files that did not change are not written, so that nothing is compiled for them again.
pub(crate) fn build(mode: Mode) -> Result<()> {
    let (profile, folder) = match mode {
        Mode::Debug => ("dev", "debug"),
        Mode::Release => ("wasm-release", "wasm-release"),
    };
    say("Building the user interface");
    let target = "wasm32-unknown-unknown";
    run(&mut cargo(&["build", "--package", "ui", "--bin", "ui", "--target", target, "--profile", profile]))?;
    let wasm = place::target().join(target).join(folder).join("ui.wasm");
    let bound = bind(&wasm, mode)?;

    let ui = place::root().join("ui");
    let dist = ui.join("dist");
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for path in list(&bound)? {
        files.push((name_in(&path, &bound)?, read(&path)?));
    }
    for page in PAGES {
        files.push((page.into(), read(&ui.join(page))?));
    }
    for path in list(&ui.join("fonts"))? {
        if path.extension().is_some_and(|extension| extension == "woff2") {
            files.push((name_in(&path, &ui)?, read(&path)?));
        }
    }
    files.push(("style.css".into(), style(&ui.join("style"))?));
    lay_out(&dist, &files)
}

/// Runs wasm-bindgen, unless it has already done this very file.
fn bind(wasm: &Path, mode: Mode) -> Result<PathBuf> {
    let folder = place::target().join("ui-bound");
    let stamp = place::target().join("ui-bound.stamp");
    let release = mode == Mode::Release;
    let facts = fs::metadata(wasm).with_context(|| format!("{} is missing", wasm.display()))?;
    let mark = format!("{} {} {:?}", wasm.display(), facts.len(), facts.modified()?);
    if fs::read_to_string(&stamp).is_ok_and(|last| last == mark) && folder.join("ui_bg.wasm").exists() {
        return Ok(folder);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate(&folder)
        .context("wasm-bindgen could not read the compiled interface")?;
    fs::write(&stamp, mark)?;
    Ok(folder)
}

/// The style sheets, one after the other in the order of their names.
fn style(folder: &Path) -> Result<Vec<u8>> {
    let mut sheet = Vec::new();
    for path in list(folder)? {
        if path.extension().is_some_and(|extension| extension == "css") {
            sheet.extend(read(&path)?);
            sheet.push(b'\n');
        }
    }
    Ok(sheet)
}

/// Makes `dist` hold exactly `files`, writing only what differs.
fn lay_out(dist: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<()> {
    let mut changed = false;
    let mut wanted = BTreeSet::new();
    for (name, content) in files {
        let path = dist.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        if fs::read(&path).ok().as_ref() != Some(content) {
            fs::write(&path, content).with_context(|| format!("{} can't be written", path.display()))?;
            changed = true;
        }
        wanted.insert(path);
    }
    for folder in [dist.to_owned(), dist.join("fonts")] {
        for path in list(&folder)? {
            if !wanted.contains(&path) {
                fs::remove_file(&path)?;
                changed = true;
            }
        }
    }
    if changed {
        embed_anew()?;
    }
    Ok(())
}

/// Lets cargo compile the shell again: it embeds `ui/dist`, and cargo does not know.
fn embed_anew() -> Result<()> {
    let script = place::root().join("src-tauri/build.rs");
    let file = fs::File::options().append(true).open(&script);
    let file = file.with_context(|| format!("{} can't be touched", script.display()))?;
    Ok(file.set_modified(SystemTime::now())?)
}

/// The files in a folder, in the order of their names.
fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("{} is missing", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} can't be read", path.display()))
}

fn name_in(path: &Path, folder: &Path) -> Result<PathBuf> {
    Ok(path.strip_prefix(folder)?.to_owned())
}
