//! A display, a session bus, a window manager and perhaps a keychain, all of them private to one journey.

use crate::process::Process;
use crate::sweep::Used;
use crate::until;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::fs::{self, DirBuilder, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;
use zbus::Connection;
use zbus::fdo::DBusProxy;

/// Whether there is a Secret Service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keychain {
    /// One that is unlocked.
    Unlocked,
    /// None, and the bus can't start one either.
    Absent,
}

/// What the desktop prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Everything private that a journey needs. Ends with this.
#[derive(Debug)]
pub struct Surroundings {
    theme: Theme,
    display: String,
    bus: String,
    processes: Vec<Process>,
    used: Used,
    home: TempDir,
}

/// What unlocks the keychain.
pub(crate) const KEYRING_PASSWORD: &str = "journeys";

/// A bus that starts nothing by itself: what is not started here is not there.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=RUNTIME</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

impl Surroundings {
    /// Starts all of it.
    ///
    /// # Errors
    /// Where a program is missing or does not start.
    pub async fn start(keychain: Keychain, theme: Theme) -> Result<Surroundings> {
        let home = tempfile::Builder::new().prefix("keyward-").tempdir()?;
        for folder in ["config", "data", "cache", "state", "run", "logs"] {
            DirBuilder::new().recursive(true).mode(0o700).create(home.path().join(folder))?;
        }
        let bus = BUS.replace("RUNTIME", &home.path().join("run").to_string_lossy());
        fs::write(home.path().join("config/bus.conf"), bus)?;

        let mut surroundings = Surroundings {
            theme,
            display: String::new(),
            bus: String::new(),
            processes: Vec::new(),
            used: Used::default(),
            home,
        };
        let screen = ["-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"];
        let number = surroundings.first_line("Xvfb", &screen)?;
        surroundings.display = format!(":{number}");
        let config = format!("--config-file={}", surroundings.home().join("config/bus.conf").display());
        surroundings.bus =
            surroundings.first_line("dbus-daemon", &["--nofork", "--print-address=1", &config])?;
        let openbox = &mut surroundings.quiet("openbox", &["--sm-disable"])?;
        surroundings.processes.push(Process::start(openbox)?);
        if keychain == Keychain::Unlocked {
            surroundings.unlocked_keychain().await?;
        }
        Ok(surroundings)
    }

    /// The private home: everything that the app writes is in here.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where the output of the programs goes.
    pub fn logs(&self) -> PathBuf {
        self.home().join("logs")
    }

    /// The credentials and secrets that were used in here: they must be in no file and with no process.
    pub fn used(&self) -> &Used {
        &self.used
    }

    /// Lets a command run in these surroundings and touch nothing outside of them.
    pub fn enter<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let home = self.home();
        let folder = |name: &str| home.join(name).into_os_string();
        let theme = match self.theme {
            Theme::Light => "Adwaita",
            Theme::Dark => "Adwaita:dark",
        };
        let variables: [(&str, OsString); 12] = [
            ("HOME", home.into()),
            ("XDG_CONFIG_HOME", folder("config")),
            ("XDG_DATA_HOME", folder("data")),
            ("XDG_CACHE_HOME", folder("cache")),
            ("XDG_STATE_HOME", folder("state")),
            ("XDG_RUNTIME_DIR", folder("run")),
            ("DISPLAY", (&self.display).into()),
            ("DBUS_SESSION_BUS_ADDRESS", (&self.bus).into()),
            ("GDK_BACKEND", "x11".into()),
            ("GTK_THEME", theme.into()),
            ("NO_AT_BRIDGE", "1".into()),
            ("LC_ALL", "C.UTF-8".into()),
        ];
        command.env_remove("WAYLAND_DISPLAY").env_remove("KEYWARD_DATA_DIR").envs(variables)
    }

    /// The address of the private session bus.
    pub(crate) fn bus(&self) -> &str {
        &self.bus
    }

    /// The private session bus.
    ///
    /// # Errors
    /// Where it does not answer.
    pub async fn session_bus(&self) -> Result<Connection> {
        let address = zbus::connection::Builder::address(self.bus.as_str())?;
        address.build().await.context("the private session bus does not answer")
    }

    /// A command in these surroundings whose output goes to a log.
    fn quiet(&self, program: &str, words: &[&str]) -> Result<Command> {
        let log = File::create(self.logs().join(format!("{program}.log")))?;
        let mut command = Process::command(program);
        self.enter(&mut command).args(words).stdin(Stdio::null()).stderr(log.try_clone()?).stdout(log);
        Ok(command)
    }

    /// Starts a program that says on its first line how to reach it.
    fn first_line(&mut self, program: &str, words: &[&str]) -> Result<String> {
        let mut process = Process::start(self.quiet(program, words)?.stdout(Stdio::piped()))?;
        let output = process.child().and_then(|child| child.stdout.take());
        let mut line = String::new();
        BufReader::new(output.context("no output")?).read_line(&mut line)?;
        self.processes.push(process);
        if line.trim().is_empty() {
            let log = fs::read_to_string(self.logs().join(format!("{program}.log"))).unwrap_or_default();
            bail!("{program} did not start: {}", log.trim());
        }
        Ok(line.trim().to_owned())
    }

    async fn unlocked_keychain(&mut self) -> Result<()> {
        let words = ["--foreground", "--unlock", "--components=secrets"];
        let mut process = Process::start(self.quiet("gnome-keyring-daemon", &words)?.stdin(Stdio::piped()))?;
        let input = process.child().and_then(|child| child.stdin.take());
        // A password, for without one the keyring would be a plain file.
        input.context("no input")?.write_all(KEYRING_PASSWORD.as_bytes())?;
        self.processes.push(process);
        let bus = self.session_bus().await?;
        let names = DBusProxy::new(&bus).await?;
        until("a Secret Service on the private bus", async || {
            let name = "org.freedesktop.secrets".try_into();
            match name {
                Ok(name) => names.name_has_owner(name).await.unwrap_or(false),
                Err(_) => false,
            }
        })
        .await
    }
}

impl Drop for Surroundings {
    fn drop(&mut self) {
        // The display and the bus started first and end last.
        while let Some(process) = self.processes.pop() {
            drop(process);
        }
    }
}
