//! A program that ends when its owner does.

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::mpsc;
use std::time::Duration;
use std::{env, fs, thread};

/// How long a program may take to end when it is asked to.
const PATIENCE: Duration = Duration::from_secs(5);

/// A running program, ended when this is dropped. Should the owner die without dropping anything,
/// the kernel ends the program.
#[derive(Debug)]
pub struct Process {
    child: Option<Child>,
}

impl Process {
    /// A command for `program` that the kernel ends with the thread that starts it.
    pub fn command(program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM"]).arg(program);
        command
    }

    /// Starts it.
    ///
    /// # Errors
    /// Where it can't be started.
    pub fn start(command: &mut Command) -> Result<Process> {
        let child = command.spawn().with_context(|| format!("could not start {command:?}"))?;
        Ok(Process { child: Some(child) })
    }

    /// The running program itself; `None` once it ended.
    pub fn child(&mut self) -> Option<&mut Child> {
        self.child.as_mut()
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.as_ref().map_or(0, Child::id)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let Some(mut child) = self.child.take() else { return };
        let id = child.id();
        signal(id, Signal::TERM);
        let (tell, ended) = mpsc::channel();
        thread::spawn(move || {
            let status = child.wait();
            // Nobody listens any more where the program took too long; it is reaped all the same.
            drop(tell.send(status));
        });
        if ended.recv_timeout(PATIENCE).is_err() {
            signal(id, Signal::KILL);
        }
    }
}

/// Sends a signal; a program that is gone already is no failure.
pub fn signal(id: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        let _gone_already = kill_process(pid, signal);
    }
}

/// Whether a program with this number runs. One that ended to its last thread, and was not yet reaped, does not:
/// until then its connections are still open.
pub fn runs(id: u32) -> bool {
    let threads = fs::read_dir(format!("/proc/{id}/task")).map_or(0, Iterator::count);
    parent_and_state(id).is_some_and(|(_, state)| state != "Z" || threads > 1)
}

/// The programs that `id` started and that still run.
pub fn children(id: u32) -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let numbers = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers.filter(|number| parent_and_state(*number).is_some_and(|(parent, _)| parent == id)).collect()
}

/// The programs that `id` started, those that they started, and so on.
pub fn descendants(id: u32) -> Vec<u32> {
    let mut found = children(id);
    let mut place = 0;
    while let Some(next) = found.get(place) {
        found.extend(children(*next));
        place += 1;
    }
    found
}

/// The name of a program, cut as the kernel cuts it: `WebKitWebProces`; `None` once it ended.
pub fn name(id: u32) -> Option<String> {
    let name = fs::read_to_string(format!("/proc/{id}/comm")).ok()?;
    Some(name.trim_end().to_owned())
}

/// The names of the threads of a program, each cut as the kernel cuts it; none once it ended.
pub fn threads(id: u32) -> Vec<String> {
    let Ok(entries) = fs::read_dir(format!("/proc/{id}/task")) else { return Vec::new() };
    let names = entries.flatten().filter_map(|entry| fs::read_to_string(entry.path().join("comm")).ok());
    names.map(|name| name.trim_end().to_owned()).collect()
}

fn parent_and_state(id: u32) -> Option<(u32, String)> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name, in brackets, may itself hold brackets and spaces.
    let mut rest = stat.rsplit_once(')')?.1.split_whitespace();
    let state = rest.next()?.to_owned();
    Some((rest.next()?.parse().ok()?, state))
}

/// The program `name` of the build that this program is of.
///
/// # Errors
/// Where it was not built.
pub fn built(name: &str) -> Result<PathBuf> {
    let own = env::current_exe()?;
    let folders = own.ancestors().skip(1).take(2); // a test is in target/debug/deps, a program in target/debug
    let found = folders.map(|folder| folder.join(name)).find(|path| path.is_file());
    found.with_context(|| format!("{name} is not built. `cargo xtask test` builds what the journeys need."))
}

/// A folder beside the build for what a journey leaves to look at.
///
/// # Errors
/// Where it can't be made.
pub fn leavings(name: &str) -> Result<PathBuf> {
    let own = env::current_exe()?;
    let target = own.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file());
    let folder = target.unwrap_or(Path::new("target")).join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
