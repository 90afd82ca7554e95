//! The Classic edition, and who talks to it.

mod create;
mod credential;
mod delete;
mod edit;
mod fault;
mod list;
mod place;
mod rights;
mod usage;

use crate::client::{Client, Reply, reply};
use reqwest::Method;
use serde_json::{Value, json};

pub(crate) const ME: &str = "/v2/me";
pub(crate) const KEYS: &str = "/v2/api-keys";
pub(crate) const AGENTS: &str = "/v2/agents";
/// What a key that is alive is answered, where it reaches this agent.
pub(crate) const ALIVE: &str = "/v2/processes?agent_id=invoice-intake&limit=1";
pub(crate) const ORGANIZATION: &str = "legacy-ledger";

impl Reply {
    /// Panics unless this is a refusal of that status with these words.
    #[track_caller]
    pub(crate) fn refused_with(self, status: u16, message: &str) {
        let json = self.is(status);
        assert_eq!(json, json!({"status_code": status, "message": message, "details": null}));
    }

    /// Panics unless this is a 403 that no client takes for one of an invalid key.
    #[track_caller]
    fn denied(self) {
        let json = self.is(403);
        assert_eq!((&json["status_code"], &json["details"]), (&json!(403), &Value::Null));
        let message = json["message"].as_str().unwrap();
        assert!(!message.is_empty() && !message.contains("access not permitted"), "{message}");
        assert!(!message.contains("Invalid API key"), "{message}");
    }

    /// Panics unless this is a 400 for that field.
    #[track_caller]
    fn invalid_field(self, field: &str) {
        let json = self.is(400);
        assert_eq!((&json["status_code"], &json["message"]), (&json!(400), &json!("invalid request")));
        let detail = json["details"][0].as_str().unwrap();
        assert!(detail.starts_with(&format!("{field}: ")), "{detail}");
    }
}

impl Client {
    /// Sends a request with this credential (none where it is empty), and hopes for an answer.
    async fn try_classic(
        &self,
        credential: &str,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> reqwest::Result<Reply> {
        let mut request = self.request(method, path, body);
        if !credential.is_empty() {
            request = request.header("x-api-key", credential);
        }
        reply(request).await
    }

    async fn classic_as(&self, credential: &str, method: Method, path: &str, body: Option<&Value>) -> Reply {
        self.try_classic(credential, method, path, body).await.unwrap()
    }

    /// Sends a request as the Organization Admin.
    pub(crate) async fn classic(&self, method: Method, path: &str, body: Option<&Value>) -> Reply {
        self.classic_as(self.sandbox.classic_admin_token(), method, path, body).await
    }

    pub(crate) async fn classic_get(&self, path: &str) -> Reply {
        self.classic(Method::GET, path, None).await
    }

    async fn classic_get_as(&self, credential: &str, path: &str) -> Reply {
        self.classic_as(credential, Method::GET, path, None).await
    }

    /// The key with this name.
    async fn classic_key(&self, name: &str) -> Value {
        let list = self.classic_get(KEYS).await.is(200);
        items(&list).iter().find(|key| key["name"] == name).unwrap().clone()
    }

    /// Deletes a key of the seed: all slots are taken.
    async fn classic_room(&self) {
        let key = self.classic_key("Ledger archive pull").await;
        self.classic(Method::DELETE, &path(&key), None).await.is(204);
    }

    /// Makes room and a key, and answers the key with its secret.
    async fn classic_create(&self, body: &Value) -> (Value, String) {
        self.classic_room().await;
        let made = self.classic(Method::POST, KEYS, Some(body)).await.is(201);
        (made["api_key"].clone(), made["secret"].as_str().unwrap().to_owned())
    }
}

fn items(list: &Value) -> &Vec<Value> {
    list["items"].as_array().unwrap()
}

/// The names of the items of a list.
fn names(list: &Value) -> Vec<&str> {
    items(list).iter().map(|one| one["name"].as_str().unwrap()).collect()
}

/// Where a key of an answer is.
fn path(key: &Value) -> String {
    format!("{KEYS}/{}", key["id"].as_str().unwrap())
}

/// A key for the whole organization.
pub(crate) fn for_organization(name: &str) -> Value {
    json!({"name": name, "scope": {"type": "organization"}})
}

/// A key for one agent.
fn for_agent(name: &str, agent: &str) -> Value {
    json!({"name": name, "scope": {"type": "agent", "agent_id": agent}})
}
