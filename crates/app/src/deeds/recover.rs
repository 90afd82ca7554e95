//! Recover: after a start, what an earlier session left unfinished is looked at, the keychain first.

use crate::App;
use crate::journal::{Intent, Progress};
use crate::keychain::Entry;
use domain::call::Topic;
use domain::{CreateId, text};

impl App {
    /// Looks at everything that is unfinished. What can't be told now stays as it is and is tried again
    /// when the admin asks. Never fails: what goes wrong is in the log and on the screen as unfinished.
    pub async fn recover(&self) {
        // Tells whether there is a keychain at all; a locked one does not ask for its password for this.
        let probe = CreateId::new("probe");
        if let Err(error) = self.doors.keychain.get(Entry::NewSecret(&probe)).await {
            tracing::warn!(%error, "the keychain does not answer");
        }
        self.changed(Topic::Home);
        let intents = match self.journal.unfinished() {
            Ok(intents) => intents,
            Err(error) => return self.notice(error.to_string()),
        };
        for intent in intents {
            self.recover_one(&intent).await;
            self.changed(Topic::Home);
        }
    }

    async fn recover_one(&self, intent: &Intent) {
        let Some(_busy) = self.pending.begin(&intent.id) else { return };
        if intent.progress == Progress::Planned {
            self.notice(format!(
                "Keyward was stopped before it asked for the key “{}”. No key was created.",
                text::harmless(intent.draft.name.as_str())
            ));
        }
        match self.look_again(intent).await {
            Ok(progress) => tracing::info!(create = %intent.id, ?progress, "looked at an unfinished create"),
            Err(error) => {
                tracing::warn!(create = %intent.id, %error, "an unfinished create stays unfinished")
            }
        }
    }
}
