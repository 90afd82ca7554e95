//! Classic organizations and their agents.

use super::Classic;
use crate::store::{Stored, rows};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

/// An organization.
#[derive(Debug, Clone)]
pub(crate) struct Organization {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The day of the month, 1 to 28, on which quotas start afresh.
    pub(crate) quota_day: i8,
}

/// An agent that is not deleted.
#[derive(Debug, Clone)]
pub(crate) struct Agent {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) created: Timestamp,
}

impl Classic<'_> {
    pub(crate) fn is_empty(&self) -> Stored<bool> {
        self.connection
            .query_row("SELECT NOT EXISTS (SELECT 1 FROM classic_organizations)", [], |row| row.get(0))
    }

    pub(crate) fn add_organization(&self, organization: &Organization) -> Stored<()> {
        self.connection.execute(
            "INSERT INTO classic_organizations (id, name, quota_day) VALUES (?, ?, ?)",
            params![organization.id, organization.name, organization.quota_day],
        )?;
        Ok(())
    }

    pub(crate) fn organization(&self, id: &str) -> Stored<Option<Organization>> {
        self.connection
            .prepare_cached("SELECT * FROM classic_organizations WHERE id = ?")?
            .query_row([id], |row| {
                Ok(Organization {
                    id: row.get("id")?,
                    name: row.get("name")?,
                    quota_day: row.get("quota_day")?,
                })
            })
            .optional()
    }

    pub(crate) fn add_agent(&self, organization: &str, agent: &Agent) -> Stored<()> {
        self.connection.execute(
            "INSERT INTO classic_agents (id, organization, name, created) VALUES (?, ?, ?, ?)",
            params![agent.id, organization, agent.name, agent.created.as_millisecond()],
        )?;
        Ok(())
    }

    /// The agents of an organization, the oldest first, without the deleted ones.
    pub(crate) fn agents(&self, organization: &str) -> Stored<Vec<Agent>> {
        self.connection
            .prepare_cached(
                "SELECT id, name, created FROM classic_agents
                 WHERE organization = ? AND deleted IS NULL ORDER BY created, id",
            )?
            .query_map([organization], |row| {
                Ok(Agent { id: row.get("id")?, name: row.get("name")?, created: rows::time(row, "created")? })
            })?
            .collect()
    }

    /// Deletes an agent; false where there is none with this id.
    pub(crate) fn delete_agent(&self, id: &str, now: Timestamp) -> Stored<bool> {
        let count = self.connection.execute(
            "UPDATE classic_agents SET deleted = ? WHERE id = ? AND deleted IS NULL",
            params![now.as_millisecond(), id],
        )?;
        Ok(count > 0)
    }
}
