//! From a click in the tray to the new secret on the clipboard, and what memory Keyward takes while it is in the tray.

use super::Bench;
use super::filling::Filling;
use super::memory;
use super::numbers::Numbers;
use super::started::Started;
use crate::steps::{desktop, is_secret};
use crate::{Service, Tray, clipboard, process, until};
use anyhow::{Context, Result, ensure};
use sandbox::{Effect, Fault};
use std::time::Instant;

/// How often it is done, each time with a service and files of its own.
const RUNS: usize = 6;

/// How long an answer takes in the second half of the runs, in milliseconds.
const ANSWER: u64 = 100;

/// The key that is rotated.
const KEY: &str = "CI Pipeline";

/// The titles of the two windows, as patterns.
const SMALL: &str = "^Keyward: next$";
const LARGE: &str = "^Keyward$";

/// What one run told.
struct Told {
    took: std::time::Duration,
    presses: usize,
    requests: usize,
    before_windows: f64,
    with_window: f64,
    after_windows: String,
}

/// Rotates from the tray, then opens and closes the large window.
///
/// # Errors
/// Where something can't be started or filled, or does not come to its end.
#[expect(clippy::print_stdout, reason = "this is what the benchmark tells")]
pub async fn run(bench: &Bench) -> Result<()> {
    println!("\nFrom the click in the tray to the new secret on the clipboard");
    let tray = Tray::start(&bench.surroundings).await?;
    for answer in [0, ANSWER] {
        let mut times = Numbers::default();
        let mut last = None;
        for _ in 0..RUNS / 2 {
            let told = once(bench, &tray, answer).await?;
            times.add(told.took);
            last = Some(told);
        }
        let Told { presses, requests, before_windows, with_window, after_windows, .. } =
            last.context("nothing was run")?;
        println!(
            "  {times}  answers after {answer} ms; {requests} requests meanwhile; interactions: 1 click, {presses} times Enter"
        );
        println!(
            "  memory (proportional, with the webview): {before_windows:.0} MiB in the tray before the first window, \
             {with_window:.0} MiB with the small window, and in the tray after both windows were closed: {after_windows}"
        );
    }
    Ok(())
}

async fn once(bench: &Bench, tray: &Tray, answer: u64) -> Result<Told> {
    let service = Service::start().await?;
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("keyward");
    let accounts = vec![(service.address().to_owned(), service.admin_token().to_owned())];
    Filling { data: data.clone(), ago: 0, accounts, read: true, by_itself: false }.fill(bench).await?;
    if answer > 0 {
        let slow = Effect::Delay { millis: answer };
        service.fault(Fault { method: None, path: "/".to_owned(), times: None, effect: slow })?;
    }
    let started = Started::start_with(bench, &data, &["--tray"])?;
    tray.appears().await?;
    tray.offers(KEY).await?;
    let before_windows = memory::of_all(started.id());

    service.clear_requests();
    let begun = Instant::now();
    tray.click("Rotate", KEY).await?;
    until("the small window has painted", async || started.said("first rows are painted") == 1).await?;
    press(bench, SMALL, "Return").await?;
    let mut presses = 1;
    until("the rotation waits", async || started.said("a rotation waits") == 1).await?;
    // Where the button is not drawn yet, the key goes to nothing; each press is counted.
    let mut copied = false;
    while !copied {
        ensure!(presses < 100, "the secret does not come to the clipboard");
        desktop(&bench.surroundings, &["key", "Return"]).await?;
        presses += 1;
        copied = clipboard::read(&bench.surroundings).await.is_ok_and(|text| is_secret(&text));
    }
    let took = begun.elapsed();
    let requests = service.requests().len();
    bench.surroundings.used().add(&clipboard::read(&bench.surroundings).await?);
    let with_window = memory::of_all(started.id());

    tray.click("", "Open Keyward").await?;
    until("the large window has painted", async || started.said("first rows are painted") == 2).await?;
    // The page takes the request once it is there; the small window may have closed by itself.
    until("both windows are closed", async || {
        let mut open = 0;
        for title in [LARGE, SMALL] {
            if is_open(bench, title).await {
                open += 1;
                let _ = press(bench, title, "alt+F4").await;
            }
        }
        open == 0
    })
    .await?;
    until("the webview is gone", async || {
        let names = process::descendants(started.id()).into_iter().filter_map(process::name);
        !names.into_iter().any(|name| name.starts_with("WebKitWeb"))
    })
    .await?;
    let after_windows = memory::by_program(started.id());
    started.end().await?;
    Ok(Told { took, presses, requests, before_windows, with_window, after_windows })
}

/// Presses a key in the window with this title.
async fn press(bench: &Bench, title: &str, key: &str) -> Result<()> {
    let window = ["search", "--onlyvisible", "--name", title, "windowactivate", "--sync"];
    desktop(&bench.surroundings, &window).await?;
    // By itself: after a search, the key would go past the window manager.
    desktop(&bench.surroundings, &["key", key]).await.map(|_| ())
}

async fn is_open(bench: &Bench, title: &str) -> bool {
    let found = desktop(&bench.surroundings, &["search", "--onlyvisible", "--name", title]).await;
    found.is_ok_and(|text| !text.trim().is_empty())
}
