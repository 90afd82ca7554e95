//! How fresh everything is: what is being read, why something could not be, and what is due.
//!
//! Waiting is measured by a clock that only goes forward, so that a wrong wall clock neither floods a service nor
//! leaves it unasked.

use domain::{AccountId, Failure, FailureKind, OrganizationRef, Progress};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::Instant;

/// The first pause after a service could not be reached; doubled with each further time, up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// How often the window is told of progress at most.
const TELLING: Duration = Duration::from_millis(250);

/// How long something that failed in another way is left alone.
const AFTER_FAILURE: Duration = Duration::from_secs(300);

/// How fresh everything is.
#[derive(Default)]
pub(crate) struct Freshness {
    tries: Mutex<HashMap<OrganizationRef, Try>>,
    accounts: Mutex<HashMap<AccountId, Account>>,
    visible: AtomicBool,
    progress: Mutex<Option<Progress>>,
    told: Mutex<Option<Instant>>,
    /// Rung when something may have become due.
    pub(crate) bell: Notify,
    /// Held by whoever reads many organizations: one at a time.
    pub(crate) round: tokio::sync::Mutex<()>,
}

/// The last try to read an organization.
#[derive(Debug, Default, Clone)]
struct Try {
    under_way: u32,
    trouble: Option<Failure>,
    ended: Option<Instant>,
    again: bool,
}

/// What is known of the way to an account's service.
#[derive(Debug, Default, Clone)]
struct Account {
    /// Why it could not be reached, how often in a row, and when it is tried again.
    unreached: Option<(Failure, u32, Instant)>,
    organizations_read: Option<Instant>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Freshness {
    /// Whether somebody looks at the window.
    pub(crate) fn is_visible(&self) -> bool {
        self.visible.load(Ordering::SeqCst)
    }

    /// Somebody looks at the window, or no longer does. Whoever looks wants to know now whether the way is open.
    pub(crate) fn attend(&self, visible: bool) {
        self.visible.store(visible, Ordering::SeqCst);
        if visible {
            for account in lock(&self.accounts).values_mut() {
                if let Some((_, _, next)) = &mut account.unreached {
                    *next = Instant::now();
                }
            }
        }
        self.bell.notify_one();
    }

    /// An organization is being read.
    pub(crate) fn begin(&self, at: &OrganizationRef) {
        let mut tries = lock(&self.tries);
        let one = tries.entry(at.clone()).or_default();
        one.under_way += 1;
        one.again = false;
    }

    /// It was read, or why not.
    pub(crate) fn end(&self, at: &OrganizationRef, trouble: Option<Failure>) {
        match &trouble {
            Some(failure) if failure.kind == FailureKind::Offline => self.unreached(&at.account, failure),
            Some(_) => {}
            None => self.reached(&at.account),
        }
        let mut tries = lock(&self.tries);
        let one = tries.entry(at.clone()).or_default();
        one.under_way = one.under_way.saturating_sub(1);
        one.trouble = trouble;
        one.ended = Some(Instant::now());
    }

    /// An organization was not even tried, because another of its account could not be read.
    pub(crate) fn skip(&self, at: &OrganizationRef, trouble: &Failure) {
        lock(&self.tries).entry(at.clone()).or_default().trouble = Some(trouble.clone());
    }

    fn unreached(&self, account: &AccountId, failure: &Failure) {
        let mut accounts = lock(&self.accounts);
        let known = accounts.entry(account.clone()).or_default();
        let times = known.unreached.as_ref().map_or(1, |(_, times, _)| times + 1);
        let pause = (FIRST_PAUSE * 2_u32.pow((times - 1).min(5))).min(LONGEST_PAUSE);
        known.unreached = Some((failure.clone(), times, Instant::now() + pause));
    }

    /// The service answered: everything that waited for it is due.
    fn reached(&self, account: &AccountId) {
        if lock(&self.accounts).entry(account.clone()).or_default().unreached.take().is_none() {
            return;
        }
        for (at, one) in lock(&self.tries).iter_mut() {
            let waited = one.trouble.as_ref().is_some_and(|failure| failure.kind == FailureKind::Offline);
            if at.account == *account && waited {
                one.again = true;
            }
        }
        self.bell.notify_one();
    }

    /// Whether an organization is being read, and why it could not be the last time.
    pub(crate) fn of(&self, at: &OrganizationRef) -> (bool, Option<Failure>) {
        let one = lock(&self.tries).get(at).cloned().unwrap_or_default();
        let way = lock(&self.accounts).get(&at.account).and_then(|known| known.unreached.clone());
        (one.under_way > 0, one.trouble.or(way.map(|(failure, _, _)| failure)))
    }

    /// When to try an account again whose service could not be reached; `None` where the way is open.
    pub(crate) fn unreached_until(&self, account: &AccountId) -> Option<Instant> {
        lock(&self.accounts).get(account)?.unreached.as_ref().map(|(_, _, next)| *next)
    }

    /// How long an organization is still left alone that was read so long ago (`None`: never), where it is read again
    /// after `interval`; `None` where the admin has to do something first.
    pub(crate) fn rest(
        &self,
        at: &OrganizationRef,
        age: Option<Duration>,
        interval: Duration,
    ) -> Option<Duration> {
        let one = lock(&self.tries).get(at).cloned().unwrap_or_default();
        if one.under_way > 0 || one.again {
            return if one.again { Some(Duration::ZERO) } else { None };
        }
        let since = one.ended.map(|ended| ended.elapsed());
        let left = |pause: Duration| pause.saturating_sub(since.unwrap_or(pause));
        match one.trouble.map(|failure| failure.kind) {
            None => {
                let by_age = age.map_or(Duration::ZERO, |age| interval.saturating_sub(age));
                // Read a moment ago, whatever the clocks say.
                Some(by_age.max(left(interval.min(LONGEST_PAUSE))))
            }
            Some(FailureKind::Offline | FailureKind::RateLimited { .. }) => Some(Duration::ZERO),
            Some(
                FailureKind::SignedOut
                | FailureKind::KeychainAbsent
                | FailureKind::KeychainBusy
                | FailureKind::KeychainLocked
                | FailureKind::KeychainRefused,
            ) => None,
            Some(_) => Some(left(AFTER_FAILURE)),
        }
    }

    /// How long ago the organizations of an account were asked for; `None` for not since the start.
    pub(crate) fn organizations_age(&self, account: &AccountId) -> Option<Duration> {
        lock(&self.accounts).get(account)?.organizations_read.map(|then| then.elapsed())
    }

    /// The organizations of an account were asked for.
    pub(crate) fn organizations_asked(&self, account: &AccountId) {
        lock(&self.accounts).entry(account.clone()).or_default().organizations_read = Some(Instant::now());
    }

    /// Forgets an account, or what was in its way: it signed in anew.
    pub(crate) fn forget(&self, account: &AccountId) {
        lock(&self.accounts).remove(account);
        lock(&self.tries).retain(|at, one| {
            one.trouble = None;
            at.account != *account || one.under_way > 0
        });
        self.bell.notify_one();
    }

    /// How far reading many organizations came.
    pub(crate) fn progress(&self) -> Option<Progress> {
        *lock(&self.progress)
    }

    /// Says how far it came; `None` once it is over.
    pub(crate) fn set_progress(&self, progress: Option<Progress>) {
        *lock(&self.progress) = progress;
    }

    /// One more is read.
    pub(crate) fn step(&self) {
        if let Some(progress) = lock(&self.progress).as_mut() {
            progress.done += 1;
        }
    }

    /// Whether it is time to tell the window of progress again.
    pub(crate) fn may_tell(&self) -> bool {
        let mut told = lock(&self.told);
        let due = told.is_none_or(|last| last.elapsed() >= TELLING);
        if due {
            *told = Some(Instant::now());
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::OrganizationId;

    const QUARTER: Duration = Duration::from_secs(900);

    fn at(id: &str) -> OrganizationRef {
        OrganizationRef { account: AccountId::new("a"), id: OrganizationId::new(id) }
    }

    fn failure(kind: FailureKind) -> Option<Failure> {
        Some(Failure { kind, message: "no".to_owned() })
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_due_and_when() {
        let fresh = Freshness::default();
        let age = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(fresh.rest(&at("o"), None, QUARTER), Some(Duration::ZERO), "never read");
        assert_eq!(fresh.rest(&at("o"), age(600), QUARTER), age(300));
        fresh.begin(&at("o"));
        assert_eq!(fresh.rest(&at("o"), None, QUARTER), None, "under way");
        fresh.end(&at("o"), None);
        assert_eq!(fresh.rest(&at("o"), age(90_000), QUARTER), age(60), "a wrong clock floods nobody");
        let table = [
            (FailureKind::SignedOut, None),
            (FailureKind::KeychainLocked, None),
            (FailureKind::Refused, Some(AFTER_FAILURE)),
            (FailureKind::Offline, Some(Duration::ZERO)),
        ];
        for (kind, expected) in table {
            fresh.begin(&at("o"));
            fresh.end(&at("o"), failure(kind.clone()));
            assert_eq!(fresh.rest(&at("o"), None, QUARTER), expected, "{kind:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_way_that_is_closed_is_tried_ever_more_seldom_and_opens_for_all() {
        let fresh = Freshness::default();
        let account = at("o").account;
        for seconds in [2, 4, 8, 16, 32, 60, 60] {
            fresh.end(&at("o"), failure(FailureKind::Offline));
            let next = fresh.unreached_until(&account).unwrap();
            assert_eq!(next - Instant::now(), Duration::from_secs(seconds));
        }
        fresh.skip(&at("p"), &failure(FailureKind::Offline).unwrap());
        assert!(fresh.of(&at("never tried")).1.is_some(), "it shows on every organization of the account");
        fresh.attend(true);
        assert_eq!(fresh.unreached_until(&account), Some(Instant::now()), "who looks wants to know now");
        fresh.end(&at("o"), None);
        assert_eq!(fresh.unreached_until(&account), None);
        assert_eq!(fresh.rest(&at("p"), Some(Duration::ZERO), QUARTER), Some(Duration::ZERO));
    }
}
