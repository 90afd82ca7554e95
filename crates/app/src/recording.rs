//! Recording: the one way by which deeds get into the list of what was done. The row is in the journal before the first
//! request of a change is sent, and is completed when the deed has ended.

use crate::journal::NewAct;
use crate::spent::Spent;
use crate::words::keys as words;
use crate::{App, Error};
use domain::activity::{Outcome, What, reason};
use domain::call::{Deleted, Topic};
use domain::{AccountId, CreateId, Key, OrganizationRef, Rotation};

/// How a deed ended, and why, where it did not succeed.
pub(crate) type Ending = (Outcome, &'static str);

/// How a deletion ended: a key that was gone before was not deleted by this one.
pub(crate) fn deleted(how: &Deleted) -> Ending {
    match how {
        Deleted::Now => (Outcome::Done, ""),
        Deleted::AlreadyGone => (Outcome::Done, words::KEY_WAS_GONE_ALREADY),
    }
}

impl App {
    /// Does something and records it. Nothing is done where that can't be written down.
    ///
    /// # Errors
    /// [`Error::Disk`], [`Error::Gone`] where the account was removed, and what the deed says.
    pub(crate) async fn record<T>(
        &self,
        act: NewAct,
        deed: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        self.record_as(act, deed, |_| (Outcome::Done, "")).await
    }

    /// The same, for a deed that may succeed without having done what it was to do.
    pub(crate) async fn record_as<T>(
        &self,
        act: NewAct,
        deed: impl Future<Output = Result<T, Error>>,
        ending: impl FnOnce(&T) -> Ending,
    ) -> Result<T, Error> {
        let id = self.begin_act(&act)?;
        let spent = Spent::default();
        let done = spent.count(deed).await;
        self.finish_act(id, &spent, done.as_ref().map(ending));
        done
    }

    /// Records something that asks nobody. It is not done where that can't be written down.
    ///
    /// # Errors
    /// [`Error::Disk`], [`Error::Gone`] where the account was removed, and what the deed says.
    pub(crate) fn record_here<T>(
        &self,
        act: &NewAct,
        deed: impl FnOnce() -> Result<T, Error>,
    ) -> Result<T, Error> {
        let id = self.begin_act(act)?;
        let done = deed();
        self.finish_act(id, &Spent::default(), done.as_ref().map(|_| (Outcome::Done, "")));
        done
    }

    /// Writes down that something is about to be done; its number.
    pub(crate) fn begin_act(&self, act: &NewAct) -> Result<i64, Error> {
        let id = self.journal.begin_act(act, self.now())?;
        self.changed(Topic::Activity);
        id.ok_or(Error::Gone(words::THIS_ACCOUNT_WAS_REMOVED_FROM_KEYWARD_SIGN))
    }

    /// Writes down how it ended. Where that fails, it stays open: the deed itself is done.
    pub(crate) fn finish_act(&self, id: i64, spent: &Spent, done: Result<Ending, &Error>) {
        let (result, reason) = done.unwrap_or_else(|error| failed(error, spent));
        if let Err(error) = self.journal.finish_act(id, result, reason, spent.requests()) {
            tracing::warn!(%error, "how something ended could not be written down");
        }
        self.changed(Topic::Activity);
    }

    /// Records something that asks nobody and is done already: a secret that is at hand is never withheld because the
    /// disk is full.
    pub(crate) fn record_done(&self, act: Result<NewAct, Error>) {
        let begun = self.begin_anyway(act);
        self.finish_anyway(begun, Ok((Outcome::Done, "")));
    }

    /// Writes down that something is about to be done that asks nobody, and is done also where that can't be written
    /// down.
    pub(crate) fn begin_anyway(&self, act: Result<NewAct, Error>) -> Option<i64> {
        let begun = act.and_then(|act| self.begin_act(&act));
        begun
            .inspect_err(|error| tracing::warn!(%error, "something that is done could not be written down"))
            .ok()
    }

    /// Writes down how it ended, where its beginning is written down.
    pub(crate) fn finish_anyway(&self, begun: Option<i64>, done: Result<Ending, &Error>) {
        if let Some(id) = begun {
            self.finish_act(id, &Spent::default(), done);
        }
    }

    /// Something done through an account.
    pub(crate) fn act_of(&self, what: What, account: &AccountId) -> Result<NewAct, Error> {
        Ok(NewAct::new(what, &self.account(account)?.account))
    }

    /// Something done in an organization.
    pub(crate) fn act_at(&self, what: What, at: &OrganizationRef) -> Result<NewAct, Error> {
        let mut act = self.act_of(what, &at.account)?;
        act.organization = Some(at.id.clone());
        let view = self.cache.view(at)?;
        if let Some((_, rights)) = view.as_ref().and_then(|view| view.offered()) {
            act.who.clone_from(&rights.email);
        }
        act.organization_title = view.map_or_else(|| at.id.to_string(), |view| view.title);
        Ok(act)
    }

    /// Something done to a key.
    pub(crate) fn act_on(&self, what: What, at: &OrganizationRef, key: &Key) -> Result<NewAct, Error> {
        Ok(self.act_at(what, at)?.on(&key.id, &key.name, &key.prefix))
    }

    /// Something done about an unfinished create.
    pub(crate) fn act_about(&self, what: What, create: &CreateId) -> Result<NewAct, Error> {
        let intent = self.intent(create)?;
        let mut act = self.act_at(what, &intent.at)?;
        act.name = intent.draft.name.as_str().to_owned();
        act.rotation = intent.rotates.map(|rotates| rotates.rotation);
        match intent.progress.key() {
            Some((key, prefix)) => Ok(NewAct { key: Some(key.clone()), prefix: prefix.to_owned(), ..act }),
            None => Ok(act),
        }
    }

    /// A step of a rotation, or a choice in it, about its old key or its new one.
    pub(crate) fn act_in(&self, what: What, rotation: &Rotation) -> Result<NewAct, Error> {
        let mut act = match (what, rotation.progress.new_key()) {
            (What::Rotate | What::DeleteOld | What::CallOff | What::KeepBoth | What::SkipSwap, _)
            | (_, None) => self.act_on(what, &rotation.at, &rotation.old)?,
            (_, Some(new)) => {
                self.act_at(what, &rotation.at)?.on(&new.key, rotation.draft.name.as_str(), &new.prefix)
            }
        };
        act.rotation = Some(rotation.id.clone());
        Ok(act)
    }
}

/// How a deed ended that failed: unsure, where what it sent may have been done all the same.
fn failed(error: &Error, spent: &Spent) -> Ending {
    let unsure = matches!(error, Error::Unsure { .. }) || spent.is_unanswered();
    (if unsure { Outcome::Unsure } else { Outcome::Failed }, why(error))
}

fn why(error: &Error) -> &'static str {
    match error {
        Error::Unreadable { .. } => words::SERVICE_ANSWERED_SOMETHING_THAT_CANT,
        Error::Disk { .. } => words::KEYWARD_COULD_NOT_USE_ITS_FILES,
        error => reason(&error.failure().kind),
    }
}
