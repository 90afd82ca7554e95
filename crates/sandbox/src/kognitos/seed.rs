//! What a new sandbox holds: two organizations that look lived in, relative to the present.

use crate::secret::{KOGNITOS, Secret, random_text};
use crate::service::SandboxError;
use crate::store::{Creator, Grant, Key, Level, Reached, Role, Store};
use jiff::{SignedDuration, Timestamp};

/// The organization that shows most: 8 keys of 10.
pub(crate) const FIRST: &str = "organizations/acme";
/// The one with 3 keys.
const SECOND: &str = "organizations/acme-europe";

/// Administers both organizations.
pub(crate) const ADMIN: &str = "dana.whitfield@acme.example";
/// Administers Invoices and Claims of the first organization.
pub(crate) const WORKSPACE_ADMIN: &str = "marcus.oyelaran@acme.example";
/// Works in the first organization without managing keys.
pub(crate) const OUTSIDER: &str = "tomas.lindqvist@acme.example";

pub(super) const PEOPLE: [(&str, &str); 6] = [
    (ADMIN, "Dana Whitfield"),
    (WORKSPACE_ADMIN, "Marcus Oyelaran"),
    (OUTSIDER, "Tomas Lindqvist"),
    ("priya.raman@acme.example", "Priya Raman"),
    ("jonas.keller@acme.example", "Jonas Keller"),
    ("elena.moreau@acme.example", "Elena Moreau"),
];

/// Workspaces: organization, id, title, age in days.
const WORKSPACES: [(&str, &str, &str, i64); 7] = [
    (FIRST, "invoices", "Invoices", 611),
    (FIRST, "claims", "Claims", 598),
    (FIRST, "finance", "Finance", 544),
    (FIRST, "operations", "Operations", 402),
    (FIRST, "partners", "Partners", 187),
    (SECOND, "accounts-payable", "Accounts Payable", 318),
    (SECOND, "customs", "Customs", 240),
];

/// A key of the seed.
struct Planted {
    organization: &'static str,
    name: &'static str,
    /// How its secret begins, after the mark.
    start: &'static str,
    level: Level,
    permissions: &'static [&'static str],
    /// Ids of workspaces; none means all.
    workspaces: &'static [&'static str],
    /// In [`PEOPLE`].
    creator: usize,
    age_days: i64,
    lifetime_days: i64,
    /// Minutes since the last use.
    last_used: Option<i64>,
}

/// A day, in minutes.
pub(super) const DAY: i64 = 24 * 60;

const KEYS: [Planted; 11] = [
    Planted {
        organization: FIRST,
        name: "CI Pipeline",
        start: "7Qm2",
        level: Level::Restricted,
        permissions: &["read:Run", "start:Run", "archive:Run", "read:Automation", "read:File", "upload:File"],
        workspaces: &["invoices", "claims"],
        creator: 0,
        age_days: 87,
        lifetime_days: 90,
        last_used: Some(4),
    },
    Planted {
        organization: FIRST,
        name: "Monitoring Dashboard",
        start: "c81X",
        level: Level::ReadOnly,
        permissions: &[],
        workspaces: &[],
        creator: 3,
        age_days: 51,
        lifetime_days: 90,
        last_used: Some(1),
    },
    Planted {
        organization: FIRST,
        name: "Nightly export",
        start: "Zk0a",
        level: Level::Restricted,
        permissions: &["read:Run", "read:File", "query:Metric"],
        workspaces: &["finance"],
        creator: 4,
        age_days: 39,
        lifetime_days: 90,
        last_used: Some(9 * 60 + 12),
    },
    Planted {
        organization: FIRST,
        name: "Zapier bridge",
        start: "pR5t",
        level: Level::All,
        permissions: &[],
        workspaces: &[],
        creator: 0,
        age_days: 174,
        lifetime_days: 365,
        last_used: Some(37),
    },
    Planted {
        organization: FIRST,
        name: "Ops runbook",
        start: "m9Wd",
        level: Level::Restricted,
        permissions: &[
            "read:Automation",
            "update:Automation",
            "publish:Automation",
            "read:Run",
            "start:Run",
            "cancel:Run",
            "retry:Run",
            "archive:Run",
            "read:Exception",
            "assign:Exception",
            "resolve:Exception",
        ],
        workspaces: &["operations"],
        creator: 4,
        age_days: 63,
        lifetime_days: 180,
        last_used: Some(2 * DAY + 190),
    },
    Planted {
        organization: FIRST,
        name: "BI warehouse",
        start: "2LqN",
        level: Level::ReadOnly,
        permissions: &[],
        workspaces: &["finance", "invoices", "claims"],
        creator: 3,
        age_days: 103,
        lifetime_days: 180,
        last_used: Some(101 * DAY + 77),
    },
    Planted {
        organization: FIRST,
        name: "Partner sandbox",
        start: "x4Bv",
        level: Level::ReadOnly,
        permissions: &[],
        workspaces: &["partners"],
        creator: 5,
        age_days: 4,
        lifetime_days: 30,
        last_used: None,
    },
    Planted {
        organization: FIRST,
        name: "Old importer",
        start: "a0Jk",
        level: Level::All,
        permissions: &[],
        workspaces: &[],
        creator: 5,
        age_days: 203,
        lifetime_days: 180,
        last_used: Some(23 * DAY + 305),
    },
    Planted {
        organization: SECOND,
        name: "SAP connector",
        start: "Hd3u",
        level: Level::Restricted,
        permissions: &["read:Run", "start:Run", "read:File", "upload:File", "read:Book"],
        workspaces: &["accounts-payable"],
        creator: 5,
        age_days: 120,
        lifetime_days: 365,
        last_used: Some(18),
    },
    Planted {
        organization: SECOND,
        name: "Customs declarations",
        start: "w7Ye",
        level: Level::Restricted,
        permissions: &["read:Run", "start:Run", "read:Exception"],
        workspaces: &["customs"],
        creator: 4,
        age_days: 25,
        lifetime_days: 60,
        last_used: Some(3 * 60 + 41),
    },
    Planted {
        organization: SECOND,
        name: "Audit reader",
        start: "Q2sf",
        level: Level::ReadOnly,
        permissions: &[],
        workspaces: &[],
        creator: 0,
        age_days: 12,
        lifetime_days: 180,
        last_used: Some(DAY + 300),
    },
];

/// Fills an empty database.
pub(crate) fn plant(store: &Store, now: Timestamp) -> Result<(), SandboxError> {
    for (email, name) in PEOPLE {
        store.add_person(email, name)?;
    }
    store.add_organization(FIRST, "Acme Corp", ADMIN, ago(now, 614 * DAY + 131))?;
    store.add_organization(SECOND, "Acme Europe", PEOPLE[5].0, ago(now, 321 * DAY + 402))?;
    for (organization, id, title, age_days) in WORKSPACES {
        let name = workspace(organization, id);
        store.add_workspace(organization, &name, title, ago(now, age_days * DAY + 47))?;
    }
    for (organization, person, grant) in grants() {
        store.add_grant(organization, person, &grant)?;
    }
    for (place, planted) in (0..).zip(&KEYS) {
        plant_key(store, planted, place, now)?;
    }
    Ok(())
}

fn grants() -> Vec<(&'static str, &'static str, Grant)> {
    let everywhere = |role| Grant { role, workspaces: None };
    let some = |role, ids: &[&str]| Grant {
        role,
        workspaces: Some(ids.iter().map(|id| workspace(FIRST, id)).collect()),
    };
    vec![
        (FIRST, ADMIN, everywhere(Role::OrganizationAdmin)),
        (SECOND, ADMIN, everywhere(Role::OrganizationAdmin)),
        (FIRST, WORKSPACE_ADMIN, some(Role::WorkspaceAdmin, &["invoices", "claims"])),
        (FIRST, OUTSIDER, some(Role::Member, &["operations"])),
        (FIRST, PEOPLE[3].0, everywhere(Role::OrganizationAdmin)),
        (FIRST, PEOPLE[4].0, everywhere(Role::OrganizationAdmin)),
        (SECOND, PEOPLE[4].0, everywhere(Role::OrganizationAdmin)),
        (FIRST, PEOPLE[5].0, everywhere(Role::OrganizationAdmin)),
        (SECOND, PEOPLE[5].0, everywhere(Role::OrganizationAdmin)),
    ]
}

fn plant_key(store: &Store, planted: &Planted, place: i64, now: Timestamp) -> Result<(), SandboxError> {
    let secret = Secret::beginning(&KOGNITOS, planted.start)?;
    let (email, display_name) = PEOPLE[planted.creator];
    // Each at a minute of its own, and none at this very one, so that "in 3 days" stays true for a while.
    let minutes = 37 + 23 * place;
    let is_expired = planted.age_days > planted.lifetime_days;
    let shift = if is_expired { minutes } else { -minutes };
    let created = ago(now, planted.age_days * DAY + shift);
    let scope = match planted.workspaces {
        [] => Reached::AllWorkspaces,
        ids => Reached::Workspaces(ids.iter().map(|id| workspace(planted.organization, id)).collect()),
    };
    let key = Key {
        name: key_name(planted.organization)?,
        organization: planted.organization.to_owned(),
        display_name: planted.name.to_owned(),
        prefix: secret.prefix().to_owned(),
        level: planted.level,
        permissions: planted.permissions.iter().map(|id| (*id).to_owned()).collect(),
        scope,
        creator: Creator { display_name: display_name.to_owned(), email: email.to_owned() },
        created,
        updated: created,
        expires: later(created, planted.lifetime_days * DAY),
        last_used: planted.last_used.map(|minutes| ago(now, minutes)),
        etag: etag()?,
        deleted: None,
    };
    store.add_key(&key, &secret.hash())?;
    Ok(())
}

/// Adds plain keys until `organization` has `count` of them, whatever the limit says.
pub(crate) fn fill(
    store: &Store,
    organization: &str,
    count: u32,
    now: Timestamp,
) -> Result<(), SandboxError> {
    if store.organization(organization)?.is_none() {
        return Err(SandboxError::UnknownOrganization(organization.to_owned()));
    }
    let workspaces = store.workspaces(organization)?;
    for number in store.count_keys(organization)?..count {
        let secret = Secret::new(&KOGNITOS)?;
        let created = ago(now, i64::from(count - number) * 60);
        let scope = match workspaces.get(number as usize % workspaces.len().max(1)) {
            Some(one) => Reached::Workspaces(vec![one.name.clone()]),
            None => Reached::AllWorkspaces,
        };
        let key = Key {
            name: key_name(organization)?,
            organization: organization.to_owned(),
            display_name: format!("Batch reader {}", number + 1),
            prefix: secret.prefix().to_owned(),
            level: Level::ReadOnly,
            permissions: Vec::new(),
            scope,
            creator: Creator { display_name: PEOPLE[0].1.to_owned(), email: ADMIN.to_owned() },
            created,
            updated: created,
            expires: later(created, 90 * DAY),
            last_used: None,
            etag: etag()?,
            deleted: None,
        };
        store.add_key(&key, &secret.hash())?;
    }
    Ok(())
}

/// A name for a new key of `organization`.
pub(crate) fn key_name(organization: &str) -> Result<String, getrandom::Error> {
    Ok(format!("{organization}/apiKeys/{}", random_text(16)?))
}

/// A new etag.
pub(crate) fn etag() -> Result<String, getrandom::Error> {
    random_text(12)
}

pub(super) fn workspace(organization: &str, id: &str) -> String {
    format!("{organization}/workspaces/{id}")
}

pub(super) fn ago(now: Timestamp, minutes: i64) -> Timestamp {
    later(now, -minutes)
}

pub(super) fn later(time: Timestamp, minutes: i64) -> Timestamp {
    time.checked_add(SignedDuration::from_mins(minutes)).unwrap_or(time)
}
