//! Remove account: its credential and everything that was read through it are wiped. Not while a secret or a create
//! of it is open: that would lose what nobody else has.

use crate::journal::Progress;
use crate::keychain::Entry;
use crate::words::accounts as words;
use crate::{App, Error};
use domain::AccountId;
use domain::activity::What;
use domain::call::{RemoveAccount, Topic};
use domain::text;

impl App {
    /// Wipes an account. Needs no network.
    ///
    /// # Errors
    /// [`Error::Refused`] while something of it is not finished, with the way out; [`Error::Keychain`] where the
    /// keychain does not let us: then the account stays.
    pub async fn remove_account(&self, request: &RemoveAccount) -> Result<(), Error> {
        let _changing = self.sessions.changing.lock().await;
        self.refuse_unfinished(&request.account).await?;
        // What is written down of it goes with the account, unless that stays.
        let act = self.act_of(What::RemoveAccount, &request.account)?;
        self.record(act, self.wipe_account(&request.account)).await
    }

    async fn wipe_account(&self, id: &AccountId) -> Result<(), Error> {
        let row = self.account(id)?;
        // One that was for this session only is in no keychain.
        if row.kept {
            self.doors.keychain.delete(Entry::Credential(id)).await?;
            self.journal.set_kept(id, false)?;
        }
        if !self.journal.forget_account(id)? {
            // One that began while the keychain was asked.
            return Err(being_made());
        }
        self.sessions.remove(id).await;
        let others = self.journal.accounts()?;
        let lonely = !others.iter().any(|other| other.account.address == row.account.address);
        self.cache.forget_account(id, lonely.then_some(&row.account.address))?;
        self.freshness.forget(id);
        tracing::info!(account = %id, "an account was removed");
        self.tell_of_damaged_journals();
        self.changed(Topic::Keys);
        self.changed(Topic::Home);
        Ok(())
    }

    /// A damaged journal that was set aside is kept, whatever it holds: the admin is told.
    fn tell_of_damaged_journals(&self) {
        for file in self.journal.set_aside() {
            self.notice(words::damaged_journal_is_kept_and_may_still(file.display()));
        }
    }

    async fn refuse_unfinished(&self, account: &AccountId) -> Result<(), Error> {
        let rotations = self.journal.rotations()?;
        if let Some(open) = rotations.iter().find(|one| !one.is_over() && one.at.account == *account) {
            return Err(Error::Refused(words::rotation_of_is_not_over(text::harmless(&open.old.name))));
        }
        let its = self.journal.unfinished()?.into_iter().filter(|intent| intent.at.account == *account);
        for id in its.map(|intent| intent.id) {
            let Some(_busy) = self.pending.begin(&id) else { return Err(being_made()) };
            // Read again: it may have gone on meanwhile.
            let Ok(intent) = self.intent(&id) else { continue };
            let name = text::harmless(intent.draft.name.as_str());
            match intent.progress {
                // Only cleaning up is left.
                Progress::Planned | Progress::Storing => {
                    self.not_created(&intent.id, &intent.progress).await?
                }
                Progress::Finished => {}
                Progress::Pending { .. } => {
                    return Err(Error::Refused(words::secret_of_waits_to_be_stored(name)));
                }
                Progress::Sent { .. } => {
                    return Err(Error::Refused(words::it_is_not_known_yet(name)));
                }
                Progress::Lost { .. } => {
                    return Err(Error::Refused(words::secret_of_is_lost_and_key(name)));
                }
            }
        }
        let left = self.journal.unfinished()?.into_iter().any(|intent| intent.at.account == *account);
        if left {
            return Err(Error::Refused(words::KEYCHAIN_STILL_HOLDS_SECRET_OF_THIS_ACCOUNT.to_owned()));
        }
        Ok(())
    }
}

fn being_made() -> Error {
    Error::Refused(words::KEY_OF_THIS_ACCOUNT_IS_BEING.to_owned())
}
