//! Health: what should be seen to among the keys that were read, from the cache alone.

use crate::{App, Error};
use domain::call::ReadHealth;
use domain::skew::corrected;
use domain::{Health, Timestamp, View, health};
use std::sync::Arc;

impl App {
    /// Looks at the keys of one organization, or of all. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn read_health(&self, request: &ReadHealth) -> Result<Health, Error> {
        let (everything, _) = self.cache.everything()?;
        let (now, accounts) = (self.now(), self.seats()?);
        let wanted = |view: &View| request.at.as_ref().is_none_or(|at| view.at == *at);
        // What belongs to no account is shown nowhere.
        let present = |view: &View| -> Option<Timestamp> {
            accounts.get(&view.at.account).map(|seat| corrected(now, seat.skew_seconds))
        };
        let views = everything.iter().map(Arc::as_ref).map(|kept| &kept.view).filter(|view| wanted(view));
        let places = views.filter_map(|view| present(view).map(|now| (view, now)));
        let mut found = health::examine(places, request.unfolded);
        let known = self.cache.organizations()?.into_iter();
        let unread =
            known.filter(|one| one.read.is_none() && request.at.as_ref().is_none_or(|at| one.at == *at));
        found.unread = unread.count();
        Ok(found)
    }
}
