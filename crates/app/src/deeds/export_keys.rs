//! Export keys: what is known of them, as a file for the admin. No secret is known, so none is in it.

use crate::listing::{Accounts, Arranged};
use crate::words::keys as words;
use crate::{App, Error};
use domain::batch::MOST;
use domain::call::ExportKeys;
use domain::inventory::{Item, Which, table};
use domain::list::Line;
use domain::{AccountId, Format, KeyPlace, OrganizationRef, Saved, View};
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
            Which::These(keys) => self.items_of(keys, &accounts)?,
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

    fn items_of(&self, keys: &[KeyPlace], accounts: &Accounts) -> Result<Vec<Item>, Error> {
        let mut views: BTreeMap<&OrganizationRef, Option<View>> = BTreeMap::new();
        let mut items = Vec::new();
        for (at, id) in keys.iter().take(MOST) {
            let view = match views.entry(at) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(free) => free.insert(self.cache.view(at)?),
            };
            let Some(view) = view else { continue };
            if let Some(key) = view.keys.iter().find(|key| key.id == *id) {
                let line = Line { view, key, now: self.now_at(&at.account) };
                items.push(Item::of(&line, title(accounts, &at.account)));
            }
        }
        Ok(items)
    }
}

fn title<'a>(accounts: &'a Accounts, account: &AccountId) -> &'a str {
    accounts.get(account).map_or("", |seat| seat.title.as_str())
}
