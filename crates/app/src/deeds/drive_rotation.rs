//! Drive: carries out what a rotation decides, step by step, up to the admin's next choice. Every step is in the
//! journal before it is done.

mod steps;

use super::rotate::trouble;
use crate::journal::Progress;
use crate::words::rotation as words;
use crate::{App, Error};
use domain::call::{ChooseCandidate, Topic};
use domain::rotation::{Deed, Event, Next, Seen, Step};
use domain::{CreateId, Failure, FailureKind, Key, KeyId, Rotation, RotationId, Stage};

/// More steps than any rotation has between two choices: a service that contradicts itself is stopped here.
const MOST_STEPS: usize = 60;

impl App {
    /// Lets a rotation go on in the background.
    pub(crate) fn go_on(&self, id: &RotationId) {
        let working = self.rotating.begin(id);
        self.changed(Topic::Home);
        let (app, id) = (self.clone(), id.clone());
        tokio::spawn(async move {
            if let Err(error) = app.drive(&id).await {
                tracing::error!(rotation = %id, %error, "a rotation stopped");
                app.notice(error.to_string());
            }
            drop(working);
            app.changed(Topic::Home);
        });
    }

    /// Goes on with a rotation until it waits for the admin, or is over.
    ///
    /// # Errors
    /// [`Error::Disk`]: what can't be written down is not done.
    pub(crate) async fn drive(&self, id: &RotationId) -> Result<(), Error> {
        let turn = self.rotating.turn(id);
        let _turn = turn.lock_owned().await;
        let working = self.rotating.begin(id);
        let mut keys: Option<Vec<Key>> = None;
        for _ in 0..MOST_STEPS {
            let rotation = self.rotation(id)?;
            let now = self.now_at(&rotation.at.account);
            let seen = self.seen(&rotation, keys.clone())?;
            let next = rotation.next(&seen);
            match next {
                Next::Over(_) | Next::Wait(_) => {
                    if let Next::Wait(wait) = &next {
                        tracing::info!(rotation = %id, reason = wait.reason.word(), "a rotation waits");
                    }
                    for create in self.given_up(&rotation)? {
                        self.forget_secret(&create).await?;
                    }
                    self.rotating.put_seen(id, seen);
                    drop(working);
                    self.changed(Topic::Home);
                    return Ok(());
                }
                Next::Note(event) => self.write_down(&rotation, event)?,
                Next::Do(deed) => {
                    if let Err(error) = self.could_keep(&rotation, &deed).await {
                        tracing::warn!(rotation = %id, %error, "the old key stays while nothing can be kept");
                        self.write_down(&rotation, trouble(&error))?;
                        continue;
                    }
                    let written = rotation.before(&deed, now);
                    self.journal.put_rotation(&written)?;
                    self.changed(Topic::Home);
                    #[cfg(debug_assertions)]
                    super::hold::before(&deed).await;
                    let event = match self.carry_out(&written, &deed, &mut keys).await {
                        Ok(event) => event,
                        Err(error) => {
                            tracing::warn!(rotation = %id, ?deed, %error, "a step of a rotation failed");
                            trouble(&error)
                        }
                    };
                    // What was seen before a deed is old.
                    if !matches!(deed, Deed::Look) {
                        keys = None;
                    }
                    self.write_down(&written, event)?;
                }
            }
        }
        let rotation = self.rotation(id)?;
        let message = words::SERVICE_CONTRADICTS_ITSELF_SO_ROTATION.to_owned();
        self.write_down(&rotation, Event::Failed(Failure { kind: FailureKind::Refused, message }))?;
        drop(working);
        self.changed(Topic::Home);
        Ok(())
    }

    fn write_down(&self, rotation: &Rotation, event: Event) -> Result<(), Error> {
        let now = self.now_at(&rotation.at.account);
        match rotation.after(event, now) {
            Ok(after) => self.journal.put_rotation(&after),
            Err(refusal) => {
                tracing::error!(rotation = %rotation.id, %refusal, "a rotation got an event that does not belong here");
                let message = words::KEYWARD_MADE_MISTAKE_IN_THIS_ROTATION.to_owned();
                let failed = Event::Failed(Failure { kind: FailureKind::Refused, message });
                match rotation.after(failed, now) {
                    Ok(after) => self.journal.put_rotation(&after),
                    Err(_) => Ok(()),
                }
            }
        }
    }

    /// What is seen of everything that a rotation depends on.
    pub(crate) fn seen(&self, rotation: &Rotation, keys: Option<Vec<Key>>) -> Result<Seen, Error> {
        let signs_in_with_old = match self.sessions.get(&rotation.at.account) {
            Some(service) => service.signs_in_with(&rotation.old.prefix),
            None => self.cache.view(&rotation.at)?.is_some_and(|view| view.own.contains(&rotation.old.id)),
        };
        Ok(Seen { keys, create: self.create_of(rotation)?, signs_in_with_old })
    }

    /// What became of the rotation's create; `None` where it made no key, or its secret was stored.
    pub(crate) fn create_of(&self, rotation: &Rotation) -> Result<Option<Stage>, Error> {
        let Some(create) = rotation.progress.create() else { return Ok(None) };
        let intents = self.journal.unfinished()?;
        let its = intents.into_iter().find(|intent| intent.id == *create);
        Ok(its.and_then(|intent| self.told(intent)).map(|told| told.stage))
    }

    /// Where the old key goes first, the new secret must have a place before that: else there would be no key at all.
    /// The admin can go on without ([`domain::call::Rotate::without_recovery`]).
    async fn could_keep(&self, rotation: &Rotation, deed: &Deed) -> Result<(), Error> {
        let first = matches!(rotation.progress, domain::rotation::Progress::OldFirst { .. });
        if first && matches!(deed, Deed::DeleteOld { .. }) && !self.rotating.has_consent(&rotation.id) {
            self.try_keychain().await?;
        }
        Ok(())
    }

    /// The creates of a rotation that made keys which were left as they are: the receipt names those keys, and whether
    /// their secrets came or not, something is still kept for them.
    pub(crate) fn given_up(&self, rotation: &Rotation) -> Result<Vec<CreateId>, Error> {
        let was_left = |wanted: &KeyId| {
            let mut steps = rotation.receipt.steps().iter();
            steps.any(|(_, step)| matches!(step, Step::NewLeft { key } if key == wanted))
        };
        let its = self.journal.unfinished()?.into_iter().filter(|intent| {
            let of_it = intent.rotates.as_ref().is_some_and(|rotates| rotates.rotation == rotation.id);
            let left = match &intent.progress {
                Progress::Pending { key, .. } | Progress::Lost { key, .. } => was_left(key),
                Progress::Storing => true,
                Progress::Planned | Progress::Sent { .. } | Progress::Finished => false,
            };
            of_it && left && rotation.progress.create() != Some(&intent.id)
        });
        Ok(its.map(|intent| intent.id).collect())
    }

    /// The admin has stored the secret, or the key is gone or left: nothing is kept of it.
    async fn forget_secret(&self, create: &CreateId) -> Result<(), Error> {
        let Ok(intent) = self.intent(create) else { return Ok(()) };
        let in_memory_only = matches!(intent.progress, Progress::Pending { placeholder: false, .. });
        let progress = if in_memory_only { Progress::Finished } else { Progress::Storing };
        self.journal.set_progress(&intent.id, &progress)?;
        if in_memory_only {
            self.pending.remove(&intent.id);
            return Ok(());
        }
        self.wipe(create, &intent.progress).await
    }

    /// Says which of the candidates the create of a rotation made, or that it made none of them.
    pub(crate) async fn adopt_candidate(&self, create: &CreateId, key: Option<&KeyId>) -> Result<(), Error> {
        let request = ChooseCandidate { create: create.clone(), key: key.cloned() };
        self.choose_candidate(&request).await.map(|_| ())
    }
}
