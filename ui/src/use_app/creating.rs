//! The verbs about creates: making a key, and finishing what is not finished.

use super::App;
use crate::action::Action;
use crate::asking::Asking;
use crate::bridge::call;
use crate::screen::Destination;
use crate::words::form as words;
use domain::call::{ChooseCandidate, ConfirmStored, CreateKey, DeleteLost, DismissUnfinished, SettleCreate};
use domain::{CreateId, KeyDraft, KeyId, OrganizationRef, Unfinished};

impl App {
    /// Makes a key.
    pub fn create(&self, at: OrganizationRef, draft: KeyDraft, without_recovery: bool) {
        let asking = Asking::next();
        self.tell(Action::CreateSent(asking));
        self.run(move |app| async move {
            let request = CreateKey { at: at.clone(), draft: draft.clone(), without_recovery };
            match call(request).await {
                Ok(unfinished) => app.learned(Action::Created(asking, unfinished)),
                Err(failure) => {
                    // First what the core knows of the create now, so that the notice is there with the failure.
                    app.reopen().await;
                    app.tell(Action::CreateFailed(asking, draft, failure));
                }
            }
            app.ask_service(at).await;
            app.reopen().await;
        });
    }

    /// Says that a secret is stored.
    pub fn confirm_stored(&self, create: CreateId) {
        let asking = self.send_dialog();
        self.run(move |app| async move {
            match call(ConfirmStored { create: create.clone() }).await {
                Ok(()) => app.learned(Action::Stored(create)),
                Err(failure) => app.tell(Action::DialogFailed(asking, failure)),
            }
            app.reopen().await;
        });
    }

    /// Asks the service once more about a create whose answer was lost.
    pub fn settle(&self, unfinished: Unfinished) {
        let (create, at) = (unfinished.id.clone(), unfinished.at.clone());
        self.tell(Action::SettleSent(create.clone()));
        self.run(|app| async move {
            match call(SettleCreate { create: create.clone() }).await {
                Ok(Some(now)) => app.learned(Action::Settled(create, Some(now))),
                Ok(None) => {
                    app.learned(Action::Settled(create, None));
                    app.tell(Action::Said(words::NO_KEY_WAS_MADE_HERE.to_owned()));
                    app.tell(Action::Led(Destination::NewKey(at.clone(), Some(unfinished.draft))));
                }
                Err(failure) => app.tell(Action::SettleFailed(create, failure)),
            }
            app.ask_service(at).await;
            app.reopen().await;
        });
    }

    /// Says which of the candidates a create made, or that it made none of them. Nothing is deleted by it.
    pub fn choose(&self, unfinished: &Unfinished, key: Option<KeyId>) {
        let (create, at) = (unfinished.id.clone(), unfinished.at.clone());
        let none = key.is_none();
        self.tell(Action::SettleSent(create.clone()));
        self.run(|app| async move {
            match call(ChooseCandidate { create: create.clone(), key }).await {
                Ok(now) => {
                    app.learned(Action::Settled(create, now));
                    if none {
                        app.tell(Action::Said(words::NONE_OF_THESE_THEY_STAY.to_owned()));
                    }
                }
                Err(failure) => app.tell(Action::SettleFailed(create, failure)),
            }
            app.reread(at).await;
            app.reopen().await;
        });
    }

    /// Deletes a key whose secret is lost, and offers to make it again.
    pub fn delete_and_remake(&self, unfinished: Unfinished) {
        let (create, at) = (unfinished.id.clone(), unfinished.at.clone());
        self.tell(Action::SettleSent(create.clone()));
        self.run(|app| async move {
            match call(DeleteLost { create: create.clone() }).await {
                Ok(()) => {
                    app.learned(Action::Settled(create, None));
                    app.ask_service(at.clone()).await;
                    app.tell(Action::Said(words::DELETED_HERE_IS_SAME_KEY.to_owned()));
                    app.tell(Action::Led(Destination::NewKey(at, Some(unfinished.draft))));
                }
                Err(failure) => app.tell(Action::SettleFailed(create, failure)),
            }
            app.reopen().await;
        });
    }

    /// Speaks no more of an unfinished create.
    pub fn leave_unfinished(&self, create: CreateId) {
        self.tell(Action::SettleSent(create.clone()));
        self.run(|app| async move {
            match call(DismissUnfinished { create: create.clone() }).await {
                Ok(()) => app.learned(Action::Settled(create, None)),
                Err(failure) => app.tell(Action::SettleFailed(create, failure)),
            }
            app.reopen().await;
        });
    }
}
