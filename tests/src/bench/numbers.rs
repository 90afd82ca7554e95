//! What several measurements say together.

use std::fmt;
use std::time::Duration;

/// Several measurements of the same thing. In milliseconds, as they are printed.
#[derive(Debug, Default)]
pub struct Numbers(Vec<u64>);

impl Numbers {
    /// One more.
    pub fn add(&mut self, took: Duration) {
        self.0.push(u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
        self.0.sort_unstable();
    }

    /// The one in the middle; of an even number the mean of the two.
    pub fn median(&self) -> f64 {
        let Some(last) = self.0.len().checked_sub(1) else { return 0.0 };
        let (low, high) = (self.0[last / 2], self.0[last - last / 2]);
        (low + high) as f64 / 2.0
    }
}

impl Numbers {
    /// The one that 99 of 100 do not exceed.
    pub fn p99(&self) -> u64 {
        let place = (self.0.len() * 99).div_ceil(100).saturating_sub(1);
        self.0.get(place).copied().unwrap_or_default()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Display for Numbers {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, most) = (self.0.first().unwrap_or(&0), self.0.last().unwrap_or(&0));
        write!(out, "median {:>5.0} ms, {least}\u{2013}{most} ms, {} runs", self.median(), self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_middle() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.median(), 0.0);
        for (millis, expected) in [(9, 9.0), (1, 5.0), (4, 4.0), (5, 4.5)] {
            numbers.add(Duration::from_millis(millis));
            assert_eq!(numbers.median(), expected);
        }
        assert_eq!((numbers.p99(), numbers.count()), (9, 4));
        assert_eq!(numbers.to_string(), "median     4 ms, 1\u{2013}9 ms, 4 runs");
    }
}
