//! The tables of the Classic edition.

mod admins;
mod keys;
mod organizations;
mod usage;

pub(crate) use admins::{Admin, Session};
pub(crate) use keys::{Creator, Key};
pub(crate) use organizations::{Agent, Organization};
pub(crate) use usage::Day;

use super::{Store, Stored};
use rusqlite::Connection;

/// The Classic side of the open database.
pub(crate) struct Classic<'a> {
    connection: &'a Connection,
}

impl Store {
    /// The tables of the Classic edition.
    pub(crate) fn classic(&self) -> Classic<'_> {
        Classic { connection: &self.connection }
    }
}

impl Classic<'_> {
    /// Forgets everything but the sessions.
    pub(super) fn clear(&self) -> Stored<()> {
        self.connection.execute_batch(
            "DELETE FROM classic_usage; DELETE FROM classic_keys; DELETE FROM classic_admins;
             DELETE FROM classic_agents; DELETE FROM classic_organizations;",
        )
    }
}
