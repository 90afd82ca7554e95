//! The verbs about several keys at once.

use super::App;
use crate::action::Action;
use crate::batch;
use crate::bridge::call;
use crate::plot::grouped;
use crate::pruning::{self, Pruning, meets_all, place_of};
use crate::rows::Rows;
use crate::screen::About;
use domain::batch::MOST;
use domain::call::{DeleteKey, ExportKeys, FindKeys, ListKeys};
use domain::inventory::Which;
use domain::{FailureKind, Format, Key, KeyPlace};
use std::cell::Cell;
use std::collections::BTreeSet;

thread_local! {
    /// Whether the admin wants no more keys to be deleted.
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

impl App {
    /// Selects the rows of the table from the one that was selected last to this one; those that are not at hand are
    /// asked for.
    pub fn select_up_to(&self, rows: &Rows, to: usize) {
        let (from, to) = self.state().batch.range(to);
        self.select_span(rows, from, to);
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
            let answer = call(ListKeys { by, from, count: total.min(MOST) }).await;
            match answer {
                Ok(listing) => {
                    let keys = listing.rows.iter().map(place_of).collect();
                    app.tell(Action::Batch(batch::Change::Add { keys, total }));
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
        let pruning = Pruning::new(keys, &self.state().rotating_keys());
        self.ask(About::Prune(Box::new(pruning)));
    }

    /// Asks what is known of the keys that are to be deleted.
    pub fn find_pruned(&self, keys: Vec<KeyPlace>) {
        self.run(|app| async move {
            let answer = call(FindKeys { keys }).await;
            app.tell(Action::Prune(pruning::Change::Found(answer)));
        });
    }

    /// Deletes the keys of the list one after the other, until the admin stops it. A service that can't be
    /// asked is asked no more.
    pub fn prune(&self, typed: String) {
        let Some(pruning) = self.state().pruning().filter(|pruning| !pruning.is_running()) else { return };
        let doomed: Vec<(KeyPlace, Key)> =
            pruning.doomed().iter().map(|row| (place_of(row), row.key.clone())).collect();
        let among = Some(pruning.living());
        STOPPED.set(false);
        self.tell(Action::Prune(pruning::Change::Begin));
        self.run(|app| async move {
            let (mut touched, mut silent) = (BTreeSet::new(), BTreeSet::new());
            for ((at, key), seen) in doomed {
                if STOPPED.get() {
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
                // It was there when the list was read: somebody else deleted it since.
                let fate = match fate {
                    Err(failure) if failure.kind == FailureKind::Gone => {
                        Ok(domain::call::Deleted::AlreadyGone)
                    }
                    other => other,
                };
                if fate.as_ref().is_err_and(meets_all) {
                    silent.insert(at.account.clone());
                }
                app.tell(Action::Prune(pruning::Change::Fated((at, key), fate)));
            }
            app.tell(Action::Prune(pruning::Change::End));
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
        STOPPED.set(true);
        self.tell(Action::Prune(pruning::Change::Stop));
    }
}

/// What was exported, and where it is.
fn exported(saved: &domain::Saved) -> String {
    let keys =
        if saved.rows == 1 { "1 key".to_owned() } else { format!("{} keys", grouped(saved.rows as u64)) };
    format!("{keys} saved in {}", saved.path)
}
