//! How Keyward is started with its window, and the ways in which it is not as usual.

use super::Window;
use crate::process::{self, Process};
use crate::until::in_time;
use crate::{Surroundings, until};
use anyhow::{Context, Result};
use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use tokio::net::TcpStream;

/// How to start Keyward.
#[derive(Debug, Clone, Copy, Default)]
pub struct Start {
    /// The name of the place where a create stops for good.
    pub hold: Option<&'static str>,
    /// How long a secret stays on the clipboard, where not as usual.
    pub clipboard_seconds: Option<u32>,
    /// The time zone, where not the system's: "Europe/Berlin".
    pub zone: Option<&'static str>,
    /// Whether the library of the tray can't be loaded.
    pub no_tray_library: bool,
    /// A text to start it with, as an argument and in the environment: what a search must find.
    pub planted: Option<&'static str>,
    /// A word on its command line: "--rotate".
    pub word: Option<&'static str>,
}

impl Start {
    /// As the admin starts it.
    pub const USUAL: Start = Start {
        hold: None,
        clipboard_seconds: None,
        zone: None,
        no_tray_library: false,
        planted: None,
        word: None,
    };
}

/// A folder with files of the names that the tray's library may have, which are no libraries: the loader finds them
/// first, and can't load them.
fn broken_tray_library(surroundings: &Surroundings) -> Result<PathBuf> {
    let folder = surroundings.home().join("broken");
    fs::create_dir_all(&folder)?;
    for name in ["libayatana-appindicator3.so", "libappindicator3.so"] {
        for ending in ["", ".1"] {
            fs::write(folder.join(format!("{name}{ending}")), "no library, and long enough to be looked at")?;
        }
    }
    Ok(folder)
}

/// Keeps what the page complains of (a panic of the interface is told on the console) and what the pointer did last.
const LISTEN: &str = "
    if (window.keywardComplaints) return;
    const complaints = window.keywardComplaints = [];
    const error = console.error;
    console.error = (...words) => { complaints.push(words.join(' ').slice(0, 2000)); error(...words); };
    const told = what => String(what) + '\\n' + (what?.stack || '');
    addEventListener('error', event => complaints.push(event.message + '\\n' + told(event.error)));
    addEventListener('unhandledrejection', event => complaints.push(told(event.reason)));
    const pointer = window.keywardPointer = [];
    const kinds = ['mousedown', 'mouseup', 'click', 'change'];
    kinds.forEach(kind => addEventListener(kind, ({ target, clientX, clientY }) => {
        const where = target.id || target.getAttribute?.('class') || target.nodeName;
        pointer.push(`${Math.round(performance.now())} ms: ${kind} on ${where} at ${clientX}, ${clientY}`);
        pointer.splice(0, pointer.length - 20);
    }, true));
";

impl Window {
    /// Starts Keyward and waits for its window.
    ///
    /// # Errors
    /// Where the app or the driver does not start.
    pub async fn open(surroundings: &Surroundings, start: Start) -> Result<Window> {
        Self::open_built(surroundings, start, &process::built("keyward")?, None).await
    }

    /// Starts this Keyward, with data of its own, and waits for its window.
    ///
    /// # Errors
    /// Where the app or the driver does not start.
    pub async fn open_built(
        surroundings: &Surroundings,
        start: Start,
        app: &Path,
        data: Option<&Path>,
    ) -> Result<Window> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let log = surroundings.logs().join(format!("keyward-{port}.log"));
        let output = File::create(&log)?;
        let mut command = Process::command("WebKitWebDriver");
        surroundings
            .enter(&mut command)
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        command.stdout(output.try_clone()?).stderr(output);
        if let Some(place) = start.hold {
            command.env("KEYWARD_HOLD", place);
        }
        if let Some(seconds) = start.clipboard_seconds {
            command.env("KEYWARD_CLIPBOARD_SECONDS", seconds.to_string());
        }
        if let Some(zone) = start.zone {
            command.env("TZ", zone);
        }
        if let Some(data) = data {
            command.env("KEYWARD_DATA_DIR", data);
        }
        if start.no_tray_library {
            command.env("LD_LIBRARY_PATH", broken_tray_library(surroundings)?);
        }
        if let Some(text) = start.planted {
            command.env("PLANTED", text);
        }
        let driver = Process::start(&mut command)?;
        until("WebKitWebDriver listens", async || TcpStream::connect(("127.0.0.1", port)).await.is_ok())
            .await?;

        let words: Vec<_> = start.word.into_iter().chain(start.planted).collect();
        let wanted = json!({ "webkitgtk:browserOptions": { "binary": app, "args": words } });
        let capabilities = wanted.as_object().cloned().unwrap_or_default();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = format!("http://127.0.0.1:{port}");
        let connection = builder.capabilities(capabilities).connect(&address);
        let client = in_time("Keyward opens a window", connection).await;
        let client = client.with_context(|| fs::read_to_string(&log).unwrap_or_default())?;
        let (home, used) = (surroundings.home().to_owned(), surroundings.used().clone());
        let window = Window { client, driver, log, home, used };
        // Only for whoever has to find out what went wrong.
        let _listens = window.run(LISTEN).await;
        Ok(window)
    }
}
