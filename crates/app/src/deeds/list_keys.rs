//! List keys: those of all organizations, from the cache alone.

use crate::listing::Arranged;
use crate::{App, Error};
use domain::Listing;
use domain::call::{ListKeys, MOST_ROWS};
use std::sync::PoisonError;

impl App {
    /// A stretch of the keys of all organizations, searched, filtered and sorted. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn list_keys(&self, request: &ListKeys) -> Result<Listing, Error> {
        let ListKeys { by, from, count } = request;
        let (everything, revision) = self.cache.everything()?;
        let now = self.now();
        let clocks = self.clocks()?;
        let mut arranged = self.arranged.lock().unwrap_or_else(PoisonError::into_inner);
        if !arranged.as_ref().is_some_and(|known| known.is(by, revision, now, &clocks)) {
            *arranged = Some(Arranged::new(by.clone(), revision, now, everything, clocks));
        }
        let known = arranged.as_ref();
        Ok(known.map(|known| known.stretch(*from, (*count).min(MOST_ROWS))).unwrap_or_default())
    }

    /// Reads everything into memory, so that the first search need not wait for the disk.
    pub fn warm_up(&self) {
        if let Err(error) = self.cache.everything() {
            tracing::warn!(%error, "what was read earlier could not be read into memory");
        }
    }
}
