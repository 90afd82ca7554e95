//! What a search can be made of.

// What could be meant by what is being typed
pub(crate) const KEYS_THAT_NO_LONGER_WORK: &str = "keys that no longer work";
pub(crate) const KEYS_THAT_WORK: &str = "keys that work";
pub(crate) const EXPIRES_WITHIN_FOURTEEN_DAYS: &str = "expires within 14 days";
pub(crate) const MAY_DO_TOO_MUCH: &str = "may do too much";
pub(crate) const NOT_USED_FOR_NINETY_DAYS: &str = "not used for 90 days";
pub(crate) const NEVER_EXPIRES_ALTHOUGH_IT_COULD: &str = "never expires, although it could";
pub(crate) const NAME_SAYS_LITTLE: &str = "its name says little";
pub(crate) const ITS_ORGANIZATION_HAS_NO_ROOM: &str = "its organization has one free slot, or none";
pub(crate) const TIME_BEFORE_OR_AFTER: &str = "a time: 14d, 2w, 2026-12-31";
pub(crate) const NOT_USED_FOR: &str = "not used for: 90d, 1y";
pub(crate) const MADE_IN_LAST: &str = "made in the last: 30d";
pub(crate) const USED_IN_LAST: &str = "used in the last: 7d";
pub(crate) const WRITE_READ_OR_PERMISSION: &str = "write, read, or a permission";
pub(crate) const ALL_ORGANIZATION_WORKSPACES: &str = "all, organization, workspaces";
pub(crate) const WORKSPACE_THAT_IT_REACHES: &str = "a workspace that it reaches";
pub(crate) const AGENT_THAT_IT_REACHES: &str = "an agent that it reaches";
pub(crate) const ITS_ORGANIZATION: &str = "its organization";
pub(crate) const ACCOUNT_THAT_SEES_IT: &str = "the account that sees it";
pub(crate) const WHO_MADE_IT: &str = "who made it";
pub(crate) const ONLY_IN_NAME: &str = "only in the name";
pub(crate) const ONLY_IN_YOUR_NOTE: &str = "only in your note";
pub(crate) const HOW_KEY_BEGINS: &str = "how the key begins";
