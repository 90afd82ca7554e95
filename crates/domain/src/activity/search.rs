//! Which of what was done is shown. Pure.

use super::{Act, MOST_ACTS, Outcome, What};
use crate::fold::folded;
use crate::words::titles;
use crate::{Timestamp, text};
use serde::{Deserialize, Serialize};

/// What the admin looks for in what was done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActSearch {
    /// Words, each of which is somewhere in key, organization, account, person or deed.
    pub text: String,
    /// One kind; `None` for all.
    pub kind: Option<Kind>,
    /// One way of ending; `None` for all.
    pub result: Option<Outcome>,
    /// Nothing older.
    pub since: Option<Timestamp>,
}

/// A kind of deed: a chip over the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Keys were made.
    Created,
    /// Keys were changed.
    Edited,
    /// Keys were deleted.
    Deleted,
    /// Steps of rotations.
    Rotations,
    /// Secrets were looked at, copied or stored.
    Secrets,
    /// Accounts.
    Accounts,
}

impl Kind {
    /// All of them, in the order to show them.
    pub const ALL: [Kind; 6] =
        [Kind::Created, Kind::Edited, Kind::Deleted, Kind::Rotations, Kind::Secrets, Kind::Accounts];

    /// The word on the chip.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Created => titles::CREATED,
            Kind::Edited => titles::EDITED,
            Kind::Deleted => titles::DELETED,
            Kind::Rotations => titles::ROTATIONS,
            Kind::Secrets => titles::SECRETS,
            Kind::Accounts => titles::ACCOUNTS,
        }
    }

    /// Whether it lets a deed through. A step of a rotation may be of two kinds.
    pub fn admits(self, act: &Act) -> bool {
        match self {
            Kind::Created => matches!(act.what, What::Create | What::Settle),
            Kind::Edited => matches!(act.what, What::Edit | What::Rename),
            Kind::Deleted => {
                matches!(act.what, What::Delete | What::DeleteLost | What::DeleteOld | What::DeleteNew)
            }
            Kind::Rotations => act.rotation.is_some(),
            Kind::Secrets => matches!(act.what, What::Reveal | What::Copy | What::Store),
            Kind::Accounts => matches!(act.what, What::SignIn | What::SignOut | What::RemoveAccount),
        }
    }
}

impl ActSearch {
    /// Whether anything is looked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Those that are looked for, in the order in which they are given.
    pub fn find(&self, acts: Vec<Act>) -> Vec<Act> {
        let words: Vec<String> = self.text.split_whitespace().map(folded).collect();
        acts.into_iter().filter(|act| self.admits(act, &words)).collect()
    }

    fn admits(&self, act: &Act, words: &[String]) -> bool {
        self.kind.is_none_or(|kind| kind.admits(act))
            && self.result.is_none_or(|result| result == act.result)
            && self.since.is_none_or(|since| act.at >= since)
            && (words.is_empty() || contains(act, words))
    }

    /// A stretch of what is looked for, with how many there are of everything.
    pub fn stretch(&self, acts: Vec<Act>, from: usize, count: usize) -> Acts {
        let kinds = Kind::ALL.map(|kind| acts.iter().filter(|act| kind.admits(act)).count());
        let results = Outcome::ALL.map(|one| acts.iter().filter(|act| act.result == one).count());
        let all = acts.len();
        let found = self.find(acts);
        let total = found.len();
        let rows = found.into_iter().skip(from).take(count.min(MOST_ACTS)).collect();
        Acts { all, total, kinds, results, from, rows }
    }
}

/// Whether each word is somewhere in what is shown of a deed.
fn contains(act: &Act, words: &[String]) -> bool {
    let shown = [
        act.what.title(),
        &act.name,
        &act.prefix,
        &act.organization_title,
        &act.account_title,
        &act.host,
        &act.who,
        &act.reason,
    ];
    let searched = folded(&text::harmless(&shown.join(" ")));
    words.iter().all(|word| searched.contains(word.as_str()))
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
            account: AccountId::new("a"),
            account_title: "Kognitos · us-1".to_owned(),
            edition: Edition::Kognitos,
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
        let table: [(ActSearch, &[i64]); 18] = [
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
        assert_eq!(found.kinds, [2, 1, 1, 2, 1, 1]);
        assert_eq!(found.results, [3, 1, 1, 1]);
    }

    #[test]
    fn every_deed_is_of_a_kind() {
        for what in What::ALL {
            let mut one = act(1, what, "CI");
            if matches!(what, What::Rotate | What::Verify | What::Swap) {
                one.rotation = Some(RotationId::new("r"));
            }
            assert!(Kind::ALL.iter().any(|kind| kind.admits(&one)), "{what:?}");
        }
    }
}
