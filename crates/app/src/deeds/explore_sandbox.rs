//! Explore the sandbox: one click, no account, nothing real.

use crate::journal::AccountRow;
use crate::session::sandbox_failed;
use crate::words::accounts as words;
use crate::{App, Error};
use domain::activity::What;
use domain::call::{ExploreSandbox, ResetSandbox, Topic};
use domain::{Account, AccountId, Edition, OrganizationRef};

impl App {
    /// Opens the sandbox and answers its first organization.
    ///
    /// # Errors
    /// [`Error::Refused`] where it does not start.
    pub async fn explore_sandbox(&self, _request: &ExploreSandbox) -> Result<OrganizationRef, Error> {
        let mut first = None;
        for edition in Edition::ALL {
            let account = self.sandbox_account(edition)?;
            let at = self.read_sandbox(account).await?;
            first.get_or_insert(at);
        }
        first.ok_or_else(|| sandbox_failed(words::IT_IS_EMPTY.to_owned()))
    }

    /// The account of the sandbox for an edition, made where there is none yet.
    fn sandbox_account(&self, edition: Edition) -> Result<AccountId, Error> {
        let known = self.sandbox_accounts()?.into_iter().find(|account| account.edition == edition);
        if let Some(account) = known {
            return Ok(account.id);
        }
        let id = AccountId::new(uuid::Uuid::new_v4().to_string());
        let account =
            Account { id: id.clone(), edition, address: String::new(), sandbox: true, name: String::new() };
        self.journal.put_account(&AccountRow { account, kept: false })?;
        Ok(id)
    }

    fn sandbox_accounts(&self) -> Result<Vec<Account>, Error> {
        let accounts = self.journal.accounts()?.into_iter().map(|row| row.account);
        Ok(accounts.filter(|account| account.sandbox).collect())
    }

    /// Puts the sandbox back to what it was at first.
    ///
    /// # Errors
    /// [`Error::Refused`] while one of its creates is unfinished, or where there is no sandbox.
    pub async fn reset_sandbox(&self, _request: &ResetSandbox) -> Result<OrganizationRef, Error> {
        let accounts = self.sandbox_accounts()?;
        let Some(any) = accounts.first() else {
            return Err(Error::Gone(words::THERE_IS_NO_SANDBOX_TO_RESET));
        };
        let of_sandbox = |at: &OrganizationRef| accounts.iter().any(|account| account.id == at.account);
        let rotating = self.journal.rotations()?.iter().any(|one| !one.is_over() && of_sandbox(&one.at));
        if rotating || self.journal.unfinished()?.iter().any(|intent| of_sandbox(&intent.at)) {
            return Err(Error::Refused(words::KEY_OF_SANDBOX_IS_NOT_FINISHED.to_owned()));
        }
        self.record(self.act_of(What::ResetSandbox, &any.id)?, self.start_over(any, &accounts)).await
    }

    async fn start_over(&self, any: &Account, accounts: &[Account]) -> Result<OrganizationRef, Error> {
        self.session(&any.id).await?;
        self.doors.sandbox.reset().await.map_err(sandbox_failed)?;
        for account in accounts {
            // Forgotten, so that nothing of the old keys is shown.
            self.cache.put_organizations(&account.id, &[])?;
        }
        self.explore_sandbox(&ExploreSandbox {}).await
    }

    async fn read_sandbox(&self, account: AccountId) -> Result<OrganizationRef, Error> {
        let service = self.session(&account).await?;
        let organizations = service.organizations().await?;
        self.cache.put_organizations(&account, &organizations)?;
        self.changed(Topic::Home);
        let first =
            organizations.into_iter().next().ok_or_else(|| sandbox_failed(words::IT_IS_EMPTY.to_owned()))?;
        Ok(OrganizationRef { account, id: first.0 })
    }
}
