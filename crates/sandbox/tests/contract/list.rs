//! Lists: order, pages, totals.

use crate::client::{Client, KEYS};
use serde_json::Value;

fn names(list: &Value) -> Vec<&str> {
    let keys = list["api_keys"].as_array().unwrap();
    keys.iter().map(|key| key["display_name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_seed_looks_lived_in() {
    let client = Client::start().await;
    let list = client.get(KEYS).await.is(200);
    assert_eq!(list["total_size"], 8);
    assert_eq!(list["next_page_token"], "");
    let by_creation = [
        "Old importer",
        "Zapier bridge",
        "BI warehouse",
        "CI Pipeline",
        "Ops runbook",
        "Monitoring Dashboard",
        "Nightly export",
        "Partner sandbox",
    ];
    assert_eq!(names(&list), by_creation);
    for key in list["api_keys"].as_array().unwrap() {
        let is_old = key["display_name"] == "Old importer";
        assert_eq!(key["state"], if is_old { "EXPIRED" } else { "ACTIVE" });
        assert!(key["creator"]["email"].as_str().unwrap().ends_with("@acme.example"));
        assert!(key.get("secret").is_none());
    }
    let other = client.get("/api/v1/organizations/acme-europe/apiKeys").await.is(200);
    assert_eq!(other["total_size"], 3);
    let pipeline = client.key("CI Pipeline").await;
    assert_eq!(pipeline["key_prefix"], "kgn_pat_7Qm2");
    assert_eq!(pipeline["permissions"].as_array().unwrap().len(), 6);
    assert!(client.key("Zapier bridge").await.get("permissions").is_none());
}

#[tokio::test]
async fn one_key_is_read_by_its_name() {
    let client = Client::start().await;
    let key = client.key("Nightly export").await;
    assert_eq!(client.get(&crate::client::path(&key)).await.is(200), key);
    client.get(&format!("{KEYS}/nothing")).await.refused(404, 5, "NOT_FOUND");
    client.get("/api/v1/organizations/nobody/apiKeys").await.refused(404, 5, "NOT_FOUND");
}

#[tokio::test]
async fn orders_put_missing_values_last() {
    let client = Client::start().await;
    let table = [
        ("display_name", "BI warehouse", "Zapier bridge"),
        ("display_name desc", "Zapier bridge", "BI warehouse"),
        ("create_time desc", "Partner sandbox", "Old importer"),
        ("expire_time", "Old importer", "Zapier bridge"),
        ("last_used_time", "BI warehouse", "Partner sandbox"),
        ("last_used_time desc", "Monitoring Dashboard", "Partner sandbox"),
    ];
    for (order, first, last) in table {
        let list = client.get(&format!("{KEYS}?order_by={}", order.replace(' ', "%20"))).await.is(200);
        let names = names(&list);
        assert_eq!((names[0], names[7]), (first, last), "{order}");
    }
    client.get(&format!("{KEYS}?order_by=etag")).await.invalid("order_by");
}

#[tokio::test]
async fn pages_hold_every_key_once() {
    let client = Client::start().await;
    client.sandbox.fill("organizations/acme", 25).unwrap();
    for order in ["", "last_used_time%20desc", "display_name"] {
        let whole = client.get(&format!("{KEYS}?order_by={order}")).await.is(200);
        let (mut found, mut token) = (Vec::new(), String::new());
        loop {
            let query = format!("{KEYS}?page_size=7&order_by={order}&page_token={token}");
            let page = client.get(&query).await.is(200);
            assert_eq!(page["total_size"], 25);
            found.extend(page["api_keys"].as_array().unwrap().iter().cloned());
            token = page["next_page_token"].as_str().unwrap().to_owned();
            if token.is_empty() {
                break;
            }
        }
        assert_eq!(&found, whole["api_keys"].as_array().unwrap(), "{order}");
    }
}

#[tokio::test]
async fn a_page_goes_on_after_a_key_that_is_gone() {
    let client = Client::start().await;
    let first = client.get(&format!("{KEYS}?page_size=2")).await.is(200);
    client.delete(&crate::client::path(&first["api_keys"][1])).await.is(200);
    let token = first["next_page_token"].as_str().unwrap();
    let second = client.get(&format!("{KEYS}?page_size=2&page_token={token}")).await.is(200);
    assert_eq!(names(&second), ["BI warehouse", "CI Pipeline"]);
}

#[tokio::test]
async fn a_token_holds_with_its_parameters_only() {
    let client = Client::start().await;
    let first = client.get(&format!("{KEYS}?page_size=2")).await.is(200);
    let token = first["next_page_token"].as_str().unwrap();
    let table = [
        format!("{KEYS}?page_size=3&page_token={token}"),
        format!("{KEYS}?page_size=2&order_by=display_name&page_token={token}"),
        format!("/api/v1/organizations/acme-europe/apiKeys?page_size=2&page_token={token}"),
        format!("{KEYS}?page_size=2&page_token=made-up"),
        format!("{KEYS}?page_size=2&page_token=%F0"),
    ];
    for path in table {
        let reply = client.get(&path).await;
        assert_eq!(reply.status, 400, "{path}");
        assert_eq!(reply.json["code"], 3);
    }
}

#[tokio::test]
async fn sizes_are_coerced() {
    let client = Client::start().await;
    client.sandbox.fill("organizations/acme", 1001).unwrap();
    for (size, expected) in [("", 50), ("0", 50), ("1000", 1000), ("5000", 1000)] {
        let page = client.get(&format!("{KEYS}?page_size={size}")).await.is(200);
        assert_eq!(page["api_keys"].as_array().unwrap().len(), expected, "{size}");
    }
    client.get(&format!("{KEYS}?page_size=-1")).await.invalid("page_size");
    client.get(&format!("{KEYS}?page_size=ten")).await.invalid("page_size");
}
