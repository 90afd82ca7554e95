//! The real window, driven through WebKitWebDriver.

mod end;
mod keys;
mod look;
mod start;

pub use keys::key;
pub use start::Start;

use crate::process::{self, Process};
use crate::sweep::Used;
use crate::until::{PATIENCE, PAUSE, in_time};
use anyhow::{Result, bail};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tokio::time::{Instant, sleep};

/// A running Keyward with its window.
#[derive(Debug)]
pub struct Window {
    client: Client,
    driver: Process,
    log: PathBuf,
    home: PathBuf,
    used: Used,
}

/// Waits for the next frame but one: what the page held before is on the screen then.
const PAINTED: &str =
    "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";

/// Waits for the next frame but one, and has the page remember whether it ever heard a click on what was clicked.
const HEAR: &str = "
    const [element, done] = arguments;
    window.keywardHeard ??= false;
    const hear = event => { window.keywardHeard ||= event.composedPath().includes(element); };
    addEventListener('click', hear, { capture: true, once: true });
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
";

/// Whether the page never heard a click. One that came with the click was not the one that listened.
const MISSED: &str = "return window.keywardHeard === false";

/// Has a dot of the page painted again and again, with nothing to be seen of it: a picture is given after the next frame,
/// and where nothing is painted by layers and nothing moves, none comes.
const STIR: &str = "
    const dot = document.documentElement.appendChild(document.createElement('i'));
    dot.style.cssText = 'position: fixed; top: 0; left: 0; width: 1px; height: 1px; pointer-events: none';
    let turn = 0;
    const timer = setInterval(() => { dot.style.backgroundColor = `rgba(${turn ^= 1}, 0, 0, 0)`; }, 30);
    window.keywardCalm = () => { clearInterval(timer); dot.remove(); };
";

/// Leaves the dot alone.
const CALM: &str = "window.keywardCalm()";

/// How often the page is asked before its driver is believed.
const TRIES: usize = 5;

impl Window {
    /// Clicks on the first element that matches, as soon as it is there and enabled.
    ///
    /// # Errors
    /// Where it can't be clicked in time.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.act(&format!("click {css}"), async || {
            let element = self.ready(css).await?;
            // What has only just come misses a click now and then, until it is painted.
            let painted = self.client.execute_async(HEAR, vec![json!(element)]);
            in_time("it is painted", painted).await?;
            in_time("it is clicked", element.click()).await?;
            // In a page that has only just come, one press in thousands gives the focus and makes no click. Later no
            // click is made again: what is gone once it is pressed hears none.
            if matches!(self.run(MISSED).await, Ok(Value::Bool(true))) {
                bail!("the page heard no click on it");
            }
            Ok(())
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
        in_time("the window is painted", self.client.execute_async(PAINTED, Vec::new())).await?;
        self.run(STIR).await?;
        let pictured = self.pictured().await;
        self.run(CALM).await?;
        fs::write(path, pictured?)?;
        Ok(())
    }

    /// The picture of the window once it is at rest.
    async fn pictured(&self) -> Result<Vec<u8>> {
        let mut pictured = in_time("the window is pictured", self.client.screenshot()).await?;
        // Now and then a part that scrolls is not in the first one yet. What moves for ever never comes to rest.
        for _ in 0..TRIES {
            let again = in_time("the window is pictured", self.client.screenshot()).await?;
            if std::mem::replace(&mut pictured, again) == pictured {
                break;
            }
        }
        Ok(pictured)
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

    /// The lines that the page has noted under this name.
    async fn noted(&self, name: &str) -> String {
        match self.run(&format!("return (window.{name} || []).join('\\n')")).await {
            Ok(Value::String(lines)) => lines,
            other => format!("(nothing: {other:?})"),
        }
    }

    /// What can be known about the window, for whoever has to find out what went wrong.
    async fn account(&self) -> String {
        let text = match self.texts("body").await {
            Ok(texts) => texts.join("\n"),
            Err(error) => format!("(nothing: {error})"),
        };
        let complaints = self.noted("keywardComplaints").await;
        let pointer = self.noted("keywardPointer").await;
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
            "--- the window shows\n{text}\n--- the page complains\n{complaints}\n--- the pointer did last\n{pointer}\n--- the app printed last\n{last}\n--- {pictured}"
        )
    }
}
