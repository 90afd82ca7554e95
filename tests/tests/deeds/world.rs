//! A Keyward with a live sandbox, a temporary directory, and everything else that can be looked at from outside.

use crate::keychain::FakeKeychain;
use app::{App, Clipboard, Doors, RunningSandbox, SandboxHost, Secret};
use async_trait::async_trait;
use domain::call::{CreateKey, Open, RefreshKeys, RevealSecret, SignIn, Topic};
use domain::{
    CreateId, Edition, Failure, Hidden, Home, KeyDraft, KeyName, Level, Lifetime, OrganizationRef,
    PermissionId, Scope, Timestamp, Unfinished, View, WorkspaceId,
};
use sandbox::{Options, Sandbox};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

pub(crate) const KEYS: &str = "/api/v1/organizations/acme/apiKeys";

pub(crate) struct World {
    pub(crate) sandbox: Sandbox,
    pub(crate) keychain: FakeKeychain,
    pub(crate) clipboard: Arc<FakeClipboard>,
    pub(crate) clock: Arc<Mutex<Option<Timestamp>>>,
    /// What the window was told of, in order.
    pub(crate) told: Arc<Mutex<Vec<Topic>>>,
    pub(crate) clipboard_time: Option<Duration>,
    directory: TempDir,
    sandbox_directory: TempDir,
}

impl World {
    pub(crate) async fn new() -> Self {
        crate::log::record();
        let sandbox_directory = tempfile::tempdir().unwrap();
        let options = Options { data: sandbox_directory.path().to_owned(), port: 0, control: false };
        Self {
            sandbox: Sandbox::start(options).await.unwrap(),
            keychain: FakeKeychain::default(),
            clipboard: Arc::default(),
            clock: Arc::default(),
            told: Arc::default(),
            clipboard_time: Some(Duration::from_millis(100)),
            directory: tempfile::tempdir().unwrap(),
            sandbox_directory,
        }
    }

    /// Starts the service anew, at the same address and with the same keys: all sessions end, there are new ones.
    pub(crate) async fn restart_sandbox(&mut self) {
        let port = self.sandbox.address().rsplit(':').next().unwrap().parse().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let start = async |data: &Path, port| {
            Sandbox::start(Options { data: data.to_owned(), port, control: false }).await.unwrap()
        };
        let stand_in = start(elsewhere.path(), 0).await;
        std::mem::replace(&mut self.sandbox, stand_in).stop().await;
        self.sandbox = start(self.sandbox_directory.path(), port).await;
    }

    pub(crate) fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// Where exports go.
    pub(crate) fn exports(&self) -> PathBuf {
        self.directory.path().join("Downloads")
    }

    /// Starts Keyward on this machine. Dropping every clone of it is as good as a kill: nothing is tidied up.
    /// The files are free when the last task of the one before is gone.
    pub(crate) async fn start(&self) -> App {
        let mut opened = App::open(self.doors());
        while matches!(opened, Err(app::Error::AlreadyRunning { .. })) {
            tokio::task::yield_now().await;
            opened = App::open(self.doors());
        }
        opened.unwrap()
    }

    pub(crate) fn doors(&self) -> Doors {
        let (clock, told) = (Arc::clone(&self.clock), Arc::clone(&self.told));
        Doors {
            directory: self.directory.path().join("keyward"),
            exports: self.exports(),
            keychain: self.keychain.door(),
            clipboard: Arc::clone(&self.clipboard) as Arc<dyn Clipboard>,
            proving: Some(Duration::from_millis(200)),
            clipboard_time: self.clipboard_time,
            clock: Arc::new(move || {
                let set = *clock.lock().unwrap();
                set.unwrap_or_else(|| Timestamp::try_from(SystemTime::now()).unwrap())
            }),
            sandbox: Arc::new(OneSandbox {
                address: self.sandbox.address().to_owned(),
                tokens: vec![
                    (Edition::Kognitos, self.sandbox.admin_token().to_owned()),
                    (Edition::KognitosClassic, self.sandbox.classic_admin_token().to_owned()),
                ],
            }),
            on_change: Arc::new(move |topic| told.lock().unwrap().push(topic)),
        }
    }

    /// Starts Keyward, signs in as the organization admin and reads the keys of Acme Corp.
    pub(crate) async fn signed_in(&self) -> (App, OrganizationRef) {
        let app = self.start().await;
        let at = app.sign_in(self.credential(self.sandbox.admin_token())).await.unwrap();
        app.refresh_keys(&RefreshKeys { at: at.clone() }).await.unwrap();
        (app, at)
    }

    pub(crate) fn credential(&self, token: &str) -> SignIn {
        SignIn {
            edition: Edition::Kognitos,
            address: self.sandbox.address().to_owned(),
            credential: Hidden::new(token),
            this_session_only: false,
            again: None,
        }
    }

    /// Starts Keyward and signs in to the earlier edition with this credential.
    pub(crate) async fn signed_in_to_classic(&self, token: &str) -> (App, OrganizationRef) {
        let app = self.start().await;
        let request = SignIn { edition: Edition::KognitosClassic, ..self.credential(token) };
        let at = app.sign_in(request).await.unwrap();
        app.refresh_keys(&RefreshKeys { at: at.clone() }).await.unwrap();
        (app, at)
    }

    /// The status that the service answers to a secret: 200 while the key is alive.
    pub(crate) async fn status_of(&self, secret: &str) -> u16 {
        let url = format!("{}/api/v1/me/organizations", self.sandbox.address());
        let answer = reqwest::Client::new().get(url).bearer_auth(secret).send().await.unwrap();
        answer.status().as_u16()
    }

    /// The keys of Acme Corp with this name, as the service has them.
    pub(crate) async fn keys_named(&self, name: &str) -> Vec<serde_json::Value> {
        let url = format!("{}{KEYS}", self.sandbox.address());
        let request = reqwest::Client::new().get(url).bearer_auth(self.sandbox.admin_token());
        let list: serde_json::Value = request.send().await.unwrap().json().await.unwrap();
        let keys = list["api_keys"].as_array().unwrap().iter();
        keys.filter(|key| key["display_name"] == name).cloned().collect()
    }

    /// The request numbers of all creates that the service was sent.
    pub(crate) fn creates_sent(&self) -> Vec<String> {
        let requests = self.sandbox.requests();
        let creates = requests.iter().filter(|request| request.method == "POST" && request.path == KEYS);
        creates.map(|request| request.parameter("request_id").unwrap().to_owned()).collect()
    }
}

struct OneSandbox {
    address: String,
    tokens: Vec<(Edition, String)>,
}

#[async_trait]
impl SandboxHost for OneSandbox {
    async fn start(&self) -> Result<RunningSandbox, String> {
        let tokens = self.tokens.iter();
        let credentials =
            tokens.map(|(edition, token)| (*edition, Secret::new(token.clone()).unwrap())).collect();
        Ok(RunningSandbox { address: self.address.clone(), credentials })
    }

    async fn reset(&self) -> Result<(), String> {
        Ok(())
    }
}

/// A clipboard that holds a text.
#[derive(Default)]
pub(crate) struct FakeClipboard {
    pub(crate) text: Mutex<String>,
    /// Whether there is none.
    pub(crate) absent: AtomicBool,
    /// How often another program still holds it when it is looked at.
    pub(crate) held: AtomicUsize,
}

impl Clipboard for FakeClipboard {
    fn put(&self, secret: &Secret) -> Result<(), String> {
        if self.absent.load(Ordering::Relaxed) {
            return Err("there is none".to_owned());
        }
        *self.text.lock().unwrap() = secret.expose().to_owned();
        Ok(())
    }

    fn clear_if_holds(&self, secret: &Secret) -> Result<(), String> {
        let once_less = |times: usize| times.checked_sub(1);
        if self.held.fetch_update(Ordering::Relaxed, Ordering::Relaxed, once_less).is_ok() {
            return Err("another program holds it".to_owned());
        }
        let mut text = self.text.lock().unwrap();
        if *text == secret.expose() {
            text.clear();
        }
        Ok(())
    }
}

/// A restricted key for two workspaces, 30 days.
pub(crate) fn draft(name: &str) -> KeyDraft {
    KeyDraft {
        name: KeyName::new(name).unwrap(),
        level: Some(Level::Restricted(vec![PermissionId::new("read:Run"), PermissionId::new("archive:Run")])),
        scope: Scope::Workspaces(vec![
            WorkspaceId::new("organizations/acme/workspaces/invoices"),
            WorkspaceId::new("organizations/acme/workspaces/claims"),
        ]),
        lifetime: Some(Lifetime::from_days(30)),
    }
}

pub(crate) fn create(at: &OrganizationRef, name: &str) -> CreateKey {
    CreateKey { at: at.clone(), draft: draft(name), without_recovery: false }
}

pub(crate) async fn home(app: &App) -> Home {
    app.home(Open {}).await.unwrap()
}

/// The one create that is not finished.
pub(crate) async fn unfinished(app: &App) -> Unfinished {
    let mut unfinished = home(app).await.unfinished;
    assert_eq!(unfinished.len(), 1, "{unfinished:?}");
    unfinished.remove(0)
}

pub(crate) async fn refresh(app: &App, at: &OrganizationRef) -> View {
    app.refresh_keys(&RefreshKeys { at: at.clone() }).await.unwrap()
}

pub(crate) fn reveal(app: &App, create: &CreateId) -> String {
    app.reveal_secret(&RevealSecret { create: create.clone() }).unwrap().into_exposed()
}

pub(crate) fn failure<T: std::fmt::Debug>(done: Result<T, app::Error>) -> Failure {
    Failure::from(done.unwrap_err())
}

/// Asks until the condition holds; panics after ten seconds.
pub(crate) async fn until(what: &str, condition: impl AsyncFn() -> bool) {
    let waiting = async {
        while !condition().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let done = tokio::time::timeout(Duration::from_secs(10), waiting).await;
    assert!(done.is_ok(), "still not so: {what}");
}
