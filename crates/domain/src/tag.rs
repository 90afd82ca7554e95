//! The tag that Keyward leaves in a key's name while it is at work on the key: by it a create whose answer was lost
//! finds its key again, and two machines that rotate the same key find each other. It is taken out at the end.

use crate::name::LONGEST_NAME;
use crate::{CreateId, KeyId, KeyName};
use std::fmt;

/// What marks a tag, before the first word in it.
const OPENING: &str = "[kw-";

/// How many characters of a create's identifier stand in its tag.
const CREATE_LENGTH: usize = 8;

/// `[kw-1a2b3c4d]`, or for a create within a rotation `[kw-1a2b3c4d-5e6f70]`, whose second word stands for the old
/// key. The first word is the create's, not the rotation's: a rotation that starts over has a tag for each attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    create: String,
    old: Option<String>,
}

impl Tag {
    /// The tag of a create.
    pub fn of_create(create: &CreateId) -> Self {
        let letters = create.as_str().chars().filter(char::is_ascii_alphanumeric);
        Self { create: letters.take(CREATE_LENGTH).collect(), old: None }
    }

    /// The tag of a create that makes the successor of `old`.
    pub fn of_rotation(create: &CreateId, old: &KeyId) -> Self {
        Self { old: Some(short(old)), ..Self::of_create(create) }
    }

    /// The last tag in a name, whoever put it there.
    pub fn found_in(name: &str) -> Option<Self> {
        let (_, rest) = name.rsplit_once(OPENING)?;
        let (inside, _) = rest.split_once(']')?;
        let (create, old) = match inside.split_once('-') {
            Some((create, old)) => (create, Some(old)),
            None => (inside, None),
        };
        let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric());
        let understood = word(create) && create.len() <= CREATE_LENGTH && old.is_none_or(word);
        understood.then(|| Self { create: create.to_owned(), old: old.map(str::to_owned) })
    }

    /// Whether a name carries this very tag.
    pub fn is_in(&self, name: &str) -> bool {
        name.contains(&self.to_string())
    }

    /// Whether this is the tag of a rotation of the key `old`, on whatever machine.
    pub fn rotates(&self, old: &KeyId) -> bool {
        self.old.as_ref().is_some_and(|word| *word == short(old))
    }

    /// The name with the tag at its end; the name is cut where both would be too long.
    pub fn on(&self, name: &KeyName) -> KeyName {
        let tag = format!(" {self}");
        let room = LONGEST_NAME - tag.chars().count().min(LONGEST_NAME);
        let cut: String = name.as_str().chars().take(room).collect();
        KeyName::new(&format!("{}{tag}", cut.trim_end())).unwrap_or_else(|_| name.clone())
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.old {
            Some(old) => write!(out, "{OPENING}{}-{old}]", self.create),
            None => write!(out, "{OPENING}{}]", self.create),
        }
    }
}

/// Six digits that stand for a key: the lower part of FNV-1a. It is no proof; keys of one organization are few, and
/// where two of them had the same, a rotation would only withdraw.
fn short(key: &KeyId) -> String {
    let hash = key
        .as_str()
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{:06x}", hash & 0x00ff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn create() -> CreateId {
        CreateId::new("1a2b3c4d-5e6f-4000-8000-000000000000")
    }

    fn old() -> KeyId {
        KeyId::new("organizations/acme/apiKeys/1")
    }

    #[test]
    fn a_tag_fits_into_the_name_and_is_found_there() {
        let name = |text: &str| KeyName::new(text).unwrap();
        assert_eq!(Tag::of_create(&create()).on(&name("CI")).as_str(), "CI [kw-1a2b3c4d]");
        let rotation = Tag::of_rotation(&create(), &old());
        for text in ["CI", &"ü".repeat(100)] {
            let tagged = rotation.on(&name(text));
            assert!(tagged.as_str().chars().count() <= 100);
            assert!(rotation.is_in(tagged.as_str()) && !Tag::of_create(&create()).is_in(tagged.as_str()));
            assert_eq!(Tag::found_in(tagged.as_str()), Some(rotation.clone()));
        }
        assert!(rotation.rotates(&old()) && !rotation.rotates(&KeyId::new("organizations/acme/apiKeys/2")));
    }

    #[test]
    fn what_a_tag_looks_like() {
        let table = [
            ("CI [kw-1a2b3c4d]", Some("[kw-1a2b3c4d]")),
            ("CI [kw-1a2b3c4d-5e6f70] and more", Some("[kw-1a2b3c4d-5e6f70]")),
            ("[kw-aa] [kw-bb]", Some("[kw-bb]")),
            ("CI", None),
            ("CI [kw-]", None),
            ("CI [kw-1a2b3c4d", None),
            ("CI [kw-not a tag]", None),
            ("CI [kw-123456789]", None),
        ];
        for (name, expected) in table {
            assert_eq!(Tag::found_in(name).map(|tag| tag.to_string()).as_deref(), expected, "{name:?}");
        }
    }
}
