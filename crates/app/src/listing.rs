//! The keys of all organizations, searched, filtered and sorted: kept until something changes, so that scrolling
//! costs nothing, and typing no sorting.

use crate::cache::Kept;
use domain::list::{Filter, Line, Row};
use domain::query::Seen;
use domain::skew::corrected;
use domain::{AccountId, Arrangement, Column, Listing, Mark, Timestamp};
use std::collections::BTreeMap;
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
    /// The minute that it was made in: keys expire meanwhile.
    minute: i64,
    accounts: Accounts,
    organizations: Vec<(Arc<Kept>, Timestamp)>,
    counts: [usize; 5],
    /// All keys, in the order of a column.
    all: Vec<Place>,
    sorted: Option<(Column, bool)>,
    /// Those of `all` that are shown, and what was searched for.
    shown: Vec<u32>,
    by: Option<Arrangement>,
}

/// Where a key is, and what an admin should notice about it.
struct Place {
    organization: usize,
    key: usize,
    marks: Vec<Mark>,
}

impl Arranged {
    /// The keys of all organizations that belong to an account, in no order yet.
    pub(crate) fn new(revision: u64, now: Timestamp, everything: Vec<Arc<Kept>>, accounts: Accounts) -> Self {
        // What belongs to no account is shown nowhere.
        let present = |kept: &Arc<Kept>| {
            accounts.get(&kept.view.at.account).map(|seat| corrected(now, seat.skew_seconds))
        };
        let organizations: Vec<(Arc<Kept>, Timestamp)> =
            everything.into_iter().filter_map(|kept| present(&kept).map(|now| (kept, now))).collect();
        let (mut all, mut counts) = (Vec::new(), [0; 5]);
        for (organization, (kept, now)) in organizations.iter().enumerate() {
            for (key, one) in kept.view.keys.iter().enumerate() {
                let marks = kept.view.marks(one, *now);
                for (count, filter) in counts.iter_mut().zip(Filter::ALL) {
                    *count += usize::from(filter.admits(&marks));
                }
                all.push(Place { organization, key, marks });
            }
        }
        let minute = minute(now);
        Self {
            revision,
            minute,
            accounts,
            organizations,
            counts,
            all,
            sorted: None,
            shown: Vec::new(),
            by: None,
        }
    }

    /// Whether it is still about what there is.
    pub(crate) fn is_of(&self, revision: u64, now: Timestamp, accounts: &Accounts) -> bool {
        self.revision == revision && self.minute == minute(now) && self.accounts == *accounts
    }

    /// Orders and searches, as far as that was not done.
    pub(crate) fn arrange(&mut self, by: &Arrangement) {
        if self.by.as_ref() == Some(by) {
            return;
        }
        let organizations = &self.organizations;
        if self.sorted != Some((by.column, by.descending)) {
            self.all.sort_by(|one, other| by.compare(&line(organizations, one), &line(organizations, other)));
            self.sorted = Some((by.column, by.descending));
        }
        let matcher = by.matcher();
        let admitted = |place: &Place| {
            let kept = &organizations[place.organization].0;
            let account = self.accounts.get(&kept.view.at.account).map(|seat| seat.title.as_str());
            let searched = kept.searched[place.key].as_str();
            let seen = Seen { line: line(organizations, place), searched, marks: &place.marks, account };
            by.admits(&matcher, &seen)
        };
        let numbered = (0_u32..).zip(&self.all);
        self.shown = numbered.filter(|(_, place)| admitted(place)).map(|(number, _)| number).collect();
        self.by = Some(by.clone());
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
        }
    }
}

fn line<'a>(organizations: &'a [(Arc<Kept>, Timestamp)], place: &Place) -> Line<'a> {
    let (kept, now) = &organizations[place.organization];
    Line { view: &kept.view, key: &kept.view.keys[place.key], now: *now }
}

fn minute(now: Timestamp) -> i64 {
    now.as_second().div_euclid(60)
}
