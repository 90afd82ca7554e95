//! The verbs about what was done from this machine.

use super::App;
use crate::action::Action;
use crate::bridge::call;
use crate::clock;
use crate::ledger::{Ask, Change};
use crate::plot::grouped;
use crate::words::activity as words;
use domain::call::ExportActivity;
use domain::{Format, Saved};

impl App {
    /// Reads rows of what was done.
    pub fn list_activity(&self, ask: Ask) {
        self.tell(Action::Activity(Change::Sent(ask.clone())));
        self.run(|app| async move {
            let answer = call(ask.call(clock::now())).await;
            app.tell(Action::Activity(Change::Listed(ask, answer)));
        });
    }

    /// Saves what is looked for as a file.
    pub fn export_activity(&self, format: Format) {
        if self.state.activity.exporting {
            return;
        }
        self.tell(Action::Activity(Change::ExportSent));
        let by = self.state.activity.search(clock::now());
        self.run(|app| async move {
            match call(ExportActivity { by, format }).await {
                Ok(saved) => app.tell(Action::Said(app.saved(&saved))),
                Err(failure) => app.tell(Action::Troubled(failure)),
            }
            app.tell(Action::Activity(Change::Exported));
        });
    }

    /// Where an export went. A path may name its user: it is not said while names are hidden.
    pub fn saved(&self, saved: &Saved) -> String {
        let rows = if saved.rows == 1 {
            words::ONE_ROW.to_owned()
        } else {
            words::rows_counted(grouped(saved.rows as u64))
        };
        match self.state.hiding().is_on() {
            true => words::saved_in_folder_for_downloads(rows),
            false => words::saved_as(rows, &saved.path),
        }
    }
}
