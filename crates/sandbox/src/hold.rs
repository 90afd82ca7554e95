//! Answers that are held until they are released.

use tokio::sync::watch;

/// The answers that are held.
#[derive(Debug)]
pub(crate) struct Holds {
    held: watch::Sender<usize>,
    releases: watch::Sender<u64>,
}

impl Holds {
    pub(crate) fn new() -> Self {
        Self { held: watch::Sender::new(0), releases: watch::Sender::new(0) }
    }

    /// Waits for the next release.
    pub(crate) async fn hold(&self) {
        let mut releases = self.releases.subscribe();
        // Counted down also when whoever waits for the answer goes away, and this is dropped.
        let _held = Held::new(&self.held);
        // The sender lives as long as `self`: this can't fail.
        let _ = releases.changed().await;
    }

    /// Lets all go that are held now.
    pub(crate) fn release(&self) {
        self.releases.send_modify(|count| *count += 1);
    }

    /// How many are held.
    pub(crate) fn count(&self) -> usize {
        *self.held.borrow()
    }

    /// Returns when at least `count` are held.
    pub(crate) async fn until(&self, count: usize) {
        let mut held = self.held.subscribe();
        // The sender lives as long as `self`: this can't fail.
        let _ = held.wait_for(|now| *now >= count).await;
    }
}

struct Held<'a>(&'a watch::Sender<usize>);

impl<'a> Held<'a> {
    fn new(count: &'a watch::Sender<usize>) -> Self {
        count.send_modify(|count| *count += 1);
        Self(count)
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}
