//! The verbs about what should be seen to.

use super::App;
use crate::action::Action;
use crate::bridge::call;
use crate::screen::{About, Destination};
use domain::Arrangement;
use domain::call::ReadHealth;
use domain::health::{Case, Mend};

impl App {
    /// Asks the core what should be seen to. No service is asked.
    pub fn read_health(&self, ask: ReadHealth) {
        self.tell(Action::HealthSent(ask.clone()));
        self.run(|app| async move {
            let answer = call(ask.clone()).await;
            app.tell(Action::HealthRead(ask, answer));
        });
    }

    /// Begins what mends a case.
    pub fn mend(&self, case: Case) {
        let Case { at, key, mend, .. } = case;
        match (mend, key) {
            (Mend::Rotate, Some(key)) => self.tell(Action::Go(Destination::Rotate(at, key.id))),
            (Mend::Edit | Mend::Rename, Some(key)) => {
                self.tell(Action::Go(Destination::Edit(at, Box::new(key))))
            }
            // The form needs what was read of the organization, which may not be looked at yet.
            (Mend::Replace, Some(key)) => self.run(|app| async move {
                app.reread(at.clone()).await;
                app.tell(Action::Led(Destination::Like(at, Box::new(key))));
            }),
            (Mend::Delete, Some(key)) => {
                // The question is about a key of the organization that is looked at.
                self.tell(Action::LookedAt(at.clone()));
                self.ask(About::Delete(at, Box::new(key)));
            }
            (Mend::Show, Some(key)) => self.tell(Action::Go(Destination::Key(at, key.id))),
            (_, None) => self.tell(Action::Go(Destination::Keys(at))),
        }
    }

    /// Shows the keys that a query finds, of what the page looks at.
    pub fn show_keys(&self, query: String) {
        let several = self.state.home.as_ref().is_some_and(|home| home.organizations.len() > 1);
        let one = self.state.checkup.wanted.at.clone().or_else(|| self.state.at.clone().filter(|_| !several));
        self.find(one, Arrangement { query, ..Arrangement::default() });
    }
}
