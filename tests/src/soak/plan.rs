//! What a run is, drawn from its seed.

use crate::soak::chance::Chance;
use domain::Edition;
use domain::rotation::Mode;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;

/// What a run is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Plan {
    /// Says it all.
    pub seed: u64,
    /// Which service.
    pub edition: Edition,
    /// Which key goes first.
    pub mode: Mode,
    /// What the key may do, where that can be said: `ALL`, `READ_ONLY` or `RESTRICTED`.
    pub level: String,
    /// Whether Keyward signs in with the key that is rotated.
    pub signs_in_with_old: bool,
    /// Whether there is no free slot at first.
    pub full: bool,
    /// Whether another admin makes a key of the same scope meanwhile.
    pub colleague: bool,
    /// How long a new key takes to work, and a deleted one to stop.
    pub lag_millis: u64,
    /// How long the consumer leaves the service alone between two polls.
    pub rest_millis: u64,
    /// How often Keyward is killed.
    pub kills: u64,
    /// How many things go wrong with the service.
    pub faults: u64,
    /// How long things go wrong.
    pub rough: Duration,
}

impl Plan {
    /// The run of a seed.
    pub fn of(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let edition = if chance.percent(65) { Edition::Kognitos } else { Edition::KognitosClassic };
        let mode = match chance.between(1, 100) {
            1..=70 => Mode::Overlap,
            71..=85 => Mode::Leaked,
            _ => Mode::InPlace,
        };
        let today = edition == Edition::Kognitos;
        let overlap = mode == Mode::Overlap;
        let signs_in_with_old = today && overlap && chance.percent(15);
        let level = match chance.between(0, 2) {
            _ if signs_in_with_old => "ALL",
            0 => "ALL",
            1 => "READ_ONLY",
            _ => "RESTRICTED",
        };
        Self {
            seed,
            edition,
            mode,
            level: level.to_owned(),
            signs_in_with_old,
            full: mode == Mode::InPlace && chance.percent(70),
            colleague: !today && overlap && chance.percent(20),
            lag_millis: if chance.percent(10) { chance.between(50, 1_500) } else { 0 },
            rest_millis: if chance.percent(30) { chance.between(100, 500) } else { 15 },
            kills: chance.between(0, 6),
            faults: chance.between(0, 9),
            rough: chance.millis(2_000, 5_000),
        }
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { seed, edition, mode, kills, faults, .. } = self;
        write!(out, "seed {seed}: {}, {mode:?}, {kills} kills, {faults} faults", edition.title())?;
        let also = [
            (self.signs_in_with_old, "signs in with the old key"),
            (self.full, "full"),
            (self.colleague, "a colleague"),
            (self.lag_millis > 0, "lag"),
        ];
        for (_, words) in also.iter().filter(|(holds, _)| *holds) {
            write!(out, ", {words}")?;
        }
        Ok(())
    }
}
