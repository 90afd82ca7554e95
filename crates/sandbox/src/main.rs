//! `keyward-sandbox`: the sandbox as a program. It prints where it answers and where its session tokens are,
//! and runs until it is stopped.

use sandbox::{Options, Sandbox};
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
usage: keyward-sandbox --port N --data DIR [--control]

  --port N     the port on 127.0.0.1; 0 for any that is free
  --data DIR   where the database and the session tokens are kept; made if missing
  --control    answer /control too, which moves the clock and injects faults
";

#[tokio::main]
async fn main() -> ExitCode {
    let options = match read_arguments(std::env::args_os().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => return say(&mut std::io::stdout(), USAGE, ExitCode::SUCCESS),
        Err(problem) => {
            return say(&mut std::io::stderr(), &format!("{problem}\n{USAGE}"), ExitCode::from(2));
        }
    };
    let sessions = options.data.join("sessions.json");
    let started = match Sandbox::start(options).await {
        Ok(started) => started,
        Err(problem) => return say(&mut std::io::stderr(), &format!("{problem}\n"), ExitCode::FAILURE),
    };
    if let Err(problem) = started.write_sessions(&sessions) {
        let text = format!("{} can't be written: {problem}\n", sessions.display());
        return say(&mut std::io::stderr(), &text, ExitCode::FAILURE);
    }
    let text = format!("address {}\nsessions {}\n", started.address(), sessions.display());
    // Nobody may be reading: that is no reason to stop.
    say(&mut std::io::stdout(), &text, ExitCode::SUCCESS);
    std::future::pending().await
}

fn say(out: &mut impl Write, text: &str, then: ExitCode) -> ExitCode {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => then,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The options; `None` where help was asked for.
fn read_arguments(mut arguments: impl Iterator<Item = OsString>) -> Result<Option<Options>, String> {
    let (mut port, mut data, mut control) = (None, None, false);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--port") => {
                let text = arguments.next().unwrap_or_default();
                let number = text.to_str().and_then(|text| text.parse().ok());
                port = Some(number.ok_or("--port needs a number from 0 to 65535")?);
            }
            Some("--data") => {
                let path = arguments.next().filter(|path| !path.is_empty());
                data = Some(PathBuf::from(path.ok_or("--data needs a directory")?));
            }
            Some("--control") => control = true,
            Some("--help" | "-h") => return Ok(None),
            _ => return Err(format!("{} is no option", argument.to_string_lossy())),
        }
    }
    let port = port.ok_or("--port is missing")?;
    let data = data.ok_or("--data is missing")?;
    Ok(Some(Options { data, port, control }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Option<Options>, String> {
        read_arguments(arguments.iter().map(OsString::from))
    }

    #[test]
    fn arguments() {
        let options = read(&["--port", "0", "--data", "here", "--control"]).unwrap().unwrap();
        assert_eq!((options.port, options.data, options.control), (0, PathBuf::from("here"), true));
        assert!(!read(&["--data", "here", "--port", "8080"]).unwrap().unwrap().control);
        assert!(read(&["--help"]).unwrap().is_none());
    }

    #[test]
    fn wrong_arguments_are_named() {
        let table: [(&[&str], &str); 6] = [
            (&[], "--port is missing"),
            (&["--port", "1"], "--data is missing"),
            (&["--port", "70000", "--data", "d"], "--port needs a number from 0 to 65535"),
            (&["--port"], "--port needs a number from 0 to 65535"),
            (&["--data"], "--data needs a directory"),
            (&["--verbose"], "--verbose is no option"),
        ];
        for (arguments, expected) in table {
            assert_eq!(read(arguments).unwrap_err(), expected, "{arguments:?}");
        }
    }
}
