//! How many requests a deed costs, and whether one of them was left without an answer. Whatever a deed sends within
//! [`Spent::count`] is counted to it and to no other; what it lets go on by itself is carried along by [`carried`].

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

tokio::task_local! {
    static SPENT: Spent;
}

/// What a deed has spent so far. A clone is the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spent(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    requests: AtomicU32,
    unanswered: AtomicBool,
}

impl Spent {
    /// Does something, and counts what it sends.
    pub(crate) async fn count<F: Future>(&self, deed: F) -> F::Output {
        SPENT.scope(self.clone(), deed).await
    }

    /// How many requests were sent.
    pub(crate) fn requests(&self) -> u32 {
        self.0.requests.load(Ordering::Relaxed)
    }

    /// Whether the last change that was sent may have been made although no usable answer came.
    pub(crate) fn is_unanswered(&self) -> bool {
        self.0.unanswered.load(Ordering::Relaxed)
    }
}

/// The same deed, in a task of its own.
pub(crate) fn carried<F: Future>(deed: F) -> impl Future<Output = F::Output> {
    let spent = SPENT.try_with(Spent::clone).unwrap_or_default();
    async move { spent.count(deed).await }
}

/// A request is sent.
pub(crate) fn sent() {
    tell(|counts| {
        counts.requests.fetch_add(1, Ordering::Relaxed);
    });
}

/// A change that was sent may have been made, as far as is known now; or its answer is here.
pub(crate) fn change_is_open(open: bool) {
    tell(|counts| counts.unanswered.store(open, Ordering::Relaxed));
}

/// Whether a change that was sent may have been made, as far as is known now.
pub(crate) fn is_change_open() -> bool {
    SPENT.try_with(Spent::is_unanswered).unwrap_or_default()
}

fn tell(what: impl FnOnce(&Counts)) {
    // What no deed has asked for is counted to none: a list that is kept fresh.
    let _ = SPENT.try_with(|spent| what(&spent.0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn each_deed_pays_for_itself() {
        let (one, other) = (Spent::default(), Spent::default());
        sent();
        let first = one.count(async {
            sent();
            change_is_open(true);
            tokio::spawn(carried(async { sent() })).await.unwrap();
            other.count(async { sent() }).await;
        });
        first.await;
        assert_eq!((one.requests(), other.requests()), (2, 1));
        assert_eq!((one.is_unanswered(), other.is_unanswered()), (true, false));
    }
}
