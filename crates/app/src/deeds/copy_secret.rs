//! Copy: a secret goes to the clipboard in Rust, and off it again after a while.

use crate::pending::Copy;
use crate::words::keys as words;
use crate::{App, Error};
use domain::activity::{Outcome, What};
use domain::call::{Copied, CopySecret};
use std::sync::Arc;
use std::time::Duration;

/// How often a secret is tried to be taken off, before the admin is told: another program may hold the clipboard for a
/// moment.
const TRIES: u32 = 3;

/// How long to wait before it is tried again.
const BETWEEN_TRIES: Duration = Duration::from_secs(2);

impl App {
    /// Puts the secret of a pending create on the clipboard, and takes it off after the clipboard time if it is
    /// still there.
    ///
    /// # Errors
    /// [`Error::Gone`] where it is not at hand, [`Error::Refused`] where there is no clipboard.
    pub async fn copy_secret(&self, request: &CopySecret) -> Result<Copied, Error> {
        let secret = self.secret_at_hand(&request.create)?;
        let begun = self.begin_anyway(self.act_about(What::Copy, &request.create));
        let (clipboard, copy) = (Arc::clone(&self.doors.clipboard), Arc::clone(&secret));
        let put = tokio::task::spawn_blocking(move || clipboard.put(&copy)).await;
        if let Err(reason) = put.unwrap_or_else(|_| Err(words::IT_STOPPED_UNEXPECTEDLY.to_owned())) {
            self.finish_anyway(begun, Ok((Outcome::Failed, words::CLIPBOARD_COULD_NOT_BE_USED)));
            return Err(Error::Refused(words::clipboard_cant_be_used_reveal(reason)));
        }
        self.finish_anyway(begun, Ok((Outcome::Done, "")));
        let copied = self.pending.set_copied(secret);
        let (app, time) = (self.clone(), self.clipboard_time());
        tokio::spawn(async move {
            let mut pause = time;
            for _ in 0..TRIES {
                tokio::time::sleep(pause).await;
                pause = BETWEEN_TRIES.min(time);
                // Copied again since: that one has a time of its own.
                if !app.pending.copied().is_some_and(|last| Arc::ptr_eq(&last, &copied)) {
                    return;
                }
                match app.take_off(&copied).await {
                    Ok(()) => return,
                    Err(reason) => {
                        tracing::warn!(reason, "a copied secret can't be taken off the clipboard now")
                    }
                }
            }
            app.clear_clipboard().await;
        });
        Ok(Copied { clears_in_seconds: self.clipboard_seconds() })
    }

    /// Takes a copied secret off the clipboard: when its time is over, and before Keyward quits or hides.
    pub async fn clear_clipboard(&self) {
        let Some(copied) = self.pending.copied() else { return };
        if let Err(reason) = self.take_off(&copied).await {
            self.notice(words::copied_secret_could_not_be_taken(reason));
        }
    }

    async fn take_off(&self, copied: &Copy) -> Result<(), String> {
        let (clipboard, held) = (Arc::clone(&self.doors.clipboard), Arc::clone(copied));
        let cleared = tokio::task::spawn_blocking(move || clipboard.clear_if_holds(&held.0)).await;
        cleared.unwrap_or_else(|_| Err(words::IT_STOPPED_UNEXPECTEDLY.to_owned()))?;
        self.pending.cleared(copied);
        Ok(())
    }

    pub(crate) fn clipboard_seconds(&self) -> u32 {
        u32::try_from(self.clipboard_time().as_secs()).unwrap_or(u32::MAX)
    }

    /// How long a copied secret stays on the clipboard. Where what the admin set can't be read, as at first.
    fn clipboard_time(&self) -> Duration {
        self.doors.clipboard_time.unwrap_or_else(|| {
            let settings = self.journal.settings().unwrap_or_default();
            Duration::from_secs(settings.clipboard_seconds.into())
        })
    }
}
