//! Check: is a pasted key alive, and which one is it?

use super::sign_in::usable;
use crate::journal::NewAct;
use crate::recording::Ending;
use crate::services::Address;
use crate::words::keys as words;
use crate::{App, Error, Secret};
use domain::activity::{Outcome, What};
use domain::call::CheckKey;
use domain::{AgentId, Checked, Field, Key, KeyMatch, Scope, Timestamp, Verdict, View};

impl App {
    /// Finds out whether a pasted key is alive at one address, and which of the listed keys it could be.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what can't be a key or an address.
    pub async fn check_key(&self, request: CheckKey) -> Result<Checked, Error> {
        let CheckKey { edition, address, secret } = request;
        let address = Address::parse(&address)?;
        let secret = usable(secret, Field::Secret)?;
        let views = self.all_views()?;
        let matches = matches(&views, &secret);
        let agent = self.agent_to_ask_with(&views, &matches, &address)?;
        let service = self.connect(edition, &address, secret)?;
        let proving = async {
            Ok(match service.prove(agent.as_ref()).await {
                // A key that was just made can take a minute to be known everywhere.
                Verdict::Dead(_) if matches.iter().any(|one| is_young(&one.key, service.now())) => {
                    Verdict::Unproven(words::KEY_THAT_BEGINS_LIKE_IT_WAS_MADE.to_owned())
                }
                verdict => verdict,
            })
        };
        // Which key it could be is not written down: it was pasted, and may be anybody's.
        let act = NewAct::at_address(What::Check, edition, address.host());
        let verdict = self.record_as(act, proving, checked).await?;
        Ok(Checked { host: address.host().to_owned(), verdict, matches })
    }

    fn all_views(&self) -> Result<Vec<View>, Error> {
        let mut views = Vec::new();
        for organization in self.cache.organizations()? {
            views.extend(self.cache.view(&organization.at)?);
        }
        Ok(views)
    }

    /// An agent that the key may be asked with: its own where it is listed, else any that is known at the address.
    fn agent_to_ask_with(
        &self,
        views: &[View],
        matches: &[KeyMatch],
        address: &Address,
    ) -> Result<Option<AgentId>, Error> {
        let own = matches.iter().find_map(|one| match &one.key.scope {
            Scope::Agent(agent) => Some(agent.clone()),
            _ => None,
        });
        if own.is_some() {
            return Ok(own);
        }
        let accounts = self.journal.accounts()?;
        let there = |view: &&View| {
            accounts
                .iter()
                .any(|row| row.account.id == view.at.account && row.account.address == address.as_str())
        };
        Ok(views.iter().filter(there).find_map(|view| view.agents.first()).map(|agent| agent.id.clone()))
    }
}

/// How a check ended: finding out that a key is dead is a success.
fn checked(verdict: &Verdict) -> Ending {
    match verdict {
        Verdict::Alive => (Outcome::Done, ""),
        Verdict::Dead(_) => (Outcome::Done, words::SERVICE_DOES_NOT_ACCEPT_IT),
        Verdict::Unproven(_) => (Outcome::Failed, words::IT_COULD_NOT_BE_FOUND_OUT),
    }
}

/// Whether a key was made so lately that it need not be known everywhere.
fn is_young(key: &Key, now: Timestamp) -> bool {
    let age = key.created.map(|created| now.duration_since(created).as_secs());
    age.is_some_and(|age| (-60..60).contains(&age))
}

fn matches(views: &[View], secret: &Secret) -> Vec<KeyMatch> {
    let listed = views.iter().flat_map(|view| view.keys.iter().map(move |key| (view, key)));
    let matching = listed.filter(|(_, key)| secret.has_prefix(&key.prefix));
    matching
        .map(|(view, key)| KeyMatch {
            at: view.at.clone(),
            organization_title: view.title.clone(),
            key: key.clone(),
        })
        .collect()
}
