//! A sandbox of its own for each test, and a client for it.

use reqwest::header::HeaderMap;
use reqwest::{Method, RequestBuilder};
use sandbox::{Options, Sandbox};
use serde_json::{Value, json};
use std::sync::Once;
use tempfile::TempDir;

pub(crate) const KEYS: &str = "/api/v1/organizations/acme/apiKeys";
pub(crate) const SETTINGS: &str = "/api/v1/organizations/acme/apiKeySettings";
pub(crate) const ALIVE: &str = "/api/v1/me/organizations";
pub(crate) const TTL: &str = "2592000s";

/// A sandbox and who talks to it.
pub(crate) struct Client {
    pub(crate) sandbox: Sandbox,
    pub(crate) http: reqwest::Client,
    _directory: TempDir,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    /// Null where the body is no JSON.
    pub(crate) json: Value,
}

impl Reply {
    /// Panics unless this is the status; says what came instead.
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        self.json
    }

    /// Panics unless this is a refusal of that kind.
    #[track_caller]
    pub(crate) fn refused(self, status: u16, code: u8, reason: &str) -> Value {
        let json = self.is(status);
        assert_eq!(json["code"], code);
        assert!(json["message"].as_str().is_some_and(|message| !message.is_empty()));
        let info = &json["details"][0];
        assert_eq!(info["@type"], "type.googleapis.com/google.rpc.ErrorInfo");
        assert_eq!(info["reason"], reason);
        assert!(info["domain"].is_string());
        json
    }

    /// Panics unless this is a 400 for that field.
    #[track_caller]
    pub(crate) fn invalid(self, field: &str) {
        let json = self.refused(400, 3, "INVALID_ARGUMENT");
        let violations = &json["details"][1];
        assert_eq!(violations["@type"], "type.googleapis.com/google.rpc.BadRequest");
        assert_eq!(violations["field_violations"][0]["field"], field, "{json}");
        assert!(violations["field_violations"][0]["description"].is_string());
    }
}

/// A client for plain HTTP that keeps no connection: a cut one must not be taken for a stale one.
pub(crate) fn http() -> reqwest::Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    reqwest::Client::builder()
        .no_proxy()
        .pool_max_idle_per_host(0)
        .retry(reqwest::retry::never())
        .build()
        .unwrap()
}

impl Client {
    /// A new sandbox with control.
    pub(crate) async fn start() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let options = Options { data: directory.path().join("data"), port: 0, control: true };
        let sandbox = Sandbox::start(options).await.unwrap();
        Self { sandbox, http: http(), _directory: directory }
    }

    pub(crate) fn admin(&self) -> String {
        self.sandbox.admin_token().to_owned()
    }

    /// Sends a request with this token (none where it is empty), and hopes for an answer.
    pub(crate) async fn try_send(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> reqwest::Result<Reply> {
        let mut request = self.request(method, path, body);
        if !token.is_empty() {
            request = request.bearer_auth(token);
        }
        reply(request).await
    }

    /// A request without a credential.
    pub(crate) fn request(&self, method: Method, path: &str, body: Option<&Value>) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.sandbox.address()));
        match body {
            Some(body) => request.json(body),
            None => request,
        }
    }

    pub(crate) async fn send(&self, token: &str, method: Method, path: &str, body: Option<&Value>) -> Reply {
        self.try_send(token, method, path, body).await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(self.sandbox.admin_token(), Method::GET, path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Reply {
        self.send(self.sandbox.admin_token(), Method::POST, path, Some(body)).await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Reply {
        self.send(self.sandbox.admin_token(), Method::PATCH, path, Some(body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Reply {
        self.send(self.sandbox.admin_token(), Method::DELETE, path, None).await
    }

    /// Asks as somebody else.
    pub(crate) async fn get_as(&self, token: &str, path: &str) -> Reply {
        self.send(token, Method::GET, path, None).await
    }

    /// The key of the first organization with this name.
    pub(crate) async fn key(&self, display_name: &str) -> Value {
        let list = self.get(KEYS).await.is(200);
        let keys = list["api_keys"].as_array().unwrap();
        keys.iter().find(|key| key["display_name"] == display_name).unwrap().clone()
    }

    /// Makes a key and answers it with its secret.
    pub(crate) async fn create(&self, body: &Value) -> (Value, String) {
        let created = self.post(KEYS, body).await.is(200);
        let secret = created["secret"].as_str().unwrap().to_owned();
        (created["api_key"].clone(), secret)
    }
}

/// Sends a request, and reads the answer in full.
pub(crate) async fn reply(request: RequestBuilder) -> reqwest::Result<Reply> {
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await?;
    let json = serde_json::from_str(&text).unwrap_or_default();
    Ok(Reply { status, headers, text, json })
}

/// The path of a resource name in an answer.
pub(crate) fn path(key: &Value) -> String {
    format!("/api/v1/{}", key["name"].as_str().unwrap())
}

pub(crate) fn workspace(id: &str) -> String {
    format!("organizations/acme/workspaces/{id}")
}

/// A key that may read everything in one workspace.
pub(crate) fn reader(display_name: &str) -> Value {
    json!({
        "api_key": {
            "display_name": display_name,
            "permission_level": "READ_ONLY",
            "workspace_scope": {"workspaces": [workspace("finance")]},
        },
        "ttl": TTL,
    })
}

/// A key that may do anything anywhere.
pub(crate) fn broad(display_name: &str) -> Value {
    json!({
        "api_key": {
            "display_name": display_name,
            "permission_level": "ALL",
            "workspace_scope": {"all_workspaces": {}},
        },
        "ttl": TTL,
    })
}
