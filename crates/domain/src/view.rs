//! What the window shows: the state of everything, and of one organization.

use crate::{
    Account, Agent, Catalogue, Key, KeyId, Mark, Offer, OrganizationRef, Rights, Session, Unfinished,
    Workspace,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The state of everything but the keys themselves. Read without asking any service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// The accounts with their sessions.
    pub accounts: Vec<(Account, Session)>,
    /// The organizations of all accounts, in the order to show them.
    pub organizations: Vec<OrganizationSummary>,
    /// Creates that are not finished.
    pub unfinished: Vec<Unfinished>,
    /// What can be kept on this machine.
    pub keychain: KeychainState,
    /// How many seconds a copied secret stays on the clipboard.
    pub clipboard_seconds: u32,
    /// What the admin should know about this machine's own files: "The cache was damaged and was set aside…".
    pub notices: Vec<String>,
    /// The version of Keyward.
    pub version: String,
}

impl Home {
    /// The account that sees this organization, with its session.
    pub fn account(&self, at: &OrganizationRef) -> Option<&(Account, Session)> {
        self.accounts.iter().find(|(account, _)| account.id == at.account)
    }
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
    /// Its workspaces.
    pub workspaces: Vec<Workspace>,
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
    /// When all this was read.
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
