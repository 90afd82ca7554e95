//! The published endpoints.

use crate::client::{ALIVE, Client, reader, workspace};
use serde_json::Value;

fn titles<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    list[field].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn organizations_of_the_caller() {
    let client = Client::start().await;
    let mine = client.get(ALIVE).await.is(200);
    assert_eq!(titles(&mine, "user_organizations"), ["Acme Corp", "Acme Europe"]);
    let first = &mine["user_organizations"][0];
    assert_eq!(first["name"], "organizations/acme");
    assert_eq!(first["owner_email"], "dana.whitfield@acme.example");
    assert!(first["owner_display_name"].is_string() && first["create_time"].is_string());
    let page = client.get(&format!("{ALIVE}?page_size=1")).await.is(200);
    let token = page["next_page_token"].as_str().unwrap();
    let next = client.get(&format!("{ALIVE}?page_size=1&page_token={token}")).await.is(200);
    assert_eq!(titles(&next, "user_organizations"), ["Acme Europe"]);
    let theirs = client.get_as(client.sandbox.outsider_token(), ALIVE).await.is(200);
    assert_eq!(titles(&theirs, "user_organizations"), ["Acme Corp"]);
}

#[tokio::test]
async fn a_key_proves_that_it_is_alive_and_not_whose_it_is() {
    let client = Client::start().await;
    let (_, secret) = client.create(&reader("Reader")).await;
    let answer = client.get_as(&secret, ALIVE).await.is(200);
    assert_eq!(titles(&answer, "user_organizations"), ["Acme Corp", "Acme Europe"]);
}

#[tokio::test]
async fn workspaces_and_roles() {
    let client = Client::start().await;
    let all = client.get("/api/v1/organizations/acme/workspaces").await.is(200);
    let five = ["Invoices", "Claims", "Finance", "Operations", "Partners"];
    assert_eq!(titles(&all, "workspaces"), five);
    let mine = client.get("/api/v1/me/organizations/acme/workspaces").await.is(200);
    assert_eq!(titles(&mine, "user_workspaces"), five);
    let token = client.sandbox.workspace_admin_token().to_owned();
    let theirs = client.get_as(&token, "/api/v1/me/organizations/acme/workspaces").await.is(200);
    assert_eq!(titles(&theirs, "user_workspaces"), ["Invoices", "Claims"]);
    client.sandbox.delete_workspace(&workspace("claims")).unwrap();
    let fewer = client.get("/api/v1/organizations/acme/workspaces").await.is(200);
    assert_eq!(fewer["workspaces"].as_array().unwrap().len(), 4);

    let roles = client.get("/api/v1/organizations/acme/roles").await.is(200);
    assert_eq!(titles(&roles, "roles"), ["Organization Admin", "Workspace Admin", "Member"]);
    assert_eq!(roles["roles"][2]["permissions"][0], "read:Organization");
}

#[tokio::test]
async fn strangers_read_nothing() {
    let client = Client::start().await;
    let token = client.sandbox.outsider_token().to_owned();
    for path in ["workspaces", "roles"] {
        let target = format!("/api/v1/organizations/acme-europe/{path}");
        client.get_as(&token, &target).await.refused(403, 7, "PERMISSION_DENIED");
        let nowhere = format!("/api/v1/organizations/nobody/{path}");
        client.get_as(&token, &nowhere).await.refused(404, 5, "NOT_FOUND");
    }
}

#[tokio::test]
async fn an_endpoint_that_is_not_offered_has_no_code() {
    let client = Client::start().await;
    let reply = client.get("/api/v1/organizations/acme/quotas").await;
    assert_eq!((reply.status, reply.json), (404, Value::Null));
}
