//! How far typing a query is: whether something is offered, and which of it the keys are on. Pure.

use domain::query::{Completion, Completions, Known, complete};
use std::ops::Range;

/// How far typing is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Typing {
    offering: Offering,
    /// Where in the text it is typed, in bytes.
    caret: usize,
    /// The place of the choice that the keys went to.
    stepped: Option<usize>,
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
    /// Something was typed right before the caret.
    pub fn typed(caret: usize) -> Self {
        Self { offering: Offering::Fitting, caret, stepped: None }
    }

    /// What could be written at the caret is asked for.
    pub fn asked(caret: usize) -> Self {
        Self { offering: Offering::Anything, caret, stepped: None }
    }

    /// What to offer.
    pub fn offers(&self, text: &str, known: &Known) -> Completions {
        let found = complete(text, self.caret, known);
        match self.offering {
            Offering::Nothing => Completions::default(),
            // Whoever types a blank, or takes everything back, does not ask for a list.
            Offering::Fitting if found.span.is_empty() => Completions::default(),
            Offering::Fitting => found,
            // Within a term there is nothing to write: at the end there is.
            Offering::Anything if found.choices.is_empty() => complete(text, text.len(), known),
            Offering::Anything => found,
        }
    }

    /// The place of the choice that Enter takes: where the keys went to, else the first that fits. What is finished
    /// stays as it is.
    pub fn active(&self, offered: &Completions) -> Option<usize> {
        let first = (self.offering == Offering::Fitting && !offered.finished).then_some(0);
        self.stepped.or(first).filter(|place| *place < offered.choices.len())
    }

    /// The next of the choices, or the one before, and round again.
    pub fn stepped(&self, way: i32, offered: &Completions) -> Self {
        let last = offered.choices.len().saturating_sub(1);
        let place = match (self.active(offered), way > 0) {
            (None, true) => 0,
            (None, false) => last,
            (Some(place), true) if place >= last => 0,
            (Some(place), true) => place + 1,
            (Some(0), false) => last,
            (Some(place), false) => place - 1,
        };
        Self { stepped: Some(place), ..*self }
    }
}

/// The text with a choice in it, and where the caret is then: behind it, and behind a blank where it is whole.
pub fn taken(text: &str, span: &Range<usize>, choice: &Completion) -> (String, usize) {
    let (before, after) = (text.get(..span.start).unwrap_or(text), text.get(span.end..).unwrap_or_default());
    let blank = after.chars().next().filter(|c| c.is_whitespace()).map_or(0, char::len_utf8);
    let caret = before.len() + choice.text.len();
    match choice.is_open() {
        true => (format!("{before}{}{after}", choice.text), caret),
        false if blank > 0 => (format!("{before}{}{after}", choice.text), caret + blank),
        false => (format!("{before}{} {after}", choice.text), caret + 1),
    }
}

/// The place in bytes of so many UTF-16 units, as fields count them.
pub fn bytes(text: &str, units: u32) -> usize {
    let mut passed = 0;
    let before = text.chars().take_while(|c| {
        passed += c.len_utf16();
        passed <= units as usize
    });
    before.map(char::len_utf8).sum()
}

/// How many UTF-16 units a place in bytes is at.
pub fn units(text: &str, place: usize) -> u32 {
    text.get(..place).unwrap_or(text).encode_utf16().count().try_into().unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> (Typing, Completions) {
        let typing = Typing::typed(text.len());
        (typing, typing.offers(text, &Known::default()))
    }

    #[test]
    fn a_list_is_offered_for_words_and_when_asked_for() {
        let known = Known::default();
        let count = |typing: Typing, text: &str| typing.offers(text, &known).choices.len();
        assert_eq!(count(Typing::default(), "exp"), 0);
        for (text, expected) in [("exp", 3), ("", 0), ("ci ", 0), ("nightly", 0)] {
            assert_eq!(typed(text).1.choices.len(), expected, "{text}");
        }
        assert_eq!(count(Typing::typed(3), "exp ci"), 3, "in the middle");
        assert_eq!(count(Typing::typed(2), "exp ci"), 0, "within a term");
        assert_eq!(count(Typing::typed(9), "exp"), 0, "the text is another");
        for caret in [0, 1, 3] {
            assert!(count(Typing::asked(caret), "ci ") > 10, "{caret}");
        }
    }

    #[test]
    fn what_is_finished_gives_way_to_nothing_but_what_the_keys_go_to() {
        let table = [
            ("per", Some(0)),
            ("expires", Some(0)),
            ("perm:", Some(0)),
            ("scope:o", Some(0)),
            ("unused", None),
            ("-unused", None),
            ("perm:r", None),
            ("nightly", None),
        ];
        for (text, expected) in table {
            let (typing, offered) = typed(text);
            assert_eq!(typing.active(&offered), expected, "{text}");
        }
        let (typing, offered) = typed("perm:r");
        assert_eq!(typing.stepped(1, &offered).active(&offered), Some(0));
        assert_eq!(Typing::asked(0).active(&Typing::asked(0).offers("", &Known::default())), None);
    }

    #[test]
    fn the_keys_go_round() {
        let (typing, offered) = typed("exp");
        let table = [
            (None, 1, 1),
            (None, -1, 2),
            (Some(0), 1, 1),
            (Some(2), 1, 0),
            (Some(0), -1, 2),
            (Some(2), -1, 1),
            (Some(9), 1, 0),
        ];
        for (from, way, to) in table {
            let typing = Typing { stepped: from, ..typing };
            assert_eq!(typing.stepped(way, &offered).active(&offered), Some(to), "{from:?} {way}");
        }
    }

    #[test]
    fn what_is_taken_leaves_the_rest() {
        let table = [
            ("sco|", "scope:|"),
            ("perm:r|", "perm:read |"),
            ("é sco| ci", "é scope:| ci"),
            ("perm:r| ci", "perm:read |ci"),
            ("-perm:r|\u{2003}ci", "-perm:read\u{2003}|ci"),
        ];
        for (text, expected) in table {
            let caret = text.find('|').unwrap();
            let text = text.replace('|', "");
            let offered = Typing::typed(caret).offers(&text, &Known::default());
            let (mut text, caret) = taken(&text, &offered.span, &offered.choices[0]);
            text.insert(caret, '|');
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn places_are_counted_both_ways() {
        for (text, count, place) in [("ab", 1, 1), ("é𝄞b", 1, 2), ("é𝄞b", 3, 6), ("é𝄞b", 4, 7), ("", 0, 0)]
        {
            assert_eq!((bytes(text, count), units(text, place)), (place, count), "{text} {count}");
        }
        assert_eq!((bytes("ab", 9), units("ab", 9)), (2, 2), "behind the end");
        assert_eq!(bytes("a𝄞", 2), 1, "within a character");
    }
}
