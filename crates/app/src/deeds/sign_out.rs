//! Sign out: the credential is wiped, what was read stays.

use crate::keychain::Entry;
use crate::{App, Error};
use domain::activity::What;
use domain::call::{SignOut, Topic};

impl App {
    /// Wipes the credential of an account from the keychain and from memory. Needs no network.
    ///
    /// # Errors
    /// [`Error::Keychain`] where the keychain does not let us: then the account stays signed in.
    pub async fn sign_out(&self, request: &SignOut) -> Result<(), Error> {
        let _changing = self.sessions.changing.lock().await;
        let act = self.act_of(What::SignOut, &request.account)?;
        self.record(act, self.forget_credential(request)).await
    }

    async fn forget_credential(&self, request: &SignOut) -> Result<(), Error> {
        // One that was for this session only is in no keychain.
        if self.account(&request.account)?.kept {
            self.doors.keychain.delete(Entry::Credential(&request.account)).await?;
        }
        self.journal.set_kept(&request.account, false)?;
        self.sessions.remove(&request.account).await;
        self.freshness.forget(&request.account);
        self.changed(Topic::Home);
        Ok(())
    }
}
