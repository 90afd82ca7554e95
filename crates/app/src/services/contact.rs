//! What Keyward knows of an address it speaks to: how many requests it was sent and how fast, when it asked to be
//! left alone, and what its clock says.
//!
//! All endpoints of a service share one pool of requests (published for Classic), so what Keyward asks is taken from
//! what the organization's automations may spend: no more than [`MOST_IN_WINDOW`] requests arrive there in any window
//! of [`WINDOW`], and none are sent while the service has asked to wait. When a request arrives is not known: at the
//! latest it is when its answer is here.

use domain::{Timestamp, skew};
use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::Instant;

/// The most requests that are sent to one address in a [`WINDOW`]: what somebody clicks goes out at once, and reading
/// hundreds of organizations stays below twenty requests a second.
const MOST_IN_WINDOW: usize = 20;

/// A little more than a second.
const WINDOW: Duration = Duration::from_millis(1_050);

/// By when a request that is not answered has arrived, or never will.
const ON_ITS_WAY: Duration = Duration::from_secs(2);

/// The longest that a request waits by itself because the service asked to be left alone.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// The longest that an answer may take which tells of the clock.
const LONGEST_MEASURE: Duration = Duration::from_secs(10);

/// The longest that a service is left alone because it asked for it: one answer must not silence Keyward for years.
const LONGEST_PAUSE: Duration = Duration::from_secs(3600);

/// A clock.
pub(crate) type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The addresses that Keyward has spoken to since it was started.
pub(crate) struct Contacts {
    clock: Clock,
    known: Mutex<HashMap<String, Arc<Contact>>>,
}

/// What is known of one address.
pub(crate) struct Contact {
    clock: Clock,
    sent: Mutex<Vec<Sent>>,
    /// Rung when an answer is here.
    arrived: Notify,
    paused: Mutex<Option<(Instant, Timestamp)>>,
    /// Counts the turns.
    numbers: AtomicU64,
    /// How many requests went out.
    requests: AtomicU64,
    skew_seconds: AtomicI64,
    /// When it last told its clock.
    told: Mutex<Option<Instant>>,
}

/// A request that was sent.
struct Sent {
    number: u64,
    /// When it has arrived, at the latest.
    arrived: Instant,
}

/// A request that may be sent, until its answer is here.
pub(crate) struct Turn<'a> {
    contact: &'a Contact,
    number: u64,
    went_out: bool,
}

impl Turn<'_> {
    /// There was no connection: nothing went out, and nothing is counted.
    pub(crate) fn came_to_nothing(mut self) {
        self.went_out = false;
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if self.went_out {
            self.contact.requests.fetch_add(1, Ordering::Relaxed);
        }
        let now = Instant::now();
        if let Some(sent) = lock(&self.contact.sent).iter_mut().find(|sent| sent.number == self.number) {
            sent.arrived = sent.arrived.min(now);
        }
        self.contact.arrived.notify_waiters();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Contacts {
    pub(crate) fn new(clock: Clock) -> Self {
        Self { clock, known: Mutex::default() }
    }

    /// What is known of an address.
    pub(crate) fn of(&self, address: &str) -> Arc<Contact> {
        let mut known = lock(&self.known);
        let contact = known.entry(address.to_owned()).or_insert_with(|| Arc::new(Contact::new(&self.clock)));
        Arc::clone(contact)
    }

    /// How many requests went out, to all addresses.
    pub(crate) fn requests(&self) -> u64 {
        lock(&self.known).values().map(|contact| contact.requests.load(Ordering::Relaxed)).sum()
    }
}

impl Contact {
    pub(crate) fn new(clock: &Clock) -> Self {
        Self {
            clock: Arc::clone(clock),
            sent: Mutex::default(),
            arrived: Notify::new(),
            paused: Mutex::default(),
            numbers: AtomicU64::new(0),
            requests: AtomicU64::new(0),
            skew_seconds: AtomicI64::new(0),
            told: Mutex::default(),
        }
    }

    /// This machine's present.
    pub(crate) fn machine_now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The service's present, as far as it is known.
    pub(crate) fn now(&self) -> Timestamp {
        skew::corrected(self.machine_now(), self.skew_seconds())
    }

    /// What has to be added to this machine's clock to have the service's, in seconds.
    pub(crate) fn skew_seconds(&self) -> i64 {
        self.skew_seconds.load(Ordering::Relaxed)
    }

    /// Takes over what an earlier session found, until the service says it again.
    pub(crate) fn recall(&self, skew_seconds: i64) {
        self.skew_seconds.store(skew_seconds, Ordering::Relaxed);
    }

    /// Waits until a request may be sent. What is answered is dropped when the answer is here, and counts as a request,
    /// unless it came to nothing.
    ///
    /// # Errors
    /// Until when the service has asked to be left alone, where that is longer than a request waits.
    pub(crate) async fn turn(&self) -> Result<Turn<'_>, Timestamp> {
        loop {
            if let Some((until, told)) = *lock(&self.paused)
                && until.saturating_duration_since(Instant::now()) > LONGEST_WAIT
            {
                return Err(told);
            }
            let mut arrived = std::pin::pin!(self.arrived.notified());
            // What arrives from here on is not missed.
            arrived.as_mut().enable();
            match self.next() {
                Ok(turn) => return Ok(turn),
                Err(wait) => {
                    let _ = tokio::time::timeout(wait, arrived).await;
                }
            }
        }
    }

    /// The next request; or how long to wait before it, where no answer comes earlier.
    fn next(&self) -> Result<Turn<'_>, Duration> {
        let now = Instant::now();
        let pause = lock(&self.paused).map(|(until, _)| until.saturating_duration_since(now));
        if let Some(pause) = pause.filter(|pause| !pause.is_zero()) {
            return Err(pause);
        }
        let mut sent = lock(&self.sent);
        sent.retain(|one| one.arrived + WINDOW > now);
        match sent.iter().map(|one| one.arrived + WINDOW).min().filter(|_| sent.len() >= MOST_IN_WINDOW) {
            Some(free) => Err(free.saturating_duration_since(now)),
            None => {
                let number = self.numbers.fetch_add(1, Ordering::Relaxed);
                sent.push(Sent { number, arrived: now + ON_ITS_WAY });
                Ok(Turn { contact: self, number, went_out: true })
            }
        }
    }

    /// The service asked to be left alone until then, by this machine's clock. The longest that it asked for counts,
    /// and no more than [`LONGEST_PAUSE`]; until when it is left alone.
    pub(crate) fn pause(&self, until: Timestamp) -> Timestamp {
        let now = self.machine_now();
        let wait = Duration::try_from(until.duration_since(now)).unwrap_or_default();
        let until = if wait > LONGEST_PAUSE { now + LONGEST_PAUSE } else { until };
        let asked = (Instant::now() + wait.min(LONGEST_PAUSE), until);
        let mut paused = lock(&self.paused);
        let longest = paused.filter(|earlier| earlier.0 > asked.0).unwrap_or(asked);
        *paused = Some(longest);
        longest.1
    }

    /// How long the service is still to be left alone.
    pub(crate) fn paused(&self) -> Option<Duration> {
        let paused = *lock(&self.paused);
        let left = paused.map(|(until, _)| until.saturating_duration_since(Instant::now()));
        left.filter(|left| !left.is_zero())
    }

    /// Whether the service has told its clock since then.
    pub(crate) fn has_told_since(&self, then: Instant) -> bool {
        lock(&self.told).is_some_and(|told| told >= then)
    }

    /// Learns from the `Date` header of an answer to a request that was sent then. One that took long, or during which
    /// this machine slept or its clock was set, says too little.
    pub(crate) fn answered(&self, sent: Timestamp, date: Timestamp) {
        let received = self.machine_now();
        // A negative one is none.
        let taken = Duration::try_from(received.duration_since(sent));
        if taken.is_ok_and(|taken| taken <= LONGEST_MEASURE) {
            self.measured(skew::measure(sent, received, date));
        }
    }

    fn measured(&self, seconds: i64) {
        *lock(&self.told) = Some(Instant::now());
        let before = self.skew_seconds();
        // Within what a slow answer makes of it, the first reading is as good as the next.
        if (seconds - before).abs() >= skew::NOTED_SECONDS || seconds == 0 {
            self.recall(seconds);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact() -> Contact {
        let clock: Clock = Arc::new(|| "2026-11-22T10:00:00Z".parse().unwrap());
        Contact::new(&clock)
    }

    #[tokio::test(start_paused = true)]
    async fn a_few_requests_go_at_once_and_many_are_spread() {
        let contact = contact();
        let start = Instant::now();
        let mut sent = Vec::new();
        for _ in 0..90 {
            drop(contact.turn().await.unwrap());
            sent.push(start.elapsed());
        }
        assert_eq!(sent[MOST_IN_WINDOW - 1], Duration::ZERO);
        for window in sent.windows(MOST_IN_WINDOW + 1) {
            let (first, last) = (window[0], window[MOST_IN_WINDOW]);
            assert!(last - first >= WINDOW, "21 requests within {:?}", last - first);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_long_on_its_way_counts_from_when_it_arrived() {
        let contact = contact();
        let start = Instant::now();
        let slow = contact.turn().await.unwrap();
        for _ in 1..MOST_IN_WINDOW {
            drop(contact.turn().await.unwrap());
        }
        tokio::time::sleep(WINDOW / 2).await;
        drop(slow);
        for _ in 1..MOST_IN_WINDOW {
            drop(contact.turn().await.unwrap());
        }
        assert_eq!(start.elapsed(), WINDOW, "those that were quick");
        drop(contact.turn().await.unwrap());
        assert_eq!(start.elapsed(), WINDOW * 3 / 2, "the slow one may have arrived at the last moment");
    }

    #[tokio::test(start_paused = true)]
    async fn a_service_that_asks_to_wait_is_left_alone() {
        let contact = contact();
        let start = Instant::now();
        contact.pause("2026-11-22T10:00:03Z".parse().unwrap());
        drop(contact.turn().await.unwrap());
        assert!(start.elapsed() >= Duration::from_secs(3));
        let until = "2026-11-22T10:10:00Z".parse().unwrap();
        contact.pause(until);
        assert_eq!(contact.turn().await.err(), Some(until), "ten minutes are too long to wait unseen");
        assert!(contact.paused().is_some());
        assert_eq!(contact.pause("2026-11-22T10:00:30Z".parse().unwrap()), until, "the longer one counts");
        let ever = contact.pause("2163-01-01T00:00:00Z".parse().unwrap());
        assert_eq!(ever, "2026-11-22T11:00:00Z".parse().unwrap(), "nobody is left alone for ever");
    }

    /// Half of a night would be taken for the difference of the clocks.
    #[test]
    fn an_answer_during_which_the_machine_slept_tells_nothing_of_the_clock() {
        let contact = contact();
        let begun = Instant::now();
        for (sent, date) in [
            ("2026-11-22T02:00:00Z", "2026-11-22T10:00:00Z"),
            ("2026-11-22T10:00:30Z", "2026-11-22T10:00:00Z"),
        ] {
            contact.answered(sent.parse().unwrap(), date.parse().unwrap());
            assert_eq!((contact.skew_seconds(), contact.has_told_since(begun)), (0, false), "{sent}");
        }
        contact.answered(contact.machine_now(), "2026-11-22T18:00:00Z".parse().unwrap());
        assert_eq!((contact.skew_seconds(), contact.has_told_since(begun)), (8 * 3600, true));
    }

    #[test]
    fn the_clock_is_learned_and_small_differences_are_none() {
        let contact = contact();
        let sent = contact.machine_now();
        let table = [
            ("2026-11-22T10:00:04Z", 0),
            ("2026-11-25T10:00:00Z", 3 * 86_400),
            ("2026-11-25T10:00:03Z", 3 * 86_400),
            ("2026-11-22T10:00:00Z", 0),
        ];
        for (date, expected) in table {
            contact.answered(sent, date.parse().unwrap());
            assert_eq!(contact.skew_seconds(), expected, "{date}");
        }
    }
}
