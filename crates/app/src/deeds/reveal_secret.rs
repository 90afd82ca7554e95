//! Reveal: the one call whose reply holds a secret.

use crate::{App, Error, Secret};
use domain::call::RevealSecret;
use domain::{CreateId, Hidden};
use std::sync::Arc;

impl App {
    /// The secret of a pending create, to be shown.
    ///
    /// # Errors
    /// [`Error::Gone`] where it is not at hand.
    pub fn reveal_secret(&self, request: &RevealSecret) -> Result<Hidden, Error> {
        // The admin asked to see it.
        Ok(Hidden::new(self.secret_at_hand(&request.create)?.expose()))
    }

    pub(crate) fn secret_at_hand(&self, create: &CreateId) -> Result<Arc<Secret>, Error> {
        let secret = self.pending.get(create);
        secret.ok_or(Error::Gone(
            "This secret is no longer at hand: it was stored, or could not be read from the keychain yet.",
        ))
    }
}
