//! A key as it goes over the wire. Names and forms are Keyward's own contract, after the published conventions.

use crate::store::{Creator, Key, Level, Reached};
use jiff::Timestamp;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct ApiKey {
    name: String,
    display_name: String,
    key_prefix: String,
    permission_level: Level,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    permissions: Vec<String>,
    workspace_scope: WorkspaceScope,
    state: State,
    creator: Creator,
    create_time: Timestamp,
    update_time: Timestamp,
    expire_time: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used_time: Option<Timestamp>,
    etag: String,
}

/// `{"all_workspaces": {}}` or `{"workspaces": [...]}`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum WorkspaceScope {
    AllWorkspaces {},
    Workspaces(Vec<String>),
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum State {
    Active,
    Expired,
}

impl ApiKey {
    /// `key` as it is at `now`.
    pub(super) fn at(now: Timestamp, key: Key) -> Self {
        let state = if key.is_expired(now) { State::Expired } else { State::Active };
        Self {
            name: key.name,
            display_name: key.display_name,
            key_prefix: key.prefix,
            permission_level: key.level,
            permissions: key.permissions,
            workspace_scope: match key.scope {
                Reached::AllWorkspaces => WorkspaceScope::AllWorkspaces {},
                Reached::Workspaces(names) => WorkspaceScope::Workspaces(names),
            },
            state,
            creator: key.creator,
            create_time: key.created,
            update_time: key.updated,
            expire_time: key.expires,
            last_used_time: key.last_used,
            etag: key.etag,
        }
    }
}
