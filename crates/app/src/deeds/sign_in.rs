//! Sign in: a pasted credential is proven with the service, then kept in the keychain, then used.

use crate::journal::AccountRow;
use crate::keychain::Entry;
use crate::services::{Address, KeyService};
use crate::{App, Error, Secret};
use domain::call::{SignIn, Topic};
use domain::{
    Account, AccountId, Edition, Field, Hidden, KeyManagement, OrganizationId, OrganizationRef, Session,
};

impl App {
    /// Signs in, and answers the first organization that the credential sees.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what was typed, [`Error::Keychain`] where the credential can't be kept and the
    /// admin may consent to this session only, and what the service says.
    pub async fn sign_in(&self, request: SignIn) -> Result<OrganizationRef, Error> {
        let SignIn { edition, address, credential, this_session_only, again } = request;
        let address = Address::parse(&address)?;
        let credential = usable(credential, Field::Credential)?;
        let kept = copy(&credential);
        let service = self.connect(edition, &address, credential)?;
        let organizations = service.organizations().await.map_err(|error| at_sign_in(error, &address))?;
        let Some((first, _)) = organizations.first() else {
            return Err(Error::Refused(format!(
                "{} accepts the credential, but it sees no organization. Ask an admin to add you to one.",
                address.host()
            )));
        };
        let first = first.clone();
        let seen =
            Seen { edition, address: &address, service: service.as_ref(), organizations: &organizations };
        let account = match again {
            Some(id) => self.same_account(&id, &seen)?,
            None => self.account_for(&seen, &kept).await?,
        };
        if this_session_only {
            // One that was kept earlier goes; where there is no keychain there is none.
            if let Err(error) = self.doors.keychain.delete(Entry::Credential(&account.id)).await {
                tracing::warn!(%error, "an earlier credential could not be looked for");
            }
        } else {
            self.doors.keychain.put(Entry::Credential(&account.id), &kept).await?;
        }
        let id = account.id.clone();
        self.journal.put_account(&AccountRow { account, kept: !this_session_only })?;
        self.cache.put_organizations(&id, &organizations)?;
        self.sessions.put(&id, service).await;
        self.freshness.forget(&id);
        self.remember_skew(&id);
        self.changed(Topic::Home);
        let app = self.clone();
        // What waited for this account can be settled now.
        tokio::spawn(async move { app.recover().await });
        Ok(OrganizationRef { account: id, id: first })
    }

    /// The account that signs in again. A credential that sees none of its organizations belongs to another one.
    fn same_account(&self, id: &AccountId, seen: &Seen<'_>) -> Result<Account, Error> {
        let account = self.account(id)?.account;
        if account.edition != seen.edition || account.address != seen.address.as_str() {
            return Err(Error::invalid(
                Field::Address,
                "This account signs in at another address. Add an account for this one instead.",
            ));
        }
        if seen.knows(&self.organizations_of(id)?) {
            return Ok(account);
        }
        Err(Error::invalid(
            Field::Credential,
            "This credential sees other organizations than this account did. Add an account for it instead: what was \
             read through this one stays.",
        ))
    }

    /// The account that this is: one at the same address that saw one of the same organizations, or of which nothing is
    /// known any more; else a new one. Two admins of one organization are two accounts.
    async fn account_for(&self, seen: &Seen<'_>, credential: &Secret) -> Result<Account, Error> {
        for row in self.journal.accounts()? {
            let account = row.account.clone();
            let there = !account.sandbox
                && account.edition == seen.edition
                && account.address == seen.address.as_str();
            let known = self.organizations_of(&account.id)?;
            if there && seen.knows(&known) && self.is_same_admin(&row, &known, seen, credential).await {
                return Ok(account);
            }
        }
        Ok(Account {
            id: AccountId::new(uuid::Uuid::new_v4().to_string()),
            edition: seen.edition,
            address: seen.address.as_str().to_owned(),
            sandbox: false,
            name: String::new(),
        })
    }

    /// Whether a credential belongs to the admin whose account this is: where the account has none, it may; else the
    /// service tells who it takes the credential for. Where nobody can tell, they are two.
    async fn is_same_admin(
        &self,
        row: &AccountRow,
        known: &[OrganizationId],
        seen: &Seen<'_>,
        credential: &Secret,
    ) -> bool {
        if self.session_state(row) == Session::SignedOut || known.is_empty() {
            return true;
        }
        if self.sessions.get(&row.account.id).is_some_and(|open| open.is_credential(credential)) {
            return true;
        }
        let Some(shared) = seen.organizations.iter().map(|(id, _)| id).find(|id| known.contains(id)) else {
            return false;
        };
        let at = OrganizationRef { account: row.account.id.clone(), id: shared.clone() };
        let Ok(Some(view)) = self.cache.view(&at) else { return false };
        let email_then = view.offered().map(|(_, rights)| rights.email.clone()).unwrap_or_default();
        let now = seen.service.management(shared).await.map(|found| found.management);
        matches!(now, Ok(KeyManagement::Offered { rights, .. })
            if !email_then.is_empty() && rights.email.eq_ignore_ascii_case(&email_then))
    }

    fn organizations_of(&self, account: &AccountId) -> Result<Vec<OrganizationId>, Error> {
        let known = self.cache.organizations()?.into_iter();
        Ok(known.filter(|one| one.at.account == *account).map(|one| one.at.id).collect())
    }
}

/// What a credential turned out to be good for.
struct Seen<'a> {
    edition: Edition,
    address: &'a Address,
    service: &'a dyn KeyService,
    organizations: &'a [(OrganizationId, String)],
}

impl Seen<'_> {
    /// Whether it sees one of these organizations, or there is none to compare with.
    fn knows(&self, known: &[OrganizationId]) -> bool {
        known.is_empty() || self.organizations.iter().any(|(id, _)| known.contains(id))
    }
}

/// A pasted text that can be a credential: one line of visible ASCII.
pub(crate) fn usable(pasted: Hidden, field: Field) -> Result<Secret, Error> {
    let wrong = |advice: &str| Err(Error::invalid(field, advice));
    let credential = Secret::new(pasted.into_exposed()).map(Secret::trimmed);
    let Some(credential) = credential else {
        return wrong("This is too long. Copy it again.");
    };
    // Looked at for its characters only.
    let text = credential.expose();
    if text.is_empty() {
        return wrong("Paste it here first.");
    }
    if !text.chars().all(|c| c.is_ascii_graphic()) {
        return wrong(
            "This holds characters that no credential has. Copy it again, without spaces or line breaks.",
        );
    }
    Ok(credential)
}

/// A second one, for the keychain: a secret is never cloned by accident.
fn copy(credential: &Secret) -> Secret {
    Secret::of(credential.expose())
}

/// At sign-in, a host without the endpoint is a wrong address.
fn at_sign_in(error: Error, address: &Address) -> Error {
    match error {
        Error::Unsupported { host } | Error::Unreadable { host, .. } => Error::invalid(
            Field::Address,
            format!("{host} does not answer like a key service. Check the address."),
        ),
        Error::SignedOut(_) => Error::invalid(
            Field::Credential,
            format!(
                "{} does not accept this credential. Check that it is whole, not expired or deleted, and that \
                 the region is the right one.",
                address.host()
            ),
        ),
        error => error,
    }
}
