//! Create: intent in the journal → placeholder in the keychain → request → answer → keychain → journal → screen.
//!
//! Whatever stops Keyward in between, the next start knows what may exist: see `recover`.

use crate::journal::{Intent, Progress, Rotates};
use crate::keychain::Entry;
use crate::services::{CreateError, Created, KeyService, Settling};
use crate::spent::carried;
use crate::words::create as words;
use crate::{App, Error, KeychainError, Secret};
use domain::activity::{Outcome, What};
use domain::call::{CreateKey, Topic};
use domain::{CreateId, Key, KeyChanges, KeyDraft, OrganizationRef, Unfinished, text};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;

/// What holds the place of a secret in the keychain until the secret comes. No secret starts like this.
const PLACEHOLDER: &str = "placeholder: the secret of a key that Keyward is creating";

/// How long the screen waits for the tag to be out of the new key's name. The change goes on after that.
const UNTAG_PATIENCE: Duration = Duration::from_secs(3);

impl App {
    /// Makes a key. Its secret is *pending* until [`App::confirm_stored`]. Goes on to its end even
    /// where the caller stops waiting.
    ///
    /// # Errors
    /// [`Error::Unsure`] where the key may exist, [`Error::SecretLost`] where it exists and its secret never
    /// came; [`Error::Keychain`] before anything was sent, where the admin may consent to go without recovery;
    /// after every other error no key was made.
    pub async fn create_key(&self, request: CreateKey) -> Result<Unfinished, Error> {
        let CreateKey { at, draft, without_recovery } = request;
        let wanted = Wanted { at, draft, create: fresh_create(), rotates: None };
        self.create_wanted(wanted, without_recovery).await
    }

    /// The same, also for a create within a rotation.
    pub(crate) async fn create_wanted(
        &self,
        wanted: Wanted,
        without_recovery: bool,
    ) -> Result<Unfinished, Error> {
        let app = self.clone();
        match tokio::spawn(async move { app.create(wanted, without_recovery).await }).await {
            Ok(done) => done,
            Err(stopped) => {
                tracing::error!(panicked = stopped.is_panic(), "a create stopped");
                Err(Error::Refused(words::KEYWARD_MADE_MISTAKE_WHILE_CREATING.to_owned()))
            }
        }
    }

    async fn create(&self, wanted: Wanted, without_recovery: bool) -> Result<Unfinished, Error> {
        let Wanted { at, draft, create, rotates } = wanted;
        let service = self.session(&at.account).await?;
        let view = self.cache.view(&at)?;
        let offered = view.as_ref().and_then(|view| view.offered());
        if let Some(problem) = offered.and_then(|(offer, rights)| draft.problem(offer, rights)) {
            return Err(Error::invalid(problem.field, problem.advice));
        }
        let caller = offered.map(|(_, rights)| rights.email.clone()).unwrap_or_default();
        let title = view.map_or_else(|| at.id.to_string(), |view| view.title);
        let mut act = self.act_at(What::Create, &at)?;
        act.name = draft.name.as_str().to_owned();
        act.create = Some(create.clone());
        act.rotation = rotates.as_ref().map(|rotates| rotates.rotation.clone());
        let wanted = Wanted { at, draft, create, rotates };
        self.record(act, self.send_create(wanted, without_recovery, service, title, caller)).await
    }

    async fn send_create(
        &self,
        wanted: Wanted,
        without_recovery: bool,
        service: Arc<dyn KeyService>,
        organization_title: String,
        caller: String,
    ) -> Result<Unfinished, Error> {
        let Wanted { at, draft, create, rotates } = wanted;
        // The complete list as it was before, where a lost answer has to be settled by it.
        let before = match service.settling() {
            Settling::ByNumber => Vec::new(),
            Settling::ByList => service.keys(&at.id).await?.into_iter().map(|key| key.id).collect(),
        };
        // What is settled later is settled by the service's clock: so what it is now is asked, not reckoned.
        let told = if service.has_just_told() { None } else { service.ask_now(&at.id).await? };
        let intent = Intent {
            id: create,
            organization_title,
            at,
            draft,
            since: told.unwrap_or_else(|| service.now()),
            progress: Progress::Planned,
            rotates,
        };
        let busy = self.pending.begin(&intent.id);
        if !self.journal.begin_intent(&intent)? {
            return Err(Error::Gone(words::THIS_ACCOUNT_WAS_REMOVED_FROM_KEYWARD_NOTHING));
        }
        if !without_recovery && let Err(error) = self.reserve(&intent.id).await {
            match &error {
                // Nothing can have been put there.
                Error::Keychain(KeychainError::Absent(_) | KeychainError::Forgets) => {
                    self.journal.set_progress(&intent.id, &Progress::Finished)?;
                }
                _ => self.not_created(&intent.id, &intent.progress).await?,
            }
            return Err(error);
        }
        let sent = Progress::Sent { placeholder: !without_recovery, before, others: Vec::new(), caller };
        self.journal.set_progress(&intent.id, &sent)?;
        let name = intent.name_to_send(service.settling());
        let answer = service.create(&intent.at.id, &intent.id, &intent.draft, &name).await;
        let outcome = match answer {
            Ok(created) => {
                self.arrived(&intent, &sent, created).await.map_err(|error| self.may_exist(&intent, error))
            }
            Err(CreateError::Not(error)) => self.not_created(&intent.id, &sent).await.and(Err(error)),
            Err(CreateError::DeletedSince) => {
                // The number is new, so this is about the organization.
                let gone = Error::Gone(words::ORGANIZATION_NO_LONGER_EXISTS_OR_YOU_CANT);
                self.not_created(&intent.id, &sent).await.and(Err(gone))
            }
            Err(CreateError::Unsure(reason)) => {
                tracing::warn!(create = %intent.id, reason, "the answer to a create was lost; asking once more");
                let settled = self.settle(&intent, &sent, service.as_ref(), reason).await;
                settled.map_err(|error| self.may_exist(&intent, error))
            }
        };
        drop(busy);
        self.changed(Topic::Home);
        let settled = outcome?;
        self.finished_create(settled, &intent)
    }

    /// The reply for a create that came this far.
    fn finished_create(&self, progress: Progress, intent: &Intent) -> Result<Unfinished, Error> {
        if let Progress::Lost { .. } = progress {
            return Err(Error::SecretLost {
                create: intent.id.clone(),
                name: text::harmless(intent.draft.name.as_str()),
            });
        }
        let told = self.told(Intent { progress, ..intent.clone() });
        told.ok_or(Error::Gone(words::KEY_WAS_CREATED_AND_DELETED))
    }

    /// What to say of an error after a create was sent: unless it says that no key was made, one may exist, and the
    /// form must not be sent anew.
    fn may_exist(&self, intent: &Intent, error: Error) -> Error {
        match error {
            Error::Unsure { .. } | Error::LimitReached | Error::Invalid { .. } => error,
            other => {
                let reason = other.to_string();
                self.unsure(intent, reason.trim_end_matches('.').to_owned()).unwrap_or(other)
            }
        }
    }

    async fn reserve(&self, create: &CreateId) -> Result<(), Error> {
        Ok(self.doors.keychain.put(Entry::NewSecret(create), &placeholder()).await?)
    }

    /// Takes an answer in: the secret goes to memory and the keychain, then the journal knows, then the screen.
    pub(crate) async fn arrived(
        &self,
        intent: &Intent,
        sent: &Progress,
        created: Created,
    ) -> Result<Progress, Error> {
        #[cfg(debug_assertions)]
        super::hold::after_answer().await;
        let placeholder = !matches!(sent, Progress::Sent { placeholder: false, .. });
        let key = created.key;
        let tagged = intent.is_tagged(&key.name);
        let progress = match created.secret {
            Some(secret) => {
                let kept = placeholder && self.keep(&intent.id, &secret).await;
                self.pending.put(&intent.id, secret);
                Progress::Pending {
                    key: key.id.clone(),
                    prefix: key.prefix.clone(),
                    kept,
                    placeholder,
                    tagged,
                }
            }
            // Made by an earlier request whose answer did arrive: only writing that down had failed.
            None if self.pending.get(&intent.id).is_some() => Progress::Pending {
                key: key.id.clone(),
                prefix: key.prefix.clone(),
                kept: false,
                placeholder,
                tagged,
            },
            // Made by an earlier request. Its secret may have reached the keychain before Keyward was stopped.
            None if placeholder && self.find_kept(&intent.id).await? => Progress::Pending {
                key: key.id.clone(),
                prefix: key.prefix.clone(),
                kept: true,
                placeholder,
                tagged,
            },
            None => Progress::Lost { key: key.id.clone(), prefix: key.prefix.clone(), chosen: false },
        };
        self.journal.set_progress(&intent.id, &progress)?;
        if let Err(error) = self.cache.change_view(&intent.at, |view| {
            if !view.keys.iter().any(|known| known.id == key.id) {
                view.keys.push(key.clone());
                view.used = view.used.saturating_add(1);
            }
        }) {
            // The list is read again anyway; the create must not fail for it.
            tracing::warn!(%error, "the new key could not be cached");
        }
        self.changed(Topic::Keys);
        self.changed(Topic::Activity);
        if tagged {
            // Mostly done before the admin looks; a slow service does not hold the secret back.
            let (app, intent) = (self.clone(), intent.clone());
            let untagged = tokio::spawn(carried(async move { app.untag_at_once(&intent, &key).await }));
            if tokio::time::timeout(UNTAG_PATIENCE, untagged).await.is_err() {
                tracing::info!("the tag is taken out of the name later");
            }
        }
        Ok(progress)
    }

    async fn untag_at_once(&self, intent: &Intent, tagged: &Key) {
        let Ok(service) = self.session(&intent.at.account).await else { return };
        let Some(named) = self.untag(intent, service.as_ref(), tagged).await else { return };
        if let Err(error) = self.put_key(&intent.at, &named) {
            tracing::warn!(%error, "the key's name could not be cached");
        }
        // Unless the admin was quicker and it is finished.
        let untagged = self.journal.change_progress(&intent.id, |progress| match progress {
            Progress::Pending { key, prefix, kept, placeholder, .. } => {
                Some(Progress::Pending { key, prefix, kept, placeholder, tagged: false })
            }
            _ => None,
        });
        if let Err(error) = untagged {
            tracing::warn!(%error, "that the tag is out of the name could not be written down");
        }
    }

    /// Takes the tag out of a key's name; `None` where that did not work, which loses nothing.
    pub(crate) async fn untag(&self, intent: &Intent, service: &dyn KeyService, tagged: &Key) -> Option<Key> {
        let name = Some(intent.draft.name.clone());
        match service.edit(tagged, &KeyChanges { name, ..KeyChanges::default() }).await {
            Ok(key) => Some(key),
            Err(error) => {
                tracing::warn!(%error, create = %intent.id, "the key keeps the tag in its name for now");
                None
            }
        }
    }

    /// Puts a new secret into the keychain; false where it did not work in bearable time.
    pub(crate) async fn keep(&self, create: &CreateId, secret: &Secret) -> bool {
        let (app, id) = (self.clone(), create.clone());
        // A second one for the task; both are wiped.
        let secret = Secret::of(secret.expose());
        let (tell, hear) = oneshot::channel();
        tokio::spawn(async move {
            let put = app.doors.keychain.put_eventually(Entry::NewSecret(&id), &secret).await;
            if let Err(error) = &put {
                tracing::warn!(%error, create = %id, "a new secret could not be kept in the keychain");
            }
            if tell.send(put.is_ok()).is_err()
                && put.is_ok()
                && let Err(error) = app.landed(&id).await
            {
                tracing::warn!(%error, create = %id, "a new secret was kept late, which could not be written down");
            }
        });
        // The screen does not wait for ever; the write goes on after that.
        match tokio::time::timeout(self.doors.keychain.patience(), hear).await {
            Ok(kept) => kept.unwrap_or_default(),
            Err(_) => {
                tracing::warn!(%create, "the keychain takes too long to keep a new secret");
                false
            }
        }
    }

    /// A new secret reached the keychain later than its create said.
    pub(crate) async fn landed(&self, create: &CreateId) -> Result<(), Error> {
        let progress = self.journal.change_progress(create, |progress| match progress {
            Progress::Pending { key, prefix, placeholder, tagged, .. } => {
                Some(Progress::Pending { key, prefix, kept: true, placeholder, tagged })
            }
            _ => None,
        })?;
        if let Some(Progress::Storing | Progress::Finished) | None = progress {
            // The admin was quicker: it is stored already.
            self.journal.set_progress(create, &Progress::Storing)?;
            self.wipe(create, &Progress::Storing).await?;
        }
        self.changed(Topic::Home);
        Ok(())
    }

    /// Looks for a secret in the keychain and takes it into memory; false where there is none.
    pub(crate) async fn find_kept(&self, create: &CreateId) -> Result<bool, Error> {
        match self.doors.keychain.get(Entry::NewSecret(create)).await? {
            Some(found) if found != placeholder() => {
                self.pending.put(create, found);
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Nothing was created: what was prepared is cleaned up.
    pub(crate) async fn not_created(&self, create: &CreateId, was: &Progress) -> Result<(), Error> {
        let reason = match was {
            Progress::Planned => Some(words::KEYWARD_WAS_STOPPED_BEFORE_IT_ASKED),
            Progress::Sent { .. } => Some(words::NO_KEY_WAS_MADE_OR_IT_WAS_DELETED),
            _ => None,
        };
        if let Some(reason) = reason {
            self.journal.settle_create(create, Outcome::Failed, reason)?;
            self.changed(Topic::Activity);
        }
        self.journal.set_progress(create, &Progress::Storing)?;
        self.wipe(create, was).await
    }
}

/// A key to be made.
pub(crate) struct Wanted {
    pub(crate) at: OrganizationRef,
    pub(crate) draft: KeyDraft,
    /// The create to use: one that was never sent.
    pub(crate) create: CreateId,
    /// The rotation that it is for.
    pub(crate) rotates: Option<Rotates>,
}

/// The identifier of a create that was never sent.
pub(crate) fn fresh_create() -> CreateId {
    CreateId::new(uuid::Uuid::new_v4().to_string())
}

fn placeholder() -> Secret {
    Secret::of(PLACEHOLDER)
}
