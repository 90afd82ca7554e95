//! Which word is the latest, where several are asked for and are heard in any order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

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

/// The same for many things at once, each by itself.
#[derive(Debug, Default)]
pub struct Orders<K>(Mutex<BTreeMap<K, Order>>);

impl<K: Ord + Clone> Orders<K> {
    /// Nothing was asked yet.
    pub const fn new() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }

    /// Something is asked about `key`; its number.
    pub fn ask(&self, key: &K) -> u32 {
        self.all().entry(key.clone()).or_default().ask()
    }

    /// The answer about `key` is here. Whether a later word about it was heard before.
    pub fn is_late(&self, key: &K, number: u32) -> bool {
        self.all().entry(key.clone()).or_default().is_late(number)
    }

    /// Something was heard about `key` another way.
    pub fn overtake(&self, key: &K) {
        self.all().entry(key.clone()).or_default().overtake();
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<K, Order>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Order {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, Orders};

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

    #[test]
    fn one_thing_does_not_make_another_late() {
        let orders = Orders::new();
        let (here, there) = (orders.ask(&"here"), orders.ask(&"there"));
        orders.overtake(&"there");
        assert!(!orders.is_late(&"here", here) && orders.is_late(&"there", there));
        assert!(!orders.is_late(&"there", orders.ask(&"there")));
    }
}
