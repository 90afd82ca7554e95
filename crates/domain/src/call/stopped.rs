//! The call of a page that has stopped: where, and nothing else.

use super::call;
use serde::{Deserialize, Serialize};

/// The page met a mistake of its own and does nothing any more. It is shown as such by what is not part of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stopped {
    /// Where, as the page tells it.
    pub place: String,
}
call!(Stopped = "stopped" -> ());

/// The longest place that is believed.
const LONGEST: usize = 160;

impl Stopped {
    /// The place, where it is one: a file of a program, a line and a column. What may be anything else is nowhere.
    pub fn place(&self) -> Option<&str> {
        let (file, numbers) = self.place.split_once(".rs:")?;
        let numbers = numbers.split_once(':').map(|(line, column)| [line, column])?;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_path = |text: &str| {
            text.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'\\' | b'.' | b'_' | b'-'))
        };
        let holds = self.place.len() <= LONGEST && is_path(file) && numbers.into_iter().all(is_number);
        holds.then_some(self.place.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Stopped;

    #[test]
    fn only_a_place_is_believed() {
        let table = [
            ("ui/src/pages/hand.rs:41:9", true),
            ("yew-0.23.0/src/dom_bundle/position.rs:120:5", true),
            ("ui\\src\\board.rs:1:1", true),
            ("", false),
            ("Zapier bridge", false),
            ("ui/src/hand.rs:41", false),
            ("ui/src/hand.rs:41:nine", false),
            ("my key in ui/src/hand.rs:41:9", false),
            ("ui/src/hand.rs:41:9: kgn_pat_x", false),
        ];
        for (place, expected) in table {
            let stopped = Stopped { place: place.to_owned() };
            assert_eq!(stopped.place(), expected.then_some(place), "{place}");
        }
        assert_eq!(Stopped { place: format!("{}.rs:1:1", "a".repeat(200)) }.place(), None);
    }
}
