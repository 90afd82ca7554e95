//! Where the window goes, and what it takes in when something was read.

use super::State;
use crate::attempt::Attempt;
use crate::batch::Batch;
use crate::editing::Editing;
use crate::form::Form;
use crate::ledger;
use crate::list::{self, List};
use crate::reading::Reading;
use crate::screen::{About, Destination, Page};
use domain::{Home, OrganizationRef, View};
use std::rc::Rc;

impl State {
    /// Goes there; asks first where something typed would be lost.
    pub(super) fn leave_for(&mut self, destination: Destination) {
        if self.is_dirty() {
            self.ask(About::Leave(Box::new(destination)));
        } else {
            self.go(destination);
        }
    }

    pub(super) fn opened(&mut self, mut home: Home) {
        self.home_failure = None;
        self.machine_opened(&mut home);
        let known = |at: &OrganizationRef| home.organizations.iter().any(|one| one.at == *at);
        if !self.at.as_ref().is_some_and(known) {
            self.at = home.organizations.first().map(|one| one.at.clone());
            self.list = List::default();
        }
        self.keep_health(known);
        let several = home.organizations.len() > 1;
        // A plain start with several organizations looks at all of them.
        self.everywhere = several && (self.everywhere || self.page == Page::Starting) && !self.small;
        if self.small {
            // It goes where its errand leads.
        } else if self.at.is_none() {
            if !matches!(self.page, Page::Welcome(_) | Page::Settings) {
                self.page = Page::Welcome(None);
            }
        } else if self.page == Page::Starting {
            self.page = Page::Keys;
        }
        for summary in &home.organizations {
            if let Some(board) = self.boards.get_mut(&summary.at) {
                board.follow(summary);
            }
        }
        // The same again is not drawn again.
        if self.home.as_deref() != Some(&home) {
            self.home = Some(Rc::new(home));
        }
        self.close_missing_secret();
        self.follow_picked();
        self.begin_errand();
        self.leave_missing_rotation();
    }

    pub(super) fn go(&mut self, destination: Destination) {
        self.dialog = None;
        self.trouble = None;
        self.renaming = None;
        self.batch = Batch::default();
        // Whose health is looked at changes on the page itself, where the focus is.
        if !(self.page == Page::Health && matches!(destination, Destination::Health(_))) {
            self.arrive();
        }
        self.remember_health(&destination);
        self.seeking = destination == Destination::Search;
        match destination {
            Destination::Search => self.page = Page::Keys,
            Destination::Welcome(account) => {
                self.sign_in = Attempt::default();
                self.page = Page::Welcome(account);
            }
            Destination::All => self.go_everywhere(),
            Destination::Keys(at) => self.go_only_to(at),
            Destination::Found(at, by) => {
                match at {
                    Some(at) => self.go_only_to(at),
                    None => self.go_everywhere(),
                }
                self.arrange(list::Change::Apply(*by));
            }
            Destination::Key(at, key) => {
                self.look_only_at(at);
                self.list = List::at(key);
                self.page = Page::Keys;
            }
            Destination::NewKey(at, draft) => {
                self.look_at(at.clone());
                let offered = self.view().and_then(|view| view.offered());
                self.page = Page::NewKey(Box::new(Form::new(at, draft.as_ref(), offered)));
            }
            Destination::Like(at, key) => {
                self.look_at(at.clone());
                if let Some(view) = self.view() {
                    self.page = Page::NewKey(Box::new(Form::like(at, &key, view)));
                }
            }
            Destination::Edit(at, key) => {
                self.look_at(at.clone());
                self.page = Page::EditKey(Box::new(Editing::new(at, *key)));
            }
            Destination::Usage(at, key) => {
                self.look_at(at);
                self.page = Page::Usage(key);
            }
            Destination::Activity => {
                self.activity.apply(ledger::Change::Outdated);
                self.page = Page::Activity;
            }
            Destination::Check => {
                self.check = Reading::default();
                self.page = Page::Check;
            }
            Destination::Rotate(at, key) => self.go_rotate(at, key),
            Destination::Rotation(id) => self.go_rotation(id),
            Destination::Rotations => self.page = Page::Rotations,
            Destination::Health(at) => self.go_health(at),
            Destination::Next => self.page = Page::Next,
            Destination::Settings => self.page = Page::Settings,
        }
    }

    /// The focus goes to where the screen begins.
    pub(super) fn arrive(&mut self) {
        self.arrivals = self.arrivals.wrapping_add(1);
    }

    /// Back to the keys: to all of them, where that is where the admin came from.
    pub(super) fn go_home(&mut self, at: OrganizationRef) {
        self.go(self.home_from(at));
    }

    /// Where leaving a form or a page of an organization leads.
    pub fn home_from(&self, at: OrganizationRef) -> Destination {
        if self.checkup.mending {
            return Destination::Health(self.checkup.wanted.at.clone());
        }
        if self.everywhere { Destination::All } else { Destination::Keys(at) }
    }

    fn go_everywhere(&mut self) {
        self.sign_in = Attempt::default();
        self.everywhere = true;
        self.overview.outdate();
        self.page = Page::Keys;
        self.follow_picked();
    }

    fn go_only_to(&mut self, at: OrganizationRef) {
        self.sign_in = Attempt::default();
        self.look_only_at(at);
        self.page = Page::Keys;
    }

    /// Looks at one organization, and no longer at all.
    fn look_only_at(&mut self, at: OrganizationRef) {
        if std::mem::take(&mut self.everywhere) {
            self.at = None;
        }
        self.look_at(at);
    }

    pub(super) fn look_at(&mut self, at: OrganizationRef) {
        if self.at.as_ref() != Some(&at) {
            self.at = Some(at);
            self.list = List::default();
            self.settle_selection();
        }
    }

    pub(super) fn take(&mut self, at: &OrganizationRef, view: View) {
        if let (Page::NewKey(form), Some((offer, rights))) = (&mut self.page, view.offered())
            && form.at == *at
        {
            form.learn(offer, rights);
        }
        self.board_mut(at).take(view);
        if self.at.as_ref() == Some(at) {
            self.settle_selection();
        }
    }

    pub(super) fn settle_selection(&mut self) {
        if let Some(view) = self.view().cloned() {
            self.list.settle(&view, self.present());
        }
        self.drop_unseen();
    }
}
