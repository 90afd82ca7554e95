//! The verbs about several keys at once.

use super::App;
use crate::action::Action;
use crate::batch;
use crate::bridge::call;
use crate::clock::localized;
use crate::order::Order;
use crate::plot::grouped;
use crate::pruning::{self, Pruning, meets_all, place_of};
use crate::rows::Rows;
use crate::screen::About;
use crate::words::several as words;
use domain::batch::MOST;
use domain::call::{DeleteKey, ExportKeys, FindKeys, ListKeys};
use domain::inventory::Which;
use domain::{Format, Key, KeyPlace};
use std::collections::BTreeSet;

/// In which order the core was asked about the keys that are to be deleted, and answered.
static FOUND: Order = Order::new();

impl App {
    /// Selects the rows of the table from where the admin was last to this one; those that are not at hand are asked for.
    pub fn select_up_to(&self, rows: &Rows, to: usize) {
        let state = self.state();
        match state.batch.range(rows, state.by(), state.place_in(rows), to) {
            Some((from, to)) => self.select_span(rows, from, to),
            None => {
                self.select_span(rows, to, to);
                self.tell(Action::Refused(words::ONLY_THIS_KEY_WAS_SELECTED.to_owned()));
            }
        }
    }

    /// Selects the rows from one place to another.
    pub fn select_span(&self, rows: &Rows, from: usize, to: usize) {
        self.select_rows(rows, from, to + 1);
    }

    /// Selects all rows of the table, or as many as can be.
    pub fn select_all(&self, rows: &Rows) {
        self.select_rows(rows, 0, rows.total);
    }

    fn select_rows(&self, rows: &Rows, from: usize, to: usize) {
        let total = to - from;
        let at_hand: Vec<KeyPlace> =
            (from..to).map_while(|place| rows.get(place)).map(|row| place_of(row)).collect();
        if at_hand.len() == total {
            return self.tell(Action::Batch(batch::Change::Add { keys: at_hand, total }));
        }
        let by = self.state().overview.by.clone();
        self.run(|app| async move {
            let asked = ListKeys { by: localized(&by), from, count: total.min(MOST), selected: vec![] };
            match call(asked).await {
                Ok(listing) => {
                    let keys = listing.rows.iter().map(place_of).collect();
                    let total = total.min(listing.total.saturating_sub(from));
                    app.tell(Action::SelectFound { by, keys, total });
                }
                Err(failure) => app.tell(Action::Troubled(failure)),
            }
        });
    }

    /// Opens the list of the selected keys, to be looked at before they are deleted.
    pub fn ask_prune(&self) {
        let keys = self.state().batch_keys();
        if keys.is_empty() || self.state().dialog.is_some() {
            return;
        }
        self.ask(About::Prune(Box::new(Pruning::new(keys))));
    }

    /// Asks what is known of the keys that are to be deleted.
    pub fn find_pruned(&self, keys: Vec<KeyPlace>) {
        self.run(|app| async move {
            let number = FOUND.ask();
            let answer = call(FindKeys { keys: keys.clone() }).await;
            if !FOUND.is_late(number) {
                app.tell(Action::Prune(pruning::Change::Found(keys, answer)));
            }
        });
    }

    /// Deletes the keys of the list one after the other, until the admin stops it. A service that can't be
    /// asked is asked no more.
    pub fn prune(&self, typed: String) {
        let Some(pruning) = self.state().pruning().filter(|pruning| !pruning.is_running()) else { return };
        let doomed: Vec<(KeyPlace, Key)> =
            pruning.doomed().iter().map(|row| (place_of(row), row.key.clone())).collect();
        let (among, run) = (Some(pruning.living()), pruning.run.clone());
        self.tell(Action::Prune(pruning::Change::Begin));
        self.run(|app| async move {
            let (mut touched, mut silent) = (BTreeSet::new(), BTreeSet::new());
            for ((at, key), seen) in doomed {
                if run.is_stopped() {
                    break;
                }
                if silent.contains(&at.account) {
                    continue;
                }
                touched.insert(at.clone());
                let seen = Some(Box::new(seen));
                let request =
                    DeleteKey { at: at.clone(), key: key.clone(), typed: typed.clone(), among, seen };
                let fate = call(request).await;
                if fate.as_ref().is_err_and(meets_all) {
                    silent.insert(at.account.clone());
                }
                let fated = pruning::Change::Fated(run.clone(), (at.clone(), key), fate);
                app.learned_at(&at, Action::Prune(fated));
            }
            app.tell(Action::Prune(pruning::Change::End(run)));
            // Keys that were changed meanwhile are read anew.
            for at in touched {
                app.ask_service(at).await;
            }
            app.reopen().await;
        });
    }

    /// Saves keys as a file, and says where it is.
    pub fn export(&self, which: Which, format: Format) {
        self.run(|app| async move {
            match call(ExportKeys { which, format }).await {
                Ok(saved) => app.tell(Action::Said(exported(&saved))),
                Err(failure) => app.tell(Action::Troubled(failure)),
            }
        });
    }

    /// Deletes no more than the key that is under way.
    pub fn stop_pruning(&self) {
        self.tell(Action::Prune(pruning::Change::Stop));
    }
}

/// What was exported, and where it is.
fn exported(saved: &domain::Saved) -> String {
    let keys = if saved.rows == 1 {
        words::ONE_KEY.to_owned()
    } else {
        words::keys_counted(grouped(saved.rows as u64))
    };
    words::saved_in(keys, &saved.path)
}
