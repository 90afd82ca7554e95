//! `keyward-sandbox`, the program.

use crate::client::{ALIVE, http};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_keyward-sandbox");

/// Ends the program with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn it_says_where_it_answers_and_where_its_sessions_are() {
    let directory = tempfile::tempdir().unwrap();
    let mut command = Command::new(PROGRAM);
    command.args(["--port", "0", "--data"]).arg(directory.path()).stdout(Stdio::piped());
    let mut running = Running(command.spawn().unwrap());
    let mut lines = BufReader::new(running.0.stdout.take().unwrap()).lines();
    let mut word = |start: &str| lines.next().unwrap().unwrap().strip_prefix(start).unwrap().to_owned();
    let address = word("address ");
    let sessions = word("sessions ");
    let sessions: serde_json::Value = serde_json::from_slice(&std::fs::read(sessions).unwrap()).unwrap();
    for name in ["admin", "workspace_admin", "outsider"] {
        let request = http().get(format!("{address}{ALIVE}")).bearer_auth(sessions[name].as_str().unwrap());
        assert_eq!(request.send().await.unwrap().status(), 200, "{name}");
    }
}

#[test]
fn wrong_arguments_are_answered_with_the_usage() {
    let output = Command::new(PROGRAM).args(["--port", "many"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.starts_with("--port needs a number") && text.contains("usage: keyward-sandbox"), "{text}");
}
