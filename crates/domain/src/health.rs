//! What an admin should see to: which keys and organizations, why, and what mends it. Pure.
//!
//! The vendor of both editions names four practices for API keys (published): a descriptive name, the shortest
//! expiration that will do, the least permissions, and regular rotation. Every [`Matter`] but the slots, which are a
//! limit of the service, is a departure from one of them.
//!
//! Nothing is scored. What a service does not tell is claimed neither way.

mod ages;
mod attention;
mod case;
mod matter;
mod timeline;
mod vague;
mod words;

pub use ages::{Ages, Band};
pub use attention::{Attention, URGENT_DAYS};
pub use case::{Case, Fact, Mend, OLD_DAYS, is_crowded};
pub use matter::{Matter, Urgency};
pub use timeline::{Period, Timeline, WEEKS, month_starts};
pub use vague::is_vague;

use crate::list::lines;
use crate::{Timestamp, View};
use case::Found;
use serde::{Deserialize, Serialize};

/// The cases of a matter that are given at first.
pub const FIRST_CASES: usize = 5;

/// The most cases that are given of the matter that is unfolded.
pub const MOST_CASES: usize = 100;

/// How the keys of one or all organizations stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// How many organizations were looked at.
    pub organizations: usize,
    /// How many have not been read yet: nothing is said of them.
    pub unread: usize,
    /// How many keys were looked at.
    pub keys: usize,
    /// The present that they were counted by; of the clocks of several services the middle one. `None` where none was
    /// looked at.
    pub now: Option<Timestamp>,
    /// When their keys expire.
    pub timeline: Timeline,
    /// How old those of them are that never expire.
    pub ages: Ages,
    /// What should be seen to, the most urgent first.
    pub findings: Vec<Finding>,
}

/// A matter, and where it is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What is the matter.
    pub matter: Matter,
    /// How soon it should be seen to.
    pub urgency: Urgency,
    /// How many cases there are.
    pub count: usize,
    /// The first of them, the worst before the others.
    pub cases: Vec<Case>,
}

impl Health {
    /// How many matters are as urgent as that.
    pub fn matters(&self, urgency: Urgency) -> usize {
        self.findings.iter().filter(|one| one.urgency == urgency).count()
    }

    /// What was found of a matter.
    pub fn of(&self, matter: Matter) -> Option<&Finding> {
        self.findings.iter().find(|one| one.matter == matter)
    }
}

/// Looks at organizations, each at the present of its service's clock. Of the matter that is unfolded up to
/// [`MOST_CASES`] are given, of the others [`FIRST_CASES`].
pub fn examine<'a>(
    places: impl IntoIterator<Item = (&'a View, Timestamp)>,
    unfolded: Option<Matter>,
) -> Health {
    let mut health = Health::default();
    let mut found: Vec<Found<'a>> = Vec::new();
    let mut clocks = Vec::new();
    for (view, now) in places {
        clocks.push(now);
        health.organizations += 1;
        health.keys += view.keys.len();
        found.extend(case::of_organization(view, now));
        for line in lines(view, now) {
            health.timeline.add(line.key, now);
            if Period::of(line.key, now) == Period::Never {
                health.ages.add(line.key, now);
            }
            case::of_key(line, &mut found);
        }
    }
    clocks.sort();
    health.now = clocks.get(clocks.len() / 2).copied();
    for matter in Matter::ALL {
        let mut its: Vec<&Found<'a>> = found.iter().filter(|one| one.matter == matter).collect();
        its.sort_by(|one, other| one.compare(other));
        let most = if unfolded == Some(matter) { MOST_CASES } else { FIRST_CASES };
        let cases: Vec<Case> = its.iter().take(most).map(|one| one.case()).collect();
        if let Some(worst) = cases.first() {
            let urgency = matter.urgency(&worst.fact);
            health.findings.push(Finding { matter, urgency, count: its.len(), cases });
        }
    }
    health.findings.sort_by_key(|one| one.urgency);
    health
}

#[cfg(test)]
mod tests;
