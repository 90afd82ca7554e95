//! The keys of all organizations, searched, filtered and sorted: kept until something changes, so that scrolling
//! costs nothing.

use crate::cache::Kept;
use domain::list::{Filter, Line, Row};
use domain::skew::corrected;
use domain::{AccountId, Arrangement, Listing, Timestamp};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What has to be added to this machine's clock to have the ones of the accounts' services, in seconds.
pub(crate) type Clocks = BTreeMap<AccountId, i64>;

/// Keys in order, and what they were ordered by.
pub(crate) struct Arranged {
    by: Arrangement,
    revision: u64,
    /// The minute that it was made in: keys expire meanwhile.
    minute: i64,
    /// What the clocks of the accounts' services were off.
    clocks: Clocks,
    organizations: Vec<(Arc<Kept>, Timestamp)>,
    /// The places of an organization and of a key in it.
    order: Vec<(usize, usize)>,
    keys: usize,
    counts: [usize; 5],
}

impl Arranged {
    /// Orders the keys of all organizations that belong to an account.
    pub(crate) fn new(
        by: Arrangement,
        revision: u64,
        now: Timestamp,
        everything: Vec<Arc<Kept>>,
        clocks: Clocks,
    ) -> Self {
        // What belongs to no account is shown nowhere.
        let present = |kept: &Arc<Kept>| clocks.get(&kept.view.at.account).map(|skew| corrected(now, *skew));
        let organizations: Vec<(Arc<Kept>, Timestamp)> =
            everything.into_iter().filter_map(|kept| present(&kept).map(|now| (kept, now))).collect();
        let words = by.words();
        let mut order = Vec::new();
        let (mut keys, mut counts) = (0, [0; 5]);
        for (place, (kept, now)) in organizations.iter().enumerate() {
            for (number, (key, searched)) in kept.view.keys.iter().zip(&kept.searched).enumerate() {
                let marks = kept.view.marks(key, *now);
                keys += 1;
                for (count, filter) in counts.iter_mut().zip(Filter::ALL) {
                    *count += usize::from(filter.admits(&marks));
                }
                if by.admits(&words, searched, &marks) {
                    order.push((place, number));
                }
            }
        }
        order.sort_by(|one, other| by.compare(&line(&organizations, *one), &line(&organizations, *other)));
        Self { by, revision, minute: minute(now), clocks, organizations, order, keys, counts }
    }

    /// Whether it is still what was asked for.
    pub(crate) fn is(&self, by: &Arrangement, revision: u64, now: Timestamp, clocks: &Clocks) -> bool {
        self.by == *by && self.revision == revision && self.minute == minute(now) && self.clocks == *clocks
    }

    /// A stretch of the rows.
    pub(crate) fn stretch(&self, from: usize, count: usize) -> Listing {
        let from = from.min(self.order.len());
        let places = self.order.iter().skip(from).take(count);
        Listing {
            total: self.order.len(),
            keys: self.keys,
            counts: self.counts,
            from,
            rows: places.map(|place| Row::of(&line(&self.organizations, *place))).collect(),
        }
    }
}

fn line(organizations: &[(Arc<Kept>, Timestamp)], (place, number): (usize, usize)) -> Line<'_> {
    let (kept, now) = &organizations[place];
    Line { view: &kept.view, key: &kept.view.keys[number], now: *now }
}

fn minute(now: Timestamp) -> i64 {
    now.as_second().div_euclid(60)
}
