//! Sign in: a pasted credential is proven with the service, then kept in the keychain, then used.

use crate::journal::AccountRow;
use crate::keychain::Entry;
use crate::services::{self, Address};
use crate::{App, Error, Secret};
use domain::call::{SignIn, Topic};
use domain::{Account, AccountId, Edition, Field, Hidden, OrganizationId, OrganizationRef};

impl App {
    /// Signs in, and answers the first organization that the credential sees.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what was typed, [`Error::Keychain`] where the credential can't be kept and the
    /// admin may consent to this session only, and what the service says.
    pub async fn sign_in(&self, request: SignIn) -> Result<OrganizationRef, Error> {
        let SignIn { edition, address, credential, this_session_only } = request;
        let address = Address::parse(&address)?;
        let credential = usable(credential, Field::Credential)?;
        let kept = copy(&credential);
        let service = services::connect(edition, &address, credential)?;
        let organizations = service.organizations().await.map_err(|error| at_sign_in(error, &address))?;
        let Some((first, _)) = organizations.first() else {
            return Err(Error::Refused(format!(
                "{} accepts the credential, but it sees no organization. Ask an admin to add you to one.",
                address.host()
            )));
        };
        let first = first.clone();
        let account = self.account_for(edition, &address, &organizations)?;
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
        self.changed(Topic::Home);
        let app = self.clone();
        // What waited for this account can be settled now.
        tokio::spawn(async move { app.recover().await });
        Ok(OrganizationRef { account: id, id: first })
    }

    /// The account that this is: one at the same address that saw one of the same organizations, or of which nothing is
    /// known any more; else a new one.
    fn account_for(
        &self,
        edition: Edition,
        address: &Address,
        organizations: &[(OrganizationId, String)],
    ) -> Result<Account, Error> {
        let known = self.cache.organizations()?;
        let same = self.journal.accounts()?.into_iter().map(|row| row.account).find(|account| {
            !account.sandbox
                && account.edition == edition
                && account.address == address.as_str()
                && (known.iter().all(|one| one.at.account != account.id)
                    || known.iter().any(|one| {
                        one.at.account == account.id && organizations.iter().any(|(id, _)| *id == one.at.id)
                    }))
        });
        Ok(same.unwrap_or_else(|| Account {
            id: AccountId::new(uuid::Uuid::new_v4().to_string()),
            edition,
            address: address.as_str().to_owned(),
            sandbox: false,
        }))
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
