//! Drive: carries out what a rotation decides, step by step, up to the admin's next choice. Every step is in the
//! journal before it is done.

use super::create_key::Wanted;
use super::rotate::trouble;
use crate::journal::{Progress, Rotates};
use crate::recording::Ending;
use crate::services::KeyService;
use crate::words::rotation as words;
use crate::{App, Error, Secret};
use domain::activity::{Outcome, What};
use domain::call::{ChooseCandidate, Deleted, SettleCreate, Topic};
use domain::rotation::{Deed, Event, Next, Seen, Step};
use domain::{
    CreateId, Failure, FailureKind, Key, KeyChanges, KeyId, KeyManagement, KeyName, Rotation, RotationId,
    Scope, Stage, Verdict,
};
use std::time::Duration;
use tokio::time::Instant;

/// How long a new secret may take to be known everywhere before it counts as dead (our own contract).
const KNOWN_EVERYWHERE: Duration = Duration::from_secs(60);

/// How long to wait before a secret that is not known yet is asked for again.
const BETWEEN_PROOFS: Duration = Duration::from_secs(2);

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

    /// Carries a step out. One that changes something is recorded, by what became of it at the service: that something
    /// here could not be written afterwards is another matter. A create, and finding out about it, record themselves.
    async fn carry_out(
        &self,
        rotation: &Rotation,
        deed: &Deed,
        keys: &mut Option<Vec<Key>>,
    ) -> Result<Event, Error> {
        let at = &rotation.at;
        match deed {
            Deed::Look => {
                let service = self.session(&at.account).await?;
                *keys = Some(service.keys(&at.id).await?);
                Ok(Event::Looked)
            }
            Deed::Create { create } => {
                let wanted = Wanted {
                    at: at.clone(),
                    draft: rotation.draft.clone(),
                    create: create.clone(),
                    rotates: Some(Rotates { rotation: rotation.id.clone(), old: rotation.old.id.clone() }),
                };
                match self.create_wanted(wanted, self.rotating.has_consent(&rotation.id)).await {
                    // What became of it is seen next.
                    Ok(_) | Err(Error::SecretLost { .. }) => Ok(Event::Looked),
                    Err(error) => Err(error),
                }
            }
            Deed::Settle { create } => {
                self.settle_create(&SettleCreate { create: create.clone() }).await.map(|_| Event::Looked)
            }
            Deed::Prove => {
                let act = self.act_in(What::Verify, rotation)?;
                self.record_as(act, self.prove_new(rotation), proved).await.map(Event::Proved)
            }
            Deed::Swap => {
                let act = self.act_in(What::Swap, rotation)?;
                self.record_as(act, self.swap(rotation), swapped).await
            }
            Deed::ForgetSecret => {
                if let Some(create) = rotation.progress.create() {
                    self.forget_secret(create).await?;
                }
                Ok(Event::Looked)
            }
            Deed::DeleteOld { etag } => self.delete_old(rotation, etag.as_deref()).await,
            Deed::LookWhetherGone => self.look_whether_gone(rotation).await,
            Deed::Rename { name } => self.rename_new(rotation, name).await,
            Deed::DeleteNew { key } => {
                // The identifier came with the answer to this rotation's own create.
                let deleted = self.delete_of(What::DeleteNew, rotation, key, None).await?;
                tracing::info!(%key, ?deleted, "the new key of a rotation was deleted");
                self.forget_key(at, key).await?;
                Ok(Event::NewGone)
            }
        }
    }

    /// Deletes a key of a rotation at the service, and records it.
    async fn delete_of(
        &self,
        what: What,
        rotation: &Rotation,
        key: &KeyId,
        etag: Option<&str>,
    ) -> Result<Deleted, Error> {
        let act = self.act_in(what, rotation)?;
        let deleting = async { self.session(&rotation.at.account).await?.delete(key, etag).await };
        self.record(act, deleting).await
    }

    /// Asks the service whether it accepts the new secret; a new key may take a while to be known everywhere.
    async fn prove_new(&self, rotation: &Rotation) -> Result<Verdict, Error> {
        let Some(service) = self.with_new_secret(rotation)? else {
            return Ok(Verdict::Unproven(words::ITS_SECRET_IS_NOT_AT_HAND.to_owned()));
        };
        let agent = match &rotation.draft.scope {
            Scope::Agent(agent) => Some(agent.clone()),
            _ => {
                let view = self.cache.view(&rotation.at)?;
                view.and_then(|view| view.agents.into_iter().next()).map(|agent| agent.id)
            }
        };
        let begun = Instant::now();
        loop {
            match service.prove(agent.as_ref()).await {
                Verdict::Dead(_) if begun.elapsed() < self.doors.proving.unwrap_or(KNOWN_EVERYWHERE) => {
                    tokio::time::sleep(BETWEEN_PROOFS.min(self.doors.proving.unwrap_or(BETWEEN_PROOFS)))
                        .await;
                }
                verdict => return Ok(verdict),
            }
        }
    }

    /// The account's service, spoken to with the new secret; `None` where that is not at hand.
    fn with_new_secret(&self, rotation: &Rotation) -> Result<Option<std::sync::Arc<dyn KeyService>>, Error> {
        let secret = rotation.progress.create().and_then(|create| self.pending.get(create));
        let Some(secret) = secret else { return Ok(None) };
        let account = self.account(&rotation.at.account)?.account;
        let address = crate::services::Address::parse(&account.address)?;
        // To prove that it works it has to be sent, to the service that made it.
        self.connect(account.edition, &address, Secret::of(secret.expose())).map(Some)
    }

    /// Signs in with the new secret, where it can do what the old one could.
    async fn swap(&self, rotation: &Rotation) -> Result<Event, Error> {
        let secret = rotation.progress.create().and_then(|create| self.pending.get(create));
        let (Some(service), Some(secret)) = (self.with_new_secret(rotation)?, secret) else {
            return Ok(Event::NotSwapped);
        };
        let at = &rotation.at;
        let management = service.management(&at.id).await?.management;
        if !matches!(management, KeyManagement::Offered { rights, .. } if rights.can_manage) {
            return Err(Error::Refused(words::NEW_KEY_MAY_NOT_MANAGE.to_owned()));
        }
        // Not while somebody signs in or out: that would be undone.
        let _changing = self.sessions.changing.lock().await;
        let row = self.account(&at.account)?;
        if row.kept {
            let entry = crate::keychain::Entry::Credential(&at.account);
            self.doors.keychain.put(entry, &secret).await?;
        }
        self.sessions.put(&at.account, service).await;
        tracing::info!(account = %at.account, "Keyward signs in with a new key");
        Ok(Event::Swapped)
    }

    async fn delete_old(&self, rotation: &Rotation, etag: Option<&str>) -> Result<Event, Error> {
        match self.delete_of(What::DeleteOld, rotation, &rotation.old.id, etag).await {
            Ok(deleted) => {
                tracing::info!(key = %rotation.old.id, ?deleted, "the old key of a rotation was deleted");
                self.forget_key(&rotation.at, &rotation.old.id).await?;
                Ok(Event::OldDeleted(deleted))
            }
            Err(Error::Conflict) => Ok(Event::OldChanged),
            Err(error) => Err(error),
        }
    }

    async fn look_whether_gone(&self, rotation: &Rotation) -> Result<Event, Error> {
        let service = self.session(&rotation.at.account).await?;
        if service.is_gone(&rotation.at.id, &rotation.old.id).await? {
            self.forget_key(&rotation.at, &rotation.old.id).await?;
            return Ok(Event::OldGone);
        }
        Err(Error::Refused(words::SERVICE_DELETED_OLD_KEY_OR_DOES.to_owned()))
    }

    async fn rename_new(&self, rotation: &Rotation, name: &KeyName) -> Result<Event, Error> {
        let Some(new) = rotation.progress.new_key() else { return Ok(Event::Looked) };
        let act = self.act_in(What::Rename, rotation)?;
        match self.record_as(act, self.send_name(rotation, &new.key, name), renamed).await {
            Ok(Some(named)) => {
                self.put_key(&rotation.at, &named)?;
                Ok(Event::Renamed)
            }
            Ok(None) => Ok(Event::NewGone),
            // It is looked at again.
            Err(Error::Conflict) => Ok(Event::Looked),
            Err(error) => Err(error),
        }
    }

    /// Gives the new key its final name; `None` where the key is gone.
    async fn send_name(
        &self,
        rotation: &Rotation,
        key: &KeyId,
        name: &KeyName,
    ) -> Result<Option<Key>, Error> {
        let service = self.session(&rotation.at.account).await?;
        let keys = service.keys(&rotation.at.id).await?;
        let Some(tagged) = keys.iter().find(|one| one.id == *key) else { return Ok(None) };
        let changes = KeyChanges { name: Some(name.clone()), ..KeyChanges::default() };
        match service.edit(tagged, &changes).await {
            Ok(named) => Ok(Some(named)),
            Err(Error::Gone(_)) => Ok(None),
            Err(error) => Err(error),
        }
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

/// How it ended when the service was asked whether it accepts the new secret.
fn proved(verdict: &Verdict) -> Ending {
    match verdict {
        Verdict::Dead(_) => (Outcome::Failed, words::SERVICE_DOES_NOT_ACCEPT_NEW),
        Verdict::Unproven(_) => (Outcome::Unsure, words::IT_COULD_NOT_BE_FOUND),
        Verdict::Alive => (Outcome::Done, ""),
    }
}

/// How it ended when Keyward was to sign in with the new secret.
fn swapped(event: &Event) -> Ending {
    match event {
        Event::NotSwapped => (Outcome::Failed, words::NEW_SECRET_IS_NOT_AT_HAND),
        _ => (Outcome::Done, ""),
    }
}

/// How it ended when the new key was to get its final name.
fn renamed(named: &Option<Key>) -> Ending {
    match named {
        Some(_) => (Outcome::Done, ""),
        None => (Outcome::Failed, words::NEW_KEY_IS_NOT_THERE),
    }
}
