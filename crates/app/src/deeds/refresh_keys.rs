//! Refresh: reads an organization from its service into the cache.

use crate::services::{KeyService, Management, Settling};
use crate::words::keys as words;
use crate::{App, Error};
use domain::call::{RefreshKeys, Topic};
use domain::{Key, KeyId, KeyManagement, OrganizationRef, Reach, View};
use std::time::Duration;

/// How much of an organization is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// The keys only, one request a page, where the rest was read within [`SETTINGS_INTERVAL`].
    Keys,
    /// Settings, workspaces or agents, and keys.
    Everything,
}

/// How often settings, workspaces and agents are read again: they change seldom, and cost requests.
const SETTINGS_INTERVAL: Duration = Duration::from_secs(3600);

impl App {
    /// Reads an organization's settings, workspaces and keys: three requests, pages aside. Where it fails, what
    /// was read earlier stays.
    ///
    /// # Errors
    /// What the service says, or that it can't be reached.
    pub async fn refresh_keys(&self, request: &RefreshKeys) -> Result<View, Error> {
        let read = self.refresh(&request.at, Depth::Everything).await;
        if read.is_ok() {
            self.changed(Topic::Keys);
        }
        self.changed(Topic::Home);
        read
    }

    /// The same, as deep as is asked for. How it went is remembered.
    pub(crate) async fn refresh(&self, at: &OrganizationRef, depth: Depth) -> Result<View, Error> {
        let reading = self.freshness.begin(at);
        let read = self.refresh_once(at, depth).await;
        reading.end(read.as_ref().err().map(Error::failure));
        self.remember_skew(&at.account);
        if read.is_ok() {
            self.resume_reachable(&at.account);
        }
        read
    }

    async fn refresh_once(&self, at: &OrganizationRef, depth: Depth) -> Result<View, Error> {
        let notes = || self.journal.notes(at);
        let changes = self.cache.changes();
        let mut view = self.read_from_service(at, depth).await?;
        if !self.cache.take_over(&mut view, changes, notes)? {
            // What was changed from here meanwhile is newer than the list that was on its way: it is read once more.
            let changes = self.cache.changes();
            view = self.read_from_service(at, depth).await?;
            self.cache.take_over(&mut view, changes, notes)?;
        }
        // A list that ends with what the caller manages tells of no other key.
        let listed =
            view.offered().is_some_and(|(_, rights)| rights.can_manage && rights.reach == Reach::Everything);
        if listed && self.journal.settle_deletes(at, |id| view.keys.iter().any(|key| key.id == *id))? > 0 {
            self.changed(Topic::Activity);
        }
        Ok(view)
    }

    async fn read_from_service(&self, at: &OrganizationRef, depth: Depth) -> Result<View, Error> {
        let service = self.session(&at.account).await?;
        let known = match depth {
            Depth::Keys => self.cache.view(at)?.filter(|view| is_recent(view, service.as_ref())),
            Depth::Everything => None,
        };
        if let Some(known) = known {
            match service.keys(&at.id).await {
                Ok(keys) => return self.with_keys(known, keys, service.as_ref()).await,
                // The right to list may be gone, or the endpoint: all is read anew.
                Err(Error::Refused(_) | Error::Unsupported { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        self.read_all(at, service.as_ref()).await
    }

    /// An organization of which only the keys were read again.
    async fn with_keys(&self, known: View, keys: Vec<Key>, service: &dyn KeyService) -> Result<View, Error> {
        if service.settling() == Settling::ByList {
            self.watch(&known.at, &keys).await?;
        }
        let unseen = known.unseen();
        Ok(View {
            title: self.title(&known.at)?,
            own: own(&keys, service),
            used: count(&keys).saturating_add(unseen),
            keys,
            read: service.now(),
            ..known
        })
    }

    async fn read_all(&self, at: &OrganizationRef, service: &dyn KeyService) -> Result<View, Error> {
        let Management { mut management, used } = service.management(&at.id).await?;
        // Where keys were listed, an answer that there is no such thing, or none for us, is no list: what was read stays.
        let lists = self.cache.view(at)?.is_some_and(|known| !known.keys.is_empty());
        if lists && management == KeyManagement::NotOffered {
            return Err(Error::Unsupported { host: self.account(&at.account)?.account.place().to_owned() });
        }
        let may_list = matches!(&management, KeyManagement::Offered { rights, .. } if rights.can_manage);
        if lists && !may_list {
            // The rights are as they are now; the keys stay as they were read.
            self.cache.touch_view(at, |view| view.management = management)?;
            self.changed(Topic::Keys);
            return Err(Error::Refused(words::YOUR_ROLE_NO_LONGER_MANAGES_KEYS.to_owned()));
        }
        let read_workspaces = async {
            match service.workspaces(&at.id).await {
                // Keys can be managed without seeing workspaces; they are then shown by their identifiers.
                Err(Error::Refused(_)) => Ok(None),
                read => read.map(Some),
            }
        };
        let read_keys = async { if may_list { service.keys(&at.id).await } else { Ok(Vec::new()) } };
        let (workspaces, agents, keys) = tokio::join!(read_workspaces, service.agents(&at.id), read_keys);
        let keys = match keys {
            keys if lists => keys?,
            Err(Error::Unsupported { .. }) => {
                management = KeyManagement::NotOffered;
                Vec::new()
            }
            Err(Error::Refused(_)) => {
                if let KeyManagement::Offered { rights, .. } = &mut management {
                    rights.can_manage = false;
                }
                Vec::new()
            }
            keys => keys?,
        };
        if service.settling() == Settling::ByList && may_list {
            self.watch(at, &keys).await?;
        }
        Ok(View {
            title: self.title(at)?,
            at: at.clone(),
            management,
            workspaces: workspaces?,
            agents: if may_list { agents? } else { Vec::new() },
            own: own(&keys, service),
            notes: Default::default(),
            news: Vec::new(),
            settings_read: Some(service.now()),
            used: used.unwrap_or_else(|| count(&keys)),
            keys,
            read: service.now(),
        })
    }

    fn title(&self, at: &OrganizationRef) -> Result<String, Error> {
        let known = self.cache.organizations()?.into_iter().find(|organization| organization.at == *at);
        Ok(known.map_or_else(|| at.id.to_string(), |organization| organization.title))
    }
}

/// The keys that Keyward itself signs in with.
fn own(keys: &[Key], service: &dyn KeyService) -> Vec<KeyId> {
    let own = keys.iter().filter(|key| service.signs_in_with(&key.prefix));
    own.map(|key| key.id.clone()).collect()
}

fn count(keys: &[Key]) -> u32 {
    u32::try_from(keys.len()).unwrap_or(u32::MAX)
}

/// Whether all but the keys was read a short while ago, and the keys can be listed.
fn is_recent(view: &View, service: &dyn KeyService) -> bool {
    let age = view.settings_read.map(|read| Duration::try_from(service.now().duration_since(read)));
    let recent = age.and_then(Result::ok).is_some_and(|age| age < SETTINGS_INTERVAL);
    recent && view.offered().is_some_and(|(_, rights)| rights.can_manage)
}
