//! Classic keys, as the database has them.

use super::Classic;
use crate::secret::Hash;
use crate::store::{Stored, rows};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, named_params, params};
use serde::Serialize;

/// Who made a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Creator {
    pub(crate) name: String,
    pub(crate) email: String,
}

/// A key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) id: String,
    pub(crate) organization: String,
    pub(crate) name: String,
    pub(crate) prefix: String,
    /// The agent that it is for; `None`: the whole organization.
    pub(crate) agent: Option<String>,
    pub(crate) creator: Creator,
    pub(crate) created: Timestamp,
    pub(crate) last_used: Option<Timestamp>,
    /// How many requests a month it may make.
    pub(crate) quota: u32,
    pub(crate) deleted: Option<Timestamp>,
}

impl Classic<'_> {
    /// Adds a key, with the hash of its secret.
    pub(crate) fn add_key(&self, key: &Key, hash: &Hash) -> Stored<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO classic_keys (id, organization, name, prefix, hash, agent, creator_name,
                     creator_email, created, last_used, quota)
                 VALUES (:id, :organization, :name, :prefix, :hash, :agent, :creator_name,
                     :creator_email, :created, :last_used, :quota)",
            )?
            .execute(named_params! {
                ":id": key.id,
                ":organization": key.organization,
                ":name": key.name,
                ":prefix": key.prefix,
                ":hash": hash,
                ":agent": key.agent,
                ":creator_name": key.creator.name,
                ":creator_email": key.creator.email,
                ":created": key.created.as_millisecond(),
                ":last_used": key.last_used.map(Timestamp::as_millisecond),
                ":quota": key.quota,
            })?;
        Ok(())
    }

    /// Gives a key another name.
    pub(crate) fn rename_key(&self, id: &str, name: &str) -> Stored<()> {
        self.connection.execute("UPDATE classic_keys SET name = ? WHERE id = ?", [name, id])?;
        Ok(())
    }

    /// Notes when a key was used.
    pub(crate) fn use_key(&self, id: &str, now: Timestamp) -> Stored<()> {
        self.connection.execute(
            "UPDATE classic_keys SET last_used = ? WHERE id = ?",
            params![now.as_millisecond(), id],
        )?;
        Ok(())
    }

    /// Marks a key as deleted.
    pub(crate) fn delete_key(&self, id: &str, now: Timestamp) -> Stored<()> {
        self.connection
            .execute("UPDATE classic_keys SET deleted = ? WHERE id = ?", params![now.as_millisecond(), id])?;
        Ok(())
    }

    /// A key of the organization that is not deleted.
    pub(crate) fn key(&self, organization: &str, id: &str) -> Stored<Option<Key>> {
        self.connection
            .prepare_cached(
                "SELECT * FROM classic_keys WHERE organization = ? AND id = ? AND deleted IS NULL",
            )?
            .query_row([organization, id], read_key)
            .optional()
    }

    /// The key with this secret, deleted or not.
    pub(crate) fn key_by_hash(&self, hash: &Hash) -> Stored<Option<Key>> {
        self.connection
            .prepare_cached("SELECT * FROM classic_keys WHERE hash = ?")?
            .query_row([hash], read_key)
            .optional()
    }

    /// The keys of an organization by creation, without the deleted ones.
    pub(crate) fn keys(&self, organization: &str) -> Stored<Vec<Key>> {
        self.connection
            .prepare_cached(
                "SELECT * FROM classic_keys WHERE organization = ? AND deleted IS NULL ORDER BY created, id",
            )?
            .query_map([organization], read_key)?
            .collect()
    }

    /// How many keys an organization has, of both kinds.
    pub(crate) fn count_keys(&self, organization: &str) -> Stored<u32> {
        self.connection.query_row(
            "SELECT count(*) FROM classic_keys WHERE organization = ? AND deleted IS NULL",
            [organization],
            |row| row.get(0),
        )
    }
}

fn read_key(row: &Row<'_>) -> Stored<Key> {
    Ok(Key {
        id: row.get("id")?,
        organization: row.get("organization")?,
        name: row.get("name")?,
        prefix: row.get("prefix")?,
        agent: row.get("agent")?,
        creator: Creator { name: row.get("creator_name")?, email: row.get("creator_email")? },
        created: rows::time(row, "created")?,
        last_used: rows::optional_time(row, "last_used")?,
        quota: row.get("quota")?,
        deleted: rows::optional_time(row, "deleted")?,
    })
}
