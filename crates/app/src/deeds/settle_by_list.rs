//! Settle by list: where the service knows no request numbers, a create whose answer was lost is looked for among
//! the keys. The tag in its name is proof; without it the admin is asked. Nothing is deleted by guess, and an
//! unsure create stays watched, since a late request can still arrive after a list.

use super::open::can_settle;
use crate::journal::{Intent, Progress};
use crate::services::{Created, KeyService};
use crate::tag::tag;
use crate::{App, Error};
use domain::call::{ChooseCandidate, Topic};
use domain::{Key, OrganizationRef, Unfinished};

impl App {
    /// Looks for the key of a create in a complete list.
    pub(crate) async fn settle_by_list(
        &self,
        intent: &Intent,
        sent: &Progress,
        service: &dyn KeyService,
        keys: &[Key],
    ) -> Result<Progress, Error> {
        let Progress::Sent { before, others, .. } = sent else { return Ok(sent.clone()) };
        let caller = self.caller_of(&intent.at)?;
        let candidates: Vec<&Key> = keys
            .iter()
            .filter(|key| !before.contains(&key.id) && !others.contains(&key.id))
            .filter(|key| key.scope == intent.draft.scope && made_by(key, &caller))
            .collect();
        let tag = tag(&intent.id);
        if let Some(found) = candidates.iter().find(|key| key.name.contains(tag.trim_start())) {
            self.pending.set_candidates(&intent.id, Vec::new());
            let created = Created { key: (*found).clone(), secret: None };
            return self.arrived(intent, sent, service, created).await;
        }
        if candidates.is_empty() {
            self.pending.set_candidates(&intent.id, Vec::new());
            return Err(self.unsure(intent, "the key is not in the list, and may still arrive".to_owned())?);
        }
        self.pending.set_candidates(&intent.id, candidates.into_iter().cloned().collect());
        Ok(sent.clone())
    }

    /// Looks for the keys of all unsure creates of an organization in the list that was just read.
    pub(crate) async fn watch(
        &self,
        at: &OrganizationRef,
        service: &dyn KeyService,
        keys: &[Key],
    ) -> Result<(), Error> {
        for intent in self.journal.unfinished()? {
            let unsure = matches!(intent.progress, Progress::Sent { .. }) && intent.at == *at;
            if !unsure || !can_settle(intent.since, self.now()) {
                continue;
            }
            let Some(_busy) = self.pending.begin(&intent.id) else { continue };
            match self.settle_by_list(&intent, &intent.progress, service, keys).await {
                Ok(_) | Err(Error::Unsure { .. }) => {}
                Err(error) => tracing::warn!(%error, create = %intent.id, "an unsure create stays so"),
            }
        }
        Ok(())
    }

    /// The admin says which key a create made, or that it made none of those shown.
    ///
    /// # Errors
    /// [`Error::Gone`] where the key is none of the candidates any more.
    pub async fn choose_candidate(&self, request: &ChooseCandidate) -> Result<Option<Unfinished>, Error> {
        let intent = self.intent(&request.create)?;
        let candidates = self.pending.candidates(&intent.id);
        let Progress::Sent { placeholder, before, others } = &intent.progress else {
            return Err(Error::Gone("This is settled already."));
        };
        let progress = match &request.key {
            Some(chosen) => {
                let Some(key) = candidates.iter().find(|key| key.id == *chosen) else {
                    return Err(Error::Gone("This key is none of the candidates any more. Look again."));
                };
                let kept = *placeholder && self.find_kept(&intent.id).await?;
                let (key, prefix) = (key.id.clone(), key.prefix.clone());
                match kept {
                    true => Progress::Pending { key, prefix, kept, tagged: false },
                    false => Progress::Lost { key, prefix },
                }
            }
            None => {
                let mut others = others.clone();
                others.extend(candidates.into_iter().map(|key| key.id));
                Progress::Sent { placeholder: *placeholder, before: before.clone(), others }
            }
        };
        self.journal.set_progress(&intent.id, &progress)?;
        self.pending.set_candidates(&intent.id, Vec::new());
        self.changed(Topic::Home);
        Ok(self.told(Intent { progress, ..intent }))
    }

    /// The address of the admin that the service takes us for; empty where it did not say.
    fn caller_of(&self, at: &OrganizationRef) -> Result<String, Error> {
        let view = self.cache.view(at)?;
        let rights = view.as_ref().and_then(|view| view.offered()).map(|(_, rights)| rights.email.clone());
        Ok(rights.unwrap_or_default())
    }
}

/// Whether this user may have made the key: where either is not known, it may.
fn made_by(key: &Key, caller: &str) -> bool {
    match &key.creator {
        Some(creator) if !caller.is_empty() && !creator.email.is_empty() => {
            creator.email.eq_ignore_ascii_case(caller)
        }
        _ => true,
    }
}
