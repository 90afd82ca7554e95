//! `cargo xtask icons`: the pictures in `icons/`, drawn from the two SVG sources there.

use crate::place;
use crate::program::{output, program, say};
use crate::setup::{self, Purpose};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The PNG files that the bundler and the window take, with their widths.
const PNGS: &[(&str, u32)] =
    &[("32x32.png", 32), ("128x128.png", 128), ("128x128@2x.png", 256), ("icon.png", 512)];

/// The widths inside `icon.ico`.
const ICO: &[u32] = &[16, 24, 32, 48, 64, 256];

/// The widths inside `icon.icns`, with the names that the format gives them.
const ICNS: &[(&[u8; 4], u32)] =
    &[(b"icp4", 16), (b"icp5", 32), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512), (b"ic10", 1024)];

/// From this width down the simpler drawing is used: its strokes sit on whole pixels.
const SMALL: u32 = 32;

/// Draws all of them.
pub(crate) fn act(_: &[String]) -> Result<()> {
    setup::need(&[Purpose::Icons])?;
    say("Drawing the icons");
    let folder = place::root().join("icons");
    for (name, width) in PNGS {
        write(&folder.join(name), &draw(&folder, *width)?)?;
    }
    let pictures =
        ICO.iter().map(|width| Ok((*width, draw(&folder, *width)?))).collect::<Result<Vec<_>>>()?;
    write(&folder.join("icon.ico"), &ico(&pictures))?;
    let pictures =
        ICNS.iter().map(|(name, width)| Ok((*name, draw(&folder, *width)?))).collect::<Result<Vec<_>>>()?;
    write(&folder.join("icon.icns"), &icns(&pictures))
}

/// A PNG of this width.
fn draw(folder: &Path, width: u32) -> Result<Vec<u8>> {
    let source = folder.join(if width <= SMALL { "icon-small.svg" } else { "icon.svg" });
    let picture = place::target().join("icon-drawn.png");
    let width = width.to_string();
    let mut convert = program("rsvg-convert", &["--width", &width, "--height", &width, "--output"]);
    output(convert.arg(&picture).arg(&source))?;
    fs::read(&picture).context("rsvg-convert drew nothing")
}

/// The Windows container: a directory of entries, then the PNG files.
fn ico(pictures: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut directory = Vec::new();
    directory.extend(0_u16.to_le_bytes());
    directory.extend(1_u16.to_le_bytes());
    directory.extend((pictures.len() as u16).to_le_bytes());
    let mut content: Vec<u8> = Vec::new();
    let start = 6 + 16 * pictures.len();
    for (width, png) in pictures {
        let side = if *width >= 256 { 0 } else { *width as u8 }; // 0 means 256
        directory.extend([side, side, 0, 0]);
        directory.extend(1_u16.to_le_bytes());
        directory.extend(32_u16.to_le_bytes());
        directory.extend((png.len() as u32).to_le_bytes());
        directory.extend(((start + content.len()) as u32).to_le_bytes());
        content.extend(png);
    }
    directory.extend(content);
    directory
}

/// The macOS container: named chunks, each with its length.
fn icns(pictures: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut content = Vec::new();
    for (name, png) in pictures {
        content.extend(*name);
        content.extend((png.len() as u32 + 8).to_be_bytes());
        content.extend(png);
    }
    let mut file = b"icns".to_vec();
    file.extend((content.len() as u32 + 8).to_be_bytes());
    file.extend(content);
    file
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    fs::write(path, content).with_context(|| format!("{} can't be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ico_entries_point_at_their_pictures() {
        let file = ico(&[(16, b"one".to_vec()), (256, b"three".to_vec())]);
        assert_eq!(file[..6], [0, 0, 1, 0, 2, 0]);
        assert_eq!(file[6], 16);
        assert_eq!(file[22], 0);
        let place = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(&file[place(18)..place(18) + place(14)], b"one");
        assert_eq!(&file[place(34)..place(34) + place(30)], b"three");
    }

    #[test]
    fn icns_says_its_length() {
        let file = icns(&[(b"ic07", b"picture".to_vec())]);
        assert_eq!(file.len(), 8 + 8 + 7);
        assert_eq!(file[4..8], 23_u32.to_be_bytes());
        assert_eq!(&file[8..12], b"ic07");
    }
}
