//! The state of the window, and the one function that changes it. Pure.

mod answering;
mod closing;
mod creating;
mod errands;
mod examining;
mod going;
mod keeping;
mod looking;
mod machine;
mod rotating;
mod selected;
mod several;

pub use closing::{Closing, Leaving};
pub use machine::Setting;

use crate::action::Action;
use crate::attempt::Attempt;
use crate::batch::Batch;
use crate::board::Board;
use crate::checkup::Checkup;
use crate::form::Form;
use crate::ledger::Ledger;
use crate::list::List;
use crate::overview::Overview;
use crate::reading::Reading;
use crate::renaming::Renaming;
use crate::screen::{About, Dialog, Page, Toast};
use crate::words::frame as words;
use domain::list::Listing;
use domain::query::Known;
use domain::{
    AccountSummary, Checked, CreateId, Errand, Failure, Home, KeyId, OrganizationRef, RotationId, Session,
    Timestamp, Unfinished, Usage, View,
};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use yew::Reducible;

/// The state of the window.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Whether this is the small window.
    pub small: bool,
    /// What the small window is for; `None` until the core has said it.
    pub errand: Option<Errand>,
    /// The keys that the small window offers to rotate.
    pub due: Reading<Listing>,
    /// How choosing goes, a rotation at a time.
    pub choosing: BTreeMap<RotationId, Attempt>,
    /// The present, at the beat of the clock.
    pub now: Timestamp,
    /// The state of everything; `None` until the core has answered.
    pub home: Option<Rc<Home>>,
    /// Why the core could not say it.
    pub home_failure: Option<Failure>,
    /// The screen.
    pub page: Page,
    /// Whether the keys of all organizations are looked at, rather than those of one.
    pub everywhere: bool,
    /// The organization that is looked at: over all of them, the one of the selected row.
    pub at: Option<OrganizationRef>,
    /// What is known of each organization.
    pub boards: BTreeMap<OrganizationRef, Board>,
    /// What is set for the table of one organization.
    pub list: List,
    /// The table over all of them.
    pub overview: Overview,
    /// How things are called over all of them, as far as that was asked for.
    pub names: Rc<Known>,
    /// The keys that are selected together.
    pub batch: Batch,
    /// What should be seen to.
    pub checkup: Checkup,
    /// The table of what was done.
    pub activity: Ledger,
    /// The dialog over the screen.
    pub dialog: Option<Dialog>,
    /// How signing in goes.
    pub sign_in: Attempt,
    /// The account that is being named.
    pub renaming: Option<Renaming>,
    /// How changing a setting goes.
    pub setting: Setting,
    /// Whether names are to be hidden, while the core is told.
    pub hide: Option<bool>,
    /// How it goes to wait no longer for the keychain.
    pub stopping: Attempt,
    /// How finishing the unfinished goes.
    pub settling: BTreeMap<CreateId, Attempt>,
    /// How keeping a note about a key goes.
    pub noting: BTreeMap<(OrganizationRef, KeyId), Attempt>,
    /// How much keys were used, as far as it was asked for.
    pub usages: BTreeMap<(OrganizationRef, KeyId), Reading<Usage>>,
    /// What was found out about a pasted key.
    pub check: Reading<Checked>,
    /// A failure of something that has no place of its own on the screen.
    pub trouble: Option<Failure>,
    /// What was just done.
    pub toast: Option<Toast>,
    /// Counts up whenever the focus is to go to where the screen begins.
    pub arrivals: u32,
    /// Whether the focus goes to the search of the keys then.
    pub seeking: bool,
    /// The notices that the admin has put away.
    pub dismissed: BTreeSet<String>,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        // What is drawn is drawn: the same state is not drawn once more because of it.
        if matches!(action, Action::Drawn(stretch) if !self.overview.draw(stretch)) {
            return self;
        }
        let mut next = Rc::unwrap_or_clone(self);
        let running = next.running();
        next.apply(action);
        next.stop_unseen(running);
        Rc::new(next)
    }
}

impl State {
    /// The window before the core has answered.
    pub fn new(now: Timestamp) -> Self {
        Self {
            small: false,
            errand: None,
            due: Reading::default(),
            choosing: BTreeMap::new(),
            now,
            home: None,
            home_failure: None,
            page: Page::Starting,
            everywhere: false,
            at: None,
            boards: BTreeMap::new(),
            list: List::default(),
            overview: Overview::default(),
            names: Rc::default(),
            batch: Batch::default(),
            checkup: Checkup::default(),
            activity: Ledger::default(),
            dialog: None,
            sign_in: Attempt::default(),
            renaming: None,
            setting: Setting::default(),
            hide: None,
            stopping: Attempt::default(),
            settling: BTreeMap::new(),
            noting: BTreeMap::new(),
            usages: BTreeMap::new(),
            check: Reading::default(),
            trouble: None,
            toast: None,
            arrivals: 0,
            seeking: false,
            dismissed: BTreeSet::new(),
        }
    }

    /// The small window before the core has answered.
    pub fn small(now: Timestamp) -> Self {
        Self { small: true, ..Self::new(now) }
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
    pub fn account(&self) -> Option<&AccountSummary> {
        self.home.as_ref()?.account(self.at.as_ref()?)
    }

    /// Whether there is no credential for the organization that is looked at.
    pub fn is_signed_out(&self) -> bool {
        self.account().is_some_and(|one| one.session == Session::SignedOut)
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
            Action::Ticked(now) => {
                self.now = now;
                self.overview.tick(now);
                self.checkup.tick(now);
                self.drop_unseen();
            }
            Action::Opened(Ok(home)) => self.opened(home),
            Action::Opened(Err(failure)) => self.home_failure = Some(failure),
            Action::Go(destination) => self.leave_for(destination),
            Action::Left => {
                if let Some(Dialog { about: About::Leave(destination), .. }) = self.dialog.take() {
                    self.go(*destination);
                }
            }
            Action::Led(destination) => self.led(destination),
            Action::RefreshSent(at) => self.board_mut(&at).ask(),
            Action::Read(at, Some(view)) => self.take(&at, view),
            Action::Read(_, None) => {}
            Action::Refreshed(at, answer) => {
                let (view, failure) = match answer {
                    Ok(view) => (Some(view), None),
                    Err(failure) => (None, Some(failure)),
                };
                self.board_mut(&at).answered(failure);
                if let Some(view) = view {
                    self.take(&at, view);
                }
            }
            Action::SignInSent => self.sign_in = Attempt::sent(),
            Action::SignInFailed(failure) => self.sign_in = Attempt::failed(failure),
            Action::Renaming(change) => self.rename(change),
            Action::Removed(account) => self.account_removed(&account),
            Action::SettingsWanted(settings) => self.settings_wanted(settings),
            Action::SettingsSent(settings) => self.setting.sent = Some(settings),
            Action::SettingsKept(sent, answer) => self.settings_kept(sent, answer),
            Action::HidingSent(hidden) => self.hiding_sent(hidden),
            Action::HidingKept(hidden, answer) => self.hiding_kept(hidden, answer),
            Action::StopSent => self.stopping = Attempt::sent(),
            Action::StopFailed(failure) => self.stopping = Attempt::failed(failure),
            Action::ListSent(ask) => self.overview.sent(ask),
            Action::Listed(ask, answer) => self.listed(ask, answer),
            Action::Outdated => {
                self.overview.outdate();
                self.checkup.outdate();
            }
            Action::Named(names) => self.names = Rc::new(names),
            Action::HealthSent(ask) => self.checkup.sent(ask),
            Action::HealthRead(ask, answer) => self.checkup.took(ask, answer, self.now),
            Action::Unfolded(matter) => self.checkup.unfold(matter),
            Action::LookedAt(at) => self.look_at(at),
            Action::Activity(change) => self.activity.apply(change),
            Action::Drawn(stretch) => {
                self.overview.draw(stretch);
            }
            Action::Picked { place, key, open } => self.picked(place, key, open),
            Action::NewsSeen(at) => self.see_news(at.as_ref()),
            Action::List(change) => self.arrange(change),
            Action::Begin(change) => {
                if let Some(beginning) = self.beginning_mut() {
                    beginning.apply(change);
                }
            }
            Action::Planned(plan, answer) => self.planned(&plan, answer),
            Action::BeginSent(asking) => {
                if let Some(beginning) = self.beginning_mut() {
                    beginning.attempt = Attempt::asked(asking);
                }
            }
            Action::BeginFailed(asking, failure) => self.begin_failed(asking, failure),
            Action::Begun(rotation) => self.begun(*rotation),
            Action::ChoiceSent(rotation) => {
                self.choosing.insert(rotation, Attempt::sent());
            }
            Action::Chosen(rotation, answer) => self.chosen(rotation, answer),
            Action::PutAway(rotation) => self.put_away(&rotation),
            Action::ErrandRead(errand) => self.errand_read(errand),
            Action::DueSent => self.due.sent(),
            Action::DueListed(answer) => self.due.took(answer),
            Action::Form(edit) => {
                if let Some(form) = self.form_mut() {
                    form.apply(edit);
                }
            }
            Action::CreateSent(asking) => {
                if let Page::NewKey(form) = &mut self.page {
                    form.attempt = Attempt::asked(asking);
                }
            }
            Action::CreateFailed(asking, draft, failure) => self.create_failed(asking, draft, failure),
            Action::Created(asking, unfinished) => self.created(asking, unfinished),
            Action::Asked(about) => self.ask(about),
            Action::Closed => self.close_dialog(),
            Action::DialogSent(asking) => {
                if let Some(dialog) = &mut self.dialog {
                    dialog.attempt = Attempt::asked(asking);
                }
            }
            Action::DialogFailed(asking, failure) => self.dialog_failed(asking, failure),
            Action::DialogDone(asking) => self.dialog_done(asking),
            Action::Edited(asking, at, key) => self.edited(asking, at, *key),
            Action::Conflicted(asking, theirs, failure) => self.conflicted(asking, theirs, failure),
            Action::TheirsTaken => self.take_theirs(),
            Action::NoteSent(at, key) => {
                self.noting.insert((at, key), Attempt::sent());
            }
            Action::Noted(at, key, answer) => self.noted(at, key, answer),
            Action::UsageSent(at, key) => self.usages.entry((at, key)).or_default().sent(),
            Action::UsageRead(at, key, answer) => self.usages.entry((at, key)).or_default().took(answer),
            Action::CheckSent => {
                self.check = Reading::default();
                self.check.sent();
            }
            Action::Checked(answer) => self.check.took(answer),
            Action::Deleted(at, key, how) => self.deleted(&at, &key, how),
            Action::Batch(change) => self.select(change),
            Action::SelectFound { by, keys, total } => self.select_found(&by, keys, total),
            Action::Prune(change) => self.prune(change),
            Action::Stored(create) => {
                // The core may have told before that it is finished: then another dialog may be open by now.
                self.close_about(|about| matches!(about, About::Secret(one) if *one == create));
                self.drop_unfinished(&create);
                self.say(words::STORED_KEYWARD_HAS_FORGOTTEN_SECRET);
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
            Action::Refused(text) => self.toast(text, false),
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

    fn form_mut(&mut self) -> Option<&mut Form> {
        match &mut self.page {
            Page::NewKey(form) => Some(form),
            Page::EditKey(editing) => Some(&mut editing.form),
            _ => None,
        }
    }

    fn ask(&mut self, about: About) {
        self.dialog = Some(Dialog { about, attempt: Attempt::default() });
    }

    fn say(&mut self, text: &str) {
        self.toast(text.to_owned(), true);
    }

    fn toast(&mut self, text: String, done: bool) {
        let number = self.toast.as_ref().map_or(0, |toast| toast.number.wrapping_add(1));
        self.toast = Some(Toast { text, done, number });
    }
}
