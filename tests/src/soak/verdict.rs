//! What is to be said of a run: what the service has, compared with what Keyward says.

use crate::soak::run::Evidence;
use crate::soak::world::{COLLEAGUES, Listed, World};
use anyhow::Result;
use domain::rotation::{Ending, Fate, Progress, Standing, Step};
use domain::{Rotation, Stage};
use std::collections::BTreeSet;

/// What is to be said of a run. All lists are empty where it went as it should.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How the rotation ended, or what it waits for.
    pub outcome: String,
    /// Keys that exist and that Keyward says nothing of.
    pub unknown: Vec<String>,
    /// Keys that exist, whose secret nobody has, and of which Keyward does not say so.
    pub lost: Vec<String>,
    /// How many secrets are lost, and said to be.
    pub named_lost: u64,
    /// Old keys that were deleted before the new secret was handed over, where it should have been the other way round.
    pub early: Vec<String>,
    /// What Keyward says and is not so.
    pub untrue: Vec<String>,
    /// Files with a secret.
    pub leaks: Vec<String>,
    /// Secrets that are kept in the keychain although the rotation is over.
    pub kept: Vec<String>,
}

impl Verdict {
    /// What is wrong, in words.
    pub fn complaints(&self) -> Vec<String> {
        let lists = [
            ("unknown key", &self.unknown),
            ("lost and unnamed secret", &self.lost),
            ("old key deleted too early", &self.early),
            ("not so", &self.untrue),
            ("secret in a file", &self.leaks),
            ("kept in the keychain", &self.kept),
        ];
        let words = |(what, list): (&str, &Vec<String>)| {
            list.iter().map(|one| format!("{what}: {one}")).collect::<Vec<_>>()
        };
        lists.into_iter().flat_map(words).collect()
    }
}

/// Compares.
///
/// # Errors
/// Where the service can't be asked.
pub async fn judge(world: &World, evidence: &Evidence) -> Result<Verdict> {
    let listed = world.keys().await?;
    let made = world.sandbox.keys_made()?;
    let said = SaidByKeyward::of(evidence);
    let mut verdict = Verdict { outcome: said.outcome.clone(), ..Verdict::default() };
    let new = |key: &&Listed| !evidence.before.contains(&key.id) && key.name != COLLEAGUES;
    for key in listed.iter().filter(new) {
        let shown = format!("{} {} “{}”", key.id, key.prefix, key.name);
        if !said.keys.contains(&key.id) && !said.outcomes.contains(&key.prefix) {
            verdict.unknown.push(shown.clone());
        }
        let is_had =
            evidence.given.contains_key(&key.prefix) || evidence.report.at_hand.contains(&key.prefix);
        let is_named = said.lost.contains(&key.prefix) || said.left.contains(&key.id);
        if !is_had && !is_named {
            verdict.lost.push(shown);
        }
    }
    verdict.named_lost =
        said.lost.iter().filter(|prefix| !evidence.given.contains_key(*prefix)).count() as u64;
    let old = made.iter().find(|key| key.id == world.old.id);
    let old_deleted = old.and_then(|key| key.deleted);
    if let (Some(deleted), false) = (old_deleted, evidence.plan.mode.old_first()) {
        let handed_over = evidence.given.iter().filter(|(prefix, _)| !evidence.taken_back.contains(*prefix));
        if !handed_over.into_iter().any(|(_, (_, when))| *when <= deleted) {
            verdict.early.push(world.old.id.clone());
        }
    }
    for rotation in evidence.report.rotations.iter().map(|view| &view.rotation) {
        let truth = Truth { listed: &listed, old_lives: old_deleted.is_none(), evidence };
        verdict.untrue.extend(truth.against(rotation));
    }
    if evidence.report.rotations.len() != 1 {
        verdict.untrue.push(format!("there are {} rotations", evidence.report.rotations.len()));
    }
    Ok(verdict)
}

/// What Keyward says, to be compared.
struct SaidByKeyward {
    outcome: String,
    /// The keys that it names.
    keys: BTreeSet<String>,
    /// The first characters of the secrets of finished rotations' new keys.
    outcomes: BTreeSet<String>,
    /// The first characters of the secrets that it says are lost.
    lost: BTreeSet<String>,
    /// The keys that it says it left as they are.
    left: BTreeSet<String>,
}

impl SaidByKeyward {
    fn of(evidence: &Evidence) -> Self {
        let mut said = Self {
            outcome: "never begun".to_owned(),
            keys: BTreeSet::new(),
            outcomes: BTreeSet::new(),
            lost: BTreeSet::new(),
            left: BTreeSet::new(),
        };
        for view in &evidence.report.rotations {
            let rotation = &view.rotation;
            said.outcome = match &view.now {
                Standing::Over(ending) => format!("{ending:?}"),
                Standing::Waiting(wait) => {
                    let reason = format!("{:?}", wait.reason);
                    format!("waits: {}", reason.split('(').next().unwrap_or_default())
                }
                Standing::Working => "works".to_owned(),
            };
            said.keys.extend(rotation.progress.new_key().map(|new| new.key.as_str().to_owned()));
            let mut created = None;
            for (_, step) in rotation.receipt.steps() {
                match step {
                    Step::Created { prefix } => created = Some(prefix.clone()),
                    Step::SecretLost { prefix } => drop(said.lost.insert(prefix.clone())),
                    Step::NewLeft { key } => drop(said.left.insert(key.as_str().to_owned())),
                    _ => {}
                }
            }
            if let Progress::Ended { ending: Ending::Done | Ending::KeptBoth } = &rotation.progress {
                said.outcomes.extend(created);
            }
        }
        for unfinished in &evidence.report.unfinished {
            match &unfinished.stage {
                Stage::Pending { key, .. } => drop(said.keys.insert(key.as_str().to_owned())),
                Stage::Lost { key, prefix } => {
                    said.keys.insert(key.as_str().to_owned());
                    said.lost.insert(prefix.clone());
                }
                Stage::Unsure { .. } | Stage::Ask { .. } | Stage::Waiting => {}
            }
        }
        said.keys.extend(said.left.iter().cloned());
        said
    }
}

/// What is so.
struct Truth<'a> {
    listed: &'a [Listed],
    old_lives: bool,
    evidence: &'a Evidence,
}

impl Truth<'_> {
    /// What speaks against what a rotation says.
    fn against(&self, rotation: &Rotation) -> Vec<String> {
        let mut untrue = Vec::new();
        let mut expect = |holds: bool, what: &str| {
            if !holds {
                untrue.push(what.to_owned());
            }
        };
        let gone = matches!(rotation.fate, Fate::Gone(_));
        expect(!gone || !self.old_lives, "the old key is said to be gone, and is not");
        let touched = rotation.fate != Fate::Kept;
        expect(touched || self.old_lives, "the old key is gone, and nothing was said of a deletion");
        let Progress::Ended { ending } = &rotation.progress else { return untrue };
        let created = rotation.receipt.steps().iter().rev().find_map(|(_, step)| match step {
            Step::Created { prefix } => Some(prefix),
            _ => None,
        });
        let new = created.and_then(|prefix| self.listed.iter().find(|key| key.prefix == *prefix));
        match ending {
            Ending::Done => expect(gone, "it is done, and nothing is said of the old key's end"),
            Ending::KeptBoth => {
                expect(
                    self.old_lives || self.evidence.late,
                    "both are said to stay, and the old key is gone",
                );
            }
            Ending::Undone | Ending::Withdrew => {
                let overlap = !self.evidence.plan.mode.old_first();
                expect(!overlap || self.old_lives, "it was called off, and the old key is gone");
            }
        }
        if let Ending::Done | Ending::KeptBoth = ending {
            let given = created.is_some_and(|prefix| self.evidence.given.contains_key(prefix));
            expect(new.is_some(), "the new key is said to be in use, and does not exist");
            expect(given, "the new key is said to be in use, and was never handed over");
        }
        expect(*ending != Ending::Withdrew, "nobody else rotates this key, and yet it withdrew");
        untrue
    }
}
