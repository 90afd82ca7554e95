//! Refresh: reads an organization from its service into the cache.

use crate::services::{Management, Settling};
use crate::{App, Error};
use domain::call::{RefreshKeys, Topic};
use domain::{KeyManagement, OrganizationRef, View};

impl App {
    /// Reads an organization's settings, workspaces and keys: three requests, pages aside. Where it fails, what
    /// was read earlier stays.
    ///
    /// # Errors
    /// What the service says, or that it can't be reached.
    pub async fn refresh_keys(&self, request: &RefreshKeys) -> Result<View, Error> {
        let at = &request.at;
        let mut changes = self.cache.changes();
        let mut view = self.read_from_service(at).await?;
        // What was changed from here meanwhile is newer than the list that was on its way: it is read once more.
        if self.cache.changes() != changes {
            changes = self.cache.changes();
            view = self.read_from_service(at).await?;
        }
        if self.cache.changes() == changes {
            self.cache.put_view(&view)?;
        }
        self.changed(Topic::Home);
        Ok(view)
    }

    async fn read_from_service(&self, at: &OrganizationRef) -> Result<View, Error> {
        let service = self.session(&at.account).await?;
        let Management { mut management, used } = service.management(&at.id).await?;
        let may_list = matches!(&management, KeyManagement::Offered { rights, .. } if rights.can_manage);
        let read_workspaces = async {
            match service.workspaces(&at.id).await {
                // Keys can be managed without seeing workspaces; they are then shown by their identifiers.
                Err(Error::Refused(_)) => Ok(Vec::new()),
                read => read,
            }
        };
        let read_keys = async { if may_list { service.keys(&at.id).await } else { Ok(Vec::new()) } };
        let (workspaces, agents, keys) = tokio::join!(read_workspaces, service.agents(&at.id), read_keys);
        let keys = match keys {
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
        let own = keys.iter().filter(|key| service.signs_in_with(&key.prefix)).map(|key| key.id.clone());
        Ok(View {
            title: self.title(at)?,
            at: at.clone(),
            management,
            workspaces: workspaces?,
            agents: if may_list { agents? } else { Vec::new() },
            own: own.collect(),
            notes: self.journal.notes(at)?,
            used: used.unwrap_or_else(|| u32::try_from(keys.len()).unwrap_or(u32::MAX)),
            keys,
            read: self.now(),
        })
    }

    fn title(&self, at: &OrganizationRef) -> Result<String, Error> {
        let known = self.cache.organizations()?.into_iter().find(|organization| organization.at == *at);
        Ok(known.map_or_else(|| at.id.to_string(), |organization| organization.title))
    }
}
