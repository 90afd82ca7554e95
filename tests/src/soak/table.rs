//! The table at the end of all runs.

use crate::soak::run::Happened;
use crate::soak::weather::Tally;
use std::fmt;

/// What all runs came to.
#[derive(Debug, Default)]
pub struct Table {
    runs: u64,
    kills: u64,
    restarts: u64,
    mishaps: Tally,
    choices: Tally,
    outcomes: Tally,
    polls: u64,
    repeated: u64,
    unpromised: u64,
    named_lost: u64,
    unknown: u64,
    lost: u64,
    failed: u64,
    early: u64,
    untrue: u64,
    leaks: u64,
    kept: u64,
    stopped: u64,
}

impl Table {
    /// Adds a run that came to its end.
    pub fn add(&mut self, happened: &Happened) {
        let count = |list: &Vec<String>| u64::try_from(list.len()).unwrap_or(u64::MAX);
        self.runs += 1;
        self.kills += happened.kills;
        self.restarts += happened.restarts;
        add(&mut self.mishaps, &happened.mishaps);
        add(&mut self.choices, &happened.choices);
        let verdict = &happened.verdict;
        *self.outcomes.entry(verdict.outcome.clone()).or_default() += 1;
        self.polls += happened.polls.good;
        self.repeated += happened.polls.repeated;
        self.unpromised += happened.polls.unpromised;
        self.failed += count(&happened.polls.failed);
        self.named_lost += verdict.named_lost;
        self.unknown += count(&verdict.unknown);
        self.lost += count(&verdict.lost);
        self.early += count(&verdict.early);
        self.untrue += count(&verdict.untrue);
        self.leaks += count(&verdict.leaks);
        self.kept += count(&verdict.kept);
    }

    /// Adds a run that did not.
    pub fn add_stopped(&mut self) {
        self.runs += 1;
        self.stopped += 1;
    }

    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        let wrong = [
            self.unknown,
            self.lost,
            self.failed,
            self.early,
            self.untrue,
            self.leaks,
            self.kept,
            self.stopped,
        ];
        wrong.iter().all(|count| *count == 0)
    }
}

fn add(to: &mut Tally, from: &Tally) {
    for (kind, times) in from {
        *to.entry(kind.clone()).or_default() += times;
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut row = |what: &str, count: u64| writeln!(out, "{what:<44}{count:>8}");
        row("runs", self.runs)?;
        row("kills", self.kills)?;
        row("restarts, with a last look after each run", self.restarts)?;
        row("what went wrong around Keyward", self.mishaps.values().sum())?;
        for (kind, times) in &self.mishaps {
            row(&format!("  {kind}"), *times)?;
        }
        row("choices", self.choices.values().sum())?;
        for (choice, times) in &self.choices {
            row(&format!("  {choice}"), *times)?;
        }
        row("outcomes", self.outcomes.values().sum())?;
        for (outcome, times) in &self.outcomes {
            row(&format!("  {outcome}"), *times)?;
        }
        row("polls that were answered 200", self.polls)?;
        row("  repeated: no answer, offline, 429 or 5xx", self.repeated)?;
        row("  refused while nothing was promised", self.unpromised)?;
        row("secrets lost, and named as lost", self.named_lost)?;
        row("unknown keys", self.unknown)?;
        row("secrets lost, and not named", self.lost)?;
        row("polls that failed", self.failed)?;
        row("old keys deleted before the hand-over", self.early)?;
        row("what Keyward says and is not so", self.untrue)?;
        row("files with a secret", self.leaks)?;
        row("secrets kept after the end", self.kept)?;
        row("runs that did not come to their end", self.stopped)
    }
}
