//! Which of what was done is shown. Pure: the journal finds the same without reading all of it.

use super::{Act, Kind, MOST_ACTS, Outcome, What};
use crate::fold::folded;
use crate::{Timestamp, text};
use serde::{Deserialize, Serialize};

/// What the admin looks for in what was done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActSearch {
    /// Words, each of which is somewhere in key, organization, account, person, deed, result or reason. What stands in
    /// quotes is one.
    pub text: String,
    /// One kind; `None` for all.
    pub kind: Option<Kind>,
    /// One way of ending; `None` for all.
    pub result: Option<Outcome>,
    /// Nothing older.
    pub since: Option<Timestamp>,
    /// Nothing that began then, or later.
    #[serde(default)]
    pub until: Option<Timestamp>,
}

/// The words that are looked for, each of which has to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms(Vec<String>);

impl Terms {
    /// Reads what was typed.
    pub fn read(typed: &str) -> Self {
        let bare = |word: &str| folded(&word.replace('"', ""));
        Self(split(typed).into_iter().map(bare).filter(|word| !word.is_empty()).collect())
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each is somewhere in what is shown of a deed ([`shown`]).
    pub fn are_in(&self, shown: &[&str]) -> bool {
        if self.is_empty() {
            return true;
        }
        let searched = folded(&text::harmless(&shown.join("\n")));
        self.0.iter().all(|word| searched.contains(word.as_str()))
    }
}

/// The words of a text; what stands in quotes is one, and keeps them.
pub(super) fn split(text: &str) -> Vec<&str> {
    let mut inside = false;
    let apart = |c: char| {
        inside ^= c == '"';
        c.is_whitespace() && !inside
    };
    text.split(apart).filter(|word| !word.is_empty()).collect()
}

impl ActSearch {
    /// Whether anything is looked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Those that are looked for, in the order in which they are given.
    pub fn find(&self, acts: Vec<Act>) -> Vec<Act> {
        let terms = Terms::read(&self.text);
        acts.into_iter().filter(|act| self.admits(act, &terms)).collect()
    }

    fn admits(&self, act: &Act, terms: &Terms) -> bool {
        self.kind.is_none_or(|kind| kind.admits(act))
            && self.result.is_none_or(|result| result == act.result)
            && self.since.is_none_or(|since| act.at >= since)
            && self.until.is_none_or(|until| act.at < until)
            && terms.are_in(&shown(act))
    }

    /// A stretch of what is looked for, with how many there are of everything.
    pub fn stretch(&self, acts: Vec<Act>, from: usize, count: usize) -> Acts {
        let mut told = Acts { from, ..Acts::default() };
        acts.iter().for_each(|act| told.count(act.what, act.result, act.rotation.is_some(), 1));
        let found = self.find(acts);
        told.total = found.len();
        told.rows = found.into_iter().skip(from).take(count.min(MOST_ACTS)).collect();
        told
    }
}

/// What of a deed is searched.
fn shown(act: &Act) -> [&str; 9] {
    [
        act.what.title(),
        act.result.title(),
        &act.reason,
        &act.name,
        &act.prefix,
        &act.organization_title,
        &act.account_title,
        &act.host,
        &act.who,
    ]
}

/// A stretch of what was done, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acts {
    /// How many there are, whatever is looked for.
    pub all: usize,
    /// How many are found.
    pub total: usize,
    /// How many each chip lets through, in the order of [`Kind::ALL`], whatever is looked for.
    pub kinds: [usize; Kind::ALL.len()],
    /// How many ended in each way, in the order of [`Outcome::ALL`], whatever is looked for.
    pub results: [usize; Outcome::ALL.len()],
    /// The place of the first of [`Acts::rows`].
    pub from: usize,
    /// The rows.
    pub rows: Vec<Act>,
}

impl Acts {
    /// Counts so many deeds in what the chips tell.
    pub fn count(&mut self, what: What, result: Outcome, in_rotation: bool, number: usize) {
        self.all += number;
        for (kind, count) in Kind::ALL.into_iter().zip(&mut self.kinds) {
            if kind.has(what) || (kind == Kind::Rotations && in_rotation) {
                *count += number;
            }
        }
        for (one, count) in Outcome::ALL.into_iter().zip(&mut self.results) {
            if one == result {
                *count += number;
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{AccountId, Edition, KeyId, OrganizationId, RotationId};

    pub(crate) fn act(id: i64, what: What, name: &str) -> Act {
        Act {
            id,
            at: Timestamp::from_second(1_795_600_800 + id).unwrap(),
            what,
            result: Outcome::Done,
            reason: String::new(),
            key: Some(KeyId::new(format!("k{id}"))),
            name: name.to_owned(),
            prefix: "kgn_pat_ab12".to_owned(),
            organization: Some(OrganizationId::new("organizations/acme")),
            organization_title: "Acme Corp".to_owned(),
            account: Some(AccountId::new("a")),
            account_title: "Kognitos · us-1".to_owned(),
            edition: Some(Edition::Kognitos),
            host: "app.us-1.kognitos.com".to_owned(),
            who: "ada@acme.example".to_owned(),
            rotation: None,
            requests: 1,
        }
    }

    /// The newest first.
    fn acts() -> Vec<Act> {
        let of_rotation = |act: Act| Act { rotation: Some(RotationId::new("r")), ..act };
        vec![
            Act { result: Outcome::UnderWay, ..act(6, What::SignOut, "") },
            of_rotation(Act { result: Outcome::Unsure, ..act(5, What::DeleteOld, "Nightly") }),
            of_rotation(act(4, What::Create, "Nightly")),
            act(3, What::Copy, "CI"),
            Act {
                result: Outcome::Failed,
                reason: "Somebody else changed the key meanwhile.".to_owned(),
                ..act(2, What::Edit, "CI")
            },
            act(1, What::Create, "CI"),
        ]
    }

    #[test]
    fn what_is_looked_for_is_found() {
        let of = |text: &str| ActSearch { text: text.to_owned(), ..ActSearch::default() };
        let kind = |kind| ActSearch { kind: Some(kind), ..ActSearch::default() };
        let result = |result| ActSearch { result: Some(result), ..ActSearch::default() };
        let since = |id| ActSearch { since: Some(act(id, What::Edit, "").at), ..ActSearch::default() };
        let until = |id| ActSearch { until: Some(act(id, What::Edit, "").at), ..ActSearch::default() };
        let table: [(ActSearch, &[i64]); 24] = [
            (of(""), &[6, 5, 4, 3, 2, 1]),
            (of("ci"), &[3, 2, 1]),
            (of("CREATE ci"), &[1]),
            (of("meanwhile"), &[2]),
            (of("acme us-1"), &[6, 5, 4, 3, 2, 1]),
            (of("nobody"), &[]),
            (kind(Kind::Created), &[4, 1]),
            (kind(Kind::Edited), &[2]),
            (kind(Kind::Deleted), &[5]),
            (kind(Kind::Rotations), &[5, 4]),
            (kind(Kind::Secrets), &[3]),
            (kind(Kind::Accounts), &[6]),
            (result(Outcome::Done), &[4, 3, 1]),
            (result(Outcome::Failed), &[2]),
            (result(Outcome::Unsure), &[5]),
            (since(4), &[6, 5, 4]),
            (since(7), &[]),
            (until(3), &[2, 1]),
            (until(1), &[]),
            (of("failed"), &[2]),
            (of("\"not known\" ada"), &[5]),
            (of("\"known not\""), &[]),
            (of("\"\" \"ci"), &[3, 2, 1]),
            (ActSearch { text: "ci".to_owned(), ..kind(Kind::Created) }, &[1]),
        ];
        for (search, expected) in table {
            let found: Vec<i64> = search.find(acts()).iter().map(|act| act.id).collect();
            assert_eq!(found, expected, "{search:?}");
        }
    }

    #[test]
    fn a_stretch_counts_everything() {
        let search = ActSearch { kind: Some(Kind::Created), ..ActSearch::default() };
        let found = search.stretch(acts(), 1, 5);
        assert_eq!((found.all, found.total, found.from), (6, 2, 1));
        assert_eq!(found.rows.iter().map(|act| act.id).collect::<Vec<_>>(), [1]);
        assert_eq!(found.kinds, [2, 1, 1, 2, 1, 1, 0]);
        assert_eq!(found.results, [3, 1, 1, 1]);
    }
}
