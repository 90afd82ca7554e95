//! Delete lost: the key of a create whose secret is lost. Nobody has its secret, so nobody can use it.

use crate::journal::Progress;
use crate::words::create as words;
use crate::{App, Error, recording};
use domain::activity::What;
use domain::call::DeleteLost;

impl App {
    /// Deletes the key of a create whose secret is lost.
    ///
    /// # Errors
    /// [`Error::Refused`] where the secret is not lost, and what the service says.
    pub async fn delete_lost(&self, request: &DeleteLost) -> Result<(), Error> {
        let intent = self.intent(&request.create)?;
        if let Progress::Lost { chosen: true, .. } = intent.progress {
            return Err(Error::Refused(words::YOU_SAID_WHICH_KEY_THIS_IS_SO_IT.to_owned()));
        }
        let Progress::Lost { key, .. } = &intent.progress else {
            return Err(Error::Refused(words::SECRET_OF_THIS_KEY_IS_NOT_LOST.to_owned()));
        };
        let service = self.session(&intent.at.account).await?;
        // The identifier came with the answer to this very create: no other key is meant.
        let act = self.act_about(What::DeleteLost, &intent.id)?;
        let deleted = self.record_as(act, service.delete(key, None), recording::deleted).await?;
        tracing::info!(%key, ?deleted, "a key whose secret was lost was deleted");
        self.forget_key(&intent.at, key).await
    }
}
