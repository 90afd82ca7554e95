//! Checking a pasted key: is it alive, and which one is it?

use crate::words::pasted;
use crate::{Key, OrganizationRef};
use serde::{Deserialize, Serialize};

/// What is known of a pasted key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Host and port that were asked.
    pub host: String,
    /// What the service said.
    pub verdict: Verdict,
    /// The keys of all lists that it could be: their prefix is its beginning.
    pub matches: Vec<KeyMatch>,
}

/// Whether a key is alive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The service accepts it.
    Alive,
    /// The service does not know it; its own words, empty where it has none.
    Dead(String),
    /// It could not be found out; why.
    Unproven(String),
}

/// A listed key that a pasted one could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyMatch {
    /// Where it is listed.
    pub at: OrganizationRef,
    /// The organization's name for people.
    pub organization_title: String,
    /// The key.
    pub key: Key,
}

impl Checked {
    /// Why the key may be dead, and what to do: the questions to go through, the likeliest first.
    pub fn guidance(&self, now: jiff::Timestamp) -> Vec<String> {
        let Verdict::Dead(_) = self.verdict else { return Vec::new() };
        let mut steps = Vec::new();
        if self.matches.iter().any(|one| one.key.is_expired(now)) {
            steps.push(pasted::KEY_THAT_IT_COULD_BE_HAS_EXPIRED.to_owned());
        } else if self.matches.is_empty() {
            steps.push(pasted::NO_KEY_IN_YOUR_LISTS.to_owned());
        } else {
            steps.push(pasted::KEY_IN_YOUR_LISTS_BEGINS.to_owned());
        }
        steps.push(pasted::IT_MAY_BELONG_TO_ANOTHER.to_owned());
        steps.push(pasted::KEY_THAT_WAS_JUST_MADE.to_owned());
        steps.push(pasted::if_nothing_helps_write_to_or_use(crate::SUPPORT));
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::tests::calm_key;
    use crate::{AccountId, KeyState, OrganizationId};

    #[test]
    fn guidance_begins_with_what_is_likeliest() {
        let now = "2026-11-22T10:00:00Z".parse().unwrap();
        let matched = |key| KeyMatch {
            at: OrganizationRef { account: AccountId::new("a"), id: OrganizationId::new("o") },
            organization_title: "Acme".to_owned(),
            key,
        };
        let dead = || Verdict::Dead(String::new());
        let table = [
            (dead(), vec![], "No key in your lists"),
            (dead(), vec![matched(calm_key())], "A key in your lists begins like it"),
            (
                dead(),
                vec![matched(Key { state: KeyState::Expired, ..calm_key() })],
                "A key that it could be has expired",
            ),
        ];
        for (verdict, matches, expected) in table {
            let checked = Checked { host: "h".to_owned(), verdict, matches };
            let guidance = checked.guidance(now);
            assert!(guidance[0].starts_with(expected), "{guidance:?}");
            assert!(guidance.last().unwrap().contains("support@kognitos.com"));
        }
        let alive = Checked { host: "h".to_owned(), verdict: Verdict::Alive, matches: vec![] };
        assert!(alive.guidance(now).is_empty());
    }
}
