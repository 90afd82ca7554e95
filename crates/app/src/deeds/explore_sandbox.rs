//! Explore the sandbox: one click, no account, nothing real.

use crate::journal::AccountRow;
use crate::session::sandbox_failed;
use crate::{App, Error};
use domain::call::{ExploreSandbox, ResetSandbox, Topic};
use domain::{Account, AccountId, Edition, OrganizationRef};

impl App {
    /// Opens the sandbox and answers its first organization.
    ///
    /// # Errors
    /// [`Error::Refused`] where it does not start.
    pub async fn explore_sandbox(&self, _request: &ExploreSandbox) -> Result<OrganizationRef, Error> {
        let known = self.journal.accounts()?.into_iter().find(|row| row.account.sandbox);
        let account = match known {
            Some(row) => row.account.id,
            None => {
                let account = Account {
                    id: AccountId::new(uuid::Uuid::new_v4().to_string()),
                    edition: Edition::Kognitos,
                    address: String::new(),
                    sandbox: true,
                };
                let id = account.id.clone();
                self.journal.put_account(&AccountRow { account, kept: false })?;
                id
            }
        };
        self.read_sandbox(account).await
    }

    /// Puts the sandbox back to what it was at first.
    ///
    /// # Errors
    /// [`Error::Refused`] while one of its creates is unfinished, or where there is no sandbox.
    pub async fn reset_sandbox(&self, _request: &ResetSandbox) -> Result<OrganizationRef, Error> {
        let known = self.journal.accounts()?.into_iter().find(|row| row.account.sandbox);
        let Some(row) = known else {
            return Err(Error::Gone("There is no sandbox to reset."));
        };
        let account = row.account.id;
        if self.journal.unfinished()?.iter().any(|intent| intent.at.account == account) {
            return Err(Error::Refused(
                "A key of the sandbox is not finished. Store or leave its secret first.".to_owned(),
            ));
        }
        self.session(&account).await?;
        self.doors.sandbox.reset().await.map_err(sandbox_failed)?;
        // Forgotten, so that nothing of the old keys is shown.
        self.cache.put_organizations(&account, &[])?;
        self.read_sandbox(account).await
    }

    async fn read_sandbox(&self, account: AccountId) -> Result<OrganizationRef, Error> {
        let service = self.session(&account).await?;
        let organizations = service.organizations().await?;
        self.cache.put_organizations(&account, &organizations)?;
        self.changed(Topic::Home);
        let first =
            organizations.into_iter().next().ok_or_else(|| sandbox_failed("it is empty".to_owned()))?;
        Ok(OrganizationRef { account, id: first.0 })
    }
}
