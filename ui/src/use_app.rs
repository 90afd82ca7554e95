//! The verbs: what a screen can have done. Each asks the core and tells the state how it went.

use crate::action::Action;
use crate::bridge::call;
use crate::screen::{About, Destination};
use crate::state::State;
use domain::call::{
    ConfirmStored, CopyText, CreateKey, DeleteKey, DeleteLost, DismissUnfinished, ExploreSandbox, Open,
    ReadKeys, RefreshKeys, ResetSandbox, SettleCreate, SignIn, SignOut,
};
use domain::{AccountId, CreateId, Failure, KeyDraft, KeyId, OrganizationRef, Session, Unfinished};
use std::future::Future;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The state, and the verbs on it.
#[derive(Clone, PartialEq)]
pub struct App {
    state: UseReducerHandle<State>,
}

/// The state and the verbs, from the context that [`crate::app::Root`] provides.
#[hook]
pub fn use_app() -> App {
    use_context::<App>().expect("every page is drawn inside Root, which provides App")
}

impl App {
    /// Wraps the reducer.
    pub fn new(state: UseReducerHandle<State>) -> Self {
        Self { state }
    }

    /// The state as it was when the screen was drawn.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Tells the state what happened.
    pub fn tell(&self, action: Action) {
        self.state.dispatch(action);
    }

    /// A callback that tells the state what `action` makes of the event.
    pub fn on<E>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |event| dispatcher.dispatch(action(event)))
    }

    /// A callback that does `verb`.
    pub fn verb<E>(&self, verb: impl Fn(&App, E) + 'static) -> Callback<E> {
        let app = self.clone();
        Callback::from(move |event| verb(&app, event))
    }

    fn run<F: Future<Output = ()> + 'static>(&self, deed: impl FnOnce(App) -> F) {
        spawn_local(deed(self.clone()));
    }

    async fn reopen(&self) {
        self.tell(Action::Opened(call(Open {}).await));
    }

    async fn reread(&self, at: OrganizationRef) {
        match call(ReadKeys { at: at.clone() }).await {
            Ok(view) => self.tell(Action::Read(at, view)),
            Err(failure) => self.tell(Action::Troubled(failure)),
        }
    }

    async fn ask_service(&self, at: OrganizationRef) {
        self.tell(Action::RefreshSent(at.clone()));
        let answer = call(RefreshKeys { at: at.clone() }).await;
        self.tell(Action::Refreshed(at, answer));
    }

    /// Asks the core how everything stands.
    pub fn open(&self) {
        self.run(|app| async move { app.reopen().await });
    }

    /// Reads an organization from the cache, without asking the service.
    pub fn read(&self, at: OrganizationRef) {
        self.run(|app| async move { app.reread(at).await });
    }

    /// Shows what is known of an organization, then asks its service.
    pub fn visit(&self, at: OrganizationRef) {
        let signed_out = self
            .state
            .home
            .as_ref()
            .and_then(|home| home.account(&at))
            .is_some_and(|(_, session)| *session == Session::SignedOut);
        self.run(|app| async move {
            app.reread(at.clone()).await;
            if !signed_out {
                app.ask_service(at).await;
            }
        });
    }

    /// Asks the service of the organization that is looked at.
    pub fn refresh(&self) {
        let busy = self.state.board().is_some_and(|board| board.refreshing);
        if let (Some(at), false) = (self.state.at.clone(), busy) {
            self.run(|app| async move {
                app.ask_service(at).await;
                app.reopen().await;
            });
        }
    }

    async fn enter(&self, answer: Result<OrganizationRef, Failure>, said: Option<&str>) -> Option<()> {
        match answer {
            Ok(at) => {
                self.reopen().await;
                self.tell(Action::Go(Destination::Keys(at.clone())));
                if let Some(said) = said {
                    self.tell(Action::Said(said.to_owned()));
                }
                // Another organization is visited because it is looked at; the same one has to be asked again.
                if self.state.at.as_ref() == Some(&at) {
                    self.ask_service(at).await;
                    self.reopen().await;
                }
                Some(())
            }
            Err(failure) => {
                self.tell(Action::SignInFailed(failure));
                None
            }
        }
    }

    /// Starts the sandbox and shows its first organization.
    pub fn explore_sandbox(&self) {
        self.tell(Action::SignInSent);
        self.run(|app| async move {
            let answer = call(ExploreSandbox {}).await;
            app.enter(answer, None).await;
        });
    }

    /// Signs in with a pasted credential.
    pub fn sign_in(&self, request: SignIn) {
        self.tell(Action::SignInSent);
        self.run(|app| async move {
            let answer = call(request).await;
            app.enter(answer, Some("Signed in")).await;
        });
    }

    /// Puts the sandbox back to what it was at first.
    pub fn reset_sandbox(&self) {
        self.tell(Action::DialogSent);
        self.run(|app| async move {
            match call(ResetSandbox {}).await {
                Ok(at) => {
                    app.enter(Ok(at), Some("The sandbox is as it was at first")).await;
                }
                Err(failure) => app.tell(Action::DialogFailed(failure)),
            }
        });
    }

    /// Wipes the credential of an account.
    pub fn sign_out(&self, account: AccountId) {
        self.tell(Action::DialogSent);
        self.run(|app| async move {
            match call(SignOut { account }).await {
                Ok(()) => {
                    app.tell(Action::Closed);
                    app.tell(Action::Said("Signed out".to_owned()));
                    app.reopen().await;
                }
                Err(failure) => app.tell(Action::DialogFailed(failure)),
            }
        });
    }

    /// Makes a key.
    pub fn create(&self, at: OrganizationRef, draft: KeyDraft, without_recovery: bool) {
        self.tell(Action::CreateSent);
        self.run(|app| async move {
            let request = CreateKey { at: at.clone(), draft: draft.clone(), without_recovery };
            match call(request).await {
                Ok(unfinished) => app.tell(Action::Created(unfinished)),
                Err(failure) => {
                    // First what the core knows of the create now, so that the notice is there with the failure.
                    app.reopen().await;
                    app.tell(Action::CreateFailed(draft, failure));
                }
            }
            app.ask_service(at).await;
            app.reopen().await;
        });
    }

    /// Deletes a key.
    pub fn delete(&self, at: OrganizationRef, key: KeyId, typed: String) {
        self.tell(Action::DialogSent);
        self.run(|app| async move {
            let request = DeleteKey { at: at.clone(), key: key.clone(), typed };
            match call(request).await {
                Ok(how) => app.tell(Action::Deleted(at.clone(), key, how)),
                Err(failure) => app.tell(Action::DialogFailed(failure)),
            }
            app.ask_service(at).await;
            app.reopen().await;
        });
    }

    /// Says that a secret is stored.
    pub fn confirm_stored(&self, create: CreateId) {
        self.tell(Action::DialogSent);
        self.run(|app| async move {
            match call(ConfirmStored { create: create.clone() }).await {
                Ok(()) => app.tell(Action::Stored(create)),
                Err(failure) => app.tell(Action::DialogFailed(failure)),
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
                Ok(Some(now)) => app.tell(Action::Settled(create, Some(now))),
                Ok(None) => {
                    app.tell(Action::Settled(create, None));
                    app.tell(Action::Said(
                        "No key was made. Here is what you asked for, to try again".to_owned(),
                    ));
                    app.tell(Action::Go(Destination::NewKey(at.clone(), Some(unfinished.draft))));
                }
                Err(failure) => app.tell(Action::SettleFailed(create, failure)),
            }
            app.ask_service(at).await;
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
                    app.tell(Action::Settled(create, None));
                    app.ask_service(at.clone()).await;
                    app.tell(Action::Said("Deleted. Here is the same key, to make again".to_owned()));
                    app.tell(Action::Go(Destination::NewKey(at, Some(unfinished.draft))));
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
                Ok(()) => app.tell(Action::Settled(create, None)),
                Err(failure) => app.tell(Action::SettleFailed(create, failure)),
            }
            app.reopen().await;
        });
    }

    /// Puts a text that is no secret on the clipboard.
    pub fn copy_text(&self, text: String, said: &'static str) {
        self.run(|app| async move {
            match call(CopyText { text }).await {
                Ok(()) => app.tell(Action::Said(said.to_owned())),
                Err(failure) => app.tell(Action::Troubled(failure)),
            }
        });
    }

    /// Goes to the form for a new key of the organization that is looked at.
    pub fn new_key(&self) {
        let may =
            self.state.view().and_then(|view| view.offered()).is_some_and(|(_, rights)| rights.can_manage);
        if let (Some(at), true, None) = (self.state.at.clone(), may, &self.state.dialog)
            && !matches!(self.state.page, crate::screen::Page::NewKey(_))
        {
            self.tell(Action::Go(Destination::NewKey(at, None)));
        }
    }

    /// Goes back to the keys of the organization that is looked at.
    pub fn back(&self) {
        if let Some(at) = self.state.at.clone() {
            self.tell(Action::Go(Destination::Keys(at)));
        }
    }

    /// Opens a dialog.
    pub fn ask(&self, about: About) {
        self.tell(Action::Asked(about));
    }
}
