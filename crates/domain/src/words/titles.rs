//! The titles of columns, kinds, services and regions.

// Which keys a table shows, and in which order, over one organization or all of them
pub(crate) const ACTIVE: &str = "Active";
pub(crate) const EXPIRING: &str = "Expiring";
pub(crate) const EXPIRED: &str = "Expired";
pub(crate) const BROAD: &str = "Broad";
pub(crate) const UNUSED: &str = "Unused";
pub(crate) const NAME: &str = "Name";
pub(crate) const ORGANIZATION: &str = "Organization";
pub(crate) const SCOPE: &str = "Scope";
pub(crate) const PERMISSIONS: &str = "Permissions";
pub(crate) const CREATED: &str = "Created";
pub(crate) const LAST_USED: &str = "Last used";
pub(crate) const MADE_BY: &str = "Made by";
pub(crate) const PREFIX: &str = "Prefix";
pub(crate) const NOTE: &str = "Note";
pub(crate) const EXPIRES: &str = "Expires";

// The keys as they are exported
pub(crate) const ACCOUNT: &str = "Account";
pub(crate) const LEVEL: &str = "Level";
pub(crate) const MARKS: &str = "Marks";
pub(crate) const ID: &str = "ID";

// Which of what was done is shown
pub(crate) const EDITED: &str = "Edited";
pub(crate) const DELETED: &str = "Deleted";
pub(crate) const ROTATIONS: &str = "Rotations";
pub(crate) const SECRETS: &str = "Secrets";
pub(crate) const ACCOUNTS: &str = "Accounts";
pub(crate) const FILES: &str = "Files";

// Activity as a table for other programs
pub(crate) const WHEN_UTC: &str = "When (UTC)";
pub(crate) const WHAT: &str = "What";
pub(crate) const RESULT: &str = "Result";
pub(crate) const REASON: &str = "Reason";
pub(crate) const KEY: &str = "Key";
pub(crate) const KEY_ID: &str = "Key ID";
pub(crate) const ORGANIZATION_ID: &str = "Organization ID";
pub(crate) const SERVICE: &str = "Service";
pub(crate) const EDITION: &str = "Edition";
pub(crate) const SIGNED_IN_AS: &str = "Signed in as";
pub(crate) const ROTATION: &str = "Rotation";
pub(crate) const REQUESTS: &str = "Requests";

// Accounts
pub(crate) const KOGNITOS: &str = "Kognitos";
pub(crate) const KOGNITOS_CLASSIC: &str = "Kognitos Classic";
pub(crate) const UNITED_STATES: &str = "United States";
pub(crate) const EUROPE: &str = "Europe";
pub(crate) const UNITED_KINGDOM: &str = "United Kingdom";
pub(crate) const VALUE_OF_X_API_KEY: &str = "the value of x-api-key";
