//! Settings that many keys have in common, as far as a service offers them. Pure.

use crate::form::LevelChoice;
use crate::words::form as words;
use domain::{Lifetime, Offer, PermissionId};

/// A beginning for a new key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    /// The handle.
    pub id: &'static str,
    /// What the key is for.
    pub title: &'static str,
    /// What that means.
    pub line: &'static str,
    /// Its level.
    pub level: LevelChoice,
    /// Its permissions, where it is restricted.
    pub permissions: Vec<PermissionId>,
    /// How long it lives, where the service offers that.
    pub lifetime: Option<Lifetime>,
}

/// The presets that fit what the service offers; none where keys have no permissions.
pub fn presets(offer: &Offer) -> Vec<Preset> {
    if !offer.levels {
        return Vec::new();
    }
    let lifetime = |days| Some(Lifetime::from_days(days)).filter(|one| offer.lifetimes.contains(one));
    let mut found = vec![Preset {
        id: "dashboard",
        title: words::DASHBOARD,
        line: words::READS_EVERYTHING_CHANGES_NOTHING,
        level: LevelChoice::ReadOnly,
        permissions: Vec::new(),
        lifetime: lifetime(180),
    }];
    let restricted = [
        (
            "scheduler",
            words::SCHEDULER,
            words::STARTS_AND_FOLLOWS_RUNS,
            &["read:Automation", "read:Run", "start:Run"][..],
            90,
        ),
        (
            "file-drop",
            words::FILE_DROP,
            words::UPLOADS_FILES_AND_READS_THEM,
            &["read:File", "upload:File"][..],
            90,
        ),
    ];
    for (id, title, line, wanted, days) in restricted {
        let permissions: Vec<PermissionId> = wanted.iter().copied().map(PermissionId::new).collect();
        // All of them or none: half a purpose helps nobody.
        if permissions.iter().all(|id| offer.catalogue.find(id).is_some()) {
            let level = LevelChoice::Restricted;
            found.push(Preset { id, title, line, level, permissions, lifetime: lifetime(days) });
        }
    }
    found
}
