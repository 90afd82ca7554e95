//! `cargo xtask setup`: what a machine needs besides rustup, git and a C toolchain.

use crate::program::{output, program, run, say};
use anyhow::{Context, Result, bail};
use std::path::Path;

/// What a system package is needed for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Compiling and starting Keyward.
    Build,
    /// Driving its window without a display.
    Window,
    /// Making the pictures in `docs/screenshots` small.
    Pictures,
    /// Drawing the icons.
    Icons,
    /// `cargo xtask check`.
    Check,
}

use Purpose::{Build, Check, Icons, Pictures, Window};

/// Debian's packages, with what each brings.
const PACKAGES: &[(&str, Purpose)] = &[
    ("libwebkit2gtk-4.1-dev", Build),      // the webview, and GTK with it
    ("pkg-config", Build),                 // finds the webview's libraries
    ("libayatana-appindicator3-1", Build), // the tray
    ("webkit2gtk-driver", Window),         // WebKitWebDriver, which clicks and reads
    ("xvfb", Window),                      // a display without a screen
    ("dbus", Window),                      // dbus-daemon, for a private session bus
    ("gnome-keyring", Window),             // a Secret Service
    ("openbox", Window),                   // a window manager: focus and sizes
    ("xdotool", Window),                   // which window has the focus
    ("xclip", Window),                     // reads the clipboard from outside
    ("imagemagick", Pictures),
    ("librsvg2-bin", Icons),
    ("python3-venv", Check), // typos comes prebuilt from PyPI
];

const WASM: &str = "wasm32-unknown-unknown";

/// Installs whatever is missing for any command.
pub(crate) fn act(_: &[String]) -> Result<()> {
    need(&[Build, Window, Pictures, Check])?;
    println!("Everything is in place.");
    Ok(())
}

/// Installs what is missing for `purposes`; quick where nothing is.
pub(crate) fn need(purposes: &[Purpose]) -> Result<()> {
    system_packages(purposes)?;
    if purposes.contains(&Build) {
        wasm_target()?;
    }
    Ok(())
}

fn system_packages(purposes: &[Purpose]) -> Result<()> {
    let names: Vec<&str> =
        PACKAGES.iter().filter(|(_, purpose)| purposes.contains(purpose)).map(|(name, _)| *name).collect();
    if !cfg!(target_os = "linux") {
        return Ok(()); // macOS and Windows bring their webview, and window journeys run on Linux only
    }
    if !Path::new("/usr/bin/dpkg-query").exists() {
        println!("This system has no dpkg. Make sure that it has what Debian calls:\n  {}", names.join(" "));
        return Ok(());
    }
    let missing = missing(&names, &installed(&names)?);
    if missing.is_empty() {
        return Ok(());
    }
    let install = ["install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"];
    if output(&mut program("id", &["-u"]))?.trim() != "0" {
        bail!(
            "system packages are missing. Install them with\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends {}\n",
            missing.join(" ")
        );
    }
    say(&format!("Installing {}", missing.join(" ")));
    run(program("apt-get", &["update", "-qq"]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    run(program("apt-get", &install).args(&missing).env("DEBIAN_FRONTEND", "noninteractive"))
        .context("the system packages could not be installed")
}

/// What dpkg says of `names`, a line each: the name and its state.
fn installed(names: &[&str]) -> Result<String> {
    let mut query = program("dpkg-query", &["-W", "-f", "${Package} ${db:Status-Status}\n"]);
    // It exits with 1 where a name is unknown to it, and still lists the others.
    let output = query.args(names).output().context("could not start dpkg-query")?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn missing<'a>(names: &[&'a str], listing: &str) -> Vec<&'a str> {
    let installed: Vec<&str> = listing.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    names.iter().copied().filter(|name| !installed.contains(name)).collect()
}

fn wasm_target() -> Result<()> {
    let sysroot = output(&mut program("rustc", &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).exists() {
        return Ok(());
    }
    say("Adding the wasm target");
    run(&mut program("rustup", &["target", "add", WASM]))
        .context("add the target wasm32-unknown-unknown to your Rust toolchain, then try again")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing() {
        let listing = "xvfb installed\nopenbox config-files\nlibwebkit2gtk-4.1-dev installed\n";
        let names = ["libwebkit2gtk-4.1-dev", "openbox", "xclip", "xvfb"];
        assert_eq!(missing(&names, listing), ["openbox", "xclip"]);
    }
}
