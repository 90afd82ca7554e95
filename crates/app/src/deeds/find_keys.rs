//! Find keys: what is known of some of them, from the cache alone.

use crate::{App, Error};
use domain::batch::MOST;
use domain::call::FindKeys;
use domain::list::Line;
use domain::{OrganizationRef, Row, View};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

impl App {
    /// These keys as they are known now, in their order, without those that are not there any more. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn find_keys(&self, request: &FindKeys) -> Result<Vec<Row>, Error> {
        let mut views: BTreeMap<&OrganizationRef, Option<View>> = BTreeMap::new();
        let mut rows = Vec::new();
        for (at, id) in request.keys.iter().take(MOST) {
            let view = match views.entry(at) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(free) => free.insert(self.cache.view(at)?),
            };
            let Some(view) = view else { continue };
            if let Some(key) = view.keys.iter().find(|key| key.id == *id) {
                rows.push(Row::of(&Line { view, key, now: self.now_at(&at.account) }));
            }
        }
        Ok(rows)
    }
}
