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
pub(crate) const AFTER_FAILURE: Duration = Duration::from_secs(300);

/// How fresh everything is.
#[derive(Default)]
pub(crate) struct Freshness {
    tries: Mutex<HashMap<OrganizationRef, Try>>,
    accounts: Mutex<HashMap<AccountId, Account>>,
    visible: AtomicBool,
    progress: Mutex<Option<Progress>>,
    told: Mutex<Option<Instant>>,
    keychain_answered: AtomicBool,
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
    /// How often in a row its service could not be reached for it.
    unreached: u32,
    /// Whether what was in the way may be out of it.
    again: bool,
}

/// What is known of the way to an account's service.
#[derive(Debug, Default, Clone)]
struct Account {
    /// Why it could not be reached, how often in a row, and when it is tried again.
    unreached: Option<(Failure, u32, Instant)>,
    /// When its organizations are asked for again.
    organizations_due: Option<Instant>,
}

/// An organization that is being read, until it is said how that went, or it is given up.
pub(crate) struct Reading<'a> {
    fresh: &'a Freshness,
    at: OrganizationRef,
}

impl Reading<'_> {
    /// It was read, or why not.
    pub(crate) fn end(self, trouble: Option<Failure>) {
        self.fresh.ended(&self.at, trouble);
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        if let Some(one) = lock(&self.fresh.tries).get_mut(&self.at) {
            one.under_way = one.under_way.saturating_sub(1);
        }
        self.fresh.bell.notify_one();
    }
}

/// The pause after so many times in a row that a service could not be reached.
fn pause(times: u32) -> Duration {
    (FIRST_PAUSE * 2_u32.pow(times.saturating_sub(1).min(5))).min(LONGEST_PAUSE)
}

/// Whether a failure is none of the organization but of its account: the others would meet it as well.
pub(crate) fn is_of_the_account(failure: &Failure) -> bool {
    matches!(failure.kind, FailureKind::Offline | FailureKind::RateLimited { .. } | FailureKind::SignedOut)
        || is_of_the_keychain(failure)
}

fn is_of_the_keychain(failure: &Failure) -> bool {
    matches!(
        failure.kind,
        FailureKind::KeychainAbsent
            | FailureKind::KeychainBusy
            | FailureKind::KeychainLocked
            | FailureKind::KeychainRefused
    )
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
    pub(crate) fn begin(&self, at: &OrganizationRef) -> Reading<'_> {
        let mut tries = lock(&self.tries);
        let one = tries.entry(at.clone()).or_default();
        one.under_way += 1;
        one.again = false;
        Reading { fresh: self, at: at.clone() }
    }

    fn ended(&self, at: &OrganizationRef, trouble: Option<Failure>) {
        if let Some(failure) = &trouble {
            self.account_failed(&at.account, failure);
        }
        let is_read = trouble.is_none();
        {
            let mut tries = lock(&self.tries);
            let one = tries.entry(at.clone()).or_default();
            let is_offline = trouble.as_ref().is_some_and(|failure| failure.kind == FailureKind::Offline);
            one.unreached = if is_offline { one.unreached.saturating_add(1) } else { 0 };
            one.trouble = trouble;
            one.ended = Some(Instant::now());
        }
        if is_read {
            self.reached(&at.account);
        }
    }

    /// An organization was not even tried, because another of its account could not be read.
    pub(crate) fn skip(&self, at: &OrganizationRef, trouble: &Failure) {
        lock(&self.tries).entry(at.clone()).or_default().trouble = Some(trouble.clone());
    }

    /// Something of an account failed, with what the others may meet as well.
    pub(crate) fn account_failed(&self, account: &AccountId, failure: &Failure) {
        if failure.kind != FailureKind::Offline {
            return;
        }
        let mut accounts = lock(&self.accounts);
        let known = accounts.entry(account.clone()).or_default();
        let times = known.unreached.as_ref().map_or(1, |(_, times, _)| times.saturating_add(1));
        known.unreached = Some((failure.clone(), times, Instant::now() + pause(times)));
    }

    /// The service of an account answered: what waited for that is due.
    pub(crate) fn reached(&self, account: &AccountId) {
        lock(&self.accounts).entry(account.clone()).or_default().unreached = None;
        for (at, one) in lock(&self.tries).iter_mut() {
            one.again |= at.account == *account && one.trouble.as_ref().is_some_and(is_of_the_account);
        }
        self.bell.notify_one();
    }

    /// The keychain answers: what waited for that is due.
    pub(crate) fn keychain_answers(&self) {
        for one in lock(&self.tries).values_mut() {
            one.again |= one.trouble.as_ref().is_some_and(is_of_the_keychain);
        }
        self.keychain_answered.store(true, Ordering::SeqCst);
        self.bell.notify_one();
    }

    /// Whether the keychain has begun to answer since this was asked last.
    pub(crate) fn take_keychain_answered(&self) -> bool {
        self.keychain_answered.swap(false, Ordering::SeqCst)
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
        if one.under_way > 0 {
            return None;
        }
        let since = one.ended.map(|ended| ended.elapsed());
        let left = |pause: Duration| pause.saturating_sub(since.unwrap_or(pause));
        let Some(trouble) = one.trouble else {
            let by_age = age.map_or(Duration::ZERO, |age| interval.saturating_sub(age));
            // Read a moment ago, whatever the clocks say.
            return Some(by_age.max(left(interval.min(LONGEST_PAUSE))));
        };
        match trouble.kind {
            // One that was not tried itself goes as soon as the way is open.
            FailureKind::Offline if one.unreached == 0 => Some(Duration::ZERO),
            FailureKind::Offline => Some(left(pause(one.unreached))),
            // The address has a pause of its own, where the service said how long.
            FailureKind::RateLimited { until: Some(_) } => Some(left(FIRST_PAUSE)),
            FailureKind::RateLimited { until: None } => Some(left(LONGEST_PAUSE)),
            _ if !is_of_the_account(&trouble) => Some(left(AFTER_FAILURE)),
            _ if one.again => Some(Duration::ZERO),
            _ => None,
        }
    }

    /// Whether the organizations of an account are to be asked for again.
    pub(crate) fn are_organizations_due(&self, account: &AccountId) -> bool {
        let due = lock(&self.accounts).get(account).and_then(|known| known.organizations_due);
        due.is_none_or(|due| due <= Instant::now())
    }

    /// The organizations of an account were asked for, and will be again after that.
    pub(crate) fn organizations_asked(&self, account: &AccountId, again_after: Duration) {
        let mut accounts = lock(&self.accounts);
        let known = accounts.entry(account.clone()).or_default();
        known.organizations_due = Some(Instant::now() + again_after);
    }

    /// Forgets an account, or what was in its way: it signed in anew.
    pub(crate) fn forget(&self, account: &AccountId) {
        lock(&self.accounts).remove(account);
        lock(&self.tries).retain(|at, one| {
            if at.account == *account {
                one.trouble = None;
            }
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
        let reading = fresh.begin(&at("o"));
        assert_eq!(fresh.rest(&at("o"), None, QUARTER), None, "under way");
        drop(reading);
        assert_eq!(fresh.rest(&at("o"), None, QUARTER), Some(Duration::ZERO), "given up");
        fresh.begin(&at("o")).end(None);
        assert_eq!(fresh.rest(&at("o"), age(90_000), QUARTER), age(60), "a wrong clock floods nobody");
        let table = [
            (FailureKind::SignedOut, None),
            (FailureKind::KeychainLocked, None),
            (FailureKind::Refused, Some(AFTER_FAILURE)),
            (FailureKind::Offline, Some(FIRST_PAUSE)),
            (FailureKind::Offline, Some(2 * FIRST_PAUSE)),
            (FailureKind::RateLimited { until: None }, Some(LONGEST_PAUSE)),
            (FailureKind::Offline, Some(FIRST_PAUSE)),
        ];
        for (kind, expected) in table {
            fresh.begin(&at("o")).end(failure(kind.clone()));
            assert_eq!(fresh.rest(&at("o"), None, QUARTER), expected, "{kind:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_way_that_is_closed_is_tried_ever_more_seldom_and_opens_for_all() {
        let fresh = Freshness::default();
        let account = at("o").account;
        for seconds in [2, 4, 8, 16, 32, 60, 60] {
            fresh.begin(&at("o")).end(failure(FailureKind::Offline));
            let next = fresh.unreached_until(&account).unwrap();
            assert_eq!(next - Instant::now(), Duration::from_secs(seconds));
        }
        fresh.skip(&at("p"), &failure(FailureKind::Offline).unwrap());
        assert!(fresh.of(&at("never tried")).1.is_some(), "it shows on every organization of the account");
        fresh.attend(true);
        assert_eq!(fresh.unreached_until(&account), Some(Instant::now()), "who looks wants to know now");
        fresh.begin(&at("o")).end(None);
        assert_eq!(fresh.unreached_until(&account), None);
        assert_eq!(fresh.rest(&at("p"), Some(Duration::ZERO), QUARTER), Some(Duration::ZERO));
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_in_the_way_of_one_account_is_in_the_way_of_no_other() {
        let fresh = Freshness::default();
        let other = OrganizationRef { account: AccountId::new("b"), ..at("o") };
        for at in [&at("o"), &at("p"), &other] {
            fresh.begin(at).end(failure(FailureKind::KeychainLocked));
        }
        fresh.forget(&at("o").account);
        assert_eq!(fresh.of(&at("o")).1, None, "it signed in anew");
        assert!(fresh.of(&other).1.is_some());
        assert_eq!(fresh.rest(&other, None, QUARTER), None);
        fresh.keychain_answers();
        assert_eq!(fresh.rest(&other, None, QUARTER), Some(Duration::ZERO));
        let third = OrganizationRef { id: OrganizationId::new("q"), ..other.clone() };
        fresh.begin(&other).end(failure(FailureKind::SignedOut));
        assert_eq!(fresh.rest(&other, None, QUARTER), None, "a dead credential is not tried again");
        fresh.begin(&third).end(None);
        assert_eq!(fresh.rest(&other, None, QUARTER), Some(Duration::ZERO), "but one that works is");
    }
}
