//! The verbs of the palette.

use super::App;
use crate::action::Action;
use crate::bridge::call;
use crate::screen::{About, Page};
use domain::call::ListKeys;
use domain::list::Listing;
use domain::{Arrangement, Failure};

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

    /// Asks the core for the first keys of all organizations that match; `answered` is called with them.
    pub fn find_keys(&self, query: String, answered: impl FnOnce(Result<Listing, Failure>) + 'static) {
        self.run(|_| async move {
            let by = Arrangement { query, ..Arrangement::default() };
            answered(call(ListKeys { by, from: 0, count: SHOWN }).await);
        });
    }
}
