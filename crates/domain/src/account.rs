//! Accounts: where Keyward signs in, and in which edition of the key service.

use crate::opaque_id;
use crate::words::titles;
use serde::{Deserialize, Serialize};

opaque_id!(
    /// The local identifier of an account: Keyward's own, never sent to a service.
    AccountId
);

/// An edition of the key service. The window asks [`crate::Offer`] what a service can do,
/// and uses the edition only for its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// Today's edition: workspaces, permissions, expirations.
    Kognitos,
    /// The earlier edition: organization and agent keys, roles, usage.
    KognitosClassic,
}

impl Edition {
    /// The name that an admin knows it by.
    pub fn title(self) -> &'static str {
        match self {
            Edition::Kognitos => titles::KOGNITOS,
            Edition::KognitosClassic => titles::KOGNITOS_CLASSIC,
        }
    }

    /// The published addresses of this edition, the most used first.
    pub fn regions(self) -> &'static [Region] {
        match self {
            Edition::Kognitos => &[
                Region { id: "us-1", title: titles::UNITED_STATES, address: "https://app.us-1.kognitos.com" },
                Region { id: "eu-1", title: titles::EUROPE, address: "https://app.eu-1.kognitos.com" },
            ],
            Edition::KognitosClassic => &[
                Region {
                    id: "us",
                    title: titles::UNITED_STATES,
                    address: "https://rest-api.app.kognitos.com",
                },
                Region { id: "eu", title: titles::EUROPE, address: "https://rest-api.eu.kognitos.com" },
                Region {
                    id: "uk",
                    title: titles::UNITED_KINGDOM,
                    address: "https://rest-api.uk.kognitos.com",
                },
            ],
        }
    }

    /// Whether this is one of its published addresses.
    pub fn is_published(self, address: &str) -> bool {
        self.regions().iter().any(|region| region.address == address)
    }

    /// All editions, today's first.
    pub const ALL: [Edition; 2] = [Edition::Kognitos, Edition::KognitosClassic];

    /// What the credential of this edition looks like, as a hint in an empty field.
    pub fn credential_hint(self) -> &'static str {
        match self {
            Edition::Kognitos => "kgn_pat_…",
            Edition::KognitosClassic => titles::VALUE_OF_X_API_KEY,
        }
    }
}

/// A published address of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The short name used in addresses: `us-1`.
    pub id: &'static str,
    /// The name for people: "United States".
    pub title: &'static str,
    /// The base address, with scheme and without a trailing slash.
    pub address: &'static str,
}

/// A place where Keyward signs in: an edition, an address, and a credential in the keychain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Keyward's own identifier.
    pub id: AccountId,
    /// The edition that the address speaks.
    pub edition: Edition,
    /// Scheme, host and port, without a trailing slash: `https://app.us-1.kognitos.com`.
    pub address: String,
    /// True for the sandbox that Keyward runs itself: nothing in it is real.
    pub sandbox: bool,
    /// What the admin calls it; empty where they never said.
    #[serde(default)]
    pub name: String,
}

/// The most characters that an admin's own name for an account may have.
pub const LONGEST_ACCOUNT_NAME: usize = 60;

impl Account {
    /// What the admin calls it, else the edition and its place: "Kognitos · us-1".
    pub fn title(&self) -> String {
        match self.name.trim() {
            "" => format!("{} · {}", self.edition.title(), self.place()),
            name => name.to_owned(),
        }
    }

    /// The region's short name where the address is a published one, else the host and port.
    pub fn place(&self) -> &str {
        if self.sandbox {
            return "sandbox";
        }
        let region = self.edition.regions().iter().find(|region| region.address == self.address);
        region.map_or_else(|| self.host(), |region| region.id)
    }

    /// The host and port of the address.
    pub fn host(&self) -> &str {
        self.address.split_once("://").map_or(self.address.as_str(), |(_, host)| host)
    }

    /// Whether the address is one that everybody knows, so that it gives nobody away.
    pub fn is_published(&self) -> bool {
        self.sandbox || Edition::ALL.iter().any(|edition| edition.is_published(&self.address))
    }
}

/// Whether Keyward holds a credential for an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Session {
    /// A credential is at hand, and in the keychain.
    Kept,
    /// A credential is at hand until Keyward quits: it was kept nowhere.
    ThisSession,
    /// No credential: what was read earlier can be looked at.
    SignedOut,
}

/// An account as the window shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountSummary {
    /// The account.
    pub account: Account,
    /// Whether Keyward holds a credential for it.
    pub session: Session,
    /// What has to be added to this machine's clock to have the service's, in seconds, as its `Date` header said
    /// last. 0 where they agree, or nothing is known. See [`crate::skew`].
    pub skew_seconds: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_is_the_region_or_the_host() {
        let table = [
            ("https://app.us-1.kognitos.com", false, "us-1"),
            ("https://app.eu-1.kognitos.com", false, "eu-1"),
            ("https://keys.example.com:8443", false, "keys.example.com:8443"),
            ("http://127.0.0.1:4000", true, "sandbox"),
        ];
        for (address, sandbox, expected) in table {
            let account = Account {
                id: AccountId::new("a"),
                edition: Edition::Kognitos,
                address: address.to_owned(),
                sandbox,
                name: String::new(),
            };
            assert_eq!(account.place(), expected, "{address}");
            assert_eq!(account.is_published(), !expected.contains(':'), "{address}");
            assert_eq!(account.title(), format!("Kognitos · {expected}"));
            let named = Account { name: " Production ".to_owned(), ..account };
            assert_eq!(named.title(), "Production");
        }
    }
}
