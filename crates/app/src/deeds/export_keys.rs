//! Export keys: what is known of them, as a file for the admin. No secret is known, so none is in it.

use crate::listing::{Accounts, Arranged};
use crate::words::keys as words;
use crate::{App, Error};
use domain::batch::MOST;
use domain::call::ExportKeys;
use domain::inventory::{Item, Which, table};
use domain::list::Line;
use domain::{AccountId, Arrangement, Format, KeyPlace, OrganizationRef, Saved, View};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

impl App {
    /// Saves these keys, as far as they are known. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`], [`Error::Gone`] where none of them is there.
    pub fn export_keys(&self, request: &ExportKeys) -> Result<Saved, Error> {
        let accounts = self.seats()?;
        let items = match &request.which {
            Which::These(keys, by) => self.items_of(keys, by, &accounts)?,
            Which::Of(at, by) => {
                let view = self.cache.view(at)?;
                let now = self.now_at(&at.account);
                let shown =
                    view.iter().flat_map(|view| by.shown(view, now).into_iter().map(move |key| (view, key)));
                shown
                    .map(|(view, key)| Item::of(&Line { view, key, now }, title(&accounts, &at.account)))
                    .collect()
            }
            Which::All(by) => {
                let (everything, revision) = self.cache.everything()?;
                let mut arranged = Arranged::new(revision, self.now(), everything, accounts.clone());
                arranged.arrange(by);
                arranged
                    .lines()
                    .map(|line| Item::of(&line, title(&accounts, &line.view.at.account)))
                    .collect()
            }
        };
        if items.is_empty() {
            return Err(Error::Gone(words::THERE_IS_NO_KEY_TO_EXPORT));
        }
        let content = match request.format {
            Format::Csv => table(&items),
            Format::Json => self.json(&items)?,
        };
        self.save_export("keys", request.format, &content, items.len())
    }

    /// Those of these keys that are known, in this order.
    fn items_of(&self, keys: &[KeyPlace], by: &Arrangement, accounts: &Accounts) -> Result<Vec<Item>, Error> {
        let keys = &keys[..keys.len().min(MOST)];
        let mut views: BTreeMap<&OrganizationRef, Option<View>> = BTreeMap::new();
        for (at, _) in keys {
            if let Entry::Vacant(free) = views.entry(at) {
                free.insert(self.cache.view(at)?);
            }
        }
        let line = |(at, id): &KeyPlace| {
            let view = views.get(at)?.as_ref()?;
            let key = view.keys.iter().find(|key| key.id == *id)?;
            Some(Line { view, key, now: self.now_at(&at.account) })
        };
        let mut lines: Vec<Line<'_>> = keys.iter().filter_map(line).collect();
        lines.sort_by(|one, other| by.compare(one, other));
        Ok(lines.iter().map(|line| Item::of(line, title(accounts, &line.view.at.account))).collect())
    }
}

fn title<'a>(accounts: &'a Accounts, account: &AccountId) -> &'a str {
    accounts.get(account).map_or("", |seat| seat.title.as_str())
}
