//! Settle: a create whose answer was lost is sent once more with its own number. The service makes no second
//! key for it and tells of the first, without its secret.

use super::open::can_settle;
use crate::journal::{Intent, Progress};
use crate::recording::Ending;
use crate::services::{CreateError, KeyService, Management, Settling};
use crate::words::create as words;
use crate::{App, Error};
use domain::activity::{Outcome, What};
use domain::adoption::only_one;
use domain::call::{SettleCreate, Topic};
use domain::{CreateId, Key, KeyManagement, Unfinished};

impl App {
    /// Asks the service, or the keychain, what became of a create. `None` where nothing is left of it.
    ///
    /// # Errors
    /// [`Error::Unsure`] where it still can't be told, and what keeps the service or the keychain from telling.
    pub async fn settle_create(&self, request: &SettleCreate) -> Result<Option<Unfinished>, Error> {
        let Some(busy) = self.pending.begin(&request.create) else {
            return Err(Error::Refused(words::KEYWARD_IS_FINDING_OUT_RIGHT.to_owned()));
        };
        let intent = self.intent(&request.create)?;
        let act = self.act_about(What::Settle, &intent.id)?;
        let progress = self.record_as(act, self.look_again(&intent), still).await;
        drop(busy);
        self.changed(Topic::Home);
        let progress = progress?;
        Ok(self.told(Intent { progress, ..intent }))
    }

    /// A create that is not finished.
    pub(crate) fn intent(&self, create: &CreateId) -> Result<Intent, Error> {
        let intents = self.journal.unfinished()?;
        let found = intents.into_iter().find(|intent| intent.id == *create);
        found.ok_or(Error::Gone(words::THIS_IS_FINISHED_ALREADY))
    }

    /// What became of a create, now that time has passed: by the keychain, then by the service.
    pub(crate) async fn look_again(&self, intent: &Intent) -> Result<Progress, Error> {
        match &intent.progress {
            sent @ Progress::Sent { .. } => {
                if !can_settle(intent.since, self.now_at(&intent.at.account)) {
                    return self.find_by_secret(intent, sent).await;
                }
                let service = self.session(&intent.at.account).await?;
                self.settle(intent, sent, service.as_ref(), words::IT_WAS_STOPPED_BEFORE_ANSWER.to_owned())
                    .await
            }
            Progress::Pending { key, prefix, kept, placeholder, tagged } => {
                let progress = if let Some(secret) = self.pending.get(&intent.id) {
                    // What the keychain did not take then it may take now.
                    if *placeholder && !*kept && self.keep(&intent.id, &secret).await {
                        self.landed(&intent.id).await?;
                    }
                    return Ok(self.intent(&intent.id).map_or(Progress::Finished, |intent| intent.progress));
                } else {
                    match self.find_kept(&intent.id).await {
                        Ok(true) => Progress::Pending {
                            key: key.clone(),
                            prefix: prefix.clone(),
                            kept: true,
                            placeholder: true,
                            tagged: *tagged,
                        },
                        Ok(false) => {
                            Progress::Lost { key: key.clone(), prefix: prefix.clone(), chosen: false }
                        }
                        // Nothing was ever put into a keychain: the secret was in memory only.
                        Err(Error::Keychain(crate::KeychainError::Absent(_))) if !placeholder => {
                            Progress::Lost { key: key.clone(), prefix: prefix.clone(), chosen: false }
                        }
                        Err(error) => return Err(error),
                    }
                };
                self.journal.set_progress(&intent.id, &progress)?;
                Ok(progress)
            }
            Progress::Planned | Progress::Storing => {
                self.not_created(&intent.id, &intent.progress).await?;
                Ok(Progress::Finished)
            }
            Progress::Lost { .. } | Progress::Finished => Ok(intent.progress.clone()),
        }
    }

    /// Finds out what became of a create whose answer was lost, as its service lets us.
    pub(crate) async fn settle(
        &self,
        intent: &Intent,
        sent: &Progress,
        service: &dyn KeyService,
        reason: String,
    ) -> Result<Progress, Error> {
        match service.settling() {
            Settling::ByNumber => self.settle_by_number(intent, sent, service, reason).await,
            Settling::ByList => match service.keys(&intent.at.id).await {
                Ok(keys) => self.settle_by_list(intent, sent, &keys).await,
                Err(error) => {
                    tracing::warn!(%error, create = %intent.id, "a create can't be settled now");
                    Err(self.unsure(intent, reason)?)
                }
            },
        }
    }

    /// Sends a create once more with its own number, as long as the service remembers that: by its own clock, which is
    /// asked for right before. This machine may have slept, or its clock may be wrong.
    async fn settle_by_number(
        &self,
        intent: &Intent,
        sent: &Progress,
        service: &dyn KeyService,
        reason: String,
    ) -> Result<Progress, Error> {
        match service.ask_now(&intent.at.id).await {
            Ok(Some(now)) if can_settle(intent.since, now) => {}
            Ok(Some(_)) => return self.find_by_secret(intent, sent).await,
            Ok(None) => return Err(self.unsure(intent, words::SERVICE_DOES_NOT_TELL_TIME.to_owned())?),
            Err(error) => {
                tracing::warn!(%error, create = %intent.id, "a create can't be settled now");
                return Err(self.unsure(intent, reason)?);
            }
        }
        match service
            .create(&intent.at.id, &intent.id, &intent.draft, &intent.name_to_send(Settling::ByNumber))
            .await
        {
            Ok(created) => self.arrived(intent, sent, created).await,
            Err(CreateError::Unsure(again)) => Err(self.unsure(intent, again)?),
            // The same words stand for an organization that we no longer see: only one that we do see tells.
            Err(CreateError::DeletedSince) => match service.management(&intent.at.id).await {
                Ok(Management { management: KeyManagement::Offered { rights, .. }, .. })
                    if rights.can_manage =>
                {
                    self.not_created(&intent.id, sent).await?;
                    Ok(Progress::Finished)
                }
                _ => Err(self.unsure(intent, words::ORGANIZATION_CANT_BE_LOOKED_INTO.to_owned())?),
            },
            // Whoever can't be reached, does not let us in or has no room now says nothing about the first request: it
            // may be late, and be answered when there is room.
            Err(CreateError::Not(error)) => {
                tracing::warn!(%error, create = %intent.id, "a create can't be settled now");
                Err(self.unsure(intent, reason)?)
            }
        }
    }

    /// Too late to ask the service about the create: but its secret may be in the keychain, and then the key is the
    /// one that begins like it.
    async fn find_by_secret(&self, intent: &Intent, sent: &Progress) -> Result<Progress, Error> {
        let Progress::Sent { placeholder: true, before, .. } = sent else { return Ok(sent.clone()) };
        if !self.find_kept(&intent.id).await? {
            return Ok(sent.clone());
        }
        let Some(secret) = self.pending.get(&intent.id) else { return Ok(sent.clone()) };
        let service = self.session(&intent.at.account).await?;
        let keys = service.keys(&intent.at.id).await?;
        let begins = |key: &Key| secret.has_prefix(&key.prefix);
        let Some(key) = only_one(keys.iter().filter(|key| !before.contains(&key.id) && begins(key))) else {
            return Ok(sent.clone());
        };
        let key = key.clone();
        let tagged = intent.is_tagged(&key.name);
        let progress =
            Progress::Pending { key: key.id, prefix: key.prefix, kept: true, placeholder: true, tagged };
        self.journal.set_progress(&intent.id, &progress)?;
        Ok(progress)
    }

    pub(crate) fn unsure(&self, intent: &Intent, reason: String) -> Result<Error, Error> {
        let host = self.account(&intent.at.account)?.account.place().to_owned();
        Ok(Error::Unsure { create: intent.id.clone(), host, reason })
    }
}

/// How looking for a create ended.
fn still(progress: &Progress) -> Ending {
    match progress {
        Progress::Sent { .. } => (Outcome::Unsure, words::IT_IS_NOT_KNOWN_YET),
        _ => (Outcome::Done, ""),
    }
}
