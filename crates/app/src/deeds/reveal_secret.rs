//! Reveal: the one call whose reply holds a secret.

use crate::words::create as words;
use crate::{App, Error, Secret};
use domain::activity::What;
use domain::call::RevealSecret;
use domain::{CreateId, Hidden};
use std::sync::Arc;

impl App {
    /// The secret of a pending create, to be shown.
    ///
    /// # Errors
    /// [`Error::Gone`] where it is not at hand.
    pub fn reveal_secret(&self, request: &RevealSecret) -> Result<Hidden, Error> {
        let secret = self.secret_at_hand(&request.create)?;
        self.record_done(self.act_about(What::Reveal, &request.create));
        // The admin asked to see it.
        Ok(Hidden::new(secret.expose()))
    }

    pub(crate) fn secret_at_hand(&self, create: &CreateId) -> Result<Arc<Secret>, Error> {
        let secret = self.pending.get(create);
        secret.ok_or(Error::Gone(words::THIS_SECRET_IS_NO_LONGER))
    }
}
