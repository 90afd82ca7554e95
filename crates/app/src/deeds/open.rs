//! Open: the state of everything, from this machine's files alone.

use crate::journal::{Intent, Progress};
use crate::{App, Error};
use domain::call::{Open, ReadKeys};
use domain::{AccountSummary, Home, OrganizationRef, Stage, Timestamp, Unfinished, View};
use std::time::Duration;

/// How long after a create the service can still be asked about it. It remembers for 24 hours (our own
/// contract); one hour is left for clocks that differ.
const SETTLE_WITHIN: Duration = Duration::from_secs(23 * 3600);

impl App {
    /// The state of everything but the keys. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub async fn home(&self, _request: Open) -> Result<Home, Error> {
        let mut accounts = Vec::new();
        for row in self.journal.accounts()? {
            accounts.push(AccountSummary {
                session: self.session_state(&row),
                skew_seconds: self.contacts.of(&row.account.address).skew_seconds(),
                account: row.account,
            });
        }
        // In the order of the accounts, the oldest first.
        let mut organizations = self.cache.organizations()?;
        let place = |at: &OrganizationRef| accounts.iter().position(|one| one.account.id == at.account);
        organizations.retain(|one| place(&one.at).is_some());
        organizations.sort_by_key(|one| place(&one.at));
        for one in &mut organizations {
            (one.refreshing, one.trouble) = self.freshness.of(&one.at);
        }
        Ok(Home {
            accounts,
            organizations,
            unfinished: self.unfinished()?,
            rotations: self.shown_rotations()?,
            keychain: self.doors.keychain.state(),
            clipboard_seconds: self.clipboard_seconds(),
            settings: self.journal.settings()?,
            places: self.places(),
            presence: self.presence(),
            hidden: self.is_hidden(),
            requests: self.contacts.requests(),
            progress: self.freshness.progress(),
            notices: self.notices(),
            journal_damaged: self.journal.is_damage_open()?,
            attention: self.attention()?,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }

    /// What was last read of an organization. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn read_keys(&self, request: &ReadKeys) -> Result<Option<View>, Error> {
        let Some(mut view) = self.cache.view(&request.at)? else { return Ok(None) };
        view.notes = self.journal.notes(&request.at)?;
        Ok(Some(view))
    }

    fn unfinished(&self) -> Result<Vec<Unfinished>, Error> {
        let intents = self.journal.unfinished()?;
        // What is being worked on is told by whoever works on it.
        let mut idle = intents;
        let rotations = self.journal.rotations()?;
        // Those that rotations are at are told with them. One that a rotation has left behind, or whose rotation can't be
        // read any more, is told by itself.
        let told_there = |intent: &Intent| {
            intent.rotates.as_ref().is_some_and(|rotates| {
                let its = rotations.iter().find(|rotation| rotation.id == rotates.rotation);
                its.is_some_and(|rotation| rotation.progress.create() == Some(&intent.id))
            })
        };
        idle.retain(|intent| !self.pending.is_busy(&intent.id) && !told_there(intent));
        Ok(idle.into_iter().filter_map(|intent| self.told(intent)).collect())
    }

    /// An intent as the window sees it; `None` where only cleaning up is left.
    pub(crate) fn told(&self, intent: Intent) -> Option<Unfinished> {
        let stage = match intent.progress {
            Progress::Planned | Progress::Storing | Progress::Finished => return None,
            Progress::Sent { .. } => match self.pending.candidates(&intent.id) {
                candidates if !candidates.is_empty() => Stage::Ask { candidates },
                _ => Stage::Unsure { can_settle: can_settle(intent.since, self.now_at(&intent.at.account)) },
            },
            Progress::Lost { key, prefix, .. } => Stage::Lost { key, prefix },
            Progress::Pending { key, prefix, kept, .. } => match self.pending.get(&intent.id) {
                Some(_) => Stage::Pending { key, prefix, kept },
                None => Stage::Waiting,
            },
        };
        Some(Unfinished {
            id: intent.id,
            at: intent.at,
            organization_title: intent.organization_title,
            draft: intent.draft,
            since: intent.since,
            stage,
        })
    }
}

/// How far a clock may seem to have gone back: what is known of the service's is right to some seconds only.
const GOES_BACK: Duration = Duration::from_secs(60);

/// Whether the service still remembers a create. Where the clock was set back, nobody can tell.
pub(crate) fn can_settle(since: Timestamp, now: Timestamp) -> bool {
    let age = now.duration_since(since);
    Duration::try_from(age).map_or(age.unsigned_abs() <= GOES_BACK, |age| age < SETTLE_WITHIN)
}

#[cfg(test)]
mod tests {
    use super::can_settle;

    #[test]
    fn a_create_can_be_settled_for_a_day() {
        let since = "2026-11-22T10:00:00Z".parse().unwrap();
        let table = [
            ("2026-11-22T10:00:00Z", true),
            ("2026-11-23T08:59:59Z", true),
            ("2026-11-23T09:00:00Z", false),
            ("2026-11-22T09:59:00Z", true),
            ("2026-11-22T09:58:59Z", false),
        ];
        for (now, expected) in table {
            assert_eq!(can_settle(since, now.parse().unwrap()), expected, "{now}");
        }
    }
}
