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

#[derive(Default, Deserialize)]
struct Caller {
    #[serde(default)]
    email: Option<String>,
    #[serde(default, deserialize_with = "absent_as_empty")]
    roles: Vec<String>,
    can_manage: Option<bool>,
    workspaces: Option<Vec<String>>,
}

impl Settings {
    pub(in super::super) fn into_domain(self) -> KeyManagement {
        let limit = self.limit.as_ref().and_then(int64).and_then(|limit| u32::try_from(limit).ok());
        let lifetimes = self.ttl_options.iter().filter_map(|text| seconds(text)).collect();
        let groups = self.permission_groups.into_iter().map(Group::into_domain).collect();
        // What is not told of the caller is not denied: the service says no by itself.
        let caller = self.caller.unwrap_or_default();
        let rights = Rights {
            can_manage: caller.can_manage.unwrap_or(true),
            reach: match caller.workspaces {
                Some(some) if !some.iter().any(|one| one == "*") => {
                    Reach::Workspaces(some.into_iter().map(WorkspaceId::new).collect())
                }
                _ => Reach::Everything,
            },
            email: caller.email.unwrap_or_default(),
            roles: caller.roles,
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
            assert!(rights.can_manage);
        }
    }

    #[test]
    fn what_is_not_told_of_the_caller_is_not_denied() {
        let some = |ids: &[&str]| Reach::Workspaces(ids.iter().copied().map(WorkspaceId::new).collect());
        let table = [
            (r#"{}"#, true, Reach::Everything),
            (r#"{"caller":null}"#, true, Reach::Everything),
            (r#"{"caller":{}}"#, true, Reach::Everything),
            (r#"{"caller":{"can_manage":false}}"#, false, Reach::Everything),
            (r#"{"caller":{"workspaces":[]}}"#, true, some(&[])),
            (r#"{"caller":{"can_manage":true,"workspaces":["a"]}}"#, true, some(&["a"])),
            (r#"{"caller":{"can_manage":true,"workspaces":["a","*"]}}"#, true, Reach::Everything),
        ];
        for (text, can_manage, reach) in table {
            let KeyManagement::Offered { rights, .. } =
                serde_json::from_str::<Settings>(text).unwrap().into_domain()
            else {
                panic!("offered");
            };
            assert_eq!((rights.can_manage, rights.reach), (can_manage, reach), "{text}");
        }
    }
}
