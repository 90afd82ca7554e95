//! Edits: masks, etags, and what leaving RESTRICTED does.

use crate::client::{Client, path, workspace};
use jiff::SignedDuration;
use serde_json::{Value, json};

fn masked(key: &Value, mask: &str) -> String {
    format!("{}?update_mask={mask}", path(key))
}

#[tokio::test]
async fn only_what_the_mask_names_changes() {
    let client = Client::start().await;
    let before = client.key("Nightly export").await;
    client.sandbox.advance_clock(SignedDuration::from_mins(1)).unwrap();
    let body = json!({"display_name": " Renamed ", "permission_level": "ALL", "etag": before["etag"]});
    let after = client.patch(&masked(&before, "display_name"), &body).await.is(200);
    assert_eq!(after["display_name"], "Renamed");
    assert_ne!(after["etag"], before["etag"]);
    assert_ne!(after["update_time"], before["update_time"]);
    let unchanged =
        ["name", "permission_level", "permissions", "workspace_scope", "expire_time", "create_time"];
    for field in unchanged {
        assert_eq!(after[field], before[field], "{field}");
    }
    assert_eq!(client.get(&path(&before)).await.is(200), after);
}

#[tokio::test]
async fn masks_that_are_refused() {
    let client = Client::start().await;
    let key = client.key("Nightly export").await;
    for mask in ["", "expire_time", "name", "display_name,state", "*"] {
        client.patch(&masked(&key, mask), &json!({"display_name": "x"})).await.invalid("update_mask");
    }
    client.patch(&path(&key), &json!({"display_name": "x"})).await.invalid("update_mask");
    client.patch(&masked(&key, "display_name"), &json!({})).await.invalid("display_name");
    assert_eq!(client.key("Nightly export").await, key);
}

#[tokio::test]
async fn an_old_etag_is_refused_and_none_wins() {
    let client = Client::start().await;
    let key = client.key("Nightly export").await;
    let target = masked(&key, "display_name");
    client.patch(&target, &json!({"display_name": "First", "etag": key["etag"]})).await.is(200);
    let second = json!({"display_name": "Second", "etag": key["etag"]});
    client.patch(&target, &second).await.refused(409, 10, "ETAG_MISMATCH");
    client.patch(&target, &json!({"display_name": "Third"})).await.is(200);
    client.patch(&target, &json!({"display_name": "Fourth", "etag": 4})).await.invalid("etag");
}

#[tokio::test]
async fn leaving_restricted_clears_permissions() {
    let client = Client::start().await;
    let key = client.key("Nightly export").await;
    let target = masked(&key, "permission_level");
    let after = client.patch(&target, &json!({"permission_level": "READ_ONLY"})).await.is(200);
    assert!(after.get("permissions").is_none());
    client.patch(&target, &json!({"permission_level": "RESTRICTED"})).await.invalid("permissions");
    let both = masked(&key, "permission_level,permissions");
    let back = json!({"permission_level": "RESTRICTED", "permissions": ["read:Book"]});
    assert_eq!(client.patch(&both, &back).await.is(200)["permissions"], json!(["read:Book"]));
    let wrong = json!({"permission_level": "ALL", "permissions": ["read:Book"]});
    client.patch(&both, &wrong).await.invalid("permissions");
    client.patch(&masked(&key, "permissions"), &json!({"permissions": []})).await.invalid("permissions");
}

#[tokio::test]
async fn what_a_key_has_may_be_sent_back_though_it_is_gone() {
    let client = Client::start().await;
    let key = client.key("CI Pipeline").await;
    client.sandbox.delete_workspace(&workspace("claims")).unwrap();
    client.sandbox.retire_permission("archive:Run").unwrap();
    let target = masked(&key, "permissions,workspace_scope");
    let same = client.patch(&target, &key).await.is(200);
    assert_eq!(same["permissions"], key["permissions"]);
    assert_eq!(same["workspace_scope"], key["workspace_scope"]);
    let other = client.key("Ops runbook").await;
    let retired = json!({"permissions": ["archive:Run", "read:Run"]});
    client.patch(&masked(&other, "permissions"), &retired).await.is(200);
    let new = client.key("Nightly export").await;
    client.patch(&masked(&new, "permissions"), &retired).await.invalid("permissions");
    let deleted = json!({"workspace_scope": {"workspaces": [workspace("claims")]}});
    client.patch(&masked(&new, "workspace_scope"), &deleted).await.invalid("workspace_scope.workspaces");
}

#[tokio::test]
async fn a_scope_changes() {
    let client = Client::start().await;
    let key = client.key("Nightly export").await;
    let target = masked(&key, "workspace_scope");
    let all = json!({"workspace_scope": {"all_workspaces": {}}});
    assert_eq!(client.patch(&target, &all).await.is(200)["workspace_scope"], json!({"all_workspaces": {}}));
    client.patch(&target, &json!({"workspace_scope": {"workspaces": []}})).await.invalid("workspace_scope");
    client
        .patch(&format!("{}x?update_mask=display_name", path(&key)), &json!({"display_name": "x"}))
        .await
        .refused(404, 5, "NOT_FOUND");
}
