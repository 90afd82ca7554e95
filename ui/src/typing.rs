//! How far typing a query is: whether something is offered, and which of it the keys are on. Pure.

use domain::query::{Completions, Known, complete};

/// How far typing is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Typing {
    offering: Offering,
    /// The place of the choice that Enter takes.
    pub active: Option<usize>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Offering {
    /// Nothing is offered.
    #[default]
    Nothing,
    /// What fits what was just typed.
    Fitting,
    /// All that could follow: it was asked for.
    Anything,
}

impl Typing {
    /// Something was typed: the first that fits is at hand.
    pub fn typed() -> Self {
        Self { offering: Offering::Fitting, active: Some(0) }
    }

    /// What could be written is asked for.
    pub fn asked() -> Self {
        Self { offering: Offering::Anything, active: None }
    }

    /// What to offer.
    pub fn offers(&self, text: &str, known: &Known) -> Completions {
        let found = match self.offering {
            Offering::Nothing => return Completions::default(),
            Offering::Fitting | Offering::Anything => complete(text, known),
        };
        // Whoever types a blank, or takes everything back, does not ask for a list.
        if self.offering == Offering::Fitting && found.span.is_empty() {
            return Completions::default();
        }
        found
    }

    /// The next of so many choices, or the one before, and round again.
    pub fn stepped(&self, way: i32, count: usize) -> Self {
        let last = count.saturating_sub(1);
        let active = match (self.active, way > 0) {
            (None, true) => 0,
            (None, false) => last,
            (Some(place), true) if place >= last => 0,
            (Some(place), true) => place + 1,
            (Some(0), false) => last,
            (Some(place), false) => (place - 1).min(last),
        };
        Self { offering: self.offering, active: Some(active) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_offered_for_words_and_when_asked_for() {
        let known = Known::default();
        let count = |typing: Typing, text: &str| typing.offers(text, &known).choices.len();
        assert_eq!(count(Typing::default(), "exp"), 0);
        assert_eq!(count(Typing::typed(), "exp"), 3);
        assert_eq!(count(Typing::typed(), ""), 0);
        assert_eq!(count(Typing::typed(), "ci "), 0);
        assert_eq!(count(Typing::typed(), "nightly"), 0);
        assert!(count(Typing::asked(), "ci ") > 10);
    }

    #[test]
    fn the_keys_go_round() {
        let table = [
            (None, 1, 0),
            (None, -1, 2),
            (Some(0), 1, 1),
            (Some(2), 1, 0),
            (Some(0), -1, 2),
            (Some(9), -1, 2),
        ];
        for (from, way, to) in table {
            let typing = Typing { active: from, ..Typing::typed() };
            assert_eq!(typing.stepped(way, 3).active, Some(to), "{from:?} {way}");
        }
    }
}
