//! What an organization offers, and what the caller may do there.

use super::{absent_as_empty, titled};
use crate::services::PUBLISHED_LIMIT;
use crate::services::dialect::int64;
use domain::{
    Access, Catalogue, Field, KeyManagement, Lifetime, Offer, Permission, PermissionGroup, PermissionId,
    Reach, Rights, ScopeKind, WorkspaceId,
};
use serde::Deserialize;
use serde_json::Value;

/// `apiKeySettings`.
#[derive(Deserialize)]
pub(in super::super) struct Settings {
    limit: Option<Value>,
    #[serde(default, deserialize_with = "absent_as_empty")]
    ttl_options: Vec<String>,
    #[serde(default, deserialize_with = "absent_as_empty")]
    permission_groups: Vec<Group>,
    caller: Option<Caller>,
}

#[derive(Deserialize)]
struct Group {
    id: String,
    title: Option<String>,
    #[serde(default, deserialize_with = "absent_as_empty")]
    permissions: Vec<GroupPermission>,
}

#[derive(Deserialize)]
struct GroupPermission {
    id: String,
    title: Option<String>,
    access: Option<String>,
}

#[derive(Deserialize)]
struct Caller {
    #[serde(default)]
    email: Option<String>,
    #[serde(default, deserialize_with = "absent_as_empty")]
    roles: Vec<String>,
    #[serde(default)]
    can_manage: bool,
    #[serde(default, deserialize_with = "absent_as_empty")]
    workspaces: Vec<String>,
}

impl Settings {
    pub(in super::super) fn into_domain(self) -> KeyManagement {
        let limit = self.limit.as_ref().and_then(int64).and_then(|limit| u32::try_from(limit).ok());
        let lifetimes = self.ttl_options.iter().filter_map(|text| seconds(text)).collect();
        let groups = self.permission_groups.into_iter().map(Group::into_domain).collect();
        let caller = self.caller;
        let rights = match caller {
            Some(caller) => Rights {
                can_manage: caller.can_manage,
                reach: if caller.workspaces.iter().any(|one| one == "*") {
                    Reach::Everything
                } else {
                    Reach::Workspaces(caller.workspaces.into_iter().map(WorkspaceId::new).collect())
                },
                email: caller.email.unwrap_or_default(),
                roles: caller.roles,
            },
            None => Rights {
                can_manage: false,
                reach: Reach::Workspaces(Vec::new()),
                email: String::new(),
                roles: Vec::new(),
            },
        };
        KeyManagement::Offered {
            offer: Offer {
                limit: limit.unwrap_or(PUBLISHED_LIMIT),
                lifetimes,
                levels: true,
                catalogue: Catalogue { groups },
                scopes: vec![ScopeKind::AllWorkspaces, ScopeKind::Workspaces],
                editable: vec![Field::Name, Field::Permissions, Field::Scope],
                usage: false,
            },
            rights,
        }
    }
}

/// "2592000s".
fn seconds(text: &str) -> Option<Lifetime> {
    text.strip_suffix('s').and_then(|number| number.parse().ok()).and_then(Lifetime::from_seconds)
}

impl Group {
    fn into_domain(self) -> PermissionGroup {
        let permissions = self.permissions.into_iter().map(|permission| Permission {
            title: titled(permission.title, &permission.id),
            id: PermissionId::new(permission.id),
            access: match permission.access.as_deref() {
                Some("READ") => Access::Read,
                Some("WRITE") => Access::Write,
                _ => Access::Unknown,
            },
        });
        PermissionGroup {
            title: titled(self.title, &self.id),
            permissions: permissions.collect(),
            id: self.id,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_be_strings() {
        for text in [r#"{"limit":25}"#, r#"{"limit":"25"}"#] {
            let KeyManagement::Offered { offer, rights } =
                serde_json::from_str::<Settings>(text).unwrap().into_domain()
            else {
                panic!("offered");
            };
            assert_eq!(offer.limit, 25);
            assert!(!rights.can_manage);
        }
    }
}
