//! The key service that Keyward is tried with and tested against: real HTTP on 127.0.0.1 and a real database,
//! with a clock and faults that a test can set.
//!
//! It speaks two editions of one product on the same port, and what is published of them is little: **no
//! edition publishes endpoints for managing keys**. Where nothing is published, the sandbox speaks Keyward's
//! own contract, shaped as the published parts are.
//!
//! # The current edition, `/api/v1`, bearer credentials
//!
//! Published by the service itself are
//! `GET /api/v1/me/organizations`, `GET /api/v1/me/organizations/{o}/workspaces`,
//! `GET /api/v1/organizations/{o}/workspaces` and `…/roles`, the conventions (resource names, paging, error
//! bodies), the limit of ten keys, the six lifetimes, and the three kinds of permissions and their groups.
//! **Keyward's own contract** is everything under `…/apiKeys` and `…/apiKeySettings`, and the single
//! permissions in the groups.
//!
//! What the contract leaves open is decided so: a key that exists but reaches further than a workspace admin
//! does is refused with 403; a page token holds with the same organization, caller, order and page size only;
//! an expired key can be edited and deleted.
//!
//! # The Classic edition, `/v2`, credentials in `x-api-key`
//!
//! Published are `GET /v2/processes`, the conventions (`items`, `limit`, `continuation_token`, error bodies,
//! the words "access not permitted"), the limit of ten keys of both kinds together, the two kinds of keys, the
//! two roles and what they manage, that names can change and scopes can't, that keys never expire, and that a
//! key has rate limits, quotas and utilization. **Keyward's own contract** is everything under `/v2/me`,
//! `/v2/agents`, `/v2/api-keys` with its usage, and `/v2/health`.
//!
//! What the contract leaves open is decided so: names are trimmed, and may have control characters;
//! an empty list is always `null`; a continuation token holds with the same list and caller, whatever the
//! limit; `/v2/me` answers admins only, with the agents that they administer, while `/v2/agents` and
//! `/v2/processes` answer issued keys too, within their scope; an agent out of reach is 403, an unknown or
//! deleted one 404, and 400 as the scope of a new key; there are no processes, because what one looks like is
//! not published; `requests` of a day include those that were throttled, which spend no quota; every use of a
//! key is counted; the month of a quota begins on the organization's own day; and secrets are 40 characters
//! beginning with `kgc_`, a mark of the sandbox's own. The other words of an invalid key ("Invalid API key",
//! and 403 for 401) and the older error bodies come by faults only.
//!
//! # What a test can set and see
//!
//! A test that embeds the sandbox uses the methods of [`Sandbox`]. With [`Options::control`] the same is
//! offered over HTTP under `/control`, JSON in and out:
//!
//! ```text
//! GET | PUT {"now"} | DELETE        /clock          POST {"seconds"}  /clock/advance
//! GET | PUT {"per_second"} | DELETE /rate           refuses what is above it with 429
//! GET | PUT {"millis"}              /lag            POST {"millis"}   /offline   refuses connections for so long
//! GET | POST fault | DELETE         /faults         DELETE            /faults/{id}
//! GET                               /held           POST              /release
//! GET                               /late           POST              /release_late   does what came late
//! GET | DELETE                      /requests       POST              /reset
//! POST {"organization","keys"}      /fill           DELETE ?name=     /workspaces, /permissions
//! POST {"count","keys"}             /organizations  DELETE ?id=       /agents
//!
//! fault: {"method": "POST", "path": "/api/v1/*/apiKeys", "times": 1, "effect": {"kind": "lose_answer"}}
//! ```
//!
//! The rate is limited over the whole port, `/control` excepted, in any second of real time. One request too
//! many is answered as its edition has it (`RATE_LIMITED`, or "rate limit exceeded" on Classic), with
//! `Retry-After: 1`; the request log calls it `rate_limit`, and neither limits nor usage of a key count it.
//!
//! Secrets are answered once and stored as hashes only; the request log holds neither them nor credentials.

mod classic;
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
mod made;
mod rate;
mod request;
mod sandbox;
mod secret;
mod seed;
mod server;
mod service;
mod sessions;
mod store;
mod token;
mod truncated;

pub use clock::ClockOutOfRange;
pub use fault::{Effect, Fault, Injected, InvalidFault};
pub use made::Made;
pub use request::Request;
pub use sandbox::{Options, Sandbox, StartError};
pub use service::SandboxError;
pub use store::OpenError;
