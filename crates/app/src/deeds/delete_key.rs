//! Delete: whatever uses the key loses access at once, so the admin types its name.

use crate::journal::Progress;
use crate::words::keys as words;
use crate::{App, Error, recording};
use domain::activity::What;
use domain::call::{DeleteKey, Deleted, Topic};
use domain::{Field, KeyId, OrganizationRef, batch};

impl App {
    /// Deletes a key as the admin saw it; one that was changed meanwhile is not deleted.
    ///
    /// # Errors
    /// [`Error::Invalid`] where the typed word is another, [`Error::Refused`] for the key that Keyward signs
    /// in with, and, among several, for one that is being rotated, [`Error::Conflict`] where the key changed, and what
    /// the service says.
    pub async fn delete_key(&self, request: &DeleteKey) -> Result<Deleted, Error> {
        let DeleteKey { at, key: id, typed, among, seen } = request;
        let view = self.cache.view(at)?;
        let key = view.as_ref().and_then(|view| view.keys.iter().find(|key| key.id == *id));
        let Some(key) = key else {
            return Err(Error::Gone(words::KEY_IS_NOT_IN_LIST));
        };
        // Before what was typed is looked at: a key that was renamed is not to be confirmed by its new name unseen.
        if seen.as_deref().is_some_and(|seen| seen.id != *id || !key.is_as_seen(seen)) {
            return Err(Error::Conflict);
        }
        let word = match among {
            Some(count) => batch::delete_phrase(*count),
            None => key.confirm_word().to_owned(),
        };
        if !key.is_expired(self.now_at(&at.account)) && typed.trim() != word {
            return Err(Error::invalid(Field::ConfirmWord, words::type_to_delete_key(word)));
        }
        if among.is_some() && self.is_rotated(at, id)? {
            return Err(Error::Refused(words::THIS_KEY_IS_BEING_ROTATED.to_owned()));
        }
        let service = self.session(&at.account).await?;
        if service.signs_in_with(&key.prefix) {
            return Err(Error::Refused(words::KEYWARD_SIGNS_IN_WITH_THIS_KEY.to_owned()));
        }
        let act = self.act_on(What::Delete, at, key)?;
        let deleted = self.record_as(act, service.delete_seen(key), recording::deleted).await?;
        tracing::info!(key = %id, ?deleted, "a key was deleted");
        self.forget_key(at, id).await?;
        self.wake_rotations();
        Ok(deleted)
    }

    /// Whether a key is the old or the new one of a rotation that is not over.
    fn is_rotated(&self, at: &OrganizationRef, id: &KeyId) -> Result<bool, Error> {
        let rotations = self.journal.rotations()?;
        let open = || rotations.iter().filter(|rotation| !rotation.is_over() && rotation.at == *at);
        let made = self.journal.unfinished()?.into_iter().any(|intent| {
            let of = intent.rotates.as_ref().map(|rotates| &rotates.rotation);
            intent.progress.key().is_some_and(|(key, _)| key == id)
                && open().any(|rotation| Some(&rotation.id) == of)
        });
        Ok(made
            || open().any(|rotation| {
                rotation.old.id == *id || rotation.progress.new_key().is_some_and(|new| new.key == *id)
            }))
    }

    /// A key is gone: it leaves the list, and a secret of it that was still to be stored is wiped.
    pub(crate) async fn forget_key(&self, at: &OrganizationRef, id: &KeyId) -> Result<(), Error> {
        for intent in self.journal.unfinished()? {
            let (Progress::Pending { key, .. } | Progress::Lost { key, .. }) = &intent.progress else {
                continue;
            };
            if intent.at == *at && key == id {
                self.journal.set_progress(&intent.id, &Progress::Storing)?;
                self.wipe(&intent.id, &intent.progress).await?;
            }
        }
        self.cache.change_view(at, |view| {
            let before = view.keys.len();
            view.keys.retain(|key| key.id != *id);
            view.used -= u32::from(view.keys.len() < before).min(view.used);
        })?;
        self.changed(Topic::Keys);
        self.changed(Topic::Home);
        Ok(())
    }
}
