//! The settings: limit, lifetimes, permissions.

use crate::client::{Client, SETTINGS};
use serde_json::json;

#[tokio::test]
async fn what_can_be_chosen() {
    let client = Client::start().await;
    let settings = client.get(SETTINGS).await.is(200);
    assert_eq!(settings["limit"], 10);
    let lifetimes = ["604800s", "2592000s", "5184000s", "7776000s", "15552000s", "31536000s"];
    assert_eq!(settings["ttl_options"], json!(lifetimes));
    let groups = settings["permission_groups"].as_array().unwrap();
    let titles: Vec<_> = groups.iter().map(|group| group["title"].as_str().unwrap()).collect();
    let published =
        ["Organizations", "Workspaces", "Automations", "Runs", "Books", "Files", "Exceptions", "Analytics"];
    assert_eq!(titles, published);
    assert_eq!(
        groups[3]["permissions"][4],
        json!({"id": "archive:Run", "title": "Archive runs", "access": "WRITE"})
    );
    assert_eq!(settings["caller"]["email"], "dana.whitfield@acme.example");
    assert_eq!(settings["caller"]["roles"], json!(["org-admin"]));
    assert_eq!(settings["caller"]["workspaces"], json!(["*"]));
    client.sandbox.retire_permission("archive:Run").unwrap();
    assert!(!client.get(SETTINGS).await.text.contains("archive:Run"));
    client.get("/api/v1/organizations/nobody/apiKeySettings").await.refused(404, 5, "NOT_FOUND");
}
