//! What is sent: the bodies of a create and of a change.

use domain::{KeyChanges, KeyDraft, KeyName, Level, PermissionId, Scope, WorkspaceId};
use serde_json::{Value, json};

/// The body of a create. The same draft always gives the same body: the service compares it.
pub(in super::super) fn create_body(draft: &KeyDraft, name: &KeyName) -> Value {
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
pub(in super::super) fn edit_body(changes: &KeyChanges, etag: Option<&str>) -> (String, Value) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Lifetime;

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
