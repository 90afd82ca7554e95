//! The surroundings hold what the journeys rely on.

use anyhow::Result;
use journeys::process::Process;
use journeys::{Keychain, Surroundings, Theme, clipboard, secret_service, until};
use std::io::Write;
use std::process::Stdio;

#[tokio::test]
async fn clipboard_and_keychain_are_private_and_empty() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    assert_eq!(clipboard::read(&surroundings).await?, "");
    assert_eq!(secret_service::values(&surroundings).await?, Vec::<String>::new());

    let mut other_program = Process::command("xclip");
    surroundings.enter(&mut other_program).args(["-selection", "clipboard", "-in", "-quiet"]);
    let mut other_program = Process::start(other_program.stdin(Stdio::piped()).stderr(Stdio::null()))?;
    let input = other_program.child().and_then(|child| child.stdin.take());
    input.expect("a pipe").write_all("größer".as_bytes())?;
    until("the other program's text is on the clipboard", async || {
        clipboard::read(&surroundings).await.is_ok_and(|text| text == "größer")
    })
    .await
}

#[tokio::test]
async fn absent_means_that_nobody_starts_a_keychain() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Absent, Theme::Light).await?;
    assert!(secret_service::values(&surroundings).await.is_err());
    Ok(())
}
