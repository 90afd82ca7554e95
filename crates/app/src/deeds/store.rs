//! Stored, dismissed: the admin says that a create is finished.

use crate::journal::{Intent, Progress};
use crate::keychain::Entry;
use crate::words::create as words;
use crate::{App, Error};
use domain::activity::{Outcome, What};
use domain::call::{ConfirmStored, DismissUnfinished, Topic};
use domain::{CreateId, KeyId};

impl App {
    /// The admin has stored the secret: it is wiped from memory and from the keychain. Where the keychain does
    /// not let us now, that is done at the next start.
    ///
    /// # Errors
    /// [`Error::Refused`] for a create without a secret at hand; [`Error::Disk`].
    pub async fn confirm_stored(&self, request: &ConfirmStored) -> Result<(), Error> {
        let intent = self.intent(&request.create)?;
        if !matches!(intent.progress, Progress::Pending { .. }) || self.pending.get(&intent.id).is_none() {
            return Err(Error::Refused(words::THERE_IS_NO_SECRET_AT_HAND.to_owned()));
        }
        let begun = self.begin_anyway(self.act_about(What::Store, &intent.id));
        // As it is now: it may be looked at meanwhile.
        let stored = self.journal.change_progress(&intent.id, |progress| match progress {
            Progress::Pending { placeholder: false, .. } => Some(Progress::Finished),
            Progress::Pending { .. } => Some(Progress::Storing),
            _ => None,
        });
        self.finish_anyway(begun, stored.as_ref().map(|_| (Outcome::Done, "")));
        match stored? {
            // It was in memory only.
            Some(Progress::Finished) => self.pending.remove(&intent.id),
            _ => self.wipe(&intent.id, &intent.progress).await?,
        }
        self.changed(Topic::Home);
        if let Progress::Pending { key, tagged: true, .. } = &intent.progress {
            self.untag_later(&intent, key).await;
        }
        Ok(())
    }

    /// Takes a tag out of a name that could not be taken out at once. Where it does not work again, the name keeps
    /// it, which the admin sees in the list and can edit.
    async fn untag_later(&self, intent: &Intent, key: &KeyId) {
        let Ok(service) = self.session(&intent.at.account).await else { return };
        let Ok(keys) = service.keys(&intent.at.id).await else { return };
        let tagged = keys.iter().find(|one| one.id == *key && intent.is_tagged(&one.name));
        if let Some(tagged) = tagged {
            let named = self.untag(intent, service.as_ref(), tagged).await;
            if let Some(Err(error)) = named.map(|named| self.put_key(&intent.at, &named)) {
                tracing::warn!(%error, "the key's name could not be cached");
            }
        }
    }

    /// Speaks no more of a key whose secret is lost, or of a create that can't be settled any more.
    ///
    /// # Errors
    /// [`Error::Refused`] while a secret is pending, or the service can still be asked.
    pub async fn dismiss_unfinished(&self, request: &DismissUnfinished) -> Result<(), Error> {
        let intent = self.intent(&request.create)?;
        let still_unsure = matches!(intent.progress, Progress::Sent { .. })
            && super::open::can_settle(intent.since, self.now_at(&intent.at.account));
        if still_unsure {
            return Err(Error::Refused(words::SERVICE_CAN_STILL_BE_ASKED.to_owned()));
        }
        if matches!(intent.progress, Progress::Sent { placeholder: true, .. })
            && self.find_kept(&intent.id).await?
        {
            return Err(Error::Refused(words::SECRET_OF_THIS_KEY_IS_IN_KEYCHAIN.to_owned()));
        }
        self.pending.set_candidates(&intent.id, Vec::new());
        if matches!(intent.progress, Progress::Pending { .. }) {
            return Err(Error::Refused(words::SECRET_OF_THIS_KEY_WAITS.to_owned()));
        }
        let leaving = async {
            // Only as it was looked at: what became of it meanwhile is not dismissed.
            let was = &intent.progress;
            let now =
                self.journal.change_progress(&intent.id, |now| (now == *was).then_some(Progress::Storing))?;
            if now != Some(Progress::Storing) {
                return Err(Error::Refused(words::KEYWARD_IS_FINDING_OUT_RIGHT.to_owned()));
            }
            self.wipe(&intent.id, was).await
        };
        self.record(self.act_about(What::Dismiss, &intent.id)?, leaving).await?;
        self.changed(Topic::Home);
        Ok(())
    }

    /// Wipes what is kept for a create whose journal entry says that only this is left to do. `was` is how far it came.
    pub(crate) async fn wipe(&self, create: &CreateId, was: &Progress) -> Result<(), Error> {
        self.pending.remove(create);
        match self.doors.keychain.delete(Entry::NewSecret(create)).await {
            Ok(()) => self.journal.set_progress(create, &Progress::Finished),
            // Without a keychain nothing was put there; one that went away may come back with what was.
            Err(crate::KeychainError::Absent(_)) if !was.may_be_kept() => {
                self.journal.set_progress(create, &Progress::Finished)
            }
            Err(error) => {
                tracing::warn!(%error, %create, "the keychain entry stays until the next start");
                Ok(())
            }
        }
    }
}
