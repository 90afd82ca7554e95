//! How many requests the port takes in a second, in real time.

use crate::lock::lock;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The window that requests are counted in. It slides: any second will do.
const WINDOW: Duration = Duration::from_secs(1);

/// The limit, where there is one, and what came in of late.
#[derive(Debug, Default)]
pub(crate) struct Rate(Mutex<Option<Window>>);

impl Rate {
    /// Takes at most `per_second` requests from now on, or all of them. Counting begins afresh.
    pub(crate) fn limit(&self, per_second: Option<u32>) {
        *lock(&self.0) = per_second.map(Window::new);
    }

    /// The limit.
    pub(crate) fn per_second(&self) -> Option<u32> {
        lock(&self.0).as_ref().map(|window| window.most)
    }

    /// Whether the request that comes in now is taken.
    pub(crate) fn admits(&self) -> bool {
        // The time is read under the lock, so that the window has its times in their order.
        lock(&self.0).as_mut().is_none_or(|window| window.admits(Instant::now()))
    }
}

/// The requests that were taken within the last second. Those that were refused don't count.
#[derive(Debug)]
struct Window {
    most: u32,
    taken: VecDeque<Instant>,
}

impl Window {
    fn new(most: u32) -> Self {
        Self { most, taken: VecDeque::new() }
    }

    fn admits(&mut self, now: Instant) -> bool {
        while self.taken.front().is_some_and(|taken| now.duration_since(*taken) >= WINDOW) {
            self.taken.pop_front();
        }
        let is_free = self.taken.len() < self.most as usize;
        if is_free {
            self.taken.push_back(now);
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_slides() {
        let start = Instant::now();
        let mut window = Window::new(2);
        let table = [
            (0, true),
            (600, true),
            (601, false),
            (999, false),
            (1000, true),
            (1001, false),
            (1599, false),
            (1600, true),
            (1999, false),
            (2600, true),
            (2601, true),
        ];
        for (millis, expected) in table {
            assert_eq!(window.admits(start + Duration::from_millis(millis)), expected, "{millis}");
        }
    }

    #[test]
    fn a_new_limit_counts_afresh_and_none_takes_all() {
        let rate = Rate::default();
        assert!(rate.admits() && rate.per_second().is_none());
        rate.limit(Some(1));
        assert!(rate.admits());
        rate.limit(Some(1));
        assert!(rate.admits());
        rate.limit(Some(0));
        assert!(!rate.admits() && rate.per_second() == Some(0));
        rate.limit(None);
        assert!(rate.admits());
    }
}
