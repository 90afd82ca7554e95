//! Who uses the key: asks the service again and again with the newest secret that was handed over.

use crate::soak::world::{World, client};
use anyhow::Result;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What came of the polls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Polls {
    /// Those that were answered as they should be.
    pub good: u64,
    /// Those that were not answered because the service could not be reached, and were repeated.
    pub repeated: u64,
    /// Those that were refused while nothing was promised: between the deletion of the old key and the hand-over.
    pub unpromised: u64,
    /// Those that were refused although the key had to work: what, in words.
    pub failed: Vec<String>,
}

/// A consumer at work, until it is dropped.
#[derive(Debug)]
pub struct Consumer {
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    used: watch::Sender<BTreeSet<String>>,
}

#[derive(Debug)]
struct State {
    secret: Arc<str>,
    promised: bool,
    polls: Polls,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Consumer {
    /// Starts with the old key's secret, and leaves the service alone for `rest` between two polls. `promised` says
    /// whether that secret has to work until there is a newer.
    ///
    /// # Errors
    /// Where it can't ask at all.
    pub fn start(world: &Arc<World>, promised: bool, rest: Duration) -> Result<Self> {
        let state = State { secret: world.old.secret.as_str().into(), promised, polls: Polls::default() };
        let shared = Arc::new(Shared { state: Mutex::new(state), used: watch::Sender::default() });
        let (world, http, polling) = (Arc::clone(world), client()?, Arc::clone(&shared));
        let task = tokio::spawn(async move {
            loop {
                polling.poll(&world, &http).await;
                tokio::time::sleep(rest).await;
            }
        });
        Ok(Self { shared, task })
    }

    /// Is handed a new secret, which works from now on.
    pub fn take(&self, secret: &str) {
        let mut state = self.shared.state();
        (state.secret, state.promised) = (secret.into(), true);
    }

    /// Gets the old secret back.
    pub fn take_back(&self, world: &World, promised: bool) {
        let mut state = self.shared.state();
        (state.secret, state.promised) = (world.old.secret.as_str().into(), promised);
    }

    /// The secrets that it used with success.
    pub fn used(&self) -> watch::Receiver<BTreeSet<String>> {
        self.shared.used.subscribe()
    }

    /// Stops, after it has used the newest secret once more.
    ///
    /// # Errors
    /// Where it can't ask.
    pub async fn stop(self, world: &World) -> Result<Polls> {
        self.task.abort();
        self.shared.poll(world, &client()?).await;
        Ok(self.shared.state().polls.clone())
    }
}

impl Drop for Consumer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Shared {
    async fn poll(&self, world: &World, http: &reqwest::Client) {
        let (secret, promised) = {
            let state = self.state();
            (Arc::clone(&state.secret), state.promised)
        };
        let answer = world.poll(http, &secret).send().await;
        let status = answer.map(|answer| answer.status().as_u16());
        let mut state = self.state();
        let polls = &mut state.polls;
        match status {
            Ok(200) => {
                polls.good += 1;
                self.used.send_if_modified(|used| used.insert(secret.to_string()));
            }
            Ok(401 | 403) if promised => {
                let beginning: String = secret.chars().take(8).collect();
                polls.failed.push(format!("{} to {beginning}…", status.unwrap_or_default()));
            }
            Ok(401 | 403) => polls.unpromised += 1,
            Ok(_) | Err(_) => polls.repeated += 1,
        }
    }
}
