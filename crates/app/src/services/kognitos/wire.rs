//! What today's edition sends and takes: JSON in snake case. Unknown fields are ignored, missing optional
//! ones tolerated, unknown words of an enum kept.

use crate::services::dialect::int64;
use crate::words::services as words;
use domain::{
    Access, Catalogue, Field, KeyChanges, KeyDraft, KeyId, KeyManagement, KeyName, KeyState, Level, Lifetime,
    Offer, OrganizationId, Permission, PermissionGroup, PermissionId, Person, Reach, Rights, Scope,
    ScopeKind, Timestamp, WorkspaceId,
};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use zeroize::Zeroize;

/// One page of a list.
pub(super) trait Page: serde::de::DeserializeOwned + Send {
    type Item: Send;
    /// The items, and the token of the next page.
    fn into_parts(self) -> (Vec<Self::Item>, Option<String>);
}

macro_rules! page {
    ($page:ident { $field:ident: $item:ty }) => {
        #[derive(Deserialize)]
        pub(super) struct $page {
            #[serde(default, deserialize_with = "absent_as_empty")]
            $field: Vec<$item>,
            next_page_token: Option<String>,
        }

        impl Page for $page {
            type Item = $item;
            fn into_parts(self) -> (Vec<$item>, Option<String>) {
                (self.$field, self.next_page_token)
            }
        }
    };
}

page!(UserOrganizations { user_organizations: Organization });
page!(Workspaces { workspaces: Workspace });
page!(ApiKeys { api_keys: ApiKey });

/// An empty list may be absent or null.
fn absent_as_empty<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

/// A time that can't be read is a time that is not known: never a reason to drop a key.
fn lenient_time<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    let value = Option::<Value>::deserialize(from)?;
    Ok(value.as_ref().and_then(Value::as_str).and_then(|text| text.parse().ok()))
}

#[derive(Deserialize)]
pub(super) struct Organization {
    name: String,
    #[serde(default)]
    title: Option<String>,
}

impl Organization {
    pub(super) fn into_domain(self) -> (OrganizationId, String) {
        let title = titled(self.title, &self.name);
        (OrganizationId::new(self.name), title)
    }
}

#[derive(Deserialize)]
pub(super) struct Workspace {
    name: String,
    #[serde(default)]
    title: Option<String>,
}

impl Workspace {
    pub(super) fn into_domain(self) -> domain::Workspace {
        let title = titled(self.title, &self.name);
        domain::Workspace { id: WorkspaceId::new(self.name), title }
    }
}

/// The title, or the last part of the name where there is none.
fn titled(title: Option<String>, name: &str) -> String {
    let title = title.filter(|title| !title.trim().is_empty());
    title.unwrap_or_else(|| name.rsplit('/').next().unwrap_or(name).to_owned())
}

#[derive(Deserialize)]
pub(super) struct ApiKey {
    name: String,
    #[serde(default)]
    display_name: String,
    #[serde(default)]
    key_prefix: String,
    permission_level: Option<String>,
    #[serde(default, deserialize_with = "absent_as_empty")]
    permissions: Vec<String>,
    workspace_scope: Option<Value>,
    state: Option<String>,
    creator: Option<Creator>,
    #[serde(default, deserialize_with = "lenient_time")]
    create_time: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient_time")]
    update_time: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient_time")]
    expire_time: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient_time")]
    last_used_time: Option<Timestamp>,
    etag: Option<String>,
}

#[derive(Deserialize)]
struct Creator {
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    email: Option<String>,
}

impl ApiKey {
    pub(super) fn into_domain(self) -> domain::Key {
        let level = match self.permission_level.as_deref() {
            Some("ALL") => Level::All,
            Some("READ_ONLY") => Level::ReadOnly,
            Some("RESTRICTED") => {
                Level::Restricted(self.permissions.into_iter().map(PermissionId::new).collect())
            }
            Some(word) => Level::Unknown(word.to_owned()),
            None => Level::Unknown(words::NOT_TOLD.to_owned()),
        };
        let state = match self.state.as_deref() {
            Some("ACTIVE") => KeyState::Active,
            Some("EXPIRED") => KeyState::Expired,
            Some(word) => KeyState::Unknown(word.to_owned()),
            None => KeyState::Unknown(words::NOT_TOLD.to_owned()),
        };
        domain::Key {
            id: KeyId::new(self.name),
            name: self.display_name,
            prefix: self.key_prefix,
            level: Some(level),
            scope: scope(self.workspace_scope.as_ref()),
            state,
            creator: self.creator.map(|creator| Person {
                name: creator.display_name.unwrap_or_default(),
                email: creator.email.unwrap_or_default(),
            }),
            created: self.create_time,
            updated: self.update_time,
            expires: self.expire_time,
            last_used: self.last_used_time,
            etag: self.etag,
        }
    }
}

fn scope(value: Option<&Value>) -> Scope {
    let Some(Value::Object(object)) = value else { return Scope::Unknown(words::NOT_TOLD.to_owned()) };
    if object.contains_key("all_workspaces") {
        return Scope::AllWorkspaces;
    }
    match object.get("workspaces") {
        Some(Value::Array(names)) => {
            Scope::Workspaces(names.iter().filter_map(Value::as_str).map(WorkspaceId::new).collect())
        }
        _ => Scope::Unknown(object.keys().next().cloned().unwrap_or_else(|| "nothing".to_owned())),
    }
}

/// The answer to a create. Its secret is wiped with it.
#[derive(Deserialize)]
pub(super) struct Created {
    pub(super) api_key: Option<ApiKey>,
    pub(super) secret: Option<String>,
}

impl Drop for Created {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// The body of a create. The same draft always gives the same body: the service compares it.
pub(super) fn create_body(draft: &KeyDraft, name: &KeyName) -> Value {
    let mut key = json!({ "display_name": name.as_str() });
    if let Some(level) = &draft.level {
        put_level(&mut key, level);
    }
    key["workspace_scope"] = scope_body(&draft.scope);
    let mut body = json!({ "api_key": key });
    if let Some(lifetime) = draft.lifetime {
        body["ttl"] = json!(format!("{}s", lifetime.seconds()));
    }
    body
}

fn put_level(key: &mut Value, level: &Level) {
    key["permission_level"] = match level {
        Level::All => json!("ALL"),
        Level::ReadOnly => json!("READ_ONLY"),
        Level::Restricted(_) => json!("RESTRICTED"),
        Level::Unknown(word) => json!(word),
    };
    if let Level::Restricted(ids) = level {
        key["permissions"] = ids.iter().map(PermissionId::as_str).collect();
    }
}

fn scope_body(scope: &Scope) -> Value {
    match scope {
        Scope::AllWorkspaces => json!({ "all_workspaces": {} }),
        Scope::Workspaces(ids) => {
            json!({ "workspaces": ids.iter().map(WorkspaceId::as_str).collect::<Vec<_>>() })
        }
        // Never offered, and refused by the service.
        Scope::Organization | Scope::Agent(_) | Scope::Unknown(_) => json!({}),
    }
}

/// The mask and the body of a change: only what changes.
pub(super) fn edit_body(changes: &KeyChanges, etag: Option<&str>) -> (String, Value) {
    let (mut mask, mut body) = (Vec::new(), json!({}));
    if let Some(name) = &changes.name {
        mask.push("display_name");
        body["display_name"] = json!(name.as_str());
    }
    if let Some(level) = &changes.level {
        mask.push("permission_level");
        put_level(&mut body, level);
        if matches!(level, Level::Restricted(_)) {
            mask.push("permissions");
        }
    }
    if let Some(scope) = &changes.scope {
        mask.push("workspace_scope");
        body["workspace_scope"] = scope_body(scope);
    }
    if let Some(etag) = etag {
        body["etag"] = json!(etag);
    }
    (mask.join(","), body)
}

/// `apiKeySettings`.
#[derive(Deserialize)]
pub(super) struct Settings {
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

/// The number of keys per organization that both editions publish; used where a service does not tell.
const PUBLISHED_LIMIT: u32 = 10;

impl Settings {
    pub(super) fn into_domain(self) -> KeyManagement {
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

    fn key(text: &str) -> domain::Key {
        serde_json::from_str::<ApiKey>(text).unwrap().into_domain()
    }

    #[test]
    fn a_key_with_little_is_a_key() {
        let found = key(
            r#"{"name":"organizations/acme/apiKeys/1","expire_time":"not a time","permissions":null,"new":1}"#,
        );
        assert_eq!(found.id.as_str(), "organizations/acme/apiKeys/1");
        assert_eq!(found.level, Some(Level::Unknown("not told".to_owned())));
        assert_eq!(found.expires, None);
    }

    #[test]
    fn unknown_words_are_kept() {
        let found = key(
            r#"{"name":"k","permission_level":"OWNER","state":"PAUSED","workspace_scope":{"region":{}}}"#,
        );
        assert_eq!(found.level, Some(Level::Unknown("OWNER".to_owned())));
        assert_eq!(found.state, KeyState::Unknown("PAUSED".to_owned()));
        assert_eq!(found.scope, Scope::Unknown("region".to_owned()));
    }

    #[test]
    fn lists_may_be_absent() {
        for text in ["{}", r#"{"api_keys":null}"#, r#"{"api_keys":[],"next_page_token":""}"#] {
            assert!(serde_json::from_str::<ApiKeys>(text).unwrap().into_parts().0.is_empty(), "{text}");
        }
    }

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

    #[test]
    fn the_body_of_a_create() {
        let draft = KeyDraft {
            name: KeyName::new("CI").unwrap(),
            level: Some(Level::Restricted(vec![PermissionId::new("read:Run")])),
            scope: Scope::Workspaces(vec![WorkspaceId::new("organizations/acme/workspaces/w")]),
            lifetime: Some(Lifetime::from_days(30)),
        };
        let expected = json!({
            "api_key": {
                "display_name": "CI",
                "permission_level": "RESTRICTED",
                "permissions": ["read:Run"],
                "workspace_scope": { "workspaces": ["organizations/acme/workspaces/w"] }
            },
            "ttl": "2592000s"
        });
        assert_eq!(create_body(&draft, &draft.name), expected);
    }
}
