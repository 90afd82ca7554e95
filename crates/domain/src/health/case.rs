//! One key, or one organization, that should be seen to.

use super::{Matter, vague::is_vague};
use crate::expiration::days_between;
use crate::list::Line;
use crate::{Field, Key, Level, Mark, OrganizationRef, Scope, Timestamp, View};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// A key that was made longer ago than this many days is *old*: it should be rotated.
pub const OLD_DAYS: i64 = 365;

/// One key, or one organization, that should be seen to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Where it is.
    pub at: OrganizationRef,
    /// The organization's name for people, as the service has it.
    pub organization: String,
    /// The key: of an organization without room, the one that could go first, where there is one.
    pub key: Option<Key>,
    /// What is the matter.
    pub fact: Fact,
    /// What mends it.
    pub mend: Mend,
    /// Whether this admin manages the keys of the organization.
    pub manages: bool,
    /// The present, by the clock of its service.
    pub now: Timestamp,
}

/// What is known, for a word beside the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// It expires then.
    Expires(Timestamp),
    /// It expired, and when, where the service tells.
    Expired(Option<Timestamp>),
    /// It may do everything.
    Everything,
    /// It reaches the whole organization.
    Organization,
    /// It may change things in all workspaces.
    Writes,
    /// It was used last then.
    Used(Timestamp),
    /// Nothing is known of any use since it was made.
    NoUse,
    /// It was made then, where the service tells.
    Made(Option<Timestamp>),
    /// So many slots are taken.
    Slots {
        /// How many.
        used: u32,
        /// Of how many.
        limit: u32,
    },
}

/// What mends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mend {
    /// Give the key a successor.
    Rotate,
    /// Change the key.
    Edit,
    /// Give the key its name anew.
    Rename,
    /// Make another key that may do less: what this one may do can't be changed.
    Replace,
    /// Delete the key.
    Delete,
    /// Nothing by itself: look at the key, or at the organization's keys.
    Show,
}

/// A case before it is counted and cut.
pub(super) struct Found<'a> {
    pub(super) matter: Matter,
    view: &'a View,
    key: Option<&'a Key>,
    /// The worse, the smaller.
    rank: i64,
    fact: Fact,
    mend: Mend,
    now: Timestamp,
}

impl Found<'_> {
    /// The worse before the other; then as the organizations and keys are called.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let names = |one: &Self| one.key.map(|key| (key.name.clone(), key.id.clone()));
        let by_organization =
            || self.view.title.cmp(&other.view.title).then(self.view.at.cmp(&other.view.at));
        let by_name = || names(self).cmp(&names(other));
        self.rank.cmp(&other.rank).then_with(by_organization).then_with(by_name)
    }

    pub(super) fn case(&self) -> Case {
        Case {
            at: self.view.at.clone(),
            organization: self.view.title.clone(),
            key: self.key.cloned(),
            fact: self.fact.clone(),
            mend: self.mend,
            manages: self.view.offered().is_some_and(|(_, rights)| rights.can_manage),
            now: self.now,
        }
    }
}

/// Whether so many used slots leave one free, or none. Where there is but one, that says nothing.
pub fn is_crowded(used: u32, limit: u32) -> bool {
    limit >= 2 && used.saturating_add(1) >= limit
}

/// An organization with one free slot, or none. Keys that are expired or not used could go first.
pub(super) fn of_organization(view: &View, now: Timestamp) -> Option<Found<'_>> {
    let (offer, _) = view.offered()?;
    let (used, limit) = (view.used, offer.limit);
    if !is_crowded(used, limit) {
        return None;
    }
    let idle = |mark: Mark| matches!(mark, Mark::Expired | Mark::Unused);
    let key = view.could_go(now).into_iter().find(|(_, mark)| idle(*mark)).map(|(key, _)| key);
    Some(Found {
        matter: Matter::Slots,
        view,
        key,
        rank: i64::from(limit.saturating_sub(used)),
        fact: Fact::Slots { used, limit },
        mend: if key.is_some() { Mend::Delete } else { Mend::Show },
        now,
    })
}

/// What is the matter with a key. An expired one is just that: it can do no harm any more.
pub(super) fn of_key<'a>(line: Line<'a>, found: &mut Vec<Found<'a>>) {
    let Line { view, key, now } = line;
    let offer = view.offered().map(|(offer, _)| offer);
    let can_edit =
        |fields: &[Field]| fields.iter().any(|field| offer.is_some_and(|one| one.can_edit(*field)));
    let mended = |fields: &[Field], edit, other| if can_edit(fields) { edit } else { other };
    let delete = if view.own.contains(&key.id) { Mend::Show } else { Mend::Delete };
    let second = |time: Option<Timestamp>| time.map_or(i64::MAX, Timestamp::as_second);
    let mut add = |matter, rank, fact, mend| {
        found.push(Found { matter, view, key: Some(key), rank, fact, mend, now });
    };
    for mark in view.marks(key, now) {
        match mark {
            Mark::Expired => {
                add(Matter::Expired, second(key.expires), Fact::Expired(key.expires), delete);
                return;
            }
            Mark::Expiring => {
                if let Some(end) = key.expires {
                    add(Matter::Expiring, end.as_second(), Fact::Expires(end), Mend::Rotate);
                }
            }
            Mark::Broad => {
                let (rank, fact) = breadth(key);
                add(
                    Matter::Broad,
                    rank,
                    fact,
                    mended(&[Field::Permissions, Field::Scope], Mend::Edit, Mend::Replace),
                );
            }
            Mark::Unused => {
                let fact = key.last_used.map_or(Fact::NoUse, Fact::Used);
                add(Matter::Unused, second(key.last_used.or(key.created)), fact, delete);
            }
        }
    }
    if is_old(key, now) {
        add(Matter::Old, second(key.created), Fact::Made(key.created), Mend::Rotate);
    }
    if view.is_endless(key, now) {
        add(Matter::Endless, second(key.created), Fact::Made(key.created), Mend::Rotate);
    }
    if is_vague(&key.name) {
        add(Matter::Vague, 0, Fact::Made(key.created), mended(&[Field::Name], Mend::Rename, Mend::Show));
    }
}

/// Longer ago than [`OLD_DAYS`] days, not just then.
fn is_old(key: &Key, now: Timestamp) -> bool {
    key.created.is_some_and(|made| days_between(now, made) < -OLD_DAYS)
}

/// How far a broad key goes: the farthest has the smallest rank.
fn breadth(key: &Key) -> (i64, Fact) {
    match (&key.level, &key.scope) {
        (Some(Level::All), Scope::AllWorkspaces | Scope::Organization) => (0, Fact::Everything),
        (_, Scope::Organization) => (1, Fact::Organization),
        (Some(Level::All), _) => (2, Fact::Everything),
        _ => (3, Fact::Writes),
    }
}
