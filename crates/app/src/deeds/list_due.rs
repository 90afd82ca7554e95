//! List due: the keys that can be rotated, for the tray and for the small window.

use crate::listing::Arranged;
use crate::{App, Error};
use domain::call::{ListDue, MOST_ROWS};
use domain::list::Filter;
use domain::{Arrangement, Listing, Session};

impl App {
    /// The keys that work and can be rotated, the nearest expiration first. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn list_due(&self, request: &ListDue) -> Result<Listing, Error> {
        let by = Arrangement { filter: Some(Filter::Active), ..Arrangement::default() };
        Ok(self.manageable(&by)?.0.stretch(0, request.count.min(MOST_ROWS)))
    }

    /// The keys that this admin may manage, through accounts that are signed in, and of how many organizations they
    /// are.
    pub(crate) fn manageable(&self, by: &Arrangement) -> Result<(Arranged, usize), Error> {
        let (mut manageable, revision) = self.cache.everything()?;
        let accounts = self.journal.accounts()?;
        manageable.retain(|kept| {
            let row = accounts.iter().find(|row| row.account.id == kept.view.at.account);
            let signed_in = row.is_some_and(|row| self.session_state(row) != Session::SignedOut);
            signed_in && kept.view.offered().is_some_and(|(_, rights)| rights.can_manage)
        });
        let organizations = manageable.len();
        let mut arranged = Arranged::new(revision, self.now(), manageable, self.seats()?);
        arranged.arrange(by);
        Ok((arranged, organizations))
    }
}
