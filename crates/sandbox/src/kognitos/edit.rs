//! Changing a key: its name, permissions and scope, never its expiration.

use super::caller::Caller;
use super::check::Fields;
use super::refusal::Refusal;
use super::rights::{managed_key, manager};
use super::seed;
use super::wire::ApiKey;
use super::{Answer, object, query};
use crate::service::Service;
use crate::store::{Key, Level, Store};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::Uri;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

#[derive(Debug, Deserialize)]
struct Parameters {
    update_mask: Option<String>,
}

/// Which fields an edit is about.
#[derive(Debug, Default, PartialEq, Eq)]
struct Mask {
    display_name: bool,
    permission_level: bool,
    permissions: bool,
    workspace_scope: bool,
}

/// `PATCH /organizations/{o}/apiKeys/{k}`
pub(super) async fn edit(
    State(service): State<Arc<Service>>,
    Path((organization, key)): Path<(String, String)>,
    caller: Caller,
    uri: Uri,
    body: Bytes,
) -> Answer {
    let parameters: Parameters = query(&uri)?;
    let organization = format!("organizations/{organization}");
    let now = service.clock.now();
    service.store(|store| {
        let reach = manager(store, &caller, &organization)?;
        let key = managed_key(store, &reach, &format!("{organization}/apiKeys/{key}"))?;
        let mask = Mask::parse(parameters.update_mask.as_deref().unwrap_or_default())?;
        let body = object(&body)?;
        let fields = Fields::new(&body, "");
        match fields.get("etag") {
            None => {}
            Some(Value::String(etag)) if etag.is_empty() || *etag == key.etag => {}
            Some(Value::String(_)) => return Err(Refusal::etag_mismatch()),
            Some(_) => return Err(fields.invalid("etag", "it must be a text")),
        }
        let changed = apply(store, &fields, &mask, key)?;
        if !reach.covers(&changed.scope) {
            return Err(Refusal::denied("The scope reaches workspaces that you do not manage."));
        }
        let changed = Key { updated: now, etag: seed::etag()?, ..changed };
        store.change_key(&changed)?;
        Ok(Json(json!(ApiKey::at(now, changed))))
    })
}

impl Mask {
    fn parse(text: &str) -> Result<Self, Refusal> {
        let mut mask = Self::default();
        for path in text.split(',').map(str::trim) {
            match path {
                "display_name" => mask.display_name = true,
                "permission_level" => mask.permission_level = true,
                "permissions" => mask.permissions = true,
                "workspace_scope" => mask.workspace_scope = true,
                "" => return Err(Refusal::invalid("update_mask", "it must name the fields to change")),
                other => {
                    return Err(Refusal::invalid("update_mask", format!("{other} can't be changed")));
                }
            }
        }
        Ok(mask)
    }
}

/// `key` with the fields of the mask changed. Leaving RESTRICTED clears the permissions.
fn apply(store: &Store, fields: &Fields<'_>, mask: &Mask, mut key: Key) -> Result<Key, Refusal> {
    if mask.display_name {
        key.display_name = fields.display_name()?;
    }
    if mask.permission_level {
        key.level = fields.permission_level()?;
    }
    if mask.permissions {
        key.permissions = fields.permissions(store, key.level, &key.permissions)?;
    } else if key.level != Level::Restricted {
        key.permissions.clear();
    } else if key.permissions.is_empty() {
        return Err(fields.invalid("permissions", "RESTRICTED needs at least one"));
    }
    if mask.workspace_scope {
        key.scope = fields.workspace_scope(store, &key.organization, &key.scope)?;
    }
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks() {
        let name = Mask { display_name: true, ..Mask::default() };
        let level_and_scope = Mask { permission_level: true, workspace_scope: true, ..Mask::default() };
        let table = [
            ("display_name", Some(name)),
            ("permission_level, workspace_scope", Some(level_and_scope)),
            ("", None),
            ("display_name,", None),
            ("expire_time", None),
            ("display_name,etag", None),
            ("*", None),
        ];
        for (text, expected) in table {
            assert_eq!(Mask::parse(text).ok(), expected, "{text:?}");
        }
    }
}
