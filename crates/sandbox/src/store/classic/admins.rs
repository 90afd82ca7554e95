//! Who manages the keys of a Classic organization, and their sessions.

use super::Classic;
use crate::secret::Hash;
use crate::store::{Stored, rows};
use rusqlite::{OptionalExtension, params};

/// An admin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Admin {
    pub(crate) organization: String,
    pub(crate) email: String,
    pub(crate) name: String,
    /// `None`: an Organization Admin.
    pub(crate) agents: Option<Vec<String>>,
}

/// Whose a session is, and what the log calls it.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) organization: String,
    pub(crate) email: String,
    pub(crate) label: String,
}

impl Classic<'_> {
    pub(crate) fn add_admin(&self, admin: &Admin) -> Stored<()> {
        let agents = admin.agents.as_deref().map(rows::list_text);
        self.connection.execute(
            "INSERT INTO classic_admins (organization, email, name, agents) VALUES (?, ?, ?, ?)",
            params![admin.organization, admin.email, admin.name, agents],
        )?;
        Ok(())
    }

    /// The admin of that organization; `None` for a stranger.
    pub(crate) fn admin(&self, organization: &str, email: &str) -> Stored<Option<Admin>> {
        self.connection
            .prepare_cached("SELECT * FROM classic_admins WHERE organization = ? AND email = ?")?
            .query_row([organization, email], |row| {
                Ok(Admin {
                    organization: row.get("organization")?,
                    email: row.get("email")?,
                    name: row.get("name")?,
                    agents: rows::optional_list(row, "agents")?,
                })
            })
            .optional()
    }

    /// Ends all sessions and starts these.
    pub(crate) fn replace_sessions(&self, sessions: &[(Hash, Session)]) -> Stored<()> {
        self.connection.execute("DELETE FROM classic_sessions", [])?;
        for (hash, session) in sessions {
            self.connection.execute(
                "INSERT INTO classic_sessions (hash, organization, email, label) VALUES (?, ?, ?, ?)",
                params![hash, session.organization, session.email, session.label],
            )?;
        }
        Ok(())
    }

    pub(crate) fn session(&self, hash: &Hash) -> Stored<Option<Session>> {
        self.connection
            .prepare_cached("SELECT * FROM classic_sessions WHERE hash = ?")?
            .query_row([hash], |row| {
                Ok(Session {
                    organization: row.get("organization")?,
                    email: row.get("email")?,
                    label: row.get("label")?,
                })
            })
            .optional()
    }
}
