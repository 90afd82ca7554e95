//! Organizations and their workspaces.

use super::{Store, Stored, rows};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// An organization.
#[derive(Debug, Clone)]
pub(crate) struct Organization {
    /// `organizations/{o}`
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) owner_name: String,
    pub(crate) owner_email: String,
    pub(crate) created: Timestamp,
}

/// A workspace that is not deleted.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    /// `organizations/{o}/workspaces/{w}`
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) created: Timestamp,
}

const ORGANIZATION: &str = "SELECT o.name, o.title, o.created, o.owner, p.name AS owner_name
     FROM organizations o JOIN people p ON p.email = o.owner";

impl Store {
    pub(crate) fn is_empty(&self) -> Stored<bool> {
        self.connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM organizations)", [], |row| row.get(0))
    }

    pub(crate) fn add_organization(
        &self,
        name: &str,
        title: &str,
        owner: &str,
        created: Timestamp,
    ) -> Stored<()> {
        self.connection.execute(
            "INSERT INTO organizations (name, title, owner, created) VALUES (?, ?, ?, ?)",
            params![name, title, owner, created.as_millisecond()],
        )?;
        Ok(())
    }

    /// How many organizations have a name that begins so.
    pub(crate) fn count_organizations(&self, beginning: &str) -> Stored<u32> {
        self.connection.query_row(
            "SELECT count(*) FROM organizations WHERE substr(name, 1, length(?1)) = ?1",
            [beginning],
            |row| row.get(0),
        )
    }

    pub(crate) fn organization(&self, name: &str) -> Stored<Option<Organization>> {
        let query = format!("{ORGANIZATION} WHERE o.name = ?");
        self.connection.query_row(&query, [name], read_organization).optional()
    }

    /// The organizations that `email` is in, the oldest first.
    pub(crate) fn organizations_of(&self, email: &str) -> Stored<Vec<Organization>> {
        let query = format!(
            "{ORGANIZATION} JOIN grants g ON g.organization = o.name
             WHERE g.email = ? ORDER BY o.created, o.name"
        );
        self.connection.prepare_cached(&query)?.query_map([email], read_organization)?.collect()
    }

    pub(crate) fn add_workspace(
        &self,
        organization: &str,
        name: &str,
        title: &str,
        created: Timestamp,
    ) -> Stored<()> {
        self.connection.execute(
            "INSERT INTO workspaces (name, organization, title, created) VALUES (?, ?, ?, ?)",
            params![name, organization, title, created.as_millisecond()],
        )?;
        Ok(())
    }

    /// The workspaces of an organization, the oldest first, without the deleted ones.
    pub(crate) fn workspaces(&self, organization: &str) -> Stored<Vec<Workspace>> {
        self.connection
            .prepare_cached(
                "SELECT name, title, created FROM workspaces
                 WHERE organization = ? AND deleted IS NULL ORDER BY created, name",
            )?
            .query_map([organization], |row| {
                Ok(Workspace {
                    name: row.get("name")?,
                    title: row.get("title")?,
                    created: rows::time(row, "created")?,
                })
            })?
            .collect()
    }

    /// Deletes a workspace; false where there is none of that name.
    pub(crate) fn delete_workspace(&self, name: &str, now: Timestamp) -> Stored<bool> {
        let count = self.connection.execute(
            "UPDATE workspaces SET deleted = ? WHERE name = ? AND deleted IS NULL",
            params![now.as_millisecond(), name],
        )?;
        Ok(count > 0)
    }

    /// Takes a permission out of the catalogue.
    pub(crate) fn retire_permission(&self, id: &str) -> Stored<()> {
        self.connection.execute("INSERT OR IGNORE INTO retired_permissions (id) VALUES (?)", [id])?;
        Ok(())
    }

    /// The permissions that were taken out of the catalogue.
    pub(crate) fn retired_permissions(&self) -> Stored<Vec<String>> {
        self.connection
            .prepare_cached("SELECT id FROM retired_permissions")?
            .query_map([], |row| row.get(0))?
            .collect()
    }
}

fn read_organization(row: &Row<'_>) -> Stored<Organization> {
    Ok(Organization {
        name: row.get("name")?,
        title: row.get("title")?,
        owner_name: row.get("owner_name")?,
        owner_email: row.get("owner")?,
        created: rows::time(row, "created")?,
    })
}
