//! Which word is the latest, where several are asked for and are heard in any order.

use std::sync::atomic::{AtomicU32, Ordering};

/// The order in which things were asked and heard.
#[derive(Debug)]
pub struct Order {
    asked: AtomicU32,
    heard: AtomicU32,
}

impl Order {
    /// Nothing was asked yet.
    pub const fn new() -> Self {
        Self { asked: AtomicU32::new(0), heard: AtomicU32::new(0) }
    }

    /// Something is asked; its number.
    pub fn ask(&self) -> u32 {
        self.asked.fetch_add(1, Ordering::Relaxed)
    }

    /// The answer is here. Whether a later word was heard before it, which knows better.
    pub fn is_late(&self, number: u32) -> bool {
        self.heard.fetch_max(number, Ordering::Relaxed) > number
    }

    /// Something was heard another way: what was asked until now may have been answered before that was so.
    pub fn overtake(&self) {
        let number = self.ask();
        self.heard.fetch_max(number, Ordering::Relaxed);
    }
}

impl Default for Order {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::Order;

    #[test]
    fn who_asked_later_knows_better() {
        let order = Order::new();
        let (first, second) = (order.ask(), order.ask());
        assert!(!order.is_late(second));
        assert!(order.is_late(first));
        let before = order.ask();
        order.overtake();
        let after = order.ask();
        assert!(order.is_late(before), "it was asked before that was so");
        assert!(!order.is_late(after));
    }
}
