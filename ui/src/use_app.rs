//! The verbs: what a screen can have done. Each asks the core and tells the state how it went.

mod accounts;
mod activity;
mod creating;
mod errands;
mod finding;
mod health;
mod keys;
mod machine;
mod rotating;
mod several;

use crate::action::Action;
use crate::asking::Asking;
use crate::bridge::call;
use crate::clock;
use crate::list::Change;
use crate::order::{Order, Orders};
use crate::overview::Ask;
use crate::screen::{About, Destination, Dialog, Page};
use crate::state::State;
use domain::call::{CopyText, LookAgain, Open, ReadKeys, RefreshAll, RefreshKeys, SeeNews};
use domain::{Failure, Home, OrganizationRef, Session, View};
use std::future::Future;
use yew::platform::spawn_local;
use yew::prelude::*;

/// In which order the core was asked how everything stands, and answered.
static STANDING: Order = Order::new();

/// In which order the cache was asked about each organization, and answered.
static CACHED: Orders<OrganizationRef> = Orders::new();

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

/// A callback that does `verb`, the same at each drawing: what it is given to is not drawn again because of it.
#[hook]
pub fn use_verb<E: 'static>(app: &App, verb: impl Fn(&App, E) + 'static) -> Callback<E> {
    let app = app.clone();
    // A copy each time: a handle keeps every state that was looked at through it.
    use_callback((), move |event, ()| verb(&app.clone(), event))
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

    /// Tells the state what the core answered to a deed. How everything stood before it was done is old then: an answer
    /// about that, on its way still, would take back what is told here.
    fn learned(&self, action: Action) {
        STANDING.overtake();
        self.tell(action);
    }

    /// Tells the state what the core answered to a deed on a key: what the cache said of its organization before is old.
    fn learned_at(&self, at: &OrganizationRef, action: Action) {
        CACHED.overtake(at);
        self.tell(action);
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

    /// Asks the core how everything stands, and waits for the answer.
    pub async fn reopen(&self) {
        let (number, answer) = self.ask_standing().await;
        self.take_standing(number, answer);
    }

    /// How everything stands now, and which asking of that this is.
    async fn ask_standing(&self) -> (u32, Result<Home, Failure>) {
        (STANDING.ask(), call(Open {}).await)
    }

    fn take_standing(&self, number: u32, answer: Result<Home, Failure>) {
        if STANDING.is_late(number) {
            return;
        }
        self.tell(Action::Ticked(clock::now()));
        self.tell(Action::Opened(answer));
    }

    /// Reads an organization from the cache, and waits for it.
    pub async fn reread(&self, at: OrganizationRef) {
        match self.ask_cache(&at).await {
            Ok(view) => self.tell(Action::Read(at, view)),
            Err(failure) => self.tell(Action::Troubled(failure)),
        }
    }

    /// What the cache holds of an organization. Where more was learned of it meanwhile, it is asked once more.
    async fn ask_cache(&self, at: &OrganizationRef) -> Result<Option<View>, Failure> {
        loop {
            let number = CACHED.ask(at);
            let answer = call(ReadKeys { at: at.clone() }).await;
            if !CACHED.is_late(at, number) {
                return answer;
            }
        }
    }

    async fn ask_service(&self, at: OrganizationRef) {
        self.tell(Action::RefreshSent(at.clone()));
        let answer = call(RefreshKeys { at: at.clone() }).await;
        if answer.is_ok() {
            CACHED.overtake(&at);
        }
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
            .is_some_and(|one| one.session == Session::SignedOut);
        self.run(|app| async move {
            app.reread(at.clone()).await;
            if !signed_out {
                app.ask_service(at).await;
            }
        });
    }

    /// Sets the table otherwise. What it shows then is asked for at once: the core answers while the window is drawn.
    pub fn arrange(&self, change: Change) {
        self.tell(Action::List(change));
        self.list_missing();
    }

    /// Reads rows of the table over all organizations from the cache.
    pub fn list(&self, ask: Ask) {
        let asked = call(ask.call(self.state.batch_keys()));
        self.tell(Action::ListSent(ask.clone()));
        self.run(|app| async move {
            app.tell(Action::Listed(ask, asked.await));
            // Somebody typed on meanwhile.
            app.list_missing();
        });
    }

    fn list_missing(&self) {
        if let Some(ask) = self.state.next_listing() {
            self.list(ask);
        }
    }

    /// Whether what is looked at is being read from its service.
    pub fn is_refreshing(&self) -> bool {
        if self.state.surveys_all() {
            self.state.home.as_ref().is_some_and(|home| home.progress.is_some())
        } else {
            self.state.board().is_some_and(|board| board.refreshing)
        }
    }

    /// Asks the service of the organization that is looked at, or all services.
    pub fn refresh(&self) {
        if self.is_refreshing() {
            return;
        }
        if self.state.surveys_all() {
            self.run(|app| async move {
                if let Err(failure) = call(RefreshAll {}).await {
                    app.tell(Action::Troubled(failure));
                }
                app.reopen().await;
            });
        } else if let Some(at) = self.state.at.clone() {
            self.run(|app| async move {
                app.ask_service(at).await;
                app.reopen().await;
            });
        }
    }

    /// The admin has looked at the news of an organization, or of all.
    pub fn see_news(&self, at: Option<OrganizationRef>) {
        self.tell(Action::NewsSeen(at.clone()));
        self.run(|app| async move {
            if let Err(failure) = call(SeeNews { at }).await {
                app.tell(Action::Troubled(failure));
            }
            app.reopen().await;
        });
    }

    /// Asks the keychain anew, and goes on with what waited for it.
    pub fn look_again(&self) {
        self.run(|app| async move {
            if let Err(failure) = call(LookAgain {}).await {
                app.tell(Action::Troubled(failure));
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

    /// Goes to the form for a new key of the organization that is looked at; over all of them, asks in which.
    pub fn new_key(&self) {
        let state = &self.state;
        let palette = |dialog: &Dialog| dialog.about == About::Palette;
        if !state.dialog.as_ref().is_none_or(palette) || !state.makes_keys() {
            return;
        }
        match state.at.clone() {
            Some(at) if !state.everywhere => self.tell(Action::Go(Destination::NewKey(at, None))),
            _ => self.ask(About::Whither),
        }
    }

    /// Goes back to the keys: of the organization that is looked at, or of all, wherever the admin came from.
    pub fn back(&self) {
        match (self.state.at.clone(), &self.state.page) {
            (Some(_), Page::Rotation(_)) if self.state.rotations().len() > 1 => {
                self.tell(Action::Go(Destination::Rotations));
            }
            (Some(at), _) => self.tell(Action::Go(self.state.home_from(at))),
            (None, Page::Settings) => self.tell(Action::Go(Destination::Welcome(None))),
            (None, _) => {}
        }
    }

    /// What the dialog does is under way; which question that is.
    fn send_dialog(&self) -> Asking {
        let asking = Asking::next();
        self.tell(Action::DialogSent(asking));
        asking
    }

    /// Opens a dialog.
    pub fn ask(&self, about: About) {
        self.tell(Action::Asked(about));
    }
}
