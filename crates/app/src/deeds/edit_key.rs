//! Edit: only what changed is sent, and nobody's change is overwritten unseen.

use crate::words::keys as words;
use crate::{App, Error};
use domain::activity::What;
use domain::call::{EditKey, Topic};
use domain::{Key, KeyChanges, OrganizationRef};

impl App {
    /// Changes a key as the admin saw it.
    ///
    /// # Errors
    /// [`Error::Conflict`] where somebody changed it meanwhile: what it is now is then in the cache;
    /// [`Error::Invalid`] for what can't be, and what the service says.
    pub async fn edit_key(&self, request: &EditKey) -> Result<Key, Error> {
        let EditKey { at, key: id, changes, seen } = request;
        if seen.id != *id || changes.is_empty() {
            return Err(Error::Refused(words::NOTHING_WAS_CHANGED.to_owned()));
        }
        let view = self.cache.view(at)?;
        let offered = view.as_ref().and_then(|view| view.offered());
        if let Some(problem) = offered.and_then(|(offer, rights)| changes.problem(seen, offer, rights)) {
            return Err(Error::invalid(problem.field, problem.advice));
        }
        let act = self.act_on(What::Edit, at, seen)?;
        let key = self.record(act, self.send_edit(request)).await?;
        tracing::info!(key = %id, fields = ?changes.fields(), "a key was changed");
        self.put_key(at, &key)?;
        Ok(key)
    }

    async fn send_edit(&self, request: &EditKey) -> Result<Key, Error> {
        let EditKey { at, key: id, changes, seen } = request;
        let service = self.session(&at.account).await?;
        match service.edit(seen, changes).await {
            Err(Error::Conflict) => {
                let keys = service.keys(&at.id).await?;
                let Some(now) = keys.into_iter().find(|key| key.id == *id) else {
                    self.forget_key(at, id).await?;
                    return Err(Error::Gone(words::KEY_WAS_DELETED_BY_SOMEBODY));
                };
                self.put_key(at, &now)?;
                // What we asked for is there: an answer to an earlier request was lost.
                if !already(changes, &now) {
                    return Err(Error::Conflict);
                }
                Ok(now)
            }
            edited => edited,
        }
    }

    pub(crate) fn put_key(&self, at: &OrganizationRef, key: &Key) -> Result<(), Error> {
        self.cache.change_view(at, |view| {
            if let Some(known) = view.keys.iter_mut().find(|known| known.id == key.id) {
                known.clone_from(key);
            }
        })?;
        self.changed(Topic::Keys);
        Ok(())
    }
}

/// Whether a key is as the changes would make it.
fn already(changes: &KeyChanges, key: &Key) -> bool {
    let after = changes.applied_to(key);
    KeyChanges::between(key, &after.name, after.level.as_ref(), &after.scope)
        .is_ok_and(|left| left.is_empty())
}
