//! Who signs in, and what they may do where.

use super::{Store, Stored, rows};
use crate::secret::Hash;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{OptionalExtension, params};

/// What somebody is in an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Manages everything.
    OrganizationAdmin,
    /// Manages some workspaces, and the keys that reach no further.
    WorkspaceAdmin,
    /// Works there, and manages no keys.
    Member,
}

impl Role {
    pub(crate) const ALL: [Role; 3] = [Role::OrganizationAdmin, Role::WorkspaceAdmin, Role::Member];

    /// The word for it on the wire.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Role::OrganizationAdmin => "org-admin",
            Role::WorkspaceAdmin => "workspace-admin",
            Role::Member => "member",
        }
    }
}

impl ToSql for Role {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.id().into())
    }
}

impl FromSql for Role {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let id = value.as_str()?;
        Role::ALL.into_iter().find(|role| role.id() == id).ok_or(FromSqlError::InvalidType)
    }
}

/// A role in an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) role: Role,
    /// `None`: all workspaces.
    pub(crate) workspaces: Option<Vec<String>>,
}

impl Store {
    pub(crate) fn add_person(&self, email: &str, name: &str) -> Stored<()> {
        self.connection.execute("INSERT INTO people (email, name) VALUES (?, ?)", [email, name])?;
        Ok(())
    }

    /// The name for people; empty for somebody unknown.
    pub(crate) fn person(&self, email: &str) -> Stored<String> {
        let found = self
            .connection
            .query_row("SELECT name FROM people WHERE email = ?", [email], |row| row.get(0))
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    pub(crate) fn add_grant(&self, organization: &str, email: &str, grant: &Grant) -> Stored<()> {
        let workspaces = grant.workspaces.as_deref().map(rows::list_text);
        self.connection.execute(
            "INSERT INTO grants (organization, email, role, workspaces) VALUES (?, ?, ?, ?)",
            params![organization, email, grant.role, workspaces],
        )?;
        Ok(())
    }

    /// What `email` is in `organization`; `None` for a stranger.
    pub(crate) fn grant(&self, organization: &str, email: &str) -> Stored<Option<Grant>> {
        self.connection
            .query_row(
                "SELECT role, workspaces FROM grants WHERE organization = ? AND email = ?",
                [organization, email],
                |row| {
                    Ok(Grant { role: row.get("role")?, workspaces: rows::optional_list(row, "workspaces")? })
                },
            )
            .optional()
    }

    /// Ends all sessions and starts these: a hash of the token, whose it is, and what the log calls it.
    pub(crate) fn replace_sessions(&self, sessions: &[(Hash, &str, &str)]) -> Stored<()> {
        self.connection.execute("DELETE FROM sessions", [])?;
        for (hash, email, label) in sessions {
            self.connection.execute(
                "INSERT INTO sessions (hash, email, label) VALUES (?, ?, ?)",
                params![hash, email, label],
            )?;
        }
        Ok(())
    }

    /// The email and the label of a session.
    pub(crate) fn session(&self, hash: &Hash) -> Stored<Option<(String, String)>> {
        self.connection
            .query_row("SELECT email, label FROM sessions WHERE hash = ?", [hash], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()
    }
}
