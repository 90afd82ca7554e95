//! The clipboard, as any other program sees it.

use crate::Surroundings;
use crate::process::Process;
use crate::until::in_time;
use anyhow::Result;
use std::process::Stdio;
use tokio::process::Command;

/// What is on the clipboard now; empty where nothing is.
///
/// # Errors
/// Where xclip can't be started, or the owner of the clipboard does not answer.
pub async fn read(surroundings: &Surroundings) -> Result<String> {
    let mut xclip = Process::command("xclip");
    surroundings.enter(&mut xclip).args(["-selection", "clipboard", "-out"]).stderr(Stdio::null());
    let output = Command::from(xclip).kill_on_drop(true).output();
    let output = in_time("xclip", output).await?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
