//! Settle by list: where the service knows no request numbers, a create whose answer was lost is looked for among
//! the keys. The tag in its name is proof; without it the admin is asked. Nothing is deleted by guess, and an
//! unsure create stays watched, since a late request can still arrive after a list.

use crate::journal::{Intent, NewAct, Progress};
use crate::services::Created;
use crate::words::create as words;
use crate::{App, Error};
use domain::activity::What;
use domain::call::{ChooseCandidate, Topic};
use domain::{Adoption, Key, OrganizationRef, Search, Timestamp, Unfinished, adopt};

impl App {
    /// Looks for the key of a create in a complete list.
    pub(crate) async fn settle_by_list(
        &self,
        intent: &Intent,
        sent: &Progress,
        keys: &[Key],
    ) -> Result<Progress, Error> {
        let Progress::Sent { before, others, caller, .. } = sent else { return Ok(sent.clone()) };
        // The keychain first: a secret that reached it tells its key, whatever became of the tag.
        let placeholder = matches!(sent, Progress::Sent { placeholder: true, .. });
        if placeholder && self.pending.get(&intent.id).is_none() {
            self.find_kept(&intent.id).await?;
        }
        let secret = self.pending.get(&intent.id);
        let begins = |prefix: &str| secret.as_ref().is_some_and(|secret| secret.has_prefix(prefix));
        let secret_begins: Option<&(dyn Fn(&str) -> bool + Sync)> = secret.is_some().then_some(&begins as _);
        let tag = intent.tag();
        let scope = &intent.draft.scope;
        match adopt(&Search { before, others, caller, scope, tag: &tag, secret_begins }, keys) {
            Adoption::Ours(found) => {
                self.pending.set_candidates(&intent.id, Vec::new());
                self.arrived(intent, sent, Created { key: found.clone(), secret: None }).await
            }
            Adoption::NotSeen => {
                self.pending.set_candidates(&intent.id, Vec::new());
                Err(self.unsure(intent, words::KEY_IS_NOT_IN_LIST.to_owned())?)
            }
            Adoption::Ask(candidates) => {
                self.pending.set_candidates(&intent.id, candidates.into_iter().cloned().collect());
                Ok(sent.clone())
            }
        }
    }

    /// Looks for the keys of all unsure creates of an organization in the list that was just read.
    pub(crate) async fn watch(&self, at: &OrganizationRef, keys: &[Key]) -> Result<(), Error> {
        for create in self.journal.unfinished()?.into_iter().map(|intent| intent.id) {
            let Some(_busy) = self.pending.begin(&create) else { continue };
            let Ok(intent) = self.intent(&create) else { continue };
            let unsure = matches!(intent.progress, Progress::Sent { .. }) && intent.at == *at;
            if !unsure || !is_watched(intent.since, self.now_at(&at.account)) {
                continue;
            }
            match self.settle_by_list(&intent, &intent.progress, keys).await {
                Ok(_) | Err(Error::Unsure { .. }) => {}
                Err(error) => tracing::warn!(%error, %create, "an unsure create stays so"),
            }
        }
        Ok(())
    }

    /// The admin says which key a create made, or that it made none of those shown.
    ///
    /// # Errors
    /// [`Error::Gone`] where the key is none of the candidates any more.
    pub async fn choose_candidate(&self, request: &ChooseCandidate) -> Result<Option<Unfinished>, Error> {
        let Some(busy) = self.pending.begin(&request.create) else {
            return Err(Error::Refused(words::KEYWARD_IS_LOOKING_RIGHT_NOW.to_owned()));
        };
        let intent = self.intent(&request.create)?;
        let candidates = self.pending.candidates(&intent.id);
        let Progress::Sent { placeholder, others, .. } = &intent.progress else {
            return Err(Error::Gone(words::THIS_IS_SETTLED_ALREADY));
        };
        let progress = match &request.key {
            Some(chosen) => {
                let Some(key) = candidates.iter().find(|key| key.id == *chosen) else {
                    return Err(Error::Gone(words::THIS_KEY_IS_NONE_OF_CANDIDATES));
                };
                let kept = *placeholder && self.find_kept(&intent.id).await?;
                let (key, prefix) = (key.id.clone(), key.prefix.clone());
                match kept {
                    true => Progress::Pending { key, prefix, kept, placeholder: true, tagged: false },
                    false => Progress::Lost { key, prefix, chosen: true },
                }
            }
            None => {
                let mut others = others.clone();
                others.extend(candidates.into_iter().map(|key| key.id));
                let mut progress = intent.progress.clone();
                if let Progress::Sent { others: known, .. } = &mut progress {
                    *known = others;
                }
                progress
            }
        };
        let mut act = self.act_about(What::Choose, &intent.id)?;
        act.reason = words::NONE_OF_THOSE_SHOWN.to_owned();
        if let Some((key, prefix)) = progress.key() {
            let name = act.name.clone();
            act = NewAct { reason: words::THIS_ONE_IS_IT.to_owned(), ..act.on(key, &name, prefix) };
        }
        self.record_here(&act, || self.journal.set_progress(&intent.id, &progress))?;
        self.pending.set_candidates(&intent.id, Vec::new());
        drop(busy);
        self.changed(Topic::Home);
        self.changed(Topic::Activity);
        Ok(self.told(Intent { progress, ..intent }))
    }
}

/// Whether an unsure create is still looked for: for 24 hours (our own contract).
fn is_watched(since: Timestamp, now: Timestamp) -> bool {
    now.duration_since(since).as_hours() < 24
}
