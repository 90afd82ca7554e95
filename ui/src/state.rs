//! The state of the window, and the one function that changes it. Pure.

use crate::action::Action;
use crate::attempt::Attempt;
use crate::board::Board;
use crate::form::Form;
use crate::list::List;
use crate::screen::{About, Destination, Dialog, Page, Toast};
use domain::call::Deleted;
use domain::{
    Account, CreateId, Failure, FailureKind, Home, KeyDraft, OrganizationRef, Session, Stage, Timestamp,
    Unfinished, View,
};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use yew::Reducible;

/// The state of the window.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The present, at the beat of the clock.
    pub now: Timestamp,
    /// The state of everything; `None` until the core has answered.
    pub home: Option<Rc<Home>>,
    /// Why the core could not say it.
    pub home_failure: Option<Failure>,
    /// The screen.
    pub page: Page,
    /// The organization that is looked at.
    pub at: Option<OrganizationRef>,
    /// What is known of each organization.
    pub boards: BTreeMap<OrganizationRef, Board>,
    /// What is set for the table.
    pub list: List,
    /// The dialog over the screen.
    pub dialog: Option<Dialog>,
    /// How signing in goes.
    pub sign_in: Attempt,
    /// How finishing the unfinished goes.
    pub settling: BTreeMap<CreateId, Attempt>,
    /// A failure of something that has no place of its own on the screen.
    pub trouble: Option<Failure>,
    /// What was just done.
    pub toast: Option<Toast>,
    /// The notices that the admin has put away.
    pub dismissed: BTreeSet<String>,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        next.apply(action);
        Rc::new(next)
    }
}

impl State {
    /// The window before the core has answered.
    pub fn new(now: Timestamp) -> Self {
        Self {
            now,
            home: None,
            home_failure: None,
            page: Page::Starting,
            at: None,
            boards: BTreeMap::new(),
            list: List::default(),
            dialog: None,
            sign_in: Attempt::default(),
            settling: BTreeMap::new(),
            trouble: None,
            toast: None,
            dismissed: BTreeSet::new(),
        }
    }

    /// What is known of the organization that is looked at.
    pub fn board(&self) -> Option<&Board> {
        self.boards.get(self.at.as_ref()?)
    }

    /// What was last read of the organization that is looked at.
    pub fn view(&self) -> Option<&Rc<View>> {
        self.board()?.view.as_ref()
    }

    /// The account that sees the organization that is looked at.
    pub fn account(&self) -> Option<&(Account, Session)> {
        self.home.as_ref()?.account(self.at.as_ref()?)
    }

    /// The creates that are not finished.
    pub fn unfinished(&self) -> &[Unfinished] {
        self.home.as_ref().map_or(&[], |home| home.unfinished.as_slice())
    }

    /// An unfinished create.
    pub fn find_unfinished(&self, create: &CreateId) -> Option<&Unfinished> {
        self.unfinished().iter().find(|one| one.id == *create)
    }

    /// Applies what happened.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Ticked(now) => self.now = now,
            Action::Opened(Ok(home)) => self.opened(home),
            Action::Opened(Err(failure)) => self.home_failure = Some(failure),
            Action::Go(destination) => match &self.page {
                Page::NewKey(form) if form.is_dirty() => self.ask(About::Leave(Box::new(destination))),
                _ => self.go(destination),
            },
            Action::Left => {
                if let Some(Dialog { about: About::Leave(destination), .. }) = self.dialog.take() {
                    self.go(*destination);
                }
            }
            Action::RefreshSent(at) => self.boards.entry(at).or_default().refreshing = true,
            Action::Read(at, Some(view)) => self.take(&at, view),
            Action::Read(_, None) => {}
            Action::Refreshed(at, answer) => {
                let board = self.boards.entry(at.clone()).or_default();
                board.refreshing = false;
                match answer {
                    Ok(view) => {
                        board.failure = None;
                        self.take(&at, view);
                    }
                    Err(failure) => board.failure = Some(failure),
                }
            }
            Action::SignInSent => self.sign_in = Attempt::sent(),
            Action::SignInFailed(failure) => self.sign_in = Attempt::failed(failure),
            Action::List(change) => {
                self.list.apply(change);
                self.settle_selection();
            }
            Action::Form(edit) => {
                if let Page::NewKey(form) = &mut self.page {
                    form.apply(edit);
                }
            }
            Action::CreateSent => {
                if let Page::NewKey(form) = &mut self.page {
                    form.attempt = Attempt::sent();
                }
            }
            Action::CreateFailed(draft, failure) => self.create_failed(draft, failure),
            Action::Created(unfinished) => {
                let (at, create) = (unfinished.at.clone(), unfinished.id.clone());
                self.put_unfinished(unfinished);
                self.go(Destination::Keys(at));
                self.ask(About::Secret(create));
            }
            Action::Asked(about) => self.ask(about),
            Action::Closed => self.dialog = None,
            Action::DialogSent => {
                if let Some(dialog) = &mut self.dialog {
                    dialog.attempt = Attempt::sent();
                }
            }
            Action::DialogFailed(failure) => match &mut self.dialog {
                Some(dialog) => dialog.attempt = Attempt::failed(failure),
                None => self.trouble = Some(failure),
            },
            Action::Deleted(at, key, how) => {
                self.dialog = None;
                if let Some(board) = self.boards.get_mut(&at) {
                    board.remove(&key);
                }
                if let Page::NewKey(form) = &mut self.page
                    && form
                        .attempt
                        .failure
                        .as_ref()
                        .is_some_and(|failure| failure.kind == FailureKind::LimitReached)
                {
                    form.attempt = Attempt::default();
                }
                self.settle_selection();
                self.say(match how {
                    Deleted::Now => "Deleted",
                    Deleted::AlreadyGone => "It was already gone: somebody else deleted it",
                });
            }
            Action::Stored(create) => {
                self.dialog = None;
                self.drop_unfinished(&create);
                self.say("Stored. Keyward has forgotten the secret");
            }
            Action::SettleSent(create) => {
                self.settling.insert(create, Attempt::sent());
            }
            Action::SettleFailed(create, failure) => {
                self.settling.insert(create, Attempt::failed(failure));
            }
            Action::Settled(create, now) => {
                self.settling.remove(&create);
                match now {
                    Some(unfinished) => self.put_unfinished(unfinished),
                    None => self.drop_unfinished(&create),
                }
            }
            Action::Troubled(failure) => self.trouble = Some(failure),
            Action::TroubleSeen => self.trouble = None,
            Action::Said(text) => self.say(&text),
            Action::Unsaid(number) => {
                if self.toast.as_ref().is_some_and(|toast| toast.number == number) {
                    self.toast = None;
                }
            }
            Action::Dismissed(notice) => {
                self.dismissed.insert(notice);
            }
        }
    }

    fn opened(&mut self, home: Home) {
        self.home_failure = None;
        let known = |at: &OrganizationRef| home.organizations.iter().any(|one| one.at == *at);
        if !self.at.as_ref().is_some_and(known) {
            self.at = home.organizations.first().map(|one| one.at.clone());
            self.list = List::default();
        }
        if self.at.is_none() {
            if !matches!(self.page, Page::Welcome(_)) {
                self.page = Page::Welcome(None);
            }
        } else if self.page == Page::Starting {
            self.page = Page::Keys;
        }
        if let Some(Dialog { about: About::Secret(create), .. }) = &self.dialog
            && !home.unfinished.iter().any(|one| one.id == *create)
        {
            self.dialog = None;
        }
        self.home = Some(Rc::new(home));
    }

    fn go(&mut self, destination: Destination) {
        self.dialog = None;
        self.trouble = None;
        match destination {
            Destination::Welcome(account) => {
                self.sign_in = Attempt::default();
                self.page = Page::Welcome(account);
            }
            Destination::Keys(at) => {
                self.sign_in = Attempt::default();
                self.look_at(at);
                self.page = Page::Keys;
            }
            Destination::NewKey(at, draft) => {
                self.look_at(at.clone());
                let offer = self.view().and_then(|view| view.offered()).map(|(offer, _)| offer);
                self.page = Page::NewKey(Box::new(Form::new(at, draft.as_ref(), offer)));
            }
        }
    }

    fn look_at(&mut self, at: OrganizationRef) {
        if self.at.as_ref() != Some(&at) {
            self.at = Some(at);
            self.list = List::default();
            self.settle_selection();
        }
    }

    fn take(&mut self, at: &OrganizationRef, view: View) {
        if let (Page::NewKey(form), Some((offer, _))) = (&mut self.page, view.offered())
            && form.at == *at
        {
            form.learn(offer);
        }
        self.boards.entry(at.clone()).or_default().take(view);
        if self.at.as_ref() == Some(at) {
            self.settle_selection();
        }
    }

    fn settle_selection(&mut self) {
        if let Some(view) = self.view().cloned() {
            self.list.settle(&view, self.now);
        }
    }

    fn create_failed(&mut self, draft: KeyDraft, failure: Failure) {
        let Page::NewKey(form) = &mut self.page else {
            self.trouble = Some(failure);
            return;
        };
        let at = form.at.clone();
        match &failure.kind {
            // The draft lives on in the create, which the notices over the keys show.
            FailureKind::Unsure { create } => {
                let unsure = Unfinished {
                    id: create.clone(),
                    organization_title: self.view().map(|view| view.title.clone()).unwrap_or_default(),
                    at: at.clone(),
                    draft,
                    since: self.now,
                    stage: Stage::Unsure { can_settle: true },
                };
                if self.find_unfinished(create).is_none() {
                    self.put_unfinished(unsure);
                }
                self.go(Destination::Keys(at));
            }
            FailureKind::SecretLost { create } => {
                // The notice says the same, and more: the bare message only bridges the time until it is there.
                let said = self.find_unfinished(create).is_some();
                self.go(Destination::Keys(at));
                self.trouble = (!said).then_some(failure);
            }
            _ => form.attempt = Attempt::failed(failure),
        }
    }

    fn ask(&mut self, about: About) {
        self.dialog = Some(Dialog { about, attempt: Attempt::default() });
    }

    fn say(&mut self, text: &str) {
        let number = self.toast.as_ref().map_or(0, |toast| toast.number.wrapping_add(1));
        self.toast = Some(Toast { text: text.to_owned(), number });
    }

    fn put_unfinished(&mut self, unfinished: Unfinished) {
        if let Some(home) = &mut self.home {
            let list = &mut Rc::make_mut(home).unfinished;
            match list.iter_mut().find(|one| one.id == unfinished.id) {
                Some(one) => *one = unfinished,
                None => list.push(unfinished),
            }
        }
    }

    fn drop_unfinished(&mut self, create: &CreateId) {
        if let Some(home) = &mut self.home {
            Rc::make_mut(home).unfinished.retain(|one| one.id != *create);
        }
    }
}
