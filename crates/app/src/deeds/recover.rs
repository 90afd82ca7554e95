//! Recover: after a start, what an earlier session left unfinished is looked at, the keychain first.

use crate::journal::Progress;
use crate::keychain::Entry;
use crate::words::create as words;
use crate::{App, Error, Secret};
use domain::call::Topic;
use domain::{CreateId, text};

impl App {
    /// Looks at everything that is unfinished. What can't be told now stays as it is and is tried again
    /// when the admin asks. Never fails: what goes wrong is in the log and on the screen as unfinished.
    pub async fn recover(&self) {
        if let Err(error) = self.probe_keychain().await {
            tracing::warn!(%error, "the keychain does not keep what it is given");
        }
        self.changed(Topic::Home);
        self.take_out_left_over().await;
        self.fill_empty_cache().await;
        self.recover_unfinished().await;
    }

    /// Looks at all creates that are not finished.
    pub(crate) async fn recover_unfinished(&self) {
        let intents = match self.journal.unfinished() {
            Ok(intents) => intents,
            Err(error) => return self.notice(error.to_string()),
        };
        for intent in intents {
            self.recover_one(&intent.id).await;
            self.changed(Topic::Home);
            self.changed(Topic::Activity);
        }
        self.resume_rotations();
    }

    /// Tells whether there is a keychain at all; a locked one does not ask for its password for this. At the first
    /// start, whether it keeps what it is given.
    async fn probe_keychain(&self) -> Result<(), Error> {
        let keychain = &self.doors.keychain;
        if self.journal.is_keychain_probed()? {
            keychain.get(Entry::Probe).await?;
            return Ok(());
        }
        self.try_keychain().await?;
        self.journal.put_keychain_probed()
    }

    /// Tells whether the keychain keeps what it is given, by giving it something and taking that out again.
    pub(crate) async fn try_keychain(&self) -> Result<(), Error> {
        let keychain = &self.doors.keychain;
        keychain
            .put(Entry::Probe, &Secret::of("probe: Keyward looks whether this keychain keeps entries"))
            .await?;
        Ok(keychain.delete(Entry::Probe).await?)
    }

    /// The keychain answers again: what waited for it is done. Asks no service.
    pub(crate) async fn recover_from_keychain(&self) {
        self.take_out_left_over().await;
        for intent in self.journal.unfinished().unwrap_or_default() {
            let waits = match intent.progress {
                Progress::Storing => true,
                Progress::Pending { kept, placeholder, .. } => {
                    (!kept && placeholder) || self.pending.get(&intent.id).is_none()
                }
                _ => false,
            };
            if waits {
                self.recover_one(&intent.id).await;
                self.changed(Topic::Home);
            }
        }
        self.wake_rotations();
    }

    /// Takes credentials out of the keychain that belong to no account: of one whose sign-in was stopped midway, or that
    /// was signed in for a session only while the keychain was locked.
    async fn take_out_left_over(&self) {
        let _changing = self.sessions.changing.lock().await;
        for id in self.journal.left_over().unwrap_or_default() {
            let needed = self.account(&id).is_ok_and(|row| row.kept);
            let taken_out = match needed {
                true => Ok(()),
                false => self.doors.keychain.delete(Entry::Credential(&id)).await.map_err(Error::from),
            };
            if let Err(error) = taken_out.and_then(|()| self.journal.settle_left_over(&id)) {
                tracing::warn!(%error, account = %id, "a credential that nobody needs stays in the keychain for now");
                return;
            }
        }
    }

    /// Reads the organizations of accounts of which nothing is known: their cache was set aside.
    async fn fill_empty_cache(&self) {
        let (Ok(accounts), Ok(known)) = (self.journal.accounts(), self.cache.organizations()) else { return };
        for row in accounts {
            let id = &row.account.id;
            if !(row.kept || row.account.sandbox) || known.iter().any(|one| one.at.account == *id) {
                continue;
            }
            let read = async {
                let organizations = self.session(id).await?.organizations().await?;
                self.cache.put_organizations(id, &organizations)
            };
            if let Err(error) = read.await {
                tracing::warn!(%error, account = %id, "the organizations of an account can't be read");
            }
            self.changed(Topic::Home);
        }
    }

    async fn recover_one(&self, create: &CreateId) {
        let Some(_busy) = self.pending.begin(create) else { return };
        // Read again: while others were looked at, the admin may have finished this one.
        let Ok(intent) = self.intent(create) else { return };
        let intent = &intent;
        if intent.progress == Progress::Planned && intent.rotates.is_none() {
            self.notice(words::keyward_was_stopped_before_it_asked(text::harmless(
                intent.draft.name.as_str(),
            )));
        }
        match self.look_again(intent).await {
            Ok(progress) => tracing::info!(create = %intent.id, ?progress, "looked at an unfinished create"),
            Err(error) => {
                tracing::warn!(create = %intent.id, %error, "an unfinished create stays unfinished")
            }
        }
    }
}
