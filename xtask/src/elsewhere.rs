//! `cargo xtask elsewhere`: lints the app for the systems that this machine is not.
//!
//! Nothing is linked and nothing runs, so what C compilers make is not needed: a stand-in writes empty files in their
//! place. So it shows that the Rust code of all systems fits together, and no more.

use crate::place;
use crate::program::{cargo, program, run, say};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The systems, and the target of each.
const SYSTEMS: [(&str, &str); 2] = [("Windows", "x86_64-pc-windows-gnu"), ("macOS", "aarch64-apple-darwin")];

/// What is called for in the place of a tool: the names by which build scripts find them.
const STAND_INS: [&str; 4] =
    [ANY, "x86_64-w64-mingw32-windres", "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-ar"];

/// The one that is called for by its path. This machine's own compiler is left alone: it links the build scripts.
const ANY: &str = "stand-in";

/// Writes each file that it is to write, empty.
const STAND_IN: &str = "#!/bin/sh
last=
for word in \"$@\"; do
    case \"$last\" in -o|--output) : > \"$word\" ;; esac
    case \"$word\" in *.a) : > \"$word\" ;; --output=*) : > \"${word#--output=}\" ;; esac
    last=$word
done
";

/// Lints the app for all of them.
pub(crate) fn act(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("nothing is understood after elsewhere");
    }
    if !cfg!(unix) {
        bail!("the stand-in for a C compiler is a shell script, so this runs on Unix only");
    }
    let tools = stand_ins()?;
    let path = env::join_paths(
        std::iter::once(tools.clone()).chain(env::split_paths(&env::var_os("PATH").unwrap_or_default())),
    )
    .context("the PATH can't be extended")?;
    crate::ui::build(crate::ui::Mode::Debug)?; // the shell embeds it when it is compiled, for lints too
    for (system, target) in SYSTEMS {
        say(&format!("Lints for {system}"));
        run(&mut program("rustup", &["target", "add", target]))?;
        let name = target.replace('-', "_");
        let lints = [
            "clippy",
            "--package",
            "keyward",
            "--package",
            "app",
            "--package",
            "domain",
            "--package",
            "sandbox",
        ];
        let mut command = cargo(&lints);
        command.args(["--target", target]).env("PATH", &path);
        for kind in ["CC", "CXX", "AR"] {
            command.env(format!("{kind}_{name}"), tools.join(ANY));
        }
        run(command.args(["--", "-D", "warnings"]))?;
    }
    println!("\nThe Rust code fits together on all systems. Nothing was linked or run.");
    Ok(())
}

/// The folder of the stand-ins.
fn stand_ins() -> Result<PathBuf> {
    let folder = place::target().join("tools").join("stand-ins");
    fs::create_dir_all(&folder)?;
    for name in STAND_INS {
        put_program(&folder.join(name))?;
    }
    Ok(folder)
}

fn put_program(path: &Path) -> Result<()> {
    fs::write(path, STAND_IN)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}
