//! Requests that were long on their way: whoever sent them has given up, and their work is still to be done.

use crate::lock::lock;
use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Mutex;

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The work that is still to be done, the oldest first.
#[derive(Default)]
pub(crate) struct Late(Mutex<VecDeque<Work>>);

impl Late {
    /// Puts work off until it is released.
    pub(crate) fn add(&self, work: impl Future<Output = ()> + Send + 'static) {
        lock(&self.0).push_back(Box::pin(work));
    }

    /// Does the work that was put off, one after the other, and says how many requests that were.
    pub(crate) async fn release(&self) -> usize {
        let mut done = 0;
        while let Some(work) = self.next() {
            work.await;
            done += 1;
        }
        done
    }

    /// How many requests are on their way.
    pub(crate) fn count(&self) -> usize {
        lock(&self.0).len()
    }

    /// Drops the work: those requests never come.
    pub(crate) fn forget(&self) {
        // Dropped when the lock is free again: the work holds what it works with.
        let _forgotten = std::mem::take(&mut *lock(&self.0));
    }

    fn next(&self) -> Option<Work> {
        lock(&self.0).pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[tokio::test]
    async fn work_is_done_once_in_its_order_or_never() {
        let late = Late::default();
        let done = Arc::new(Mutex::new(Vec::new()));
        let work = |number| {
            let done = Arc::clone(&done);
            async move { lock(&done).push(number) }
        };
        late.add(work(1));
        late.add(work(2));
        assert_eq!((late.count(), late.release().await, late.release().await), (2, 2, 0));
        late.add(work(3));
        late.forget();
        assert_eq!(late.release().await, 0);
        assert_eq!(*lock(&done), [1, 2]);
    }
}
