//! The verbs of the palette, and of what is offered where keys are searched.

use super::App;
use crate::action::Action;
use crate::bridge::call;
use crate::clock::localized;
use crate::list::Change;
use crate::screen::{About, Destination, Page};
use domain::call::{ListKeys, ReadNames};
use domain::list::Listing;
use domain::{Arrangement, Failure, OrganizationRef};

/// So many keys are shown of those that are found.
const SHOWN: usize = 8;

impl App {
    /// Opens the palette; where it is open, closes it. Another dialog has the keyboard to itself.
    pub fn turn_palette(&self) {
        match &self.state.dialog {
            Some(dialog) if dialog.about == About::Palette => self.tell(Action::Closed),
            None if !self.state.small && self.state.page != Page::Starting => self.ask(About::Palette),
            _ => {}
        }
    }

    /// Lists all keys that a query finds, wherever they are.
    pub fn list_everywhere(&self, query: String) {
        let all = self.state.home.as_ref().and_then(|home| match home.organizations.as_slice() {
            [] => None,
            [only] => Some(Some(only.at.clone())),
            _ => Some(None),
        });
        if let Some(all) = all {
            self.find(all, Arrangement { query, ..Arrangement::default() });
        }
    }

    /// Looks for what a saved view looks for, where keys were looked at last.
    pub fn look_for(&self, by: Arrangement) {
        let state = &self.state;
        match (&state.page, state.at.clone()) {
            (Page::Keys, _) => {
                self.tell(Action::Closed);
                self.tell(Action::List(Change::Apply(by)));
            }
            (_, at) if state.everywhere || at.is_some() => self.find(at.filter(|_| !state.everywhere), by),
            _ => {}
        }
    }

    /// Goes to the keys of an organization, or of all, that are looked for so.
    pub(super) fn find(&self, at: Option<OrganizationRef>, by: Arrangement) {
        self.tell(Action::Go(Destination::Found(at, Box::new(by))));
    }

    /// Asks the core how things are called over all organizations. Where it can't tell, what is known stays.
    pub fn read_names(&self) {
        self.run(|app| async move {
            if let Ok(names) = call(ReadNames {}).await {
                app.tell(Action::Named(names));
            }
        });
    }

    /// Asks the core for the first keys of all organizations that match; `answered` is called with them.
    pub fn find_keys(&self, query: String, answered: impl FnOnce(Result<Listing, Failure>) + 'static) {
        self.run(|_| async move {
            let by = localized(&Arrangement { query, ..Arrangement::default() });
            answered(call(ListKeys { by, from: 0, count: SHOWN, selected: vec![] }).await);
        });
    }
}
