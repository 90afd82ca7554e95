//! The admin signs in, and begins the rotation.

use crate::soak::admin::Admin;
use anyhow::{Context, Result};
use domain::call::{Open, RefreshKeys, Rotate, SignIn};
use domain::rotation::Plan;
use domain::{Edition, Hidden, KeyDraft, Lifetime, OrganizationRef, Session};

/// The organization of an edition in the sandbox.
pub fn organization(edition: Edition) -> &'static str {
    match edition {
        Edition::Kognitos => "organizations/acme",
        Edition::KognitosClassic => "legacy-ledger",
    }
}

impl Admin {
    /// Where Keyward is signed in, after signing in where that was not done.
    pub(crate) async fn place(&self) -> Result<OrganizationRef> {
        let home = self.app.home(Open {}).await?;
        let wanted = organization(self.order.plan.edition);
        let signed_in = home.accounts.iter().find(|one| one.session != Session::SignedOut);
        let known = home.organizations.into_iter().map(|one| one.at);
        if let Some(account) = signed_in
            && let Some(at) =
                known.into_iter().find(|at| at.account == account.account.id && at.id.as_str() == wanted)
        {
            return Ok(at);
        }
        self.sign_in(self.order.credential.clone()).await
    }

    /// Signs in with this credential, to the same account where there is one.
    pub(crate) async fn sign_in(&self, credential: Hidden) -> Result<OrganizationRef> {
        let edition = self.order.plan.edition;
        let home = self.app.home(Open {}).await?;
        let again = home.accounts.first().map(|one| one.account.id.clone());
        let address = self.order.address.clone();
        let request = SignIn { edition, address, credential, this_session_only: false, again };
        let at = self.app.sign_in(request).await?;
        Ok(OrganizationRef { id: domain::OrganizationId::new(organization(edition)), ..at })
    }

    /// Begins the rotation.
    pub(crate) async fn begin(&self, at: &OrganizationRef) -> Result<()> {
        let view = self.app.refresh_keys(&RefreshKeys { at: at.clone() }).await?;
        let old = view.keys.iter().find(|key| key.id == self.order.old);
        let old = old.context("the key to rotate is not in the list")?;
        let lifetime = old.expires.map(|_| Lifetime::from_days(90));
        let mode = self.order.plan.mode;
        let typed = if mode.old_first() { old.confirm_word().to_owned() } else { String::new() };
        let draft = KeyDraft::like(old, lifetime).map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
        let plan = Plan { old: old.id.clone(), draft, mode, typed };
        self.app.rotate(Rotate { at: at.clone(), plan, without_recovery: false }).await?;
        Ok(())
    }
}
