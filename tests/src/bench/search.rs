//! From a keystroke, or a click on the head of a column, to painted rows: over ten thousand keys and an organization of
//! three hundred workspaces.
//!
//! A release build can't be driven, so this one is optimized the same way and has its debug assertions, which open it to
//! the driver; they make it a little slower.

use super::filling::Filling;
use super::numbers::Numbers;
use super::{Bench, memory};
use crate::{Service, Start, Window, service};
use anyhow::{Context, Result, ensure};
use std::time::Duration;

/// How many services there are, each with an account.
const SERVICES: u32 = 5;

/// How many organizations each has, beside the two that every sandbox has.
const ORGANIZATIONS: u32 = 200;

/// How many keys each of them has.
const KEYS: u32 = 10;

/// How many workspaces the first organization has beside its own.
const WORKSPACES: u32 = 300;

/// What is typed, a character at a time; each is emptied again.
const QUERIES: [&str; 8] = [
    "nightly",
    "expires<14d perm:write",
    "scope:all -expired",
    "unused>90d",
    "workspace:finance",
    "org:northwind",
    "kgn_pat_7",
    "workspace:energy expires>30d",
];

/// The heads of the columns that are clicked, round and round.
const HEADS: [&str; 5] = ["Name", "Organization", "Scope", "Permissions", "Expires"];

/// How often a head is clicked.
const CLICKS: usize = 100;

/// Notes when a key or a click comes, when the rows that answer it are in the page, and when they are painted: a timer
/// that is set in the frame goes off after the frame. (A message would do so, too, but it takes a way through another
/// process, which would be measured as well.)
const RECORDER: &str = r"
    const seen = window.keywardSeen = [];
    let waiting = null;
    const begins = event => { waiting = { at: event.timeStamp, asked: false }; };
    document.addEventListener('keydown', event => { if (event.target.id === 'search') begins(event); }, true);
    document.addEventListener('click', event => { if (event.target.closest('[data-sort]')) begins(event); }, true);
    new MutationObserver(() => {
        if (!waiting) return;
        if (document.querySelector('#keys[aria-busy]')) { waiting.asked = true; return; }
        if (!waiting.asked) return;
        const one = waiting;
        waiting = null;
        const there = performance.now() - one.at;
        requestAnimationFrame(() => {
            setTimeout(() => seen.push([there, performance.now() - one.at]), 0);
        });
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
    arguments[arguments.length - 1](true);
";

/// Waits until the page is five seconds old: nobody types while it starts.
const SETTLE: &str =
    "setTimeout(arguments[arguments.length - 1], Math.max(0, 5000 - performance.now()), true);";

/// Waits in the page until something was seen: a driver that asks again and again would be measured too.
const SEEN: &str = r"
    const done = arguments[arguments.length - 1];
    const look = () => {
        const found = window.keywardSeen.splice(0);
        if (found.length > 0) done(found); else setTimeout(look, 20);
    };
    look();
";

/// How long it took until rows were in the page, and until they were painted.
#[derive(Default)]
struct Times {
    there: Numbers,
    painted: Numbers,
}

/// Fills a cache, opens the window on all organizations, types and clicks.
///
/// # Errors
/// Where something can't be started or filled, or no rows come.
#[expect(clippy::print_stdout, reason = "this is what the benchmark tells")]
pub async fn run(bench: &Bench) -> Result<()> {
    println!("\nFrom a keystroke, and from a click on a column, to painted rows");
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("keyward");
    let mut services = Vec::new();
    for _ in 0..SERVICES {
        let service = Service::start().await?;
        service.add_organizations(ORGANIZATIONS, KEYS)?;
        services.push(service);
    }
    services.first().context("no service")?.add_workspaces(service::ORGANIZATION, WORKSPACES)?;
    let credentials = |one: &Service| (one.address().to_owned(), one.admin_token().to_owned());
    let accounts = services.iter().map(credentials).collect();
    let filling = Filling { data: data.clone(), ago: 0, accounts, read: true, by_itself: false };
    let filled = filling.fill(bench).await?;
    println!(
        "  {} keys in {} organizations, one of them with over {WORKSPACES} workspaces",
        filled.keys, filled.organizations
    );

    let window =
        Window::open_built(&bench.surroundings, Start::default(), &bench.keyward, Some(&data)).await?;
    window.see("#keys [data-key]").await?;
    let app = *window.processes().first().context("the app does not run")?;
    println!("  Memory with the first rows: {:.0} MiB ({})", memory::of_all(app), memory::by_program(app));
    window.run_to_end(SETTLE).await?;
    window.run_to_end(RECORDER).await?;

    let mut typed = Times::default();
    for query in QUERIES {
        let backwards = query.chars().map(|_| '\u{e003}');
        for key in query.chars().chain(backwards) {
            window.press("#search", &key.to_string()).await?;
            typed.add(&window).await?;
        }
    }
    typed.print("a keystroke in the search");
    let mut clicked = Times::default();
    for place in 0..CLICKS {
        // Each is clicked twice in a row: the second time turns the order round.
        let head = HEADS[place / 2 % HEADS.len()];
        window.click(&format!("[data-sort=\"{head}\"]")).await?;
        clicked.add(&window).await?;
    }
    clicked.print("a click on a column");
    println!("  Memory afterwards: {:.0} MiB ({})", memory::of_all(app), memory::by_program(app));
    println!(
        "  Painted is when the first timer after the frame goes off: what the webview has drawn then is put on the screen after it."
    );
    window.close().await
}

impl Times {
    async fn add(&mut self, window: &Window) -> Result<()> {
        let seen: Vec<(f64, f64)> = serde_json::from_value(window.run_to_end(SEEN).await?)?;
        ensure!(seen.len() == 1, "one keystroke or click was answered {} times", seen.len());
        for (there, painted) in seen {
            self.there.add(Duration::from_secs_f64(there.max(0.0) / 1_000.0));
            self.painted.add(Duration::from_secs_f64(painted.max(0.0) / 1_000.0));
        }
        Ok(())
    }

    #[expect(clippy::print_stdout, reason = "this is what the benchmark tells")]
    fn print(&self, title: &str) {
        for (what, numbers) in
            [("the rows are in the page", &self.there), ("they are painted", &self.painted)]
        {
            println!("  {numbers}, p99 {} ms: from {title} until {what}", numbers.p99());
        }
    }
}
