//! What can be the matter with a key or an organization.

use super::Fact;
use serde::{Deserialize, Serialize};

/// What is the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// A key expires within [`crate::expiration::EXPIRING_DAYS`] days (rotate regularly, before it does).
    Expiring,
    /// An organization has no slot left, or one.
    Slots,
    /// A key may do too much (least permissions).
    Broad,
    /// A key is not used (least permissions: what nobody needs may do nothing).
    Unused,
    /// A key is older than [`super::OLD_DAYS`] days (rotate regularly).
    Old,
    /// A key never expires although its service offers lifetimes (shortest expiration).
    Endless,
    /// A key expired, and still takes a slot.
    Expired,
    /// A key's name does not say what it is for (descriptive name).
    Vague,
}

/// How soon a matter should be seen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Something stops working soon, or can't be done now.
    Soon,
    /// It works, and could do more harm than it has to.
    Risk,
    /// It is in the way, no more.
    Tidy,
}

impl Matter {
    /// All of them, in the order to show those that are equally urgent.
    pub const ALL: [Self; 8] = [
        Self::Expiring,
        Self::Slots,
        Self::Broad,
        Self::Unused,
        Self::Old,
        Self::Endless,
        Self::Expired,
        Self::Vague,
    ];

    /// A word for it, to find it on the page by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Expiring => "expiring",
            Self::Slots => "slots",
            Self::Broad => "broad",
            Self::Unused => "unused",
            Self::Old => "old",
            Self::Endless => "endless",
            Self::Expired => "expired",
            Self::Vague => "vague",
        }
    }

    /// The query that finds exactly its keys ([`crate::query`]); of slots, the keys that take them.
    pub fn query(self) -> &'static str {
        match self {
            Self::Expiring => "expiring",
            Self::Slots => "crowded",
            Self::Broad => "broad",
            Self::Unused => "unused",
            Self::Old => "active created>1y",
            Self::Endless => "endless",
            Self::Expired => "expired",
            Self::Vague => "active vague",
        }
    }

    /// Whether its cases are organizations: then more of them are shown in its card, since a list shows keys.
    pub fn is_of_organizations(self) -> bool {
        self == Self::Slots
    }

    /// How soon it should be seen to, by its worst case.
    pub(super) fn urgency(self, worst: &Fact) -> Urgency {
        match (self, worst) {
            (Self::Slots, Fact::Slots { used, limit }) if used < limit => Urgency::Tidy,
            (Self::Expiring | Self::Slots, _) => Urgency::Soon,
            (Self::Broad | Self::Unused | Self::Old | Self::Endless, _) => Urgency::Risk,
            (Self::Expired | Self::Vague, _) => Urgency::Tidy,
        }
    }
}
