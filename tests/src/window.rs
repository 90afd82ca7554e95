//! The real window, driven through WebKitWebDriver.

mod keys;

pub use keys::key;

use crate::process::{self, Process};
use crate::sweep::Used;
use crate::until::{PATIENCE, PAUSE, in_time};
use crate::{Surroundings, until};
use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::Signal;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep};

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
}

impl Start {
    /// As the admin starts it.
    pub const USUAL: Start =
        Start { hold: None, clipboard_seconds: None, zone: None, no_tray_library: false, planted: None };
}

/// A running Keyward with its window.
#[derive(Debug)]
pub struct Window {
    client: Client,
    driver: Process,
    log: PathBuf,
    home: PathBuf,
    used: Used,
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

/// Keeps what the page complains of: a panic of the interface is told on the console.
const LISTEN: &str = "
    if (window.keywardComplaints) return;
    const complaints = window.keywardComplaints = [];
    const error = console.error;
    console.error = (...words) => { complaints.push(words.join(' ').slice(0, 2000)); error(...words); };
    const told = what => String(what) + '\\n' + (what?.stack || '');
    addEventListener('error', event => complaints.push(event.message + '\\n' + told(event.error)));
    addEventListener('unhandledrejection', event => complaints.push(told(event.reason)));
";

/// How often the page is asked before its driver is believed.
const TRIES: usize = 5;

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

        let wanted =
            json!({ "webkitgtk:browserOptions": { "binary": app, "args": start.planted.as_slice() } });
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

    /// Clicks on the first element that matches, as soon as it is there and enabled.
    ///
    /// # Errors
    /// Where it can't be clicked in time.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.act(&format!("click {css}"), async || {
            in_time("it is clicked", self.ready(css).await?.click()).await
        })
        .await
    }

    /// Puts `text` into a field, in place of what was there.
    ///
    /// # Errors
    /// Where it can't be filled in time.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        self.act(&format!("fill {css}"), async || {
            let element = self.ready(css).await?;
            in_time("it is cleared", element.clear()).await?;
            in_time("it takes text", element.send_keys(text)).await
        })
        .await
    }

    /// Presses keys in a field, one after the other, with what is there left as it is.
    ///
    /// # Errors
    /// Where it does not take them in time.
    pub async fn press(&self, css: &str, keys: &str) -> Result<()> {
        self.act(&format!("press keys in {css}"), async || {
            in_time("it takes keys", self.ready(css).await?.send_keys(keys)).await
        })
        .await
    }

    /// The text of the first element that matches, as soon as one can be seen.
    ///
    /// # Errors
    /// Where none comes in time.
    pub async fn text(&self, css: &str) -> Result<String> {
        let mut text = None;
        self.until(&format!("{css} is shown"), async || {
            text = self.texts(css).await.ok().and_then(|texts| texts.into_iter().next());
            text.is_some()
        })
        .await?;
        text.context("the text is gone")
    }

    /// What stands in a field.
    ///
    /// # Errors
    /// Where the field does not come in time.
    pub async fn value(&self, css: &str) -> Result<String> {
        let mut value = None;
        self.until(&format!("{css} is there"), async || {
            let found = self.ask(css, "return shown.map(one => one.value)").await;
            value = found.ok().and_then(|values| values.into_iter().next());
            value.is_some()
        })
        .await?;
        value.context("the field is gone")
    }

    /// An attribute of each element that matches and can be seen.
    ///
    /// # Errors
    /// Where the window does not answer.
    pub async fn attributes(&self, css: &str, name: &str) -> Result<Vec<String>> {
        self.ask(css, &format!("return shown.map(one => one.getAttribute({}))", json!(name))).await
    }

    /// The text of each element that matches and can be seen.
    ///
    /// # Errors
    /// Where the window does not answer.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        self.ask(css, "return shown.map(one => one.innerText)").await
    }

    /// How many elements match and can be seen now.
    pub async fn count(&self, css: &str) -> usize {
        self.texts(css).await.map_or(0, |texts| texts.len())
    }

    /// Whether an element that matches can be seen now.
    pub async fn shown(&self, css: &str) -> bool {
        self.count(css).await > 0
    }

    /// Looks at all elements that match and can be seen, in one go. The driver's own words for this take a
    /// text that is cut off with an ellipsis for hidden.
    async fn ask(&self, css: &str, question: &str) -> Result<Vec<String>> {
        let script = format!(
            "const shown = [...document.querySelectorAll({})].filter(one => \
             one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible'); {question}",
            json!(css)
        );
        let answer = self.run(&script).await?;
        let values = answer.as_array().context("the window gave no list")?;
        Ok(values.iter().map(|value| value.as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Waits until an element that matches can be seen.
    ///
    /// # Errors
    /// Where none comes in time.
    pub async fn see(&self, css: &str) -> Result<()> {
        self.until(&format!("{css} is shown"), async || self.shown(css).await).await
    }

    /// Waits until no element that matches can be seen.
    ///
    /// # Errors
    /// Where one stays.
    pub async fn see_no(&self, css: &str) -> Result<()> {
        self.until(&format!("{css} is gone"), async || !self.shown(css).await).await
    }

    /// Waits until so many elements match.
    ///
    /// # Errors
    /// Where there are not as many in time.
    pub async fn see_count(&self, css: &str, wanted: usize) -> Result<()> {
        self.until(&format!("there are {wanted} of {css}"), async || self.count(css).await == wanted).await
    }

    /// Waits for a condition.
    ///
    /// # Errors
    /// Where it does not hold in time; says what the window showed, and leaves a picture of it.
    pub async fn until(&self, what: &str, holds: impl AsyncFnMut() -> bool) -> Result<()> {
        match until(what, holds).await {
            Ok(()) => Ok(()),
            Err(error) => bail!("{error}\n{}", self.account().await),
        }
    }

    /// Makes the window's content this large.
    ///
    /// # Errors
    /// Where it does not become so.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let size = "return [window.innerWidth, window.innerHeight, window.outerWidth, window.outerHeight]";
        let now = self.run(size).await?;
        let number = |at: usize| now[at].as_u64().and_then(|value| u32::try_from(value).ok()).unwrap_or(0);
        let frame = (number(2).saturating_sub(number(0)), number(3).saturating_sub(number(1)));
        let resized = self.client.set_window_size(width + frame.0, height + frame.1);
        in_time("the window is resized", resized).await?;
        self.until(&format!("the window is {width}×{height}"), async || {
            let now = self.run(size).await.unwrap_or_default();
            now[0] == width && now[1] == height
        })
        .await
    }

    /// Scrolls so that the element comes into the middle, as far as that goes.
    ///
    /// # Errors
    /// Where there is no such element.
    pub async fn scroll_to(&self, css: &str) -> Result<()> {
        self.see(css).await?;
        self.ask(css, "shown[0].scrollIntoView({ block: 'center' }); return []").await?;
        Ok(())
    }

    /// Has the page keep a text in the webview's storage, which Keyward's own page never does.
    ///
    /// # Errors
    /// Where it can't.
    pub async fn store(&self, text: &str) -> Result<()> {
        self.run(&format!("localStorage.setItem('planted', {})", json!(text))).await?;
        Ok(())
    }

    /// Runs a script that calls the last of its arguments when it is done, and tells what it was called with.
    ///
    /// # Errors
    /// Where it throws, or does not come to its end in time.
    pub async fn run_to_end(&self, script: &str) -> Result<Value> {
        in_time("the script comes to its end", self.client.execute_async(script, Vec::new())).await
    }

    /// Saves a picture of the window.
    ///
    /// # Errors
    /// Where it can't be taken or written.
    pub async fn picture(&self, path: &Path) -> Result<()> {
        // What the page holds by now is on the screen after the next frame but one.
        let painted =
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        in_time("the window is painted", self.client.execute_async(painted, Vec::new())).await?;
        fs::write(path, in_time("the window is pictured", self.client.screenshot()).await?)?;
        Ok(())
    }

    /// What the app has printed so far.
    ///
    /// # Errors
    /// Where the log can't be read.
    pub fn printed(&self) -> Result<String> {
        Ok(fs::read_to_string(&self.log)?)
    }

    /// Ends the app as a power cut would: SIGKILL, without a word.
    ///
    /// # Errors
    /// Where it does not end.
    pub async fn kill(self) -> Result<()> {
        let apps = process::children(self.driver.id());
        for app in &apps {
            process::signal(*app, Signal::KILL);
        }
        until("the killed app is gone", async || !apps.iter().any(|app| process::runs(*app))).await
    }

    /// Closes the window, and with it the app. No credential and no secret that the journey used is in any file or
    /// with any process, neither before nor after.
    ///
    /// # Errors
    /// Where it does not end, or a credential or a secret is found.
    pub async fn close(self) -> Result<()> {
        self.sweep().await?;
        let apps = process::children(self.driver.id());
        in_time("the window closes", self.client.close()).await?;
        until("the closed app is gone", async || !apps.iter().any(|app| process::runs(*app))).await?;
        self.used.sweep(&self.home, Vec::new()).await
    }

    /// A credential or a secret is used in this window.
    pub fn uses(&self, secret: &str) {
        self.used.add(secret);
    }

    /// Looks for the credentials and secrets that the journey used in all files of its surroundings, and in the
    /// arguments and environments of the app and of all that it started.
    ///
    /// # Errors
    /// Where one is found: says in which places.
    pub async fn sweep(&self) -> Result<()> {
        self.used.sweep(&self.home, self.processes()).await
    }

    /// The app, and all that it started.
    pub fn processes(&self) -> Vec<u32> {
        process::descendants(self.driver.id())
    }

    /// Runs a script in the page.
    async fn run(&self, script: &str) -> Result<Value> {
        // Now and then the driver can't read its own answer. What is run here only looks, or can be done twice.
        for _ in 1..TRIES {
            match in_time("the page answers", self.client.execute(script, Vec::new())).await {
                Err(error) if format!("{error:#}").contains("Could not parse script result") => {}
                answer => return answer,
            }
        }
        in_time("the page answers", self.client.execute(script, Vec::new())).await
    }

    /// The element, where it can be seen and used.
    async fn ready(&self, css: &str) -> Result<Element> {
        let element = in_time("it is there", self.client.find(Locator::Css(css))).await?;
        if !in_time("it is enabled", element.is_enabled()).await? {
            bail!("it is disabled");
        }
        Ok(element)
    }

    /// Tries until it works.
    async fn act(&self, what: &str, mut attempt: impl AsyncFnMut() -> Result<()>) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let Err(error) = attempt().await else { return Ok(()) };
            if Instant::now() >= deadline {
                bail!("could not {what}: {error:#}\n{}", self.account().await);
            }
            sleep(PAUSE).await;
        }
    }

    /// What can be known about the window, for whoever has to find out what went wrong.
    async fn account(&self) -> String {
        let text = match self.texts("body").await {
            Ok(texts) => texts.join("\n"),
            Err(error) => format!("(nothing: {error})"),
        };
        let complaints = match self.run("return (window.keywardComplaints || []).join('\\n')").await {
            Ok(Value::String(complaints)) => complaints,
            other => format!("(nothing: {other:?})"),
        };
        let printed = self.printed().unwrap_or_default();
        let lines: Vec<&str> = printed.lines().collect();
        let last = lines[lines.len().saturating_sub(20)..].join("\n");
        let picture = match process::leavings("journeys") {
            Ok(folder) => folder.join(format!("failed-{}.png", self.driver.id())),
            Err(error) => return error.to_string(),
        };
        let pictured = match self.picture(&picture).await {
            Ok(()) => format!("picture: {}", picture.display()),
            Err(error) => format!("no picture: {error}"),
        };
        format!(
            "--- the window shows\n{text}\n--- the page complains\n{complaints}\n--- the app printed last\n{last}\n--- {pictured}"
        )
    }
}
