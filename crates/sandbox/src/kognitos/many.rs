//! Many organizations at once, for a benchmark: varied, and the same at each run but for the secrets.

use super::seed::{DAY, PEOPLE, ago, later, workspace};
use crate::secret::{KOGNITOS, Secret};
use crate::service::SandboxError;
use crate::store::{Creator, Grant, Key, Level, Reached, Role, Store};
use jiff::Timestamp;

/// How the names of these organizations begin.
const BEGINNING: &str = "organizations/bench-";

/// How old the first one is, in minutes: younger than those of the seed, older than any of its keys. Each is a
/// minute younger than the one before.
const AGE: i64 = 300 * DAY;

/// The organization admin, who administers all of them.
const ADMIN: (&str, &str) = PEOPLE[0];
/// Who else administers one, and owns it.
const OWNERS: [(&str, &str); 3] = [PEOPLE[3], PEOPLE[4], PEOPLE[5]];

/// Titles are one of these, one of [`BUSINESSES`], and the number.
const COMPANIES: [&str; 23] = [
    "Northwind",
    "Alder & Finch",
    "Bluewater",
    "Castellan",
    "Dunmore",
    "Eastgate",
    "Fjordline",
    "Granite Peak",
    "Halcyon",
    "Ironbridge",
    "Juniper",
    "Kestrel",
    "Lindqvist",
    "Meridian",
    "Novák & Sons",
    "Oakhurst",
    "Pemberton",
    "Quayside",
    "Redwood",
    "São Bento",
    "Thornbury",
    "Umbra",
    "Vantage",
];
const BUSINESSES: [&str; 11] = [
    "Trading",
    "Logistics",
    "Insurance",
    "Health",
    "Foods",
    "Energy",
    "Retail",
    "Freight",
    "Capital",
    "Pharma",
    "Manufacturing",
];

/// Ids and titles of workspaces; each organization has three that follow one another.
const WORKSPACES: [(&str, &str); 12] = [
    ("invoices", "Invoices"),
    ("claims", "Claims"),
    ("finance", "Finance"),
    ("operations", "Operations"),
    ("partners", "Partners"),
    ("accounts-payable", "Accounts Payable"),
    ("customs", "Customs"),
    ("onboarding", "Onboarding"),
    ("procurement", "Procurement"),
    ("payroll", "Payroll"),
    ("returns", "Returns"),
    ("compliance", "Compliance"),
];
const WORKSPACES_EACH: u32 = 3;

const NAMES: [&str; 29] = [
    "CI Pipeline",
    "Monitoring Dashboard",
    "Nightly export",
    "Zapier bridge",
    "Ops runbook",
    "BI warehouse",
    "Partner portal",
    "Invoice importer",
    "SAP connector",
    "Customs declarations",
    "Audit reader",
    "Salesforce sync",
    "Claims intake",
    "Terraform",
    "Mailroom scanner",
    "Data lake loader",
    "Status page",
    "Slack notifier",
    "Payroll feed",
    "Archive cleaner",
    "Load test",
    "Vendor onboarding",
    "Month-end close",
    "Power BI",
    "Retry worker",
    "On-call script",
    "Staging mirror",
    "Document upload",
    "Support tooling",
];

/// What a key may do and reach: level, permissions, and how many workspaces; 0 means all.
const SETTINGS: [(Level, &[&str], usize); 11] = [
    (Level::ReadOnly, &[], 0),
    (Level::Restricted, &["read:Run", "start:Run", "read:File", "upload:File"], 1),
    (Level::All, &[], 0),
    (Level::Restricted, &["read:Run", "read:File", "query:Metric"], 2),
    (Level::ReadOnly, &[], 1),
    (Level::Restricted, &["read:Automation", "update:Automation", "publish:Automation", "read:Run"], 3),
    (Level::ReadOnly, &[], 2),
    (Level::All, &[], 1),
    (Level::Restricted, &["read:Run", "retry:Run", "archive:Run", "read:Exception", "resolve:Exception"], 0),
    (Level::ReadOnly, &[], 3),
    (Level::Restricted, &["query:Metric", "read:Dashboard", "export:Report"], 0),
];

/// Where a key is in its life.
struct Life {
    /// It is up to [`SPREAD`] older.
    age_days: i64,
    lifetime_days: i64,
    /// Minutes since the last use, which is up to a day longer ago.
    last_used: Option<i64>,
}

const fn life(age_days: i64, lifetime_days: i64, last_used: Option<i64>) -> Life {
    Life { age_days, lifetime_days, last_used }
}

/// How many days the ages of keys are spread over that are in the same place of their lives.
const SPREAD: u32 = 5;

const LIVES: [Life; 10] = [
    life(38, 90, Some(4)),
    // Expires within 14 days.
    life(78, 90, Some(37)),
    life(60, 180, Some(DAY + 300)),
    // Unused for more than 90 days.
    life(150, 365, Some(110 * DAY + 77)),
    life(3, 30, None),
    // Expired.
    life(95, 90, Some(12 * DAY + 305)),
    life(200, 365, Some(9 * 60 + 12)),
    // Expires within 14 days.
    life(20, 30, Some(2 * DAY + 190)),
    // Never used, and older than 90 days.
    life(100, 180, None),
    // Expired long ago.
    life(203, 180, Some(41 * DAY + 18)),
];

/// An organization that was added.
struct Planted {
    name: String,
    number: u32,
    owner: (&'static str, &'static str),
    workspaces: Vec<String>,
}

/// Adds `count` organizations of three workspaces and `keys` keys, which the organization admin administers.
pub(crate) fn plant(store: &Store, count: u32, keys: u32, now: Timestamp) -> Result<(), SandboxError> {
    let present = store.count_organizations(BEGINNING)?;
    for number in (present..present.saturating_add(count)).map(|before| before + 1) {
        let organization = plant_organization(store, number, now)?;
        for key in 0..keys {
            plant_key(store, &organization, key, now)?;
        }
    }
    Ok(())
}

/// Adds `count` workspaces to an organization, with numbers in their titles.
pub(crate) fn plant_workspaces(
    store: &Store,
    organization: &str,
    count: u32,
    now: Timestamp,
) -> Result<(), SandboxError> {
    for number in 1..=count {
        let name = workspace(organization, &format!("many-{number:04}"));
        let title = format!("{} {number:04}", of(&BUSINESSES, number));
        store.add_workspace(organization, &name, &title, now)?;
    }
    Ok(())
}

fn plant_organization(store: &Store, number: u32, now: Timestamp) -> Result<Planted, SandboxError> {
    let name = format!("{BEGINNING}{number:04}");
    let created = ago(now, AGE - i64::from(number));
    let owner = *of(&OWNERS, number);
    // 23 and 11 have no factor in common: each pair comes before one comes again.
    let title = format!("{} {} {number:04}", of(&COMPANIES, number - 1), of(&BUSINESSES, number - 1));
    store.add_organization(&name, &title, owner.0, created)?;
    let grant = Grant { role: Role::OrganizationAdmin, workspaces: None };
    for (email, _) in [ADMIN, owner] {
        store.add_grant(&name, email, &grant)?;
    }
    let mut workspaces = Vec::new();
    for place in 0..WORKSPACES_EACH {
        let (id, title) = of(&WORKSPACES, number + place);
        workspaces.push(workspace(&name, id));
        store.add_workspace(&name, &workspace(&name, id), title, later(created, i64::from(place)))?;
    }
    Ok(Planted { name, number, owner, workspaces })
}

fn plant_key(store: &Store, of_whom: &Planted, place: u32, now: Timestamp) -> Result<(), SandboxError> {
    let number = of_whom.number;
    let secret = Secret::new(&KOGNITOS)?;
    // By other steps each, so that all of them meet.
    let life = of(&LIVES, number + place);
    let (level, permissions, reached) = of(&SETTINGS, number * 3 + place);
    let days = i64::from((number / 3 + place) % SPREAD);
    let minutes = i64::from((number * 37 + place * 101) % 1440);
    let created = ago(now, (life.age_days + days) * DAY + minutes);
    let (email, display_name) = *of(&[of_whom.owner, ADMIN, ADMIN], number + place);
    let name = of(&NAMES, number * 5 + place);
    let round = place as usize / NAMES.len() + 1;
    let key = Key {
        name: format!("{}/apiKeys/bench-{:04}", of_whom.name, place + 1),
        organization: of_whom.name.clone(),
        display_name: if round == 1 { (*name).to_owned() } else { format!("{name} {round}") },
        prefix: secret.prefix().to_owned(),
        level: *level,
        permissions: permissions.iter().map(|id| (*id).to_owned()).collect(),
        scope: match reached {
            0 => Reached::AllWorkspaces,
            some => Reached::Workspaces(of_whom.workspaces.iter().take(*some).cloned().collect()),
        },
        creator: Creator { display_name: display_name.to_owned(), email: email.to_owned() },
        created,
        updated: created,
        expires: later(created, life.lifetime_days * DAY),
        last_used: life.last_used.map(|used| ago(now, used + minutes)),
        etag: format!("bench-{number:04}-{:04}", place + 1),
        deleted: None,
    };
    store.add_key(&key, &secret.hash())?;
    Ok(())
}

/// The one of `all` that it comes to, counted round and round.
fn of<T>(all: &[T], place: u32) -> &T {
    &all[place as usize % all.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kognitos::{catalogue, check};

    #[test]
    fn a_key_is_what_the_service_would_have_made() {
        for (level, permissions, reached) in SETTINGS {
            assert_eq!(level == Level::Restricted, !permissions.is_empty());
            assert!(permissions.iter().all(|id| catalogue::offers(id, &[])), "{permissions:?}");
            assert!(reached <= WORKSPACES_EACH as usize);
        }
        for Life { age_days, lifetime_days, last_used } in LIVES {
            assert!(check::LIFETIMES.contains(&lifetime_days), "{lifetime_days}");
            let used = last_used.map_or(0, |minutes| minutes / DAY);
            // Not before it was made, nor after it expired, nor in another place of its life when it is older.
            assert!(used + 1 < age_days && (age_days + i64::from(SPREAD)) * DAY < AGE);
            let expired = age_days + i64::from(SPREAD) - lifetime_days;
            assert!(if age_days > lifetime_days { used >= expired } else { expired < 0 }, "{age_days}");
        }
    }

    #[test]
    fn titles_and_names_go_round() {
        let letters = ["a", "b", "c"];
        let taken: Vec<&str> = (2..6).map(|place| *of(&letters, place)).collect();
        assert_eq!(taken, ["c", "a", "b", "c"]);
    }
}
