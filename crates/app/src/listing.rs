//! The keys of all organizations, searched, filtered and sorted: kept until something changes, so that scrolling
//! costs nothing, and typing no sorting.

use crate::cache::Kept;
use domain::list::{Filter, Line, Row, lines};
use domain::query::Seen;
use domain::skew::corrected;
use domain::{AccountId, Arrangement, Column, KeyPlace, Listing, Mark, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is to be known of the accounts.
pub(crate) type Accounts = BTreeMap<AccountId, Seat>;

/// What is to be known of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seat {
    /// What has to be added to this machine's clock to have the one of its service, in seconds.
    pub(crate) skew_seconds: i64,
    /// How it is called.
    pub(crate) title: String,
}

/// Keys in order, and what they were ordered by.
pub(crate) struct Arranged {
    revision: u64,
    /// The minute that it is about: keys expire meanwhile.
    minute: i64,
    accounts: Accounts,
    organizations: Vec<Organization>,
    counts: [usize; Filter::ALL.len()],
    /// All keys, in the order that decides between those that a column takes for equal.
    all: Vec<Place>,
    /// What an admin should notice about each key, and its number in `all`: one organization after the other, as the
    /// keys lie in memory.
    noticed: Vec<(Vec<Mark>, u32)>,
    /// How all of them rank in a column; equal ones alike.
    ranks: BTreeMap<Column, Vec<u32>>,
    /// All of them by their numbers, in the order of a column.
    order: Vec<u32>,
    sorted: Option<(Column, bool)>,
    /// Those of `order` that are shown, and what was searched for.
    shown: Vec<u32>,
    by: Option<Arrangement>,
}

/// An organization at its service's present.
struct Organization {
    kept: Arc<Kept>,
    now: Timestamp,
}

/// Where a key is.
struct Place {
    organization: usize,
    key: usize,
}

impl Arranged {
    /// The keys of all organizations that belong to an account, in no column's order yet.
    pub(crate) fn new(revision: u64, now: Timestamp, everything: Vec<Arc<Kept>>, accounts: Accounts) -> Self {
        // What belongs to no account is shown nowhere.
        let of_an_account = |kept: &Arc<Kept>| accounts.contains_key(&kept.view.at.account);
        let organizations: Vec<Organization> =
            everything.into_iter().filter(of_an_account).map(|kept| Organization { kept, now }).collect();
        let mut all = Vec::new();
        for (organization, one) in organizations.iter().enumerate() {
            let at = &one.kept.view.at;
            for (key, named) in one.kept.view.keys.iter().enumerate() {
                all.push((named.name.as_str(), at, &named.id, all.len(), Place { organization, key }));
            }
        }
        all.sort_unstable_by(|one, other| {
            (one.0, one.1, one.2, one.3).cmp(&(other.0, other.1, other.2, other.3))
        });
        let mut noticed = vec![(Vec::new(), 0); all.len()];
        for ((.., lies, _), number) in all.iter().zip(0..) {
            noticed[*lies].1 = number;
        }
        let all: Vec<Place> = all.into_iter().map(|(.., place)| place).collect();
        let mut arranged = Self {
            revision,
            minute: minute(now),
            accounts,
            organizations,
            counts: [0; Filter::ALL.len()],
            all,
            noticed,
            ranks: BTreeMap::new(),
            order: Vec::new(),
            sorted: None,
            shown: Vec::new(),
            by: None,
        };
        arranged.look(now);
        arranged
    }

    /// Whether it is still about what there is.
    pub(crate) fn is_of(&self, revision: u64, accounts: &Accounts) -> bool {
        self.revision == revision && self.accounts == *accounts
    }

    /// Time has passed: what that did to the keys is seen every minute.
    pub(crate) fn follow(&mut self, now: Timestamp) {
        if self.minute != minute(now) {
            self.look(now);
        }
    }

    fn look(&mut self, now: Timestamp) {
        self.minute = minute(now);
        for one in &mut self.organizations {
            let seat = self.accounts.get(&one.kept.view.at.account);
            one.now = corrected(now, seat.map_or(0, |seat| seat.skew_seconds));
        }
        self.counts = [0; Filter::ALL.len()];
        let keys = self.organizations.iter().flat_map(|one| lines(&one.kept.view, one.now));
        for (Line { view, key, now }, (marks, _)) in keys.zip(&mut self.noticed) {
            *marks = view.marks(key, now);
            for (count, filter) in self.counts.iter_mut().zip(Filter::ALL) {
                *count += usize::from(filter.admits(marks));
            }
        }
        self.ranks.remove(&Column::Expires);
        (self.sorted, self.by) = (None, None);
    }

    /// Orders and searches, as far as that was not done.
    pub(crate) fn arrange(&mut self, by: &Arrangement) {
        if self.by.as_ref() == Some(by) {
            return;
        }
        self.sort(by.column, by.descending);
        let admitted = self.admitted(by);
        let shown = self.order.iter().copied().filter(|number| admitted[*number as usize]);
        self.shown = shown.collect();
        self.by = Some(by.clone());
    }

    /// Which keys are shown, by their numbers. They are looked at as they lie in memory, not in any order: finding them
    /// there takes longer than looking.
    fn admitted(&self, by: &Arrangement) -> Vec<bool> {
        let matcher = by.matcher();
        let mut admitted = vec![false; self.all.len()];
        let mut noticed = self.noticed.iter();
        for Organization { kept, now } in &self.organizations {
            let view = &kept.view;
            let account = self.accounts.get(&view.at.account).map(|seat| seat.title.as_str());
            let lens = matcher.on(view, account);
            for ((line, searched), (marks, number)) in lines(view, *now).zip(&kept.searched).zip(&mut noticed)
            {
                let seen = Seen { line, searched, marks, account };
                admitted[*number as usize] =
                    by.filter.is_none_or(|filter| filter.admits(marks)) && lens.admits(&seen);
            }
        }
        admitted
    }

    fn sort(&mut self, column: Column, descending: bool) {
        if self.sorted == Some((column, descending)) {
            return;
        }
        let (all, organizations) = (&self.all, &self.organizations);
        let ranks = self.ranks.entry(column).or_insert_with(|| ranked(organizations, all, column));
        let turned = if descending { u32::MAX } else { 0 };
        self.order = (0..).take(all.len()).collect();
        self.order.sort_unstable_by_key(|number| (ranks[*number as usize] ^ turned, *number));
        self.sorted = Some((column, descending));
    }

    /// All that are shown, in order.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let places = self.shown.iter().filter_map(|number| self.all.get(*number as usize));
        places.map(|place| line(&self.organizations, place))
    }

    /// A stretch of the rows.
    pub(crate) fn stretch(&self, from: usize, count: usize) -> Listing {
        let from = from.min(self.shown.len());
        let places =
            self.shown.iter().skip(from).take(count).filter_map(|number| self.all.get(*number as usize));
        Listing {
            total: self.shown.len(),
            keys: self.all.len(),
            counts: self.counts,
            from,
            rows: places.map(|place| Row::of(&line(&self.organizations, place))).collect(),
            unseen: Vec::new(),
        }
    }

    /// Those of these keys that are not among all that are shown.
    pub(crate) fn unseen(&self, keys: &[KeyPlace]) -> Vec<KeyPlace> {
        if keys.is_empty() {
            return Vec::new();
        }
        let shown: BTreeSet<_> = self.lines().map(|line| (&line.view.at, &line.key.id)).collect();
        keys.iter().filter(|(at, key)| !shown.contains(&(at, key))).cloned().collect()
    }
}

/// How keys rank in a column: numbers that compare like what they stand for, and at once.
fn ranked(organizations: &[Organization], all: &[Place], column: Column) -> Vec<u32> {
    let rank = |place| column.rank(&line(organizations, place));
    let mut sorted: Vec<_> = all.iter().map(rank).zip(0_usize..).collect();
    // Stable: it goes quicker where much is in order, as names are.
    sorted.sort();
    let mut ranks = vec![0; all.len()];
    let mut number = 0;
    for (place, (rank, key)) in sorted.iter().enumerate() {
        number += u32::from(place > 0 && sorted[place - 1].0 != *rank);
        ranks[*key] = number;
    }
    ranks
}

fn line<'a>(organizations: &'a [Organization], place: &Place) -> Line<'a> {
    let Organization { kept, now } = &organizations[place.organization];
    Line { view: &kept.view, key: &kept.view.keys[place.key], now: *now }
}

fn minute(now: Timestamp) -> i64 {
    now.as_second().div_euclid(60)
}
