//! The words of Keyward: what a key, a scope, a permission, an expiration and a failure are,
//! and the calls that the window makes to the core.
//!
//! No IO and no clock: the present enters as an argument. Builds for the host and for wasm32.
//! Where a rule comes from the key service, the doc of the item says whether it is published
//! or part of Keyward's own contract (see the README).

pub mod account;
pub mod activity;
pub mod adoption;
pub mod batch;
pub mod call;
pub mod check;
pub mod columns;
pub mod csv;
mod day;
pub mod draft;
pub mod edit;
pub mod errand;
pub mod expiration;
pub mod export;
pub mod failure;
pub mod fold;
pub mod health;
pub mod hidden;
pub mod inventory;
pub mod key;
pub mod list;
pub mod name;
pub mod news;
pub mod number;
pub mod offer;
pub mod organization;
pub mod permission;
pub mod query;
pub mod rank;
pub mod rotation;
pub mod scope;
pub mod selection;
pub mod sentence;
pub mod settings;
pub mod skew;
pub mod tag;
pub mod text;
pub mod unfinished;
pub mod usage;
pub mod view;
pub mod words;
mod workspaces;

pub use account::{Account, AccountId, AccountSummary, Edition, Region, Session};
pub use activity::Act;
pub use adoption::{Adoption, Search, adopt};
pub use batch::KeyPlace;
pub use check::{Checked, KeyMatch, Verdict};
pub use columns::{Columns, Table};
pub use draft::KeyDraft;
pub use edit::KeyChanges;
pub use errand::{Errand, TrayMenu};
pub use expiration::Lifetime;
pub use export::{Format, Saved};
pub use failure::{Failure, FailureKind, Field};
pub use health::Health;
pub use hidden::Hidden;
pub use jiff::Timestamp;
pub use key::{Key, KeyId, KeyState, Mark, Person};
pub use list::{Arrangement, Column, Filter, Listing, Row};
pub use name::{KeyName, NameProblem};
pub use news::{Happening, News};
pub use offer::{Offer, Reach, Rights, ScopeKind};
pub use organization::{OrganizationId, OrganizationRef, Workspace, WorkspaceId};
pub use permission::{Access, Catalogue, Level, Permission, PermissionGroup, PermissionId};
pub use rotation::{Mode, Rotation, RotationId};
pub use scope::{Agent, AgentId, Scope};
pub use settings::{Places, Presence, SavedView, Settings, Theme};
pub use tag::Tag;
pub use unfinished::{CreateId, Stage, Unfinished};
pub use usage::{Day, Quota, RateLimit, Usage};
pub use view::{Home, KeyManagement, KeychainState, OrganizationSummary, Progress, View};

/// Where the vendor of both editions is asked for help (published).
pub const SUPPORT: &str = "support@kognitos.com";

/// Declares an opaque identifier of the key service: compared, stored and sent back, never taken apart.
macro_rules! opaque_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the identifier as it was received.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The identifier as it was received.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}
pub(crate) use opaque_id;
