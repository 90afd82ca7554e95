//! List keys: those of all organizations, from the cache alone.

use crate::listing::Arranged;
use crate::{App, Error};
use domain::Listing;
use domain::call::{ListKeys, MOST_ROWS};
use std::sync::PoisonError;

impl App {
    /// A stretch of the keys of all organizations, searched, filtered and sorted, and which of the selected ones are not
    /// among them any more. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn list_keys(&self, request: &ListKeys) -> Result<Listing, Error> {
        let ListKeys { by, from, count, selected } = request;
        let (everything, revision) = self.cache.everything()?;
        let now = self.now();
        let accounts = self.seats()?;
        let mut slot = self.arranged.lock().unwrap_or_else(PoisonError::into_inner);
        let known = slot.take().filter(|known| known.is_of(revision, &accounts));
        let known = slot.insert(known.unwrap_or_else(|| Arranged::new(revision, now, everything, accounts)));
        known.follow(now);
        known.arrange(by);
        let stretch = known.stretch(*from, (*count).min(MOST_ROWS));
        Ok(Listing { unseen: known.unseen(selected), ..stretch })
    }

    /// Reads everything into memory, so that the first search need not wait for the disk.
    pub fn warm_up(&self) {
        if let Err(error) = self.cache.everything() {
            tracing::warn!(%error, "what was read earlier could not be read into memory");
        }
    }
}
