//! What today's edition sends and takes: JSON in snake case. Unknown fields are ignored, missing optional
//! ones tolerated, unknown words of an enum kept.

mod body;
mod settings;

pub(super) use body::{create_body, edit_body};
pub(super) use settings::Settings;

use crate::words::services as words;
use domain::{KeyId, KeyState, Level, OrganizationId, PermissionId, Person, Scope, Timestamp, WorkspaceId};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
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
}
