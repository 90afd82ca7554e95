//! Keyward without a window, as a program of its own that can be killed: `rotate-soak` starts itself so.

use crate::soak::admin::Admin;
use crate::soak::chance::Chance;
use crate::soak::chest::Chest;
use crate::soak::message::{Order, Said, SoFar};
use anyhow::{Context, Result};
use app::{App, Clipboard, Doors, RunningSandbox, SandboxHost, Secret};
use async_trait::async_trait;
use domain::Timestamp;
use domain::call::Attend;
use std::fs::File;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime};
use tokio::sync::{oneshot, watch};
use tracing_subscriber::EnvFilter;

/// Where Keyward's files are, in the run's directory.
pub const DATA: &str = "keyward";

/// Where the keychain's files are, in the run's directory.
pub const CHEST: &str = "keychain";

/// How long a new secret may take to be known everywhere: longer than any lag of a run.
const PROVING: Duration = Duration::from_secs(6);

/// Reads the order, and is Keyward and its admin until nothing is left to do. Ends with the program that ordered it.
///
/// # Errors
/// Where Keyward does not start.
pub fn act() -> Result<()> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let order: Order = serde_json::from_str(&line).context("no order came")?;
    let (known, so_far) = watch::channel(order.so_far.clone());
    thread::spawn(move || listen(&known));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let last = runtime.block_on(keyward(order, so_far))?;
    say(&last);
    // What still runs is as good as killed.
    std::process::exit(0);
}

async fn keyward(order: Order, so_far: watch::Receiver<SoFar>) -> Result<Said> {
    let data = order.directory.join(DATA);
    start_log(&data)?;
    let mut chance = Chance::new(order.seed);
    let chest = Chest::open(&order.directory.join(CHEST), chance.branch())?;
    let app = App::open(doors(&data, &chest))?;
    app.attend(&Attend { visible: true });
    // As the shell does it: what is unfinished, then what is old.
    let (starting, (tell, started)) = (app.clone(), oneshot::channel());
    tokio::spawn(async move {
        starting.recover().await;
        let _ = tell.send(());
        starting.keep_fresh().await;
    });
    if order.look || chance.percent(30) {
        started.await?;
    }
    Ok(Admin { app, order, so_far, chance, tries: 0 }.act().await)
}

fn doors(data: &Path, chest: &Chest) -> Doors {
    Doors {
        directory: data.to_owned(),
        exports: data.join("exports"),
        keychain: chest.door(),
        clipboard: Arc::new(NoClipboard),
        clipboard_time: None,
        proving: Some(PROVING),
        clock: Arc::new(|| Timestamp::try_from(SystemTime::now()).unwrap_or(Timestamp::MIN)),
        sandbox: Arc::new(NoSandbox),
        on_change: Arc::new(|_| say(&Said::Stirred)),
    }
}

/// The same log as the real program writes, and a little more.
fn start_log(data: &Path) -> Result<()> {
    std::fs::create_dir_all(data.join("logs"))?;
    let file = File::options().create(true).append(true).open(data.join("logs/keyward.log"))?;
    let log = tracing_subscriber::fmt().with_env_filter(EnvFilter::new("off,app=debug"));
    log.with_writer(Mutex::new(file)).with_ansi(false).try_init().map_err(anyhow::Error::from_boxed)
}

/// Takes in what the parent tells. When the parent is gone, this program is, too.
fn listen(known: &watch::Sender<SoFar>) {
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        if let Ok(so_far) = serde_json::from_str(&line) {
            known.send_replace(so_far);
        }
    }
    std::process::exit(3);
}

/// Says something to the parent.
pub(crate) fn say(said: &Said) {
    let Ok(mut line) = serde_json::to_vec(said) else { return };
    line.push(b'\n');
    let mut out = io::stdout().lock();
    // When nobody listens any more, this program is about to end.
    let _ = out.write_all(&line).and_then(|()| out.flush());
}

struct NoClipboard;

impl Clipboard for NoClipboard {
    fn put(&self, _secret: &Secret) -> Result<(), String> {
        Err("there is none".to_owned())
    }

    fn clear_if_holds(&self, _secret: &Secret) -> Result<(), String> {
        Ok(())
    }
}

struct NoSandbox;

#[async_trait]
impl SandboxHost for NoSandbox {
    async fn start(&self) -> Result<RunningSandbox, String> {
        Err("there is none".to_owned())
    }

    async fn reset(&self) -> Result<(), String> {
        Err("there is none".to_owned())
    }
}
