//! Where a pasted key can be checked: the addresses of the accounts, the published ones, or another. Pure.

use crate::hiding::Hiding;
use crate::words::check as words;
use domain::{Edition, Home, Session};

/// Somewhere to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressChoice {
    /// The edition that it speaks.
    pub edition: Edition,
    /// The address; `None` for one that is to be typed.
    pub address: Option<String>,
    /// What the list shows.
    pub title: String,
}

impl AddressChoice {
    /// The value of the option: told apart by edition and address.
    pub fn value(&self) -> String {
        let edition = match self.edition {
            Edition::Kognitos => "kognitos",
            Edition::KognitosClassic => "classic",
        };
        format!("{edition} {}", self.address.as_deref().unwrap_or("other"))
    }

    /// The address, as far as it gives nobody away where names are hidden.
    pub fn shown(&self, hiding: Hiding) -> String {
        match &self.address {
            Some(address) if self.edition.is_published(address) => address.clone(),
            Some(address) => hiding.words(address),
            None => String::new(),
        }
    }
}

/// The addresses of the accounts, those with a credential first.
pub fn of_accounts(home: &Home, hiding: Hiding) -> Vec<AddressChoice> {
    let mut accounts: Vec<_> = home.accounts.iter().collect();
    accounts.sort_by_key(|one| one.session == Session::SignedOut);
    let mut found: Vec<AddressChoice> = Vec::new();
    for account in accounts.into_iter().map(|one| &one.account) {
        let place = match account.sandbox {
            true => words::SANDBOX_ON_THIS_COMPUTER.to_owned(),
            false => hiding.place(account),
        };
        let choice = AddressChoice {
            edition: account.edition,
            address: Some(account.address.clone()),
            title: format!("{}, {place}", account.edition.title()),
        };
        if !found.iter().any(|one| one.value() == choice.value()) {
            found.push(choice);
        }
    }
    found
}

/// The published addresses that are not among the accounts' already.
pub fn published(known: &[AddressChoice]) -> Vec<AddressChoice> {
    let regions = |edition: Edition| edition.regions().iter().map(move |region| (edition, region));
    Edition::ALL
        .into_iter()
        .flat_map(regions)
        .map(|(edition, region)| AddressChoice {
            edition,
            address: Some(region.address.to_owned()),
            title: format!("{}, {}", edition.title(), region.title),
        })
        .filter(|choice| !known.iter().any(|one| one.value() == choice.value()))
        .collect()
}

/// An address that is typed, of each edition.
pub fn others() -> Vec<AddressChoice> {
    let other = |edition: Edition| AddressChoice {
        edition,
        address: None,
        title: words::another_address_of(edition.title()),
    };
    Edition::ALL.into_iter().map(other).collect()
}
