//! Something that is about to be done.

use domain::activity::{Outcome, What};
use domain::{Account, AccountId, Act, CreateId, Edition, KeyId, OrganizationId, RotationId, Timestamp};

/// Something that is about to be done.
#[derive(Debug, Clone)]
pub(crate) struct NewAct {
    pub(crate) what: What,
    /// `None` where it is done through no account.
    pub(crate) account: Option<AccountId>,
    pub(crate) account_title: String,
    pub(crate) edition: Option<Edition>,
    pub(crate) host: String,
    pub(crate) who: String,
    pub(crate) organization: Option<OrganizationId>,
    pub(crate) organization_title: String,
    pub(crate) key: Option<KeyId>,
    pub(crate) name: String,
    pub(crate) prefix: String,
    /// What there is to say of it before it has ended.
    pub(crate) reason: String,
    /// The create that it begins: what becomes of that is what becomes of this.
    pub(crate) create: Option<CreateId>,
    pub(crate) rotation: Option<RotationId>,
}

impl NewAct {
    /// Something done on this machine, through no account and at no address.
    pub(crate) fn here(what: What) -> Self {
        Self {
            what,
            account: None,
            account_title: String::new(),
            edition: None,
            host: String::new(),
            who: String::new(),
            organization: None,
            organization_title: String::new(),
            key: None,
            name: String::new(),
            prefix: String::new(),
            reason: String::new(),
            create: None,
            rotation: None,
        }
    }

    /// Something done at an address, through no account.
    pub(crate) fn at_address(what: What, edition: Edition, host: &str) -> Self {
        Self { edition: Some(edition), host: host.to_owned(), ..Self::here(what) }
    }

    /// Something done through an account.
    pub(crate) fn new(what: What, account: &Account) -> Self {
        Self {
            account: Some(account.id.clone()),
            account_title: account.title(),
            ..Self::at_address(what, account.edition, account.host())
        }
    }

    /// The same, done to a key.
    pub(crate) fn on(self, key: &KeyId, name: &str, prefix: &str) -> Self {
        Self { key: Some(key.clone()), name: name.to_owned(), prefix: prefix.to_owned(), ..self }
    }

    /// As it is written down when it begins; the journal gives it its number.
    pub(super) fn begun(&self, now: Timestamp) -> Act {
        Act {
            id: 0,
            at: now,
            what: self.what,
            result: Outcome::UnderWay,
            reason: self.reason.clone(),
            key: self.key.clone(),
            name: self.name.clone(),
            prefix: self.prefix.clone(),
            organization: self.organization.clone(),
            organization_title: self.organization_title.clone(),
            account: self.account.clone(),
            account_title: self.account_title.clone(),
            edition: self.edition,
            host: self.host.clone(),
            who: self.who.clone(),
            rotation: self.rotation.clone(),
            requests: 0,
        }
    }
}
