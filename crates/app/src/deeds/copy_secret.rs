//! Copy: a secret goes to the clipboard in Rust, and off it again after a while.

use crate::{App, Error, Secret};
use domain::call::{Copied, CopySecret};
use std::sync::Arc;

impl App {
    /// Puts the secret of a pending create on the clipboard, and takes it off after the clipboard time if it is
    /// still there.
    ///
    /// # Errors
    /// [`Error::Gone`] where it is not at hand, [`Error::Refused`] where there is no clipboard.
    pub async fn copy_secret(&self, request: &CopySecret) -> Result<Copied, Error> {
        let secret = self.secret_at_hand(&request.create)?;
        let (clipboard, copy) = (Arc::clone(&self.doors.clipboard), Arc::clone(&secret));
        let put = tokio::task::spawn_blocking(move || clipboard.put(&copy)).await;
        if let Err(reason) = put.unwrap_or_else(|_| Err("it stopped unexpectedly".to_owned())) {
            return Err(Error::Refused(format!(
                "The clipboard can't be used ({reason}). Reveal the secret and type it over."
            )));
        }
        self.pending.set_copied(Some(Arc::clone(&secret)));
        let app = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(app.doors.clipboard_time).await;
            app.clear_clipboard_of(secret).await;
        });
        Ok(Copied { clears_in_seconds: self.clipboard_seconds() })
    }

    /// Takes a copied secret off the clipboard, before Keyward quits or hides.
    pub async fn clear_clipboard(&self) {
        if let Some(secret) = self.pending.copied() {
            self.clear_clipboard_of(secret).await;
        }
    }

    async fn clear_clipboard_of(&self, secret: Arc<Secret>) {
        let clipboard = Arc::clone(&self.doors.clipboard);
        let held = Arc::clone(&secret);
        let cleared = tokio::task::spawn_blocking(move || clipboard.clear_if_holds(&held)).await;
        if let Ok(Err(reason)) = cleared {
            tracing::warn!(reason, "the clipboard could not be cleared");
        }
        if self.pending.copied().is_some_and(|copied| Arc::ptr_eq(&copied, &secret)) {
            self.pending.set_copied(None);
        }
    }

    pub(crate) fn clipboard_seconds(&self) -> u32 {
        u32::try_from(self.doors.clipboard_time.as_secs()).unwrap_or(u32::MAX)
    }
}
