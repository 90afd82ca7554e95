//! Which organizations each account sees.

use super::{Cache, organization};
use crate::Error;
use domain::{AccountId, OrganizationId, OrganizationSummary};
use rusqlite::{Row, params};

impl Cache {
    /// The organizations of all accounts, as the service orders them.
    pub(crate) fn organizations(&self) -> Result<Vec<OrganizationSummary>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query = connection.prepare_cached(
                "SELECT account, id, title, used, capacity, read, news FROM organization ORDER BY account, position",
            )?;
            let rows = query.query_map([], summary)?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

    /// Takes over the list of an account's organizations: new ones are added, others forgotten,
    /// what was read of those that stay is kept. Of an account that was removed nothing is taken over.
    pub(crate) fn put_organizations(
        &self,
        account: &AccountId,
        organizations: &[(OrganizationId, String)],
    ) -> Result<(), Error> {
        let _changing = self.changing();
        if self.memory().is_removed(account) {
            return Ok(());
        }
        self.write_organizations(account, organizations)
    }

    pub(super) fn write_organizations(
        &self,
        account: &AccountId,
        organizations: &[(OrganizationId, String)],
    ) -> Result<(), Error> {
        let write = || {
            let mut connection = self.connection();
            let change = connection.transaction()?;
            change.execute("UPDATE organization SET position = -1 WHERE account = ?1", [account.as_str()])?;
            for (position, (id, title)) in organizations.iter().enumerate() {
                change.execute(
                    "INSERT INTO organization (account, id, position, title) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (account, id) DO UPDATE SET position = excluded.position, title = excluded.title",
                    params![account.as_str(), id.as_str(), position as i64, title],
                )?;
            }
            change.execute(
                "DELETE FROM organization WHERE account = ?1 AND position = -1",
                [account.as_str()],
            )?;
            change.commit()
        };
        write().map_err(|error| self.failed(error))?;
        self.memory().keep_only(account, organizations);
        Ok(())
    }
}

fn summary(row: &Row<'_>) -> rusqlite::Result<OrganizationSummary> {
    let read: Option<String> = row.get(5)?;
    Ok(OrganizationSummary {
        at: organization(row)?,
        title: row.get(2)?,
        used: row.get(3)?,
        limit: row.get(4)?,
        read: read.and_then(|text| text.parse().ok()),
        news: row.get(6)?,
        // What is going on now is known to whoever reads.
        refreshing: false,
        trouble: None,
    })
}
