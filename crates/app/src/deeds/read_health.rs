//! Health: what should be seen to among the keys that were read, from the cache alone.

use crate::cache::Kept;
use crate::{App, Error};
use domain::call::ReadHealth;
use domain::health::Attention;
use domain::skew::corrected;
use domain::{Health, Timestamp, View, health};
use std::sync::Arc;

impl App {
    /// Looks at the keys of one organization, or of all. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn read_health(&self, request: &ReadHealth) -> Result<Health, Error> {
        let wanted = |view: &View| request.at.as_ref().is_none_or(|at| view.at == *at);
        let views = self.views_at_present()?;
        let places = views.iter().map(|(kept, now)| (&kept.view, *now)).filter(|(view, _)| wanted(view));
        let mut found = health::examine(places, request.unfolded);
        let known = self.cache.organizations()?.into_iter();
        let unread =
            known.filter(|one| one.read.is_none() && request.at.as_ref().is_none_or(|at| one.at == *at));
        found.unread = unread.count();
        Ok(found)
    }

    /// How many keys of all organizations need somebody soon. Asks nobody.
    pub(crate) fn attention(&self) -> Result<Attention, Error> {
        let mut attention = Attention::default();
        for (kept, now) in &self.views_at_present()? {
            kept.view.keys.iter().for_each(|key| attention.add(key, *now));
        }
        Ok(attention)
    }

    /// Everything that was read, each at the present of its service's clock. What belongs to no account is shown nowhere.
    fn views_at_present(&self) -> Result<Vec<(Arc<Kept>, Timestamp)>, Error> {
        let (everything, _) = self.cache.everything()?;
        let (now, accounts) = (self.now(), self.seats()?);
        let present =
            |kept: &Kept| accounts.get(&kept.view.at.account).map(|seat| corrected(now, seat.skew_seconds));
        let each = everything.into_iter().filter_map(|kept| present(&kept).map(|now| (kept, now)));
        Ok(each.collect())
    }
}
