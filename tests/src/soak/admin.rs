//! The admin of a run: looks at what Keyward shows, and answers what the rotation waits for.

use crate::soak::chance::Chance;
use crate::soak::keyward::say;
use crate::soak::message::{Order, Report, Said, SoFar};
use crate::soak::policy::{Act, Situation};
use anyhow::{Context, Result, ensure};
use app::App;
use domain::call::{ChooseRotation, Open, RefreshKeys, RevealSecret};
use domain::rotation::{Choice, Reason, RotationView, Standing, Wait};
use domain::{CreateId, OrganizationRef, Stage};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

/// How long the consumer may take to have a secret that was handed over.
const TAKING: Duration = Duration::from_secs(10);

/// How often a look at everything is tried when nothing goes wrong any more.
const LOOKS: u32 = 20;

/// The admin, and Keyward in front of them.
pub(crate) struct Admin {
    pub(crate) app: App,
    pub(crate) order: Order,
    pub(crate) so_far: watch::Receiver<SoFar>,
    pub(crate) chance: Chance,
    /// How often the same was tried again.
    pub(crate) tries: u32,
}

impl Admin {
    /// Goes on until the rotation is over, or can't be brought to its end today.
    pub(crate) async fn act(mut self) -> Said {
        let done = match self.order.look {
            true => self.look().await,
            false => self.go_on().await,
        };
        match done {
            Ok(report) => Said::Over(Box::new(report)),
            Err(error) => Said::Stuck(format!("{error:#}")),
        }
    }

    async fn go_on(&mut self) -> Result<Report> {
        loop {
            self.pause(2, 20).await;
            let place = self.place().await;
            let home = self.app.home(Open {}).await?;
            let Ok(at) = place else {
                self.pause(50, 200).await;
                continue;
            };
            let Some(view) = home.rotations.last() else {
                if let Err(error) = self.begin(&at).await {
                    tracing::info!(error = %format!("{error:#}"), "the rotation does not begin yet");
                    self.pause(50, 300).await;
                }
                continue;
            };
            match &view.now {
                Standing::Working => {}
                Standing::Over(_) => {
                    self.pause(0, 150).await;
                    return self.report().await;
                }
                Standing::Waiting(wait) => {
                    self.pause(0, 120).await;
                    if !self.answer(&at, view, wait).await? {
                        return self.report().await;
                    }
                }
            }
        }
    }

    /// Answers what the rotation waits for; false where it can't end today.
    async fn answer(&mut self, at: &OrganizationRef, view: &RotationView, wait: &Wait) -> Result<bool> {
        let so_far = self.so_far.borrow().clone();
        let situation = Situation::of(&self.order.plan, view, &so_far, self.tries);
        match situation.decide(wait, &mut self.chance) {
            Act::GiveUp => return Ok(false),
            Act::Wait => self.pause(10, 60).await,
            Act::Refresh => drop(self.app.refresh_keys(&RefreshKeys { at: at.clone() }).await),
            Act::SignIn => drop(self.sign_in(self.order.spare_credential.clone()).await),
            Act::Choose(choice) => {
                if choice == Choice::TryAgain {
                    self.tries += 1;
                    self.pause(20, 300).await;
                } else {
                    self.tries = 0;
                }
                if choice == Choice::HandOver && !situation.is_given && !self.give(view).await? {
                    return Ok(true);
                }
                if situation.is_given && wait.reason == Reason::SecretLost {
                    self.take_back(view).await?;
                }
                self.choose(view, wait, choice).await;
            }
        }
        Ok(true)
    }

    async fn choose(&mut self, view: &RotationView, wait: &Wait, choice: Choice) {
        say(&Said::Chose { reason: word(&wait.reason), choice: word(&choice) });
        let typed = view.rotation.word_to_type(&choice).unwrap_or_default().to_owned();
        let rotation = view.rotation.id.clone();
        let request = ChooseRotation { rotation, choice, typed, without_recovery: false };
        if let Err(error) = self.app.choose_rotation(request).await {
            // It has moved on meanwhile: it is looked at again.
            tracing::info!(%error, "a choice was not taken");
        }
    }

    /// Puts the new secret to where it is used; false where it is not at hand.
    async fn give(&mut self, view: &RotationView) -> Result<bool> {
        let new = view.rotation.progress.new_key().context("no new key waits to be handed over")?;
        let Ok(secret) = self.app.reveal_secret(&RevealSecret { create: new.create.clone() }) else {
            return Ok(false);
        };
        // What is shown has to be the secret of the key that is named.
        ensure!(secret.expose().starts_with(&new.prefix), "another secret is shown than that of the new key");
        let prefix = new.prefix.clone();
        say(&Said::Give { prefix: prefix.clone(), secret });
        self.until_known("the consumer has the new secret", |so_far| so_far.given.contains(&prefix)).await?;
        Ok(true)
    }

    async fn take_back(&mut self, view: &RotationView) -> Result<()> {
        let new = view.rotation.progress.new_key().context("there is no new key")?;
        let prefix = new.prefix.clone();
        say(&Said::TakeBack { prefix: prefix.clone() });
        self.until_known("the consumer has the old secret", |so_far| !so_far.given.contains(&prefix)).await
    }

    async fn until_known(&mut self, what: &str, holds: impl Fn(&SoFar) -> bool) -> Result<()> {
        let known = timeout(TAKING, self.so_far.wait_for(|so_far| holds(so_far))).await;
        known.with_context(|| format!("waited in vain until {what}"))??;
        Ok(())
    }

    async fn look(&mut self) -> Result<Report> {
        let mut problem = None;
        for _ in 0..LOOKS {
            match self.refreshed().await {
                Ok(()) => return self.report().await,
                Err(error) => problem = Some(error),
            }
            self.pause(200, 400).await;
        }
        Err(problem.context("it was not looked at all")?)
    }

    async fn refreshed(&self) -> Result<()> {
        let at = self.place().await?;
        self.app.refresh_keys(&RefreshKeys { at }).await?;
        let home = self.app.home(Open {}).await?;
        let working = home.rotations.iter().find(|view| view.now == Standing::Working);
        ensure!(working.is_none(), "a rotation is at work, and nobody works on it: {working:?}");
        Ok(())
    }

    /// How everything stands.
    async fn report(&self) -> Result<Report> {
        let home = self.app.home(Open {}).await?;
        let mut report = Report {
            rotations: home.rotations,
            unfinished: home.unfinished,
            notices: home.notices,
            ..Report::default()
        };
        for view in &report.rotations {
            if let Some(new) = view.rotation.progress.new_key()
                && self.is_at_hand(&new.create, &new.prefix)
            {
                report.at_hand.insert(new.prefix.clone());
            }
        }
        for unfinished in &report.unfinished {
            if let Stage::Pending { prefix, .. } = &unfinished.stage
                && self.is_at_hand(&unfinished.id, prefix)
            {
                report.at_hand.insert(prefix.clone());
            }
        }
        Ok(report)
    }

    fn is_at_hand(&self, create: &CreateId, prefix: &str) -> bool {
        let revealed = self.app.reveal_secret(&RevealSecret { create: create.clone() });
        // Compared with what the list shows of it.
        revealed.is_ok_and(|secret| secret.expose().starts_with(prefix))
    }

    /// Takes a moment, as people do.
    async fn pause(&mut self, least: u64, most: u64) {
        sleep(self.chance.millis(least, most)).await;
    }
}

/// The first word of how something is written.
fn word(what: &impl std::fmt::Debug) -> String {
    let text = format!("{what:?}");
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
}
