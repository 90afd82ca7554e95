//! Activity: what was done from this machine. Written down before the first request of a change is sent.

#[cfg(test)]
mod decisions;
mod export;
mod kind;
mod search;
mod typed;
mod words;

pub use export::csv;
pub use kind::Kind;
pub use search::{ActSearch, Acts, Terms};
pub use typed::Typed;
pub use words::reason;

use crate::{AccountId, Edition, KeyId, OrganizationId, RotationId, Timestamp};
use serde::{Deserialize, Serialize};

/// So many of the newest are kept. None goes because of its age.
pub const MOST_ACTS: usize = 10_000;

/// What was done at an address through no account, such as a first sign-in that failed, is kept for so many days.
pub const STRANGER_DAYS: u64 = 30;

/// Something that was done from this machine. Holds no secret, and no words of a service but names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Its number: later ones have higher ones.
    pub id: i64,
    /// When it began, by this machine's clock.
    pub at: Timestamp,
    /// What.
    pub what: What,
    /// How it ended.
    pub result: Outcome,
    /// Why it did not succeed, or what else there is to say of it.
    pub reason: String,
    /// The key, where it is known.
    pub key: Option<KeyId>,
    /// The key's name as it was then; empty where it is about no key.
    pub name: String,
    /// The first characters of the key's secret, as far as they are known.
    pub prefix: String,
    /// The organization, where it is about one.
    pub organization: Option<OrganizationId>,
    /// Its name for people; empty where it is about none.
    pub organization_title: String,
    /// The account that it was done through; `None` where there was none.
    pub account: Option<AccountId>,
    /// How the account was called then.
    pub account_title: String,
    /// The edition of the service, where it is about one.
    pub edition: Option<Edition>,
    /// The service's host and port; empty where it is about none.
    pub host: String,
    /// Who the service took us for; empty where it did not say.
    pub who: String,
    /// The rotation that it was a step of.
    pub rotation: Option<RotationId>,
    /// How many requests it cost.
    pub requests: u32,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A key was made.
    Create,
    /// It was looked for what became of a create.
    Settle,
    /// A new secret was shown.
    Reveal,
    /// A new secret was copied.
    Copy,
    /// The admin said that a new secret is stored.
    Store,
    /// A key was changed.
    Edit,
    /// A key was deleted.
    Delete,
    /// A key whose secret was lost was deleted.
    DeleteLost,
    /// A rotation was begun.
    Rotate,
    /// The secret of a rotation's new key was verified.
    Verify,
    /// Keyward was to sign in with a rotation's new key.
    Swap,
    /// The old key of a rotation was deleted.
    DeleteOld,
    /// The new key of a rotation got its final name.
    Rename,
    /// The new key of a rotation was deleted.
    DeleteNew,
    /// An account signed in.
    SignIn,
    /// An account signed out.
    SignOut,
    /// An account was removed: of which one, nothing is left.
    RemoveAccount,
    /// The admin said which key a create made, or that it made none of those shown.
    Choose,
    /// An unfinished create was left as it is.
    Dismiss,
    /// A rotation was called off.
    CallOff,
    /// A rotation was ended, and the old key stays.
    KeepBoth,
    /// The new key of a rotation was given up for another.
    StartOver,
    /// A rotation went on although its new secret could not be verified.
    AcceptUnproven,
    /// Keyward went on signing in with a rotation's old key.
    SkipSwap,
    /// The new key of a rotation was left as it is.
    LeaveNew,
    /// A note about a key was changed, on this machine only.
    Note,
    /// An account got another name, on this machine only.
    RenameAccount,
    /// The sandbox was put back to what it was at first.
    ResetSandbox,
    /// A pasted key was sent to an address, to learn whether it is alive.
    Check,
    /// Keys, or what was done, were saved as a file.
    Export,
    /// The admin said that nothing is missing since the journal was damaged.
    AcceptJournal,
}

/// How something ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It has not yet.
    UnderWay,
    /// It succeeded.
    Done,
    /// It did not.
    Failed,
    /// It may have been done: no answer said so.
    Unsure,
}
