//! Reading: the admin, the agents, the keys, and pages of them.

use super::{AGENTS, KEYS, ME, ORGANIZATION, items, names, path};
use crate::client::Client;
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn who_the_organization_admin_is() {
    let client = Client::start().await;
    let me = client.classic_get(ME).await.is(200);
    assert_eq!(me["user"], json!({"name": "Ruth Adeyemi", "email": "ruth.adeyemi@legacyledger.example"}));
    assert_eq!(me["organization"], json!({"id": ORGANIZATION, "name": "Legacy Ledger"}));
    assert_eq!(me["role"], "ORGANIZATION_ADMIN");
    assert_eq!(me["agents"].as_array().unwrap().len(), 5);
    assert_eq!((&me["api_key_limit"], &me["api_keys_used"]), (&json!(10), &json!(10)));
}

#[tokio::test]
async fn who_the_agent_admin_is() {
    let client = Client::start().await;
    let me = client.classic_get_as(client.sandbox.classic_agent_admin_token(), ME).await.is(200);
    assert_eq!(me["user"]["name"], "Caspar Holm");
    assert_eq!(me["role"], "AGENT_ADMIN");
    let two = json!([
        {"id": "invoice-intake", "name": "Invoice Intake"},
        {"id": "payment-matching", "name": "Payment Matching"},
    ]);
    assert_eq!(me["agents"], two);
    assert_eq!(me["api_keys_used"], 10);
}

#[tokio::test]
async fn the_seed_looks_lived_in() {
    let client = Client::start().await;
    let list = client.classic_get(KEYS).await.is(200);
    assert_eq!(list["continuation_token"], Value::Null);
    let by_creation = [
        "ERP bridge",
        "Ledger archive pull",
        "Mailroom scanner",
        "Bank feed",
        "Uptime monitor",
        "Supplier portal",
        "Receipt checker",
        "Closing checklist",
        "Reconciliation trial",
        "Invoice replay",
    ];
    assert_eq!(names(&list), by_creation);
    for key in items(&list) {
        assert_eq!(key["prefix"].as_str().unwrap().len(), 8);
        assert!(key["prefix"].as_str().unwrap().starts_with("kgc_"));
        assert!(key["created_at"].is_string() && key.get("secret").is_none());
        let never = key["name"] == "Reconciliation trial";
        assert_eq!(key.get("last_used_at").unwrap().is_null(), never);
    }
    let of = |email: &str| items(&list).iter().filter(|key| key["created_by"]["email"] == email).count();
    let (admin, agent_admin) = ("ruth.adeyemi@legacyledger.example", "caspar.holm@legacyledger.example");
    assert_eq!((of(admin), of(agent_admin)), (6, 4));
    let organization = json!({"type": "organization"});
    assert_eq!(items(&list).iter().filter(|key| key["scope"] == organization).count(), 3);
    assert_eq!(
        client.classic_key("Bank feed").await["scope"],
        json!({"type": "agent", "agent_id": "payment-matching"})
    );
    assert_eq!(client.classic_key("ERP bridge").await["prefix"], "kgc_4Tz9");
}

#[tokio::test]
async fn agents_of_the_caller() {
    let client = Client::start().await;
    let all = client.classic_get(AGENTS).await.is(200);
    let five =
        ["Invoice Intake", "Payment Matching", "Vendor Onboarding", "Expense Audit", "Month-End Close"];
    assert_eq!(names(&all), five);
    assert_eq!(items(&all)[0], json!({"id": "invoice-intake", "name": "Invoice Intake"}));
    let theirs = client.classic_get_as(client.sandbox.classic_agent_admin_token(), AGENTS).await.is(200);
    assert_eq!(names(&theirs), five[..2]);
    client.sandbox.delete_agent("invoice-intake").unwrap();
    assert_eq!(names(&client.classic_get(AGENTS).await.is(200)), five[1..]);
    assert!(client.sandbox.delete_agent("invoice-intake").is_err());
    let scanner = client.classic_key("Mailroom scanner").await;
    assert_eq!(scanner["scope"]["agent_id"], "invoice-intake");
}

#[tokio::test]
async fn pages_hold_every_key_once() {
    let client = Client::start().await;
    client.sandbox.fill(ORGANIZATION, 25).unwrap();
    let whole = client.classic_get(KEYS).await.is(200);
    assert_eq!(items(&whole).len(), 25);
    let (mut found, mut token) = (Vec::new(), String::new());
    for limit in [7, 7, 4, 7] {
        let query = format!("{KEYS}?limit={limit}&continuation_token={token}");
        let page = client.classic_get(&query).await.is(200);
        found.extend(items(&page).iter().cloned());
        token = page["continuation_token"].as_str().unwrap_or_default().to_owned();
    }
    assert_eq!((&found, token.as_str()), (items(&whole), ""));
}

#[tokio::test]
async fn a_page_goes_on_after_a_key_that_is_gone() {
    let client = Client::start().await;
    let first = client.classic_get(&format!("{KEYS}?limit=2")).await.is(200);
    client.classic(Method::DELETE, &path(&items(&first)[1]), None).await.is(204);
    let token = first["continuation_token"].as_str().unwrap();
    let second = client.classic_get(&format!("{KEYS}?limit=2&continuation_token={token}")).await.is(200);
    assert_eq!(names(&second), ["Mailroom scanner", "Bank feed"]);
}

#[tokio::test]
async fn limits_and_tokens() {
    let client = Client::start().await;
    client.sandbox.fill(ORGANIZATION, 101).unwrap();
    for (limit, expected) in [("", 50), ("?limit=50", 50), ("?limit=100", 100)] {
        let page = client.classic_get(&format!("{KEYS}{limit}")).await.is(200);
        assert_eq!(items(&page).len(), expected, "{limit}");
    }
    for limit in ["101", "0", "-1", "ten"] {
        for list in [KEYS, AGENTS] {
            client.classic_get(&format!("{list}?limit={limit}")).await.invalid_field("limit");
        }
    }
    let page = client.classic_get(&format!("{KEYS}?limit=2")).await.is(200);
    let token = page["continuation_token"].as_str().unwrap();
    for (list, token) in [(AGENTS, token), (KEYS, "made-up"), (KEYS, "%F0")] {
        client.classic_get(&format!("{list}?continuation_token={token}")).await.is(400);
    }
    let agent_admin = client.sandbox.classic_agent_admin_token();
    let theirs = client.classic_get_as(agent_admin, &format!("{KEYS}?continuation_token={token}")).await;
    theirs.invalid_field("continuation_token");
}

#[tokio::test]
async fn an_empty_list_is_null() {
    let client = Client::start().await;
    for key in items(&client.classic_get(KEYS).await.is(200)) {
        client.classic(Method::DELETE, &path(key), None).await.is(204);
    }
    let empty = json!({"items": null, "continuation_token": null});
    assert_eq!(client.classic_get(KEYS).await.is(200), empty);
    assert_eq!(client.classic_get(ME).await.is(200)["api_keys_used"], 0);
    assert_eq!(client.classic_get(super::ALIVE).await.is(200), empty);
}

#[tokio::test]
async fn what_is_not_offered_has_no_body() {
    let client = Client::start().await;
    for method in [Method::GET, Method::POST] {
        let reply = client.classic(method, "/v2/quotas", None).await;
        assert_eq!((reply.status, reply.text.as_str()), (404, ""));
    }
    let key = client.classic_key("Bank feed").await;
    client.classic_get(&path(&key)).await.is(405);
    let callers: Vec<String> = client.sandbox.requests().into_iter().map(|one| one.caller).collect();
    assert_eq!(callers, vec!["session of the Classic organization admin"; 4]);
}
