//! `rotate-soak [--runs N] [--seed S] [--jobs J]`: rotations under fire, see [`journeys::soak`]. Prints a line a run and
//! a table at the end; exit code 1 where anything is not as it should be. The files of such a run stay, to be looked at:
//! **with the secrets of its sandbox in them.**
#![allow(clippy::print_stdout, reason = "this is a program that tells what it does")]

use anyhow::{Context, Result, bail};
use journeys::soak::plan::Plan;
use journeys::soak::run::{CHILD, Happened, run};
use journeys::soak::table::Table;
use journeys::soak::{chance::Chance, keyward};
use std::process::ExitCode;
use std::time::SystemTime;
use tokio::task::JoinSet;

fn main() -> Result<ExitCode> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words == [CHILD] {
        keyward::act()?;
        return Ok(ExitCode::SUCCESS);
    }
    let asked = Asked::read(&words)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    Ok(match runtime.block_on(soak(asked))? {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

struct Asked {
    runs: u64,
    seed: Option<u64>,
    jobs: usize,
}

impl Asked {
    fn read(words: &[String]) -> Result<Self> {
        let mut asked = Self { runs: 200, seed: None, jobs: 2 };
        for pair in words.chunks(2) {
            let [name, value] = pair else { bail!("{pair:?} lacks a number") };
            let number: u64 = value.parse().with_context(|| format!("{value} is no number"))?;
            match name.as_str() {
                "--runs" => asked.runs = number,
                "--seed" => asked.seed = Some(number),
                "--jobs" => asked.jobs = usize::try_from(number)?.max(1),
                _ => bail!("{name} is not understood: --runs N, --seed S, --jobs J"),
            }
        }
        Ok(asked)
    }
}

/// Does all runs; whether nothing is wrong.
async fn soak(asked: Asked) -> Result<bool> {
    // The first seed is the one that was asked for, so that one run can be repeated.
    let drawn = || SystemTime::UNIX_EPOCH.elapsed().map_or(1, |since| since.as_secs());
    let first = asked.seed.unwrap_or_else(|| Chance::new(drawn()).between(1, 1_000_000_000));
    println!("{} runs, from seed {first}", asked.runs);
    let (mut table, mut running, mut next) = (Table::default(), JoinSet::new(), 0);
    while next < asked.runs || !running.is_empty() {
        while next < asked.runs && running.len() < asked.jobs {
            running.spawn(one(Plan::of(first + next)));
            next += 1;
        }
        let Some(done) = running.join_next().await else { break };
        match done?? {
            Some(happened) => table.add(&happened),
            None => table.add_stopped(),
        }
    }
    println!("\n{table}");
    Ok(table.is_clean())
}

/// Does a run and tells of it; `None` where it did not come to its end.
async fn one(plan: Plan) -> Result<Option<Happened>> {
    let directory = tempfile::Builder::new().prefix("keyward-soak-").tempdir()?;
    let program = std::env::current_exe()?;
    let title = plan.to_string();
    let begun = SystemTime::now();
    let done = run(plan, &program, directory.path()).await;
    let seconds = begun.elapsed().unwrap_or_default().as_secs_f32();
    let (complaints, outcome) = match &done {
        Ok(happened) => {
            let failed = happened.polls.failed.iter().map(|poll| format!("a poll failed: {poll}"));
            let complaints: Vec<String> = happened.verdict.complaints().into_iter().chain(failed).collect();
            (complaints, format!("{} ({} killed)", happened.verdict.outcome, happened.kills))
        }
        Err(error) => (vec![format!("{error:#}")], "stopped".to_owned()),
    };
    println!("{title}: {outcome}, {seconds:.1} s");
    if !complaints.is_empty() {
        for complaint in complaints.iter().take(10) {
            println!("    {complaint}");
        }
        println!("    its files: {}", directory.keep().display());
    }
    Ok(done.ok())
}
