//! The window before its first frame, and the theme of that frame: in a dark room nothing flashes.

use anyhow::{Context, Result, ensure};
use journeys::process::Process;
use journeys::steps;
use journeys::{Keychain, Start, Surroundings, Theme, Window};
use serde_json::Value;
use std::process::Stdio;
use tokio::process::Command;

/// What the middle of the display shows on average, from 0 for black to 1 for white.
async fn brightness(surroundings: &Surroundings) -> Result<f64> {
    let mut import = Process::command("import");
    let words = ["-silent", "-window", "root", "-crop", "400x300+500+300", "-format", "%[fx:mean]", "info:-"];
    surroundings.enter(&mut import).args(words).stderr(Stdio::null());
    let output = Command::from(import).kill_on_drop(true).output().await?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    told.trim().parse().with_context(|| format!("no brightness: {told:?}"))
}

/// The brightest moment from the start to the first screen.
async fn brightest(surroundings: &Surroundings, screen: &str) -> Result<(Window, f64)> {
    let opening = async {
        let window = Window::open(surroundings, Start::default()).await?;
        window.see(screen).await?;
        anyhow::Ok(window)
    };
    let mut opening = std::pin::pin!(opening);
    let mut brightest: f64 = 0.0;
    loop {
        tokio::select! {
            window = &mut opening => return Ok((window?, brightest.max(brightness(surroundings).await?))),
            seen = brightness(surroundings) => brightest = brightest.max(seen?),
        }
    }
}

/// Dark by the admin's choice on a light desktop: from the first moment on, and the page knows it before it is read.
#[tokio::test]
async fn a_dark_window_never_flashes() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let (window, light) = brightest(&surroundings, "#explore-sandbox").await?;
    ensure!(light > 0.5, "a light window is not seen: {light}");
    steps::explore_sandbox(&window).await?;
    window.click("#settings").await?;
    window.click("#theme-dark").await?;
    window.see("[data-theme=\"dark\"]").await?;
    window.close().await?;

    let (window, dark) = brightest(&surroundings, "#totals").await?;
    ensure!(dark < 0.5, "something bright was seen: {dark}");
    window.close().await
}

/// Dark as the system has it: the page follows without being told.
#[tokio::test]
async fn a_page_follows_the_system() -> Result<()> {
    for (theme, ground) in [(Theme::Light, "rgb(255, 255, 255)"), (Theme::Dark, "rgb(21, 25, 34)")] {
        let surroundings = Surroundings::start(Keychain::Unlocked, theme).await?;
        let window = Window::open(&surroundings, Start::default()).await?;
        window.see("#explore-sandbox").await?;
        let look = "arguments[0](getComputedStyle(document.documentElement).backgroundColor)";
        assert_eq!(window.run_to_end(look).await?, Value::from(ground), "{theme:?}");
        window.close().await?;
    }
    Ok(())
}
