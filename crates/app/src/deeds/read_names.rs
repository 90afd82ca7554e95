//! Read names: how things are called over all organizations, from the cache alone.

use crate::{App, Error};
use domain::call::{MOST_NAMES, ReadNames};
use domain::query::Known;

impl App {
    /// The names that a query over all organizations can be about. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn read_names(&self, request: &ReadNames) -> Result<Known, Error> {
        let ReadNames {} = request;
        let accounts = self.seats()?;
        let mut known = Known::default();
        // What belongs to no account is shown nowhere.
        for kept in self.cache.everything()?.0 {
            if accounts.contains_key(&kept.view.at.account) {
                known.add(&kept.view);
            }
        }
        known.accounts.extend(accounts.into_values().map(|seat| domain::text::harmless(&seat.title)));
        Ok(known.at_most(MOST_NAMES))
    }
}
