//! Reading two hundred organizations from a service that takes its time and counts what it is asked.

use super::Bench;
use super::filling::Filling;
use super::started::Started;
use crate::Service;
use crate::steps::desktop;
use crate::until::PAUSE;
use anyhow::{Result, ensure};
use sandbox::{Effect, Fault, Request};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How many organizations there are, two of them those of every sandbox.
const ORGANIZATIONS: usize = 200;

/// How long an answer takes, in milliseconds.
const ANSWER: u64 = 100;

/// How many requests the service takes in any second.
const RATE: u32 = 20;

/// How long reading everything may take.
const PATIENCE: Duration = Duration::from_secs(300);

/// Starts Keyward with an account of which nothing was read, then presses F5.
///
/// # Errors
/// Where something can't be started or filled, or does not come to its end.
#[expect(clippy::print_stdout, reason = "this is what the benchmark tells")]
pub async fn run(bench: &Bench) -> Result<()> {
    println!(
        "\nReading {ORGANIZATIONS} organizations, {ANSWER} ms an answer, at most {RATE} requests in a second"
    );
    let service = Service::start().await?;
    service.add_organizations(u32::try_from(ORGANIZATIONS)? - 2, 10)?;
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("keyward");
    let account = (service.address().to_owned(), service.admin_token().to_owned());
    let filling =
        Filling { data: data.clone(), ago: 0, accounts: vec![account], read: false, by_itself: true };
    let filled = filling.fill(bench).await?;
    ensure!(filled.organizations == ORGANIZATIONS, "there are {} organizations", filled.organizations);
    let slow = Effect::Delay { millis: ANSWER };
    service.fault(Fault { method: None, path: "/".to_owned(), times: None, effect: slow })?;
    service.limit_rate(Some(RATE));

    service.clear_requests();
    let started = Started::start(bench, &data)?;
    told("the first time, with settings and workspaces", until_read(&service).await?);
    started.until_painted().await?;

    service.clear_requests();
    // To the window that has the focus, as a keyboard does it.
    let window = ["search", "--onlyvisible", "--name", "^Keyward$", "windowactivate", "--sync"];
    desktop(&bench.surroundings, &window).await?;
    desktop(&bench.surroundings, &["key", "F5"]).await?;
    told("a refresh (F5)", until_read(&service).await?);
    started.end().await
}

/// Waits until the keys of all organizations were answered and nothing more is asked. What was asked.
async fn until_read(service: &Service) -> Result<Vec<Request>> {
    let deadline = Instant::now() + PATIENCE;
    let mut before = 0;
    let mut quiet = Instant::now();
    loop {
        let requests = service.requests();
        let keys = requests.iter().filter(|one| one.path.ends_with("/apiKeys") && one.status == Some(200));
        let read: BTreeSet<&str> = keys.map(|one| one.path.as_str()).collect();
        if requests.len() != before {
            (before, quiet) = (requests.len(), Instant::now());
        }
        // Whoever was refused comes again after a second.
        if read.len() == ORGANIZATIONS && quiet.elapsed() > Duration::from_secs(3) {
            return Ok(requests);
        }
        ensure!(Instant::now() < deadline, "only {} organizations were read", read.len());
        sleep(PAUSE).await;
    }
}

#[expect(clippy::print_stdout, reason = "this is what the benchmark tells")]
fn told(what: &str, requests: Vec<Request>) {
    let count = requests.len();
    let refused = requests.iter().filter(|one| one.status == Some(429)).count();
    let times = || requests.iter().map(|one| one.time.as_millisecond());
    let (first, last) = (times().min().unwrap_or(0), times().max().unwrap_or(0));
    let took = (last - first) as f64 / 1e3 + ANSWER as f64 / 1e3;
    let least = count as f64 / f64::from(RATE);
    println!(
        "  {took:.1} s for {count} requests; {count} ÷ {RATE} are {least:.1} s ({:.2} ×); {refused} were refused (429)  {what}",
        took / least
    );
}
