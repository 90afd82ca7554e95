//! What the window shows: the state of everything, and of one organization.

use crate::health::Attention;
use crate::news::News;
use crate::rotation::RotationView;
use crate::{
    AccountId, AccountSummary, Agent, Catalogue, Failure, Key, KeyId, Mark, Offer, OrganizationRef, Places,
    Presence, Rights, Settings, Unfinished, Workspace,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The state of everything but the keys themselves. Read without asking any service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// The accounts with their sessions, the oldest first.
    pub accounts: Vec<AccountSummary>,
    /// The organizations of all accounts, in the order to show them.
    pub organizations: Vec<OrganizationSummary>,
    /// Creates that are not finished.
    pub unfinished: Vec<Unfinished>,
    /// Rotations that are under way, and those that ended and were not put away; the oldest first.
    #[serde(default)]
    pub rotations: Vec<RotationView>,
    /// What can be kept on this machine.
    pub keychain: KeychainState,
    /// How many seconds a copied secret stays on the clipboard.
    pub clipboard_seconds: u32,
    /// What the admin set.
    pub settings: Settings,
    /// Where Keyward's files are.
    pub places: Places,
    /// How Keyward can be reached while its window is closed.
    #[serde(default)]
    pub presence: Presence,
    /// Whether names and revealed texts are hidden from those who look over the admin's shoulder.
    pub hidden: bool,
    /// How many requests were sent to services since Keyward was started: they come out of what the
    /// organizations' automations may spend (published for Classic).
    pub requests: u64,
    /// How far reading everything came; `None` while nothing is being read, or one organization only.
    pub progress: Option<Progress>,
    /// What the admin should know about this machine's own files: "The cache was damaged and was set aside…".
    pub notices: Vec<String>,
    /// Whether the journal was damaged and the admin has not said that they have looked: no rotation begins until then.
    #[serde(default)]
    pub journal_damaged: bool,
    /// How many keys of all organizations need somebody soon.
    #[serde(default)]
    pub attention: Attention,
    /// The version of Keyward.
    pub version: String,
}

impl Home {
    /// The account that sees this organization.
    pub fn account(&self, at: &OrganizationRef) -> Option<&AccountSummary> {
        self.accounts.iter().find(|one| one.account.id == at.account)
    }

    /// The organization, as the rail shows it.
    pub fn organization(&self, at: &OrganizationRef) -> Option<&OrganizationSummary> {
        self.organizations.iter().find(|one| one.at == *at)
    }

    /// How far the clock of an account's service is from this machine's, in seconds.
    pub fn skew_seconds(&self, account: &AccountId) -> i64 {
        self.accounts.iter().find(|one| one.account.id == *account).map_or(0, |one| one.skew_seconds)
    }
}

/// How far reading several organizations came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many are read.
    pub done: u32,
    /// How many there are to read.
    pub of: u32,
    /// When it began, by this machine's clock.
    pub since: Timestamp,
}

/// An organization as the rail shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationSummary {
    /// Which one.
    pub at: OrganizationRef,
    /// The name for people, as the service has it.
    pub title: String,
    /// How many keys it has; `None` until it was read, or where the service does not tell.
    pub used: Option<u32>,
    /// How many it may have.
    pub limit: Option<u32>,
    /// When its keys were last read, by its service's clock; `None` before the first time.
    pub read: Option<Timestamp>,
    /// How many lines of news the admin has not looked at.
    pub news: u32,
    /// Whether its service is being asked now.
    pub refreshing: bool,
    /// Why it could not be read the last time it was tried. What was read before is still there.
    pub trouble: Option<Failure>,
}

/// Whether there is a keychain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeychainState {
    /// It was not asked yet.
    Unknown,
    /// It answers.
    Ready,
    /// It is there, and locked.
    Locked,
    /// It has been asked and takes its time: its window may be waiting for the admin.
    Waiting,
    /// It takes what it is given and forgets it: nothing can be kept.
    Forgets,
    /// There is none; why, in words.
    Absent(String),
}

/// One organization as it was last read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Which one.
    pub at: OrganizationRef,
    /// The name for people, as the service has it.
    pub title: String,
    /// Whether and how its keys can be managed.
    pub management: KeyManagement,
    /// Its workspaces; `None` where the service does not tell them, so that nothing is known of any.
    #[serde(default)]
    pub workspaces: Option<Vec<Workspace>>,
    /// Its agents, where the service has agents.
    #[serde(default)]
    pub agents: Vec<Agent>,
    /// Its keys, as far as the admin may see them.
    pub keys: Vec<Key>,
    /// How many keys take a slot, those out of sight included, where the service tells.
    pub used: u32,
    /// The keys that Keyward itself signs in with: they can't be deleted here.
    #[serde(default)]
    pub own: Vec<KeyId>,
    /// What the admin noted of keys, on this machine only.
    #[serde(default)]
    pub notes: BTreeMap<KeyId, String>,
    /// What happened to keys since the admin looked last.
    #[serde(default)]
    pub news: Vec<News>,
    /// When settings, workspaces and agents were read; `None` for a view that an older version kept.
    #[serde(default)]
    pub settings_read: Option<Timestamp>,
    /// When the keys were read, by the service's clock.
    pub read: Timestamp,
}

/// Whether and how the keys of an organization can be managed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyManagement {
    /// The service offers it; whether this admin may is in the rights.
    Offered {
        /// What can be done.
        offer: Offer,
        /// What this admin may do.
        rights: Rights,
    },
    /// The service has no endpoints for keys. Organizations and workspaces can still be read.
    NotOffered,
}

impl View {
    /// The offer and the rights, where keys can be managed over the API.
    pub fn offered(&self) -> Option<(&Offer, &Rights)> {
        match &self.management {
            KeyManagement::Offered { offer, rights } => Some((offer, rights)),
            KeyManagement::NotOffered => None,
        }
    }

    /// The permissions there are; none where the service has none.
    pub fn catalogue(&self) -> std::borrow::Cow<'_, Catalogue> {
        match self.offered() {
            Some((offer, _)) => std::borrow::Cow::Borrowed(&offer.catalogue),
            None => std::borrow::Cow::Owned(Catalogue::default()),
        }
    }

    /// What an admin should notice about a key of this organization.
    pub fn marks(&self, key: &Key, now: Timestamp) -> Vec<Mark> {
        key.marks(&self.catalogue(), now)
    }

    /// Whether a key never expires although its service offers expirations.
    pub fn is_endless(&self, key: &Key, now: Timestamp) -> bool {
        let offers = self.offered().is_some_and(|(offer, _)| !offer.lifetimes.is_empty());
        offers && key.expires.is_none() && !key.is_expired(now)
    }

    /// How many keys take a slot and are out of this admin's sight.
    pub fn unseen(&self) -> u32 {
        self.used.saturating_sub(u32::try_from(self.keys.len()).unwrap_or(u32::MAX))
    }

    /// The keys that could go when there is no room: expired first, then unused, then broad. Never one that Keyward
    /// signs in with.
    pub fn could_go(&self, now: Timestamp) -> Vec<(&Key, Mark)> {
        let nothing = Catalogue::default();
        let catalogue = self.offered().map_or(&nothing, |(offer, _)| &offer.catalogue);
        let mut found: Vec<(&Key, Mark)> = Vec::new();
        for wanted in [Mark::Expired, Mark::Unused, Mark::Broad] {
            for key in self.keys.iter().filter(|key| !self.own.contains(&key.id)) {
                let known = found.iter().any(|(one, _)| one.id == key.id);
                if !known && key.marks(catalogue, now).contains(&wanted) {
                    found.push((key, wanted));
                }
            }
        }
        found
    }

    /// True where no further key can be made.
    pub fn is_full(&self) -> bool {
        self.offered().is_some_and(|(offer, _)| self.used >= offer.limit)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::OrganizationId;

    /// An organization with these keys, whose service offers nothing.
    pub(crate) fn view_of(keys: Vec<Key>) -> View {
        View {
            at: OrganizationRef {
                account: AccountId::new("a"),
                id: OrganizationId::new("organizations/acme"),
            },
            title: "Acme".to_owned(),
            management: KeyManagement::NotOffered,
            workspaces: Some(vec![]),
            agents: vec![],
            used: 0,
            own: vec![],
            notes: BTreeMap::new(),
            news: vec![],
            settings_read: None,
            read: "2026-11-22T10:00:00Z".parse().unwrap(),
            keys,
        }
    }
}
