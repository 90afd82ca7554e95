//! The service of a run, spoken to directly: the key that is rotated is made here, and keys are counted here.

use crate::soak::plan::Plan;
use crate::soak::session::organization;
use anyhow::{Context, Result, ensure};
use domain::Edition;
use reqwest::{Client, RequestBuilder};
use sandbox::{Options, Sandbox};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

/// The name of the key that is rotated.
pub const NAME: &str = "Night shift";

/// The name of the key that another admin makes.
pub const COLLEAGUES: &str = "Day shift";

/// How many keys an organization may have.
const LIMIT: u32 = 10;

/// A key that was made directly.
#[derive(Debug, Clone)]
pub struct Made {
    /// As the service names it.
    pub id: String,
    /// Its secret.
    pub secret: String,
}

/// A key as the service lists it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// As the service names it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The first characters of its secret.
    pub prefix: String,
}

/// The service, and the keys that are not Keyward's business.
#[derive(Debug)]
pub struct World {
    /// The service.
    pub sandbox: Sandbox,
    /// The key that is rotated.
    pub old: Made,
    edition: Edition,
    http: Client,
}

impl World {
    /// Starts a service with its files in `folder`, and makes the key there.
    ///
    /// # Errors
    /// Where it does not start, or does not make it.
    pub async fn start(plan: &Plan, folder: &Path) -> Result<Self> {
        let sandbox = Sandbox::start(Options { data: folder.to_owned(), port: 0, control: true }).await?;
        let http = client()?;
        let nobody = Made { id: String::new(), secret: String::new() };
        let mut world = Self { sandbox, old: nobody, edition: plan.edition, http };
        if plan.edition == Edition::KognitosClassic {
            // All ten are taken there.
            for key in world.keys().await?.iter().take(3) {
                world.admin(world.http.delete(world.url(&format!("/v2/api-keys/{}", key.id)))).await?;
            }
        }
        world.old = world.make(NAME, &plan.level).await?;
        if plan.full {
            world.sandbox.fill(organization(plan.edition), LIMIT)?;
        }
        world.sandbox.set_lag(Duration::from_millis(plan.lag_millis));
        if plan.lag_millis > 0 {
            // The run begins with a key that works.
            tokio::time::sleep(Duration::from_millis(plan.lag_millis + 50)).await;
        }
        Ok(world)
    }

    /// Another admin makes a key of the same scope.
    ///
    /// # Errors
    /// Where the service does not make it.
    pub async fn make_colleagues(&self) -> Result<()> {
        self.make(COLLEAGUES, "READ_ONLY").await.map(drop)
    }

    async fn make(&self, name: &str, level: &str) -> Result<Made> {
        let answer = match self.edition {
            Edition::Kognitos => {
                let mut key = json!({"display_name": name, "permission_level": level,
                    "workspace_scope": {"all_workspaces": {}}});
                if level == "RESTRICTED" {
                    key["permissions"] = json!(["read:Workspace", "read:Run"]);
                }
                let body = json!({"api_key": key, "ttl": "7776000s"});
                self.admin(self.http.post(self.url(KEYS)).json(&body)).await?
            }
            Edition::KognitosClassic => {
                let body = json!({"name": name, "scope": {"type": "organization"}});
                self.admin(self.http.post(self.url("/v2/api-keys")).json(&body)).await?
            }
        };
        let id = text(&answer["api_key"][self.id_field()])?;
        Ok(Made { id, secret: text(&answer["secret"])? })
    }

    /// The keys, as the service lists them to its admin.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn keys(&self) -> Result<Vec<Listed>> {
        let (path, list, name, prefix) = match self.edition {
            Edition::Kognitos => (KEYS, "api_keys", "display_name", "key_prefix"),
            Edition::KognitosClassic => ("/v2/api-keys", "items", "name", "prefix"),
        };
        let answer = self.admin(self.http.get(self.url(path))).await?;
        let listed = |key: &Value| {
            Ok(Listed {
                id: text(&key[self.id_field()])?,
                name: text(&key[name])?,
                prefix: text(&key[prefix])?,
            })
        };
        answer[list].as_array().context("no list of keys")?.iter().map(listed).collect()
    }

    /// What a consumer asks for: something that Keyward never does, so that it meets no fault that is not its own.
    pub fn poll(&self, http: &Client, secret: &str) -> RequestBuilder {
        match self.edition {
            Edition::Kognitos => {
                http.get(self.url("/api/v1/me/organizations/acme/workspaces")).bearer_auth(secret)
            }
            Edition::KognitosClassic => http.get(self.url("/v2/agents")).header("x-api-key", secret),
        }
    }

    /// The credential of the admin.
    pub fn admin_token(&self) -> &str {
        match self.edition {
            Edition::Kognitos => self.sandbox.admin_token(),
            Edition::KognitosClassic => self.sandbox.classic_admin_token(),
        }
    }

    async fn admin(&self, request: RequestBuilder) -> Result<Value> {
        let request = match self.edition {
            Edition::Kognitos => request.bearer_auth(self.admin_token()),
            Edition::KognitosClassic => request.header("x-api-key", self.admin_token()),
        };
        let answer = request.send().await?;
        let status = answer.status();
        let body = answer.text().await?;
        ensure!(status.is_success(), "the service answers {status} to its admin: {body}");
        Ok(serde_json::from_str(&body).unwrap_or_default())
    }

    fn id_field(&self) -> &'static str {
        match self.edition {
            Edition::Kognitos => "name",
            Edition::KognitosClassic => "id",
        }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.sandbox.address())
    }
}

/// The path of the keys, today.
const KEYS: &str = "/api/v1/organizations/acme/apiKeys";

/// A client that waits as long as a slow service takes.
///
/// # Errors
/// Where the system has no certificates.
pub fn client() -> Result<Client> {
    // Fails only where one is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Ok(Client::builder().no_proxy().timeout(Duration::from_secs(20)).build()?)
}

fn text(value: &Value) -> Result<String> {
    value.as_str().map(str::to_owned).with_context(|| format!("no text: {value}"))
}
