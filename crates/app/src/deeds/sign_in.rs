//! Sign in: a pasted credential is proven with the service, then kept in the keychain, then used.

use crate::journal::{AccountRow, NewAct};
use crate::keychain::Entry;
use crate::services::{Address, KeyService};
use crate::spent::Spent;
use crate::words::accounts as words;
use crate::{App, Error, Secret};
use domain::activity::{Outcome, What};
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
        // Who has not signed in yet has no account: until then it is written down for the address.
        let known = again.as_ref().and_then(|id| self.act_of(What::SignIn, id).ok());
        let is_new = known.is_none();
        let act = known.unwrap_or_else(|| NewAct::at_address(What::SignIn, edition, address.host()));
        let act = self.begin_act(&act)?;
        let pasted = Pasted { edition, address, credential, this_session_only, again, act, is_new };
        let spent = Spent::default();
        let done = spent.count(self.prove_and_keep(pasted)).await;
        self.finish_act(act, &spent, done.as_ref().map(|_| (Outcome::Done, "")));
        done
    }

    async fn prove_and_keep(&self, pasted: Pasted) -> Result<OrganizationRef, Error> {
        let Pasted { edition, address, credential, this_session_only, again, act, is_new } = pasted;
        let kept = copy(&credential);
        let service = self.connect(edition, &address, credential)?;
        let organizations = service.organizations().await.map_err(|error| at_sign_in(error, &address))?;
        let Some((first, _)) = organizations.first() else {
            return Err(Error::Refused(words::accepts_credential_but_it_sees(address.host())));
        };
        let first = first.clone();
        let seen =
            Seen { edition, address: &address, service: service.as_ref(), organizations: &organizations };
        let _changing = self.sessions.changing.lock().await;
        let account = match again {
            Some(id) => self.same_account(&id, &seen)?,
            None => self.account_for(&seen, &kept).await?,
        };
        let id = account.id.clone();
        if this_session_only {
            self.wipe_earlier(&id).await?;
        } else {
            // Written down first: whatever stops Keyward now, a credential of no account is taken out again.
            self.journal.put_left_over(&id)?;
            self.doors.keychain.put(Entry::Credential(&id), &kept).await?;
        }
        let row = AccountRow { account, kept: !this_session_only };
        self.journal.put_account(&row)?;
        if is_new {
            self.journal.give_act(act, &row.account)?;
        }
        if !this_session_only {
            self.journal.settle_left_over(&id)?;
        }
        self.cache.put_organizations(&id, &organizations)?;
        self.sessions.put(&id, service).await;
        self.freshness.forget(&id);
        self.remember_skew(&id);
        self.changed(Topic::Home);
        let app = self.clone();
        // What waited for this account can be settled now.
        tokio::spawn(async move { app.recover_unfinished().await });
        Ok(OrganizationRef { account: id, id: first })
    }

    /// The account that signs in again. A credential that sees none of its organizations belongs to another one.
    fn same_account(&self, id: &AccountId, seen: &Seen<'_>) -> Result<Account, Error> {
        let account = self.account(id)?.account;
        if account.edition != seen.edition || account.address != seen.address.as_str() {
            return Err(Error::invalid(Field::Address, words::THIS_ACCOUNT_SIGNS_IN_AT_ANOTHER));
        }
        if seen.knows(&self.organizations_of(id)?) {
            return Ok(account);
        }
        Err(Error::invalid(Field::Credential, words::THIS_CREDENTIAL_SEES_OTHER_ORGANIZATIONS))
    }

    /// Takes out a credential that was kept earlier. Where the keychain does not let us, that is done once it does.
    async fn wipe_earlier(&self, id: &AccountId) -> Result<(), Error> {
        if !self.account(id).is_ok_and(|row| row.kept) {
            return Ok(());
        }
        self.journal.put_left_over(id)?;
        match self.doors.keychain.delete(Entry::Credential(id)).await {
            Ok(()) => self.journal.settle_left_over(id),
            Err(error) => {
                tracing::warn!(%error, account = %id, "an earlier credential stays in the keychain for now");
                Ok(())
            }
        }
    }

    /// The account that this is: the one of the same admin at the same address, else one that is signed out and saw one
    /// of the same organizations, where nobody can tell whose it is; else a new one. Two admins of one organization are
    /// two accounts.
    async fn account_for(&self, seen: &Seen<'_>, credential: &Secret) -> Result<Account, Error> {
        let mut may_be = None;
        for row in self.journal.accounts()? {
            let account = &row.account;
            let there = !account.sandbox
                && account.edition == seen.edition
                && account.address == seen.address.as_str();
            if !there || !seen.knows(&self.organizations_of(&account.id)?) {
                continue;
            }
            match self.is_same_admin(&account.id, seen, credential).await {
                Some(true) => return Ok(row.account),
                None if self.session_state(&row) == Session::SignedOut => {
                    may_be.get_or_insert(row.account);
                }
                _ => {}
            }
        }
        Ok(may_be.unwrap_or_else(|| Account {
            id: AccountId::new(uuid::Uuid::new_v4().to_string()),
            edition: seen.edition,
            address: seen.address.as_str().to_owned(),
            sandbox: false,
            name: String::new(),
        }))
    }

    /// Whether a credential belongs to the admin whose account this is, by who the service takes it for; `None` where
    /// nobody can tell.
    async fn is_same_admin(&self, id: &AccountId, seen: &Seen<'_>, credential: &Secret) -> Option<bool> {
        if self.sessions.get(id).is_some_and(|open| open.is_credential(credential)) {
            return Some(true);
        }
        let (shared, then) = seen.organizations.iter().find_map(|(organization, _)| {
            let at = OrganizationRef { account: id.clone(), id: organization.clone() };
            let view = self.cache.view(&at).ok().flatten()?;
            let email = view.offered().map(|(_, rights)| rights.email.clone())?;
            (!email.is_empty()).then_some((organization, email))
        })?;
        match seen.service.management(shared).await.ok()?.management {
            KeyManagement::Offered { rights, .. } if !rights.email.is_empty() => {
                Some(rights.email.eq_ignore_ascii_case(&then))
            }
            _ => None,
        }
    }

    fn organizations_of(&self, account: &AccountId) -> Result<Vec<OrganizationId>, Error> {
        let known = self.cache.organizations()?.into_iter();
        Ok(known.filter(|one| one.at.account == *account).map(|one| one.at.id).collect())
    }
}

/// What was pasted, and where it is to be proven.
struct Pasted {
    edition: Edition,
    address: Address,
    credential: Secret,
    this_session_only: bool,
    again: Option<AccountId>,
    /// The row that it is written down in.
    act: i64,
    /// Whether that row is of no account yet.
    is_new: bool,
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
        return wrong(words::THIS_IS_TOO_LONG_COPY);
    };
    // Looked at for its characters only.
    let text = credential.expose();
    if text.is_empty() {
        return wrong(words::PASTE_IT_HERE_FIRST);
    }
    if !text.chars().all(|c| c.is_ascii_graphic()) {
        return wrong(words::THIS_HOLDS_CHARACTERS_THAT_NO_CREDENTIAL);
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
        Error::Unsupported { host } | Error::Unreadable { host, .. } => {
            Error::invalid(Field::Address, words::does_not_answer_like_key(host))
        }
        Error::SignedOut(_) => {
            Error::invalid(Field::Credential, words::does_not_accept_this_credential(address.host()))
        }
        error => error,
    }
}
