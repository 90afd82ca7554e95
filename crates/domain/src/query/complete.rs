//! What could be meant by what is being typed.

use super::{Claim, Event, Noun, Query, Span, print, word};
use crate::fold::folded;
use crate::words::glosses;
use crate::{View, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Range;

/// The most that is offered at once.
const MOST: usize = 8;

/// The names that there are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Permissions by identifier, and groups by title.
    pub permissions: BTreeSet<String>,
    /// The titles of workspaces.
    pub workspaces: BTreeSet<String>,
    /// The titles of agents.
    pub agents: BTreeSet<String>,
    /// The titles of organizations.
    pub organizations: BTreeSet<String>,
    /// How accounts are called.
    pub accounts: BTreeSet<String>,
    /// Who made keys.
    pub creators: BTreeSet<String>,
}

/// What could be meant, and which bytes of the text it would take the place of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completions {
    /// The bytes.
    pub span: Range<usize>,
    /// What to write instead, the likeliest first.
    pub choices: Vec<Completion>,
    /// Whether what stands there is a claim already, such as `org:acme`: nothing has to take its place.
    pub finished: bool,
}

/// Something that could be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What to write.
    pub text: String,
    /// What it is about; empty for a name.
    pub gloss: &'static str,
    /// Whether the text has a name in it, which may be hidden.
    pub name: bool,
}

impl Completion {
    /// Whether more has to be written after it.
    pub fn is_open(&self) -> bool {
        self.text.ends_with([':', '<', '>'])
    }
}

/// Words of a query, with what they are about.
const WORDS: [(&str, &str); 22] = [
    ("expired", glosses::KEYS_THAT_NO_LONGER_WORK),
    ("active", glosses::KEYS_THAT_WORK),
    ("expiring", glosses::EXPIRES_WITHIN_FOURTEEN_DAYS),
    ("broad", glosses::MAY_DO_TOO_MUCH),
    ("unused", glosses::NOT_USED_FOR_NINETY_DAYS),
    ("endless", glosses::NEVER_EXPIRES_ALTHOUGH_IT_COULD),
    ("vague", glosses::NAME_SAYS_LITTLE),
    ("crowded", glosses::ITS_ORGANIZATION_HAS_NO_ROOM),
    ("expires<", glosses::TIME_BEFORE_OR_AFTER),
    ("unused>", glosses::NOT_USED_FOR),
    ("created<", glosses::MADE_IN_LAST),
    ("used<", glosses::USED_IN_LAST),
    ("perm:", glosses::WRITE_READ_OR_PERMISSION),
    ("scope:", glosses::ALL_ORGANIZATION_WORKSPACES),
    ("workspace:", glosses::WORKSPACE_THAT_IT_REACHES),
    ("agent:", glosses::AGENT_THAT_IT_REACHES),
    ("org:", glosses::ITS_ORGANIZATION),
    ("account:", glosses::ACCOUNT_THAT_SEES_IT),
    ("by:", glosses::WHO_MADE_IT),
    ("name:", glosses::ONLY_IN_NAME),
    ("note:", glosses::ONLY_IN_YOUR_NOTE),
    ("prefix:", glosses::HOW_KEY_BEGINS),
];

impl Known {
    /// Takes over the names of an organization.
    pub fn add(&mut self, view: &View) {
        let groups = &view.catalogue().groups;
        for group in groups {
            self.permissions.insert(group.title.clone());
            self.permissions.extend(group.permissions.iter().map(|one| one.id.to_string()));
        }
        self.workspaces.extend(view.workspaces.iter().flatten().map(|one| text::harmless(&one.title)));
        self.agents.extend(view.agents.iter().map(|one| text::harmless(&one.title)));
        self.organizations.insert(text::harmless(&view.title));
        let creators = view.keys.iter().filter_map(|key| key.creator.as_ref());
        self.creators.extend(creators.map(|one| text::harmless(&one.name)).filter(|name| !name.is_empty()));
    }

    /// At most so many names of each kind: the first by the alphabet.
    #[must_use]
    pub fn at_most(mut self, most: usize) -> Self {
        let Self { permissions, workspaces, agents, organizations, accounts, creators } = &mut self;
        for names in [permissions, workspaces, agents, organizations, accounts, creators] {
            if let Some(first) = names.iter().nth(most).cloned() {
                names.split_off(&first);
            }
        }
        self
    }

    fn of(&self, noun: Noun) -> Option<&BTreeSet<String>> {
        match noun {
            Noun::Workspace => Some(&self.workspaces),
            Noun::Agent => Some(&self.agents),
            Noun::Organization => Some(&self.organizations),
            Noun::Account => Some(&self.accounts),
            Noun::Creator => Some(&self.creators),
            Noun::Name | Noun::Note | Noun::Prefix => None,
        }
    }
}

/// The words that claim something all by themselves, such as `expired`, each with what it claims.
pub fn claiming_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS.into_iter().filter(|(word, _)| !word.ends_with([':', '<', '>']))
}

/// What could be meant by the term that ends at the caret, a place in the text; at an empty place, all words. Nothing
/// within a term.
pub fn complete(text: &str, caret: usize, known: &Known) -> Completions {
    let Some((before, after)) = text.split_at_checked(caret) else { return Completions::default() };
    let (start, inside) = last_term(before);
    let within = after.starts_with(|c: char| inside || !c.is_whitespace());
    let start = start + usize::from(before[start..].starts_with('-'));
    if within {
        return Completions { span: start..caret, ..Completions::default() };
    }
    let typed = &before[start..];
    let choices = match typed.split_once(':') {
        Some((field, value)) => values(field, value, known),
        None => words(typed),
    };
    // What is there already is no help.
    let choices = choices.into_iter().filter(|one| !one.text.eq_ignore_ascii_case(typed));
    let most = if typed.is_empty() { usize::MAX } else { MOST };
    Completions { span: start..caret, choices: choices.take(most).collect(), finished: is_claim(typed) }
}

/// Whether a term claims something that is more than a text to be found.
fn is_claim(typed: &str) -> bool {
    let read = Query::parse(typed);
    let claims = read.terms.iter().any(|one| !matches!(one.term.claim, Claim::Text(_)));
    claims && read.mistakes.is_empty()
}

/// Where the last term begins: after the last blank that is in no quotes. And whether quotes in it are open.
fn last_term(text: &str) -> (usize, bool) {
    let (mut start, mut inside, mut escaped) = (0, false, false);
    for (place, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            // A quote opens at the beginning of a term, or of a value.
            '"' if inside => inside = false,
            '"' if matches!(text[start..place].chars().next_back(), None | Some('-' | ':')) => inside = true,
            c if c.is_whitespace() && !inside => start = place + c.len_utf8(),
            _ => {}
        }
    }
    (start, inside)
}

fn words(typed: &str) -> Vec<Completion> {
    let lower = folded(typed);
    let fits = WORDS.iter().filter(|(word, _)| word.starts_with(&lower));
    fits.map(|(word, gloss)| Completion { text: (*word).to_owned(), gloss, name: false }).collect()
}

fn values(field: &str, value: &str, known: &Known) -> Vec<Completion> {
    let field = folded(field);
    let wanted = folded(value.trim_start_matches('"'));
    let fixed: Vec<&str> = match field.as_str() {
        "perm" => vec!["write", "read", "all"],
        "scope" => Span::ALL.map(|(_, word)| word).to_vec(),
        _ if field == word(&Event::ALL, Event::Expires) || field == word(&Event::ALL, Event::Used) => {
            vec!["never"]
        }
        _ => Vec::new(),
    };
    let noun = super::meant(&Noun::ALL, &field);
    let names = match noun {
        Some(noun) => known.of(noun),
        None => (field == "perm").then_some(&known.permissions),
    };
    let named = noun.is_some();
    let fixed = fixed.into_iter().filter(|one| one.starts_with(&wanted)).map(str::to_owned);
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for name in names.into_iter().flatten() {
        match folded(name).find(&wanted) {
            Some(0) => first.push(name.clone()),
            Some(_) => later.push(name.clone()),
            None => {}
        }
    }
    let all = fixed.chain(first).chain(later).take(MOST);
    all.map(|one| Completion { text: format!("{field}:{}", print::value(&one)), gloss: "", name: named })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::Filter;
    use crate::query::Query;

    fn known() -> Known {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Known {
            permissions: set(&["Runs", "archive:Run", "read:Run"]),
            workspaces: set(&["Finance", "New finance", "Claims"]),
            organizations: set(&["Acme Corp"]),
            ..Known::default()
        }
    }

    fn offered(text: &str) -> (&str, Vec<String>) {
        let found = complete(text, text.len(), &known());
        (&text[found.span], found.choices.into_iter().map(|one| one.text).collect())
    }

    #[test]
    fn what_is_offered_takes_the_place_of_the_last_term() {
        let table: [(&str, &str, &[&str]); 12] = [
            ("expi", "expi", &["expired", "expiring", "expires<"]),
            ("ci -exp", "exp", &["expired", "expiring", "expires<"]),
            ("broad", "broad", &[]),
            (
                "perm:",
                "perm:",
                &["perm:write", "perm:read", "perm:all", "perm:Runs", "perm:archive:Run", "perm:read:Run"],
            ),
            ("x perm:arch", "perm:arch", &["perm:archive:Run"]),
            ("SCOPE:o", "SCOPE:o", &["scope:organization"]),
            ("workspace:fin", "workspace:fin", &["workspace:Finance", "workspace:\"New finance\""]),
            ("org:\"acme c", "org:\"acme c", &["org:\"Acme Corp\""]),
            ("expires:", "expires:", &["expires:never"]),
            ("\"two expi", "\"two expi", &[]),
            ("name:x", "name:x", &[]),
            ("agent:", "agent:", &[]),
        ];
        for (text, span, expected) in table {
            let (place, choices) = offered(text);
            assert_eq!(
                (place, choices),
                (span, expected.iter().map(|one| (*one).to_owned()).collect()),
                "{text}"
            );
        }
        assert_eq!(offered("").1.len(), WORDS.len());
        assert_eq!(offered("ci ").1.len(), WORDS.len());
    }

    #[test]
    fn no_more_names_are_kept_than_wanted() {
        let few = known().at_most(2);
        assert_eq!(few.workspaces.iter().collect::<Vec<_>>(), ["Claims", "Finance"]);
        assert_eq!((few.permissions.len(), few.organizations.len()), (2, 1));
    }

    #[test]
    fn what_claims_something_is_finished() {
        let table = [
            ("unused", true),
            ("-perm:read", true),
            ("perm:arch", true),
            ("ci ORG:acme", true),
            ("workspace:Finance", true),
            ("org:\"acme corp\"", true),
            ("", false),
            ("per", false),
            ("expires", false),
            ("perm:", false),
            ("scope:o", false),
            ("expires:", false),
            ("org:\"acme", false),
        ];
        for (text, finished) in table {
            assert_eq!(complete(text, text.len(), &known()).finished, finished, "{text}");
        }
    }

    #[test]
    fn it_is_the_term_at_the_caret() {
        let table: [(&str, &str, &[&str]); 8] = [
            ("sco| expires<14d", "sco", &["scope:"]),
            ("ci -sco| perm:write", "sco", &["scope:"]),
            ("org:\"ac| ci", "org:\"ac", &[]),
            ("org:ac|\u{a0}ci", "org:ac", &["org:\"Acme Corp\""]),
            // Within a term.
            ("ex|pires<14d", "ex", &[]),
            ("expires|<14d", "expires", &[]),
            ("org:\"acme| corp\" ci", "org:\"acme", &[]),
            ("|ci", "", &[]),
        ];
        for (text, span, expected) in table {
            let caret = text.find('|').unwrap();
            let text = text.replace('|', "");
            let found = complete(&text, caret, &known());
            let choices: Vec<_> = found.choices.iter().map(|one| one.text.as_str()).collect();
            assert_eq!((&text[found.span], choices.as_slice()), (span, expected), "{text}");
        }
        assert_eq!(complete("ci ", 0, &known()).choices.len(), 0);
        assert_eq!(complete(" ci", 0, &known()).choices.len(), WORDS.len());
        assert_eq!(complete("é", 1, &known()), Completions::default(), "no place in the text");
    }

    #[test]
    fn every_word_is_understood() {
        for filter in Filter::ALL {
            assert!(WORDS.iter().any(|(word, _)| *word == filter.title().to_lowercase()), "{filter:?}");
        }
        for (word, _) in WORDS {
            let whole = if word.ends_with(['<', '>']) {
                format!("{word}7d")
            } else if word == "scope:" {
                "scope:all".to_owned()
            } else if word.ends_with(':') {
                format!("{word}x")
            } else {
                word.to_owned()
            };
            let query = Query::parse(&whole);
            assert_eq!(claiming_words().any(|(one, _)| one == word), whole == word, "{word}");
            assert!(
                query.mistakes.is_empty()
                    && !matches!(query.terms[0].term.claim, crate::query::Claim::Text(_)),
                "{word}"
            );
        }
    }
}
