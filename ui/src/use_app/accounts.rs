//! The verbs about accounts.

use super::App;
use crate::action::Action;
use crate::asking::Asking;
use crate::bridge::call;
use crate::renaming;
use crate::screen::Destination;
use crate::words::accounts as words;
use domain::call::{ExploreSandbox, RemoveAccount, RenameAccount, ResetSandbox, SignIn, SignOut};
use domain::{Account, AccountId, Failure, OrganizationRef};

impl App {
    async fn enter(&self, answer: Result<OrganizationRef, Failure>, said: Option<&str>) -> Option<()> {
        match answer {
            Ok(at) => {
                self.reopen().await;
                self.tell(Action::Led(Destination::Keys(at.clone())));
                if let Some(said) = said {
                    self.tell(Action::Said(said.to_owned()));
                }
                // Another organization is visited because it is looked at; the same one has to be asked again.
                if self.state.at.as_ref() == Some(&at) {
                    self.ask_service(at).await;
                    self.reopen().await;
                }
                Some(())
            }
            Err(failure) => {
                self.tell(Action::SignInFailed(failure));
                None
            }
        }
    }

    /// Starts the sandbox and shows its first organization.
    pub fn explore_sandbox(&self) {
        self.tell(Action::SignInSent);
        self.run(|app| async move {
            let answer = call(ExploreSandbox {}).await;
            app.enter(answer, None).await;
        });
    }

    /// Signs in with a pasted credential.
    pub fn sign_in(&self, request: SignIn) {
        self.tell(Action::SignInSent);
        self.run(|app| async move {
            let answer = call(request).await;
            app.enter(answer, Some(words::SIGNED_IN)).await;
        });
    }

    /// Puts the sandbox back to what it was at first.
    pub fn reset_sandbox(&self) {
        let asking = self.send_dialog();
        self.run(move |app| async move {
            match call(ResetSandbox {}).await {
                Ok(at) => {
                    app.tell(Action::DialogDone(asking));
                    app.enter(Ok(at), Some(words::SANDBOX_IS_AS_IT_WAS_AT_FIRST)).await;
                }
                Err(failure) => app.tell(Action::DialogFailed(asking, failure)),
            }
        });
    }

    /// Goes to where an account signs in again; a sandbox is started.
    pub fn sign_in_again(&self, account: Account) {
        if account.sandbox {
            self.explore_sandbox();
        } else {
            self.tell(Action::Go(Destination::Welcome(Some(account))));
        }
    }

    /// Gives an account a name; an empty one takes it away.
    pub fn rename(&self, account: AccountId, name: String) {
        let asking = Asking::next();
        self.tell(Action::Renaming(renaming::Change::Sent(asking)));
        self.run(move |app| async move {
            match call(RenameAccount { account, name }).await {
                Ok(()) => {
                    app.reopen().await;
                    app.tell(Action::Renaming(renaming::Change::Kept(asking)));
                }
                Err(failure) => app.tell(Action::Renaming(renaming::Change::Failed(asking, failure))),
            }
        });
    }

    /// Wipes an account from this computer.
    pub fn remove(&self, account: AccountId) {
        let asking = self.send_dialog();
        self.run(move |app| async move {
            match call(RemoveAccount { account: account.clone() }).await {
                Ok(()) => app.tell(Action::Removed(account)),
                Err(failure) => app.tell(Action::DialogFailed(asking, failure)),
            }
            app.reopen().await;
        });
    }

    /// Wipes the credential of an account.
    pub fn sign_out(&self, account: AccountId) {
        let asking = self.send_dialog();
        self.run(move |app| async move {
            match call(SignOut { account }).await {
                Ok(()) => {
                    app.tell(Action::DialogDone(asking));
                    app.tell(Action::Said(words::SIGNED_OUT.to_owned()));
                    app.reopen().await;
                }
                Err(failure) => app.tell(Action::DialogFailed(asking, failure)),
            }
        });
    }
}
