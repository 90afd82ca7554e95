//! Remove account: its credential and everything that was read through it are wiped. Not while a secret or a create
//! of it is open: that would lose what nobody else has.

use crate::journal::Progress;
use crate::keychain::Entry;
use crate::{App, Error};
use domain::AccountId;
use domain::call::{RemoveAccount, Topic};
use domain::text;

impl App {
    /// Wipes an account. Needs no network.
    ///
    /// # Errors
    /// [`Error::Refused`] while something of it is not finished, with the way out; [`Error::Keychain`] where the
    /// keychain does not let us: then the account stays.
    pub async fn remove_account(&self, request: &RemoveAccount) -> Result<(), Error> {
        let row = self.account(&request.account)?;
        let id = &request.account;
        self.refuse_unfinished(id).await?;
        match self.doors.keychain.delete(Entry::Credential(id)).await {
            // One that was for this session only is in no keychain.
            Err(error) if row.kept => return Err(error.into()),
            _ => {}
        }
        self.sessions.remove(id).await;
        self.cache.put_organizations(id, &[])?;
        self.journal.forget_account(id)?;
        self.freshness.forget(id);
        tracing::info!(account = %id, "an account was removed");
        self.changed(Topic::Home);
        Ok(())
    }

    async fn refuse_unfinished(&self, account: &AccountId) -> Result<(), Error> {
        let rotations = self.journal.rotations()?;
        if let Some(open) = rotations.iter().find(|one| !one.is_over() && one.at.account == *account) {
            return Err(Error::Refused(format!(
                "The rotation of “{}” is not over. Finish it, keep both keys or call it off, then remove the account.",
                text::harmless(&open.old.name)
            )));
        }
        for intent in self.journal.unfinished()?.into_iter().filter(|intent| intent.at.account == *account) {
            let name = text::harmless(intent.draft.name.as_str());
            match intent.progress {
                // Only cleaning up is left.
                Progress::Planned | Progress::Storing => self.wipe(&intent.id).await?,
                Progress::Finished => {}
                Progress::Pending { .. } => {
                    return Err(Error::Refused(format!(
                        "The secret of “{name}” waits to be stored, and would be lost. Store it first, then remove the account."
                    )));
                }
                Progress::Sent { .. } => {
                    return Err(Error::Refused(format!(
                        "It is not known yet whether “{name}” was made. Choose “Find out” first, then remove the account."
                    )));
                }
                Progress::Lost { .. } => {
                    return Err(Error::Refused(format!(
                        "The secret of “{name}” is lost, and the key still exists. Delete it or leave it first, then remove \
                         the account."
                    )));
                }
            }
        }
        let left = self.journal.unfinished()?.into_iter().any(|intent| intent.at.account == *account);
        if left {
            return Err(Error::Refused(
                "The keychain still holds a secret of this account. Unlock it, then try again.".to_owned(),
            ));
        }
        Ok(())
    }
}
