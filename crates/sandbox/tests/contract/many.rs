//! Many organizations, as a benchmark has them.

use crate::client::{ALIVE, Client, path};
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

impl Client {
    async fn add_organizations(&self, count: u32, keys: u32) {
        let body = json!({"count": count, "keys": keys});
        self.send("", Method::POST, "/control/organizations", Some(&body)).await.is(200);
    }

    /// Reads a list to its end, page by page.
    async fn pages(&self, path: &str, size: usize, field: &str) -> Vec<Value> {
        let (mut found, mut token) = (Vec::new(), String::new());
        loop {
            let page = self.get(&format!("{path}?page_size={size}&page_token={token}")).await.is(200);
            found.extend(page[field].as_array().unwrap().iter().cloned());
            token = page["next_page_token"].as_str().unwrap().to_owned();
            if token.is_empty() {
                return found;
            }
            assert_eq!(found.len() % size, 0);
        }
    }

    async fn organizations(&self, size: usize) -> Vec<Value> {
        self.pages(ALIVE, size, "user_organizations").await
    }

    async fn keys(&self, organization: &Value) -> Vec<Value> {
        self.pages(&format!("{}/apiKeys", path(organization)), 7, "api_keys").await
    }
}

fn time(thing: &Value, field: &str) -> Option<Timestamp> {
    thing[field].as_str().map(|text| text.parse().unwrap())
}

fn texts<'a>(things: &'a [Value], field: &str) -> Vec<&'a str> {
    things.iter().map(|one| one[field].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_thousand_organizations_are_listed_after_those_of_the_seed() {
    let client = Client::start().await;
    client.add_organizations(1000, 10).await;
    for size in [300, 1000] {
        let organizations = client.organizations(size).await;
        let names = texts(&organizations, "name");
        assert_eq!((names.len(), names[1]), (1002, "organizations/acme-europe"));
        let expected = (1..=1000).map(|number| format!("organizations/bench-{number:04}"));
        assert!(expected.eq(names[2..].iter().copied()));
        let titles = texts(&organizations[2..], "title");
        assert_eq!(titles[0], "Northwind Trading 0001");
        let kinds: BTreeSet<&str> =
            titles.iter().filter_map(|title| Some(title.rsplit_once(' ')?.0)).collect();
        assert_eq!(kinds.len(), 253);
    }
    let last = json!({"name": "organizations/bench-1000"});
    assert_eq!(client.keys(&last).await.len(), 10);
    let settings = client.get(&format!("{}/apiKeySettings", path(&last))).await.is(200);
    assert_eq!(settings["caller"]["can_manage"], true);
    let theirs = client.get_as(client.sandbox.outsider_token(), ALIVE).await.is(200);
    assert_eq!(theirs["user_organizations"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn their_keys_are_of_all_kinds() {
    let client = Client::start().await;
    client.add_organizations(11, 40).await;
    let now = client.sandbox.now();
    let days = |days: i64| SignedDuration::from_hours(24 * days);
    let (mut levels, mut scopes, mut states) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for organization in &client.organizations(1000).await[2..] {
        let workspaces = client.pages(&format!("{}/workspaces", path(organization)), 2, "workspaces").await;
        assert_eq!(workspaces.len(), 3);
        let known = texts(&workspaces, "name");
        let keys = client.keys(organization).await;
        assert_eq!(keys.len(), 40);
        assert_eq!(BTreeSet::from_iter(texts(&keys, "name")).len(), 40);
        assert_eq!(BTreeSet::from_iter(texts(&keys, "display_name")).len(), 40);
        for key in &keys {
            let (created, expires) = (time(key, "create_time").unwrap(), time(key, "expire_time").unwrap());
            let used = time(key, "last_used_time");
            assert!(time(organization, "create_time").unwrap() < created);
            assert!(used.is_none_or(|used| created < used && used < expires));
            let scope = key["workspace_scope"]["workspaces"].as_array();
            assert!(scope.is_none_or(|names| names.iter().all(|one| known.contains(&one.as_str().unwrap()))));
            *scopes.entry(scope.map_or(0, Vec::len)).or_insert(0) += 1;
            *levels.entry(key["permission_level"].as_str().unwrap().to_owned()).or_insert(0) += 1;
            let left = expires.duration_since(now);
            let state = match now.duration_since(used.unwrap_or(created)) > days(90) {
                _ if key["state"] == "EXPIRED" => "expired",
                _ if left < days(14) => "expiring",
                true => "unused",
                false => "well",
            };
            *states.entry(state).or_insert(0) += 1;
        }
    }
    assert_eq!(states, BTreeMap::from([("expired", 88), ("expiring", 88), ("unused", 88), ("well", 176)]));
    assert!(levels.len() == 3 && levels.values().all(|count| *count >= 40), "{levels:?}");
    assert!(scopes.keys().copied().eq(0..=3) && scopes.values().all(|count| *count >= 40), "{scopes:?}");
}

#[tokio::test]
async fn more_go_on_from_there_and_are_the_same_each_time() {
    let settled = |mut key: Value| {
        for changing in ["key_prefix", "create_time", "update_time", "expire_time", "last_used_time"] {
            key.as_object_mut().unwrap().remove(changing);
        }
        key
    };
    let (one, other) = (Client::start().await, Client::start().await);
    one.add_organizations(3, 4).await;
    other.add_organizations(1, 4).await;
    other.sandbox.add_organizations(2, 4).unwrap();
    let (ours, theirs) = (one.organizations(1000).await, other.organizations(1000).await);
    assert_eq!(texts(&ours, "title"), texts(&theirs, "title"));
    for organization in &ours[2..] {
        let [ours, theirs] = [one.keys(organization).await, other.keys(organization).await]
            .map(|keys| keys.into_iter().map(settled).collect::<Vec<_>>());
        assert_eq!(ours, theirs);
    }
    one.sandbox.reset().await.unwrap();
    assert_eq!(one.organizations(1000).await.len(), 2);
}

#[tokio::test]
async fn one_of_their_keys_is_edited_and_deleted_like_any_other() {
    let client = Client::start().await;
    client.add_organizations(1, 2).await;
    let organization = json!({"name": "organizations/bench-0001"});
    let key = client.keys(&organization).await[0].clone();
    let target = format!("{}?update_mask=display_name", path(&key));
    let body = json!({"display_name": "Renamed", "etag": key["etag"]});
    assert_ne!(client.patch(&target, &body).await.is(200)["etag"], key["etag"]);
    client.patch(&target, &body).await.refused(409, 10, "ETAG_MISMATCH");
    client.delete(&path(&key)).await.is(200);
    assert_eq!(client.keys(&organization).await.len(), 1);
}
