//! A running sandbox.

use crate::clock::Clock;
use crate::line::{Gate, Line};
use crate::seed;
use crate::server;
use crate::service::{SandboxError, Service};
use crate::sessions::Sessions;
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
    sessions: Sessions,
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
        let sessions = store.whole(|store| {
            seed::plant_missing(store, clock.now())?;
            Sessions::begin(store)
        })?;
        let service = Arc::new(Service::new(store, clock));
        let server = tokio::spawn(serve(address, listener, Arc::clone(&service), options.control));
        Ok(Self { service, address: format!("http://{address}"), sessions, server })
    }

    /// Where it answers: `http://127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The session token of an admin of both organizations. New at each start.
    pub fn admin_token(&self) -> &str {
        &self.sessions.admin
    }

    /// The session token of an admin of two workspaces, Invoices and Claims, of the first organization.
    pub fn workspace_admin_token(&self) -> &str {
        &self.sessions.workspace_admin
    }

    /// The session token of a member of the first organization who may not manage keys.
    pub fn outsider_token(&self) -> &str {
        &self.sessions.outsider
    }

    /// The credential of an Organization Admin of the Classic organization, for `x-api-key`. New at each start.
    pub fn classic_admin_token(&self) -> &str {
        &self.sessions.classic_admin
    }

    /// The credential of an Agent Admin of two agents, Invoice Intake and Payment Matching, of the Classic
    /// organization.
    pub fn classic_agent_admin_token(&self) -> &str {
        &self.sessions.classic_agent_admin
    }

    /// Writes the session tokens to `path`, for this user alone:
    /// `{"admin", "workspace_admin", "outsider", "classic_admin", "classic_agent_admin"}`.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn write_sessions(&self, path: &Path) -> std::io::Result<()> {
        let sessions = serde_json::to_string_pretty(&self.sessions)?;
        write_private_file(path, &format!("{sessions}\n"))
    }

    /// Back to what a new sandbox holds. The sessions, the clock, the rate limit, faults and the request log stay.
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

async fn serve(address: SocketAddr, listener: TcpListener, service: Arc<Service>, control: bool) {
    let lines = Arc::clone(&service.lines);
    let routes = server::routes(service, control).into_make_service_with_connect_info::<Line>();
    // It ends by being aborted only.
    let _ = axum::serve(Gate::new(address, listener, lines), routes).await;
}
