//! The name of a key, valid by type.

use crate::words::advice;
use serde::{Deserialize, Serialize};

/// The most characters (Unicode scalar values) that a name may have.
pub const LONGEST_NAME: usize = 100;

/// A name that a key may be given: 1 to 100 characters after trimming, no control characters.
/// The rule is Keyward's own contract with the key service (`display_name`).
///
/// Names that come *from* a service are plain strings: what is there is shown, valid or not.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyName(String);

impl KeyName {
    /// Trims `text` and checks it.
    ///
    /// # Errors
    /// Says which rule the name breaks.
    pub fn new(text: &str) -> Result<Self, NameProblem> {
        let name = text.trim();
        let length = name.chars().count();
        if length == 0 {
            return Err(NameProblem::Empty);
        }
        if let Some(found) = name.chars().find(|c| c.is_control()) {
            return Err(NameProblem::ControlCharacter(found));
        }
        if length > LONGEST_NAME {
            return Err(NameProblem::TooLong(length));
        }
        Ok(Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for KeyName {
    type Error = NameProblem;
    fn try_from(text: String) -> Result<Self, NameProblem> {
        Self::new(&text)
    }
}

impl From<KeyName> for String {
    fn from(name: KeyName) -> String {
        name.0
    }
}

/// Why a text can't be the name of a key. Its `Display` is a sentence for the admin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameProblem {
    /// Nothing but white space.
    Empty,
    /// More than [`LONGEST_NAME`] characters; the number it has.
    TooLong(usize),
    /// A character of Unicode's category Cc.
    ControlCharacter(char),
}

impl std::fmt::Display for NameProblem {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NameProblem::Empty => out.write_str(advice::GIVE_KEY_NAME),
            NameProblem::TooLong(length) => {
                out.write_str(&advice::key_name_has_at_most(LONGEST_NAME, *length))
            }
            NameProblem::ControlCharacter(found) => {
                out.write_str(&advice::control_character(u32::from(*found)))
            }
        }
    }
}

impl std::error::Error for NameProblem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_a_name() {
        let hundred = "ä".repeat(100);
        let table: [(&str, Result<&str, NameProblem>); 8] = [
            ("CI Pipeline", Ok("CI Pipeline")),
            ("  CI Pipeline\t", Ok("CI Pipeline")),
            ("", Err(NameProblem::Empty)),
            (" \u{3000} ", Err(NameProblem::Empty)),
            (&hundred, Ok(&hundred)),
            ("line\nbreak", Err(NameProblem::ControlCharacter('\n'))),
            ("bell\u{7}", Err(NameProblem::ControlCharacter('\u{7}'))),
            ("right\u{202e}left\u{200b}", Ok("right\u{202e}left\u{200b}")),
        ];
        for (text, expected) in table {
            assert_eq!(
                KeyName::new(text).as_ref().map(KeyName::as_str),
                expected.as_ref().copied(),
                "{text:?}"
            );
        }
        assert_eq!(KeyName::new(&"x".repeat(101)), Err(NameProblem::TooLong(101)));
    }

    #[test]
    fn a_name_is_checked_when_it_is_read() {
        assert!(serde_json::from_str::<KeyName>("\"ok\"").is_ok());
        assert!(serde_json::from_str::<KeyName>("\"\"").is_err());
    }
}
