//! The sessions that a start begins, which stand for people who are signed in.

use crate::secret::{CLASSIC, KOGNITOS, Secret};
use crate::service::SandboxError;
use crate::store::Store;
use crate::store::classic::Session;
use crate::{classic, kognitos};
use serde::Serialize;

/// Their tokens; the database has only hashes.
#[derive(Serialize)]
pub(crate) struct Sessions {
    pub(crate) admin: String,
    pub(crate) workspace_admin: String,
    pub(crate) outsider: String,
    pub(crate) classic_admin: String,
    pub(crate) classic_agent_admin: String,
}

impl Sessions {
    /// Ends all sessions and begins these.
    pub(crate) fn begin(store: &Store) -> Result<Self, SandboxError> {
        let [admin, workspace_admin, outsider] =
            [Secret::new(&KOGNITOS)?, Secret::new(&KOGNITOS)?, Secret::new(&KOGNITOS)?];
        store.replace_sessions(&[
            (admin.hash(), kognitos::seed::ADMIN, "session of the organization admin"),
            (workspace_admin.hash(), kognitos::seed::WORKSPACE_ADMIN, "session of the workspace admin"),
            (outsider.hash(), kognitos::seed::OUTSIDER, "session of the outsider"),
        ])?;
        let [classic_admin, classic_agent_admin] = [Secret::new(&CLASSIC)?, Secret::new(&CLASSIC)?];
        let session = |email: &str, label: &str| Session {
            organization: classic::seed::ORGANIZATION.to_owned(),
            email: email.to_owned(),
            label: label.to_owned(),
        };
        store.classic().replace_sessions(&[
            (
                classic_admin.hash(),
                session(classic::seed::ADMIN, "session of the Classic organization admin"),
            ),
            (
                classic_agent_admin.hash(),
                session(classic::seed::AGENT_ADMIN, "session of the Classic agent admin"),
            ),
        ])?;
        Ok(Self {
            admin: admin.expose(),
            workspace_admin: workspace_admin.expose(),
            outsider: outsider.expose(),
            classic_admin: classic_admin.expose(),
            classic_agent_admin: classic_agent_admin.expose(),
        })
    }
}
