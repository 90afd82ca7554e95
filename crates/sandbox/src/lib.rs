//! The key service that Keyward is tried with and tested against: real HTTP on 127.0.0.1 and a real database,
//! with a clock and faults that a test can set.
//!
//! It speaks the contract of the current Kognitos edition. Published by the service itself are
//! `GET /api/v1/me/organizations`, `GET /api/v1/me/organizations/{o}/workspaces`,
//! `GET /api/v1/organizations/{o}/workspaces` and `…/roles`, the conventions (resource names, paging, error
//! bodies), the limit of ten keys, the six lifetimes, and the three kinds of permissions and their groups.
//! **Keyward's own contract** is everything under `…/apiKeys` and `…/apiKeySettings`, and the single
//! permissions in the groups: no edition publishes endpoints for managing keys.
//!
//! What the contract leaves open is decided so: a key that exists but reaches further than a workspace admin
//! does is refused with 403; a page token holds with the same organization, caller, order and page size only;
//! an expired key can be edited and deleted.
//!
//! A test that embeds the sandbox uses the methods of [`Sandbox`]. With [`Options::control`] the same is
//! offered over HTTP under `/control`, JSON in and out:
//!
//! ```text
//! GET | PUT {"now"} | DELETE  /clock        POST {"seconds"}  /clock/advance
//! GET | PUT {"millis"}        /lag          POST {"millis"}   /offline       refuses connections for so long
//! GET | POST fault | DELETE   /faults       DELETE            /faults/{id}
//! GET                         /held         POST              /release
//! GET | DELETE                /requests     POST              /reset
//! POST {"organization","keys"} /fill        DELETE ?name=     /workspaces, /permissions
//!
//! fault: {"method": "POST", "path": "/api/v1/*/apiKeys", "times": 1, "effect": {"kind": "lose_answer"}}
//! ```
//!
//! Secrets are answered once and stored as hashes only; the request log holds neither them nor credentials.

mod clock;
mod control;
mod edition;
mod fault;
mod hold;
mod kognitos;
mod lag;
mod late;
mod lever;
mod line;
mod lock;
mod request;
mod sandbox;
mod secret;
mod server;
mod service;
mod store;
mod token;
mod truncated;

pub use clock::ClockOutOfRange;
pub use fault::{Effect, Fault, Injected, InvalidFault};
pub use request::Request;
pub use sandbox::{Options, Sandbox, StartError};
pub use service::SandboxError;
pub use store::OpenError;
