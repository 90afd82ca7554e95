//! One run: a service, a consumer, and a Keyward that is killed and started again until its rotation is over.

use crate::soak::chance::Chance;
use crate::soak::chest::Chest;
use crate::soak::consumer::{Consumer, Polls};
use crate::soak::keyward::{CHEST, DATA};
use crate::soak::leak::leaks;
use crate::soak::message::{Order, Report, Said, SoFar};
use crate::soak::plan::Plan;
use crate::soak::verdict::{Verdict, judge};
use crate::soak::weather::{Tally, Weather};
use crate::soak::world::World;
use anyhow::{Context, Result, bail};
use domain::{Hidden, KeyId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::{Instant, sleep, sleep_until};

/// The word that makes a program of this kind a child.
pub const CHILD: &str = "--keyward";

/// How long a run may take after it has become calm.
const PATIENCE: Duration = Duration::from_secs(45);

/// About how long a Keyward lives that nobody kills.
const LIFE_MILLIS: u64 = 1_400;

/// About how often something stirs in a Keyward that nobody kills.
const STIRS: u64 = 28;

/// What happened in a run, and what is to be said of it.
#[derive(Debug, Default)]
pub struct Happened {
    /// How often Keyward was killed.
    pub kills: u64,
    /// How often it was started again, the last look included.
    pub restarts: u64,
    /// What went wrong, by kind.
    pub mishaps: Tally,
    /// What was chosen, by the choice.
    pub choices: Tally,
    /// What the consumer met.
    pub polls: Polls,
    /// What is to be said of it.
    pub verdict: Verdict,
}

/// What the judge is told, besides what is seen.
#[derive(Debug)]
pub struct Evidence {
    /// What the run was.
    pub plan: Plan,
    /// The keys that were there before.
    pub before: BTreeSet<String>,
    /// The secrets that were handed over, by their first characters, and when that was first.
    pub given: BTreeMap<String, (String, Timestamp)>,
    /// Those that were taken back since.
    pub taken_back: BTreeSet<String>,
    /// What Keyward showed last of all.
    pub report: Report,
    /// Whether a deletion was late in this run.
    pub late: bool,
}

struct Run<'a> {
    plan: Plan,
    program: &'a Path,
    directory: PathBuf,
    chance: Chance,
    world: Arc<World>,
    consumer: Consumer,
    weather: Weather,
    calm_at: Instant,
    so_far: SoFar,
    given: BTreeMap<String, (String, Timestamp)>,
    taken_back: BTreeSet<String>,
    happened: Happened,
}

/// How a child ended.
enum End {
    Killed,
    Over(Box<Report>),
}

/// Does the run of a seed, with its files in `directory`; `program` is started as the child.
///
/// # Errors
/// Where it did not come to its end.
pub async fn run(plan: Plan, program: &Path, directory: &Path) -> Result<Happened> {
    let mut chance = Chance::new(plan.seed.rotate_left(17) ^ 0x50a4);
    let world = Arc::new(World::start(&plan, &directory.join("service")).await?);
    let before = world.keys().await?.into_iter().map(|key| key.id).collect();
    let chest = Chest::open(&directory.join(CHEST), chance.branch())?;
    let run = Run {
        consumer: Consumer::start(&world, !plan.mode.old_first(), Duration::from_millis(plan.rest_millis))?,
        weather: Weather::start(&plan, &world, &chest, &mut chance)?,
        calm_at: Instant::now() + plan.rough,
        so_far: SoFar::default(),
        given: BTreeMap::new(),
        taken_back: BTreeSet::new(),
        happened: Happened::default(),
        directory: directory.to_owned(),
        program,
        chance,
        world,
        plan,
    };
    run.act(before, &chest).await
}

impl Run<'_> {
    async fn act(mut self, before: BTreeSet<String>, chest: &Chest) -> Result<Happened> {
        loop {
            let kill = self.happened.kills < self.plan.kills && !self.so_far.calm;
            match self.child(kill, false).await? {
                End::Killed => {
                    self.happened.kills += 1;
                    // Whoever was killed is not started again at once.
                    sleep(self.chance.millis(0, 250)).await;
                }
                End::Over(_) => break,
            }
            self.happened.restarts += 1;
        }
        self.calm_down().await;
        self.happened.restarts += 1;
        let End::Over(report) = self.child(false, true).await? else { bail!("the last look was killed") };
        self.happened.polls = self.consumer.stop(&self.world).await?;
        let evidence = Evidence {
            plan: self.plan,
            before,
            given: self.given,
            taken_back: self.taken_back,
            report: *report,
            late: self.happened.mishaps.contains_key("late request"),
        };
        self.happened.verdict = judge(&self.world, &evidence).await?;
        let verdict = &mut self.happened.verdict;
        let given = evidence.given.values().map(|(secret, _)| secret.as_str());
        let known: Vec<&str> =
            given.chain([self.world.old.secret.as_str(), self.world.admin_token()]).collect();
        verdict.leaks = leaks(&known, &self.directory.join(DATA))?;
        let over = evidence.report.rotations.iter().all(|view| view.rotation.is_over());
        let kept = chest.names()?.into_iter().filter(|name| over && !name.starts_with("credential"));
        verdict.kept = kept.collect();
        Ok(self.happened)
    }

    async fn calm_down(&mut self) {
        for (kind, times) in self.weather.calm_down().await {
            *self.happened.mishaps.entry(kind).or_default() += times;
        }
        self.so_far.calm = true;
    }

    /// One life of Keyward.
    async fn child(&mut self, kill: bool, look: bool) -> Result<End> {
        let (mut child, mut pen, mut lines) = self.start(look).await?;
        let mut used = self.consumer.used();
        // What it used while nobody listened.
        used.mark_changed();
        let mut stirs = 0;
        // At any time of its life, or shortly after anything that happens in it.
        let (mut kill_at, stir) = match self.chance.percent(50) {
            true => (Some(Instant::now() + self.chance.millis(0, LIFE_MILLIS)), 0),
            false => (None, self.chance.between(1, STIRS)),
        };
        let latest = self.calm_at + PATIENCE;
        let end = loop {
            tokio::select! {
                line = lines.next_line() => match line? {
                    Some(line) => match serde_json::from_str(&line).with_context(|| line.clone())? {
                        Said::Stirred => {
                            stirs += 1;
                            if stirs == stir {
                                kill_at = Some(Instant::now() + self.chance.millis(0, 70));
                            }
                        }
                        Said::Over(report) => break End::Over(report),
                        Said::Stuck(why) => bail!("{why}"),
                        said => self.hear(said, &mut pen).await?,
                    },
                    None => bail!("Keyward ended by itself: {:?}", child.wait().await?),
                },
                () = at(kill_at), if kill => {
                    child.kill().await?;
                    return Ok(End::Killed);
                }
                () = sleep_until(self.calm_at), if !self.so_far.calm => {
                    self.calm_down().await;
                    tell(&mut pen, &self.so_far).await?;
                }
                changed = used.changed() => {
                    changed?;
                    self.note_used(&used.borrow_and_update().clone());
                    tell(&mut pen, &self.so_far).await?;
                }
                () = sleep_until(latest) => bail!("not over {} s after it became calm", PATIENCE.as_secs()),
            }
        };
        child.wait().await?;
        Ok(end)
    }

    async fn hear(&mut self, said: Said, pen: &mut ChildStdin) -> Result<()> {
        match said {
            Said::Chose { choice, reason } => {
                *self.happened.choices.entry(format!("{choice} ({reason})")).or_default() += 1;
                return Ok(());
            }
            Said::Give { prefix, secret } => {
                self.consumer.take(secret.expose());
                let now = Timestamp::try_from(SystemTime::now())?;
                self.given.entry(prefix.clone()).or_insert((secret.into_exposed(), now));
                self.taken_back.remove(&prefix);
                self.so_far.given.insert(prefix);
            }
            Said::TakeBack { prefix } => {
                self.consumer.take_back(&self.world, !self.plan.mode.old_first());
                self.so_far.given.remove(&prefix);
                self.taken_back.insert(prefix);
            }
            Said::Stirred | Said::Over(_) | Said::Stuck(_) => return Ok(()),
        }
        tell(pen, &self.so_far).await
    }

    fn note_used(&mut self, secrets: &BTreeSet<String>) {
        let used = self.given.iter().filter(|(_, (secret, _))| secrets.contains(secret));
        self.so_far.used = used.map(|(prefix, _)| prefix.clone()).collect();
    }

    async fn start(&mut self, look: bool) -> Result<(Child, ChildStdin, Lines<BufReader<ChildStdout>>)> {
        let errors = File::options().create(true).append(true).open(self.directory.join("errors.txt"))?;
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL"]).arg(self.program).arg(CHILD);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(errors).kill_on_drop(true);
        let mut child = command.spawn().context("Keyward could not be started")?;
        let mut pen = child.stdin.take().context("no way to the child")?;
        let lines = BufReader::new(child.stdout.take().context("no way from the child")?).lines();
        let admin = Hidden::new(self.world.admin_token());
        let order = Order {
            seed: self.chance.number(),
            plan: self.plan.clone(),
            address: self.world.sandbox.address().to_owned(),
            credential: match self.plan.signs_in_with_old {
                true => Hidden::new(&self.world.old.secret),
                false => admin.clone(),
            },
            spare_credential: admin,
            directory: self.directory.clone(),
            old: KeyId::new(&self.world.old.id),
            so_far: self.so_far.clone(),
            look,
        };
        tell(&mut pen, &order).await?;
        Ok((child, pen, lines))
    }
}

async fn at(when: Option<Instant>) {
    match when {
        Some(when) => sleep_until(when).await,
        None => std::future::pending().await,
    }
}

/// Tells a child something. One that has just ended says so itself.
async fn tell(pen: &mut ChildStdin, what: &impl serde::Serialize) -> Result<()> {
    let mut line = serde_json::to_vec(what)?;
    line.push(b'\n');
    let _ = pen.write_all(&line).await;
    let _ = pen.flush().await;
    Ok(())
}
