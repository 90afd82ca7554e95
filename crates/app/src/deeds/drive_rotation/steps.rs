//! The steps of a rotation, each as it is asked of the service, and recorded.

use crate::deeds::create_key::Wanted;
use crate::journal::Rotates;
use crate::recording::{self, Ending};
use crate::services::{Address, KeyService};
use crate::words::rotation as words;
use crate::{App, Error, Secret};
use domain::activity::{Outcome, What};
use domain::call::{Deleted, SettleCreate};
use domain::rotation::{Deed, Event};
use domain::{Key, KeyChanges, KeyId, KeyManagement, KeyName, Rotation, Scope, Verdict};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// How long a new secret may take to be known everywhere before it counts as dead (our own contract).
const KNOWN_EVERYWHERE: Duration = Duration::from_secs(60);

/// How long to wait before a secret that is not known yet is asked for again.
const BETWEEN_PROOFS: Duration = Duration::from_secs(2);

impl App {
    /// Carries a step out. One that changes something is recorded, by what became of it at the service: that something
    /// here could not be written afterwards is another matter. A create, and finding out about it, record themselves.
    pub(super) async fn carry_out(
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
        self.record_as(act, deleting, recording::deleted).await
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
    fn with_new_secret(&self, rotation: &Rotation) -> Result<Option<Arc<dyn KeyService>>, Error> {
        let secret = rotation.progress.create().and_then(|create| self.pending.get(create));
        let Some(secret) = secret else { return Ok(None) };
        let account = self.account(&rotation.at.account)?.account;
        let address = Address::parse(&account.address)?;
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
        // Whoever has signed out stays signed out.
        self.session(&at.account).await?;
        let management = service.management(&at.id).await?.management;
        if !matches!(management, KeyManagement::Offered { rights, .. } if rights.can_manage) {
            return Err(Error::Refused(words::NEW_KEY_MAY_NOT_MANAGE.to_owned()));
        }
        // Not while somebody signs in or out: that would be undone.
        let _changing = self.sessions.changing.lock().await;
        let row = self.account(&at.account)?;
        if !row.kept && self.sessions.get(&at.account).is_none() {
            return Err(Error::SignedOut(words::YOU_SIGNED_OUT_MEANWHILE.to_owned()));
        }
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
