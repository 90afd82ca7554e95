//! A running sandbox.

use crate::clock::Clock;
use crate::kognitos::seed;
use crate::line::{Gate, Line};
use crate::secret::{KOGNITOS, Secret};
use crate::server;
use crate::service::{SandboxError, Service};
use crate::store::{OpenError, Store, write_private_file};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Where and how a sandbox runs.
#[derive(Debug, Clone)]
pub struct Options {
    /// The directory of the database. It is made, for this user alone, where it is missing.
    pub data: PathBuf,
    /// The port on 127.0.0.1; 0 means any that is free.
    pub port: u16,
    /// Whether `/control` is answered: whoever reaches the port can then move the clock and inject faults.
    pub control: bool,
}

/// Why a sandbox can't start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The database can't be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The port can't be had.
    #[error("port {port} can't be used: {source}")]
    Port {
        /// The port that was asked for; 0 for any.
        port: u16,
        /// Why.
        source: std::io::Error,
    },
    /// The database can't be filled.
    #[error(transparent)]
    Seed(#[from] SandboxError),
}

/// A running sandbox. Dropping it ends it.
pub struct Sandbox {
    pub(crate) service: Arc<Service>,
    address: String,
    admin: String,
    workspace_admin: String,
    outsider: String,
    server: JoinHandle<()>,
}

impl std::fmt::Debug for Sandbox {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Sandbox").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Sandbox {
    /// Opens the database, seeds it when it is empty, starts new sessions, and listens on 127.0.0.1.
    ///
    /// # Errors
    /// Where the directory, the database or the port can't be used.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let clock = Clock::default();
        let store = Store::open(&options.data)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
            .await
            .map_err(|source| StartError::Port { port: options.port, source })?;
        let address =
            listener.local_addr().map_err(|source| StartError::Port { port: options.port, source })?;
        let [admin, workspace_admin, outsider] = [new_token()?, new_token()?, new_token()?];
        store.whole(|store| {
            if store.is_empty()? {
                seed::plant(store, clock.now())?;
            }
            store.replace_sessions(&[
                (admin.hash(), seed::ADMIN, "session of the organization admin"),
                (workspace_admin.hash(), seed::WORKSPACE_ADMIN, "session of the workspace admin"),
                (outsider.hash(), seed::OUTSIDER, "session of the outsider"),
            ])?;
            Ok::<_, SandboxError>(())
        })?;
        let service = Arc::new(Service::new(store, clock));
        let server = tokio::spawn(serve(address, listener, Arc::clone(&service), options.control));
        Ok(Self {
            service,
            address: format!("http://{address}"),
            admin: admin.expose(),
            workspace_admin: workspace_admin.expose(),
            outsider: outsider.expose(),
            server,
        })
    }

    /// Where it answers: `http://127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The session token of an admin of both organizations. New at each start.
    pub fn admin_token(&self) -> &str {
        &self.admin
    }

    /// The session token of an admin of two workspaces, Invoices and Claims, of the first organization.
    pub fn workspace_admin_token(&self) -> &str {
        &self.workspace_admin
    }

    /// The session token of a member of the first organization who may not manage keys.
    pub fn outsider_token(&self) -> &str {
        &self.outsider
    }

    /// Writes the three session tokens to `path`, for this user alone: `{"admin", "workspace_admin", "outsider"}`.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn write_sessions(&self, path: &Path) -> std::io::Result<()> {
        let sessions = serde_json::json!({
            "admin": self.admin,
            "workspace_admin": self.workspace_admin,
            "outsider": self.outsider,
        });
        write_private_file(path, &format!("{sessions:#}\n"))
    }

    /// Back to what a new sandbox holds. The sessions, the clock, faults and the request log stay.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn reset(&self) -> Result<(), SandboxError> {
        self.service.reset()
    }

    /// Ends it: closes the port, all connections and the database, which another sandbox can open then.
    pub async fn stop(mut self) {
        self.end();
        // Ended on purpose: that it was aborted is no news.
        let _ = (&mut self.server).await;
        // Whoever connected in the last moment.
        self.service.lines.cut_all();
    }

    fn end(&self) {
        self.server.abort();
        self.service.lines.cut_all();
        self.service.close();
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.end();
    }
}

fn new_token() -> Result<Secret, SandboxError> {
    Ok(Secret::new(&KOGNITOS)?)
}

async fn serve(address: SocketAddr, listener: TcpListener, service: Arc<Service>, control: bool) {
    let lines = Arc::clone(&service.lines);
    let routes = server::routes(service, control).into_make_service_with_connect_info::<Line>();
    // It ends by being aborted only.
    let _ = axum::serve(Gate::new(address, listener, lines), routes).await;
}
