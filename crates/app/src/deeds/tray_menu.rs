//! Tray menu: what the tray offers, from what was last read.

use crate::journal::Progress;
use crate::listing::{Accounts, Seat};
use crate::words::create as words;
use crate::{App, Error};
use domain::call::Topic;
use domain::errand::tray_menu;
use domain::{Arrangement, Presence, Stage, TrayMenu};
use std::sync::PoisonError;
use std::time::Duration;

/// How long quitting waits for the answers to creates: a request may take half a minute, and is settled once.
const ANSWER_PATIENCE: Duration = Duration::from_secs(65);

/// More keys than any menu shows: those that are being rotated are left out of them.
const ROWS: usize = 200;

impl App {
    /// What the tray offers. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn tray_menu(&self) -> Result<TrayMenu, Error> {
        let (arranged, organizations) = self.manageable(&Arrangement::default())?;
        let rows = arranged.stretch(0, ROWS).rows;
        Ok(tray_menu(&rows, &self.shown_rotations()?, organizations > 1, self.is_hidden()))
    }

    /// How the accounts are called, and what the clocks of their services are off.
    pub(crate) fn seats(&self) -> Result<Accounts, Error> {
        let accounts = self.journal.accounts()?.into_iter();
        let known = accounts.map(|row| {
            let skew_seconds = self.contacts.of(&row.account.address).skew_seconds();
            let title = row.account.title();
            (row.account.id, Seat { skew_seconds, title })
        });
        Ok(known.collect())
    }

    /// How Keyward can be reached while its window is closed: the shell finds out.
    ///
    /// `change` sees it as it is now: tray and shortcut are found out about side by side.
    pub fn change_presence(&self, change: impl FnOnce(&mut Presence)) {
        let mut known = self.presence.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known.clone();
        change(&mut known);
        let changed = before != *known;
        drop(known);
        if changed {
            self.changed(Topic::Home);
        }
    }

    /// How Keyward can be reached while its window is closed.
    pub fn presence(&self) -> Presence {
        self.presence.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits for the creates whose answers are on their way: their secrets would be lost with them. Whether there was
    /// one.
    pub async fn finish_creates(&self) -> bool {
        let unfinished = self.journal.unfinished().unwrap_or_default();
        let sent = unfinished.into_iter().filter(|intent| matches!(intent.progress, Progress::Sent { .. }));
        let under_way: Vec<_> =
            sent.map(|intent| intent.id).filter(|create| self.pending.is_busy(create)).collect();
        if under_way.is_empty() {
            return false;
        }
        self.notice(words::KEYWARD_QUITS_ONCE_ANSWER_IS_IN.to_owned());
        tracing::info!(creates = under_way.len(), "quitting waits for the answers to creates");
        if tokio::time::timeout(ANSWER_PATIENCE, self.pending.rest(&under_way)).await.is_err() {
            tracing::warn!("a create has no answer yet; it is looked at after the next start");
        }
        true
    }

    /// Whether quitting now would lose a secret: it waits to be stored and is in no keychain.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn would_lose_a_secret(&self) -> Result<bool, Error> {
        let told = self.journal.unfinished()?.into_iter().filter_map(|intent| self.told(intent));
        Ok(told.into_iter().any(|one| matches!(one.stage, Stage::Pending { kept: false, .. })))
    }
}
