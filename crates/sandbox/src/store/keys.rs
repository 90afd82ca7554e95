//! Keys, as the database has them.

use super::{Store, Stored, rows};
use crate::secret::Hash;
use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{OptionalExtension, Row, named_params, params};
use serde::{Deserialize, Serialize};

/// How much a key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Level {
    All,
    ReadOnly,
    Restricted,
}

impl Level {
    const EACH: [Level; 3] = [Level::All, Level::ReadOnly, Level::Restricted];

    /// The word for it on the wire.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Level::All => "ALL",
            Level::ReadOnly => "READ_ONLY",
            Level::Restricted => "RESTRICTED",
        }
    }

    /// The level that this word means.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Level::EACH.into_iter().find(|level| level.word() == word)
    }
}

impl ToSql for Level {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.word().into())
    }
}

impl FromSql for Level {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Level::from_word(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// What a key reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reached {
    AllWorkspaces,
    /// These, in the order they were given.
    Workspaces(Vec<String>),
}

/// Who made a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Creator {
    pub(crate) display_name: String,
    pub(crate) email: String,
}

/// A key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    /// `organizations/{o}/apiKeys/{k}`
    pub(crate) name: String,
    /// `organizations/{o}`
    pub(crate) organization: String,
    pub(crate) display_name: String,
    pub(crate) prefix: String,
    pub(crate) level: Level,
    /// Empty unless the level is restricted.
    pub(crate) permissions: Vec<String>,
    pub(crate) scope: Reached,
    pub(crate) creator: Creator,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
    pub(crate) expires: Timestamp,
    pub(crate) last_used: Option<Timestamp>,
    pub(crate) etag: String,
    pub(crate) deleted: Option<Timestamp>,
}

impl Key {
    /// Whether the service has disabled it.
    pub(crate) fn is_expired(&self, now: Timestamp) -> bool {
        self.expires <= now
    }
}

impl Store {
    /// Adds a key, with the hash of its secret.
    pub(crate) fn add_key(&self, key: &Key, hash: &Hash) -> Stored<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO keys (name, organization, display_name, prefix, hash, level, permissions, workspaces,
                     creator_name, creator_email, created, updated, expires, last_used, etag)
                 VALUES (:name, :organization, :display_name, :prefix, :hash, :level, :permissions, :workspaces,
                     :creator_name, :creator_email, :created, :updated, :expires, :last_used, :etag)",
            )?
            .execute(named_params! {
                ":name": key.name,
                ":organization": key.organization,
                ":display_name": key.display_name,
                ":prefix": key.prefix,
                ":hash": hash,
                ":level": key.level,
                ":permissions": rows::list_text(&key.permissions),
                ":workspaces": workspaces_column(&key.scope),
                ":creator_name": key.creator.display_name,
                ":creator_email": key.creator.email,
                ":created": key.created.as_millisecond(),
                ":updated": key.updated.as_millisecond(),
                ":expires": key.expires.as_millisecond(),
                ":last_used": key.last_used.map(Timestamp::as_millisecond),
                ":etag": key.etag,
            })?;
        Ok(())
    }

    /// Writes what an admin may change of a key.
    pub(crate) fn change_key(&self, key: &Key) -> Stored<()> {
        self.connection.execute(
            "UPDATE keys SET display_name = :display_name, level = :level, permissions = :permissions,
                 workspaces = :workspaces, updated = :updated, etag = :etag WHERE name = :name",
            named_params! {
                ":name": key.name,
                ":display_name": key.display_name,
                ":level": key.level,
                ":permissions": rows::list_text(&key.permissions),
                ":workspaces": workspaces_column(&key.scope),
                ":updated": key.updated.as_millisecond(),
                ":etag": key.etag,
            },
        )?;
        Ok(())
    }

    /// Notes that a key was used.
    pub(crate) fn use_key(&self, name: &str, now: Timestamp) -> Stored<()> {
        self.connection
            .execute("UPDATE keys SET last_used = ? WHERE name = ?", params![now.as_millisecond(), name])?;
        Ok(())
    }

    /// Marks a key as deleted.
    pub(crate) fn delete_key(&self, name: &str, now: Timestamp) -> Stored<()> {
        self.connection
            .execute("UPDATE keys SET deleted = ? WHERE name = ?", params![now.as_millisecond(), name])?;
        Ok(())
    }

    /// A key that is not deleted.
    pub(crate) fn key(&self, name: &str) -> Stored<Option<Key>> {
        self.connection
            .prepare_cached("SELECT * FROM keys WHERE name = ? AND deleted IS NULL")?
            .query_row([name], read_key)
            .optional()
    }

    /// The key with this secret, deleted or not.
    pub(crate) fn key_by_hash(&self, hash: &Hash) -> Stored<Option<Key>> {
        self.connection
            .prepare_cached("SELECT * FROM keys WHERE hash = ?")?
            .query_row([hash], read_key)
            .optional()
    }

    /// The keys of an organization by creation, without the deleted ones.
    pub(crate) fn keys(&self, organization: &str) -> Stored<Vec<Key>> {
        self.connection
            .prepare_cached(
                "SELECT * FROM keys WHERE organization = ? AND deleted IS NULL ORDER BY created, name",
            )?
            .query_map([organization], read_key)?
            .collect()
    }

    /// How many keys an organization has, expired ones included.
    pub(crate) fn count_keys(&self, organization: &str) -> Stored<u32> {
        self.connection.query_row(
            "SELECT count(*) FROM keys WHERE organization = ? AND deleted IS NULL",
            [organization],
            |row| row.get(0),
        )
    }
}

fn workspaces_column(scope: &Reached) -> Option<String> {
    match scope {
        Reached::AllWorkspaces => None,
        Reached::Workspaces(names) => Some(rows::list_text(names)),
    }
}

fn read_key(row: &Row<'_>) -> Stored<Key> {
    Ok(Key {
        name: row.get("name")?,
        organization: row.get("organization")?,
        display_name: row.get("display_name")?,
        prefix: row.get("prefix")?,
        level: row.get("level")?,
        permissions: rows::list(row, "permissions")?,
        scope: rows::optional_list(row, "workspaces")?.map_or(Reached::AllWorkspaces, Reached::Workspaces),
        creator: Creator { display_name: row.get("creator_name")?, email: row.get("creator_email")? },
        created: rows::time(row, "created")?,
        updated: rows::time(row, "updated")?,
        expires: rows::time(row, "expires")?,
        last_used: rows::optional_time(row, "last_used")?,
        etag: row.get("etag")?,
        deleted: rows::optional_time(row, "deleted")?,
    })
}
