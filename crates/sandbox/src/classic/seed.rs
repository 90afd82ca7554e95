//! What a new sandbox holds of the Classic edition: one organization, with all its ten keys taken.

use super::create::LIMIT;
use super::history::{Habit, Week, history, scale};
use super::usage::{Month, first_day, utc_date};
use crate::secret::{CLASSIC, Secret, random_text};
use crate::service::SandboxError;
use crate::store::Store;
use crate::store::classic::{Admin, Agent, Creator, Key, Organization};
use jiff::{SignedDuration, Timestamp, ToSpan};

/// The organization.
pub(crate) const ORGANIZATION: &str = "legacy-ledger";
/// Administers the organization.
pub(crate) const ADMIN: &str = "ruth.adeyemi@legacyledger.example";
/// Administers the first two agents.
pub(crate) const AGENT_ADMIN: &str = "caspar.holm@legacyledger.example";

/// How many requests a month a key may make.
pub(super) const QUOTA: u32 = 50_000;
/// How much of it the key that is nearly through has made.
const NEARLY_SPENT: u64 = 48_210;
/// How many days ago the month of the quotas began, or up to three more.
const INTO_MONTH: i64 = 24;

const ADMINS: [(&str, &str); 2] = [(ADMIN, "Ruth Adeyemi"), (AGENT_ADMIN, "Caspar Holm")];

/// Agents: id, name, age in days.
const AGENTS: [(&str, &str, i64); 5] = [
    ("invoice-intake", "Invoice Intake", 1_162),
    ("payment-matching", "Payment Matching", 1_158),
    ("vendor-onboarding", "Vendor Onboarding", 940),
    ("expense-audit", "Expense Audit", 733),
    ("month-end-close", "Month-End Close", 518),
];

/// A key of the seed.
struct Planted {
    name: &'static str,
    /// How its secret begins, after the mark.
    start: &'static str,
    /// In [`AGENTS`]; none means the organization.
    agent: Option<usize>,
    /// In [`ADMINS`].
    creator: usize,
    age_days: i64,
    /// Minutes since the last use.
    last_used: Option<i64>,
    /// How it was used until then.
    habit: Habit,
    /// Whether its quota is nearly spent.
    nearly_spent: bool,
}

const DAY: i64 = 24 * 60;

/// A key that people's work uses so often a day.
const fn works(per_day: u32) -> Habit {
    Habit { per_day, week: Week::Working, burst: false }
}

const KEYS: [Planted; LIMIT as usize] = [
    Planted {
        name: "ERP bridge",
        start: "4Tz9",
        agent: None,
        creator: 0,
        age_days: 641,
        last_used: Some(3),
        habit: works(2_400),
        nearly_spent: true,
    },
    Planted {
        name: "Ledger archive pull",
        start: "bN7r",
        agent: None,
        creator: 0,
        age_days: 512,
        last_used: Some(143 * DAY + 51),
        habit: works(300),
        nearly_spent: false,
    },
    Planted {
        name: "Mailroom scanner",
        start: "Xe2K",
        agent: Some(0),
        creator: 1,
        age_days: 410,
        last_used: Some(11),
        habit: Habit { burst: true, ..works(870) },
        nearly_spent: false,
    },
    Planted {
        name: "Bank feed",
        start: "u8Lw",
        agent: Some(1),
        creator: 1,
        age_days: 388,
        last_used: Some(2 * 60 + 4),
        habit: works(640),
        nearly_spent: false,
    },
    Planted {
        name: "Uptime monitor",
        start: "0cVh",
        agent: None,
        creator: 0,
        age_days: 300,
        last_used: Some(1),
        habit: Habit { week: Week::Even, ..works(1_440) },
        nearly_spent: false,
    },
    Planted {
        name: "Supplier portal",
        start: "Rj5m",
        agent: Some(2),
        creator: 0,
        age_days: 265,
        last_used: Some(26),
        habit: works(410),
        nearly_spent: false,
    },
    Planted {
        name: "Receipt checker",
        start: "y1Qd",
        agent: Some(3),
        creator: 0,
        age_days: 201,
        last_used: Some(DAY + 130),
        habit: works(95),
        nearly_spent: false,
    },
    Planted {
        name: "Closing checklist",
        start: "G6sa",
        agent: Some(4),
        creator: 0,
        age_days: 160,
        last_used: Some(21 * DAY + 305),
        habit: works(48),
        nearly_spent: false,
    },
    Planted {
        name: "Reconciliation trial",
        start: "p3Fv",
        agent: Some(1),
        creator: 1,
        age_days: 132,
        last_used: None,
        habit: works(0),
        nearly_spent: false,
    },
    Planted {
        name: "Invoice replay",
        start: "Mi0B",
        agent: Some(0),
        creator: 1,
        age_days: 37,
        last_used: Some(4 * DAY + 212),
        habit: works(160),
        nearly_spent: false,
    },
];

/// Fills the empty tables of this edition.
pub(crate) fn plant(store: &Store, now: Timestamp) -> Result<(), SandboxError> {
    let begin = utc_date(now).saturating_sub(INTO_MONTH.days());
    let organization = Organization {
        id: ORGANIZATION.to_owned(),
        name: "Legacy Ledger".to_owned(),
        quota_day: begin.day().min(28),
    };
    store.classic().add_organization(&organization)?;
    for (id, name, age_days) in AGENTS {
        let created = ago(now, age_days * DAY + 47);
        store
            .classic()
            .add_agent(ORGANIZATION, &Agent { id: id.to_owned(), name: name.to_owned(), created })?;
    }
    let two = AGENTS[..2].iter().map(|(id, ..)| (*id).to_owned()).collect();
    for ((email, name), agents) in ADMINS.into_iter().zip([None, Some(two)]) {
        store.classic().add_admin(&Admin {
            organization: ORGANIZATION.to_owned(),
            email: email.to_owned(),
            name: name.to_owned(),
            agents,
        })?;
    }
    let month = Month::around(utc_date(now), organization.quota_day);
    for (place, planted) in (0..).zip(&KEYS) {
        plant_key(store, planted, place, &month, now)?;
    }
    Ok(())
}

fn plant_key(
    store: &Store,
    planted: &Planted,
    place: i64,
    month: &Month,
    now: Timestamp,
) -> Result<(), SandboxError> {
    let secret = Secret::beginning(&CLASSIC, planted.start)?;
    // Each at a minute of its own.
    let created = ago(now, planted.age_days * DAY + 37 + 23 * place);
    let last_used = planted.last_used.map(|minutes| ago(now, minutes));
    let key = Key {
        id: key_id()?,
        organization: ORGANIZATION.to_owned(),
        name: planted.name.to_owned(),
        prefix: secret.prefix().to_owned(),
        agent: planted.agent.map(|place| AGENTS[place].0.to_owned()),
        creator: creator(planted.creator),
        created,
        last_used,
        quota: QUOTA,
        deleted: None,
    };
    store.classic().add_key(&key, &secret.hash())?;
    let Some(last_used) = last_used else {
        return Ok(());
    };
    let first = utc_date(created).max(first_day(utc_date(now)));
    let mut days = history(planted.name, planted.habit, first, last_used);
    if planted.nearly_spent {
        scale(&mut days, month.start, NEARLY_SPENT);
    }
    for day in &days {
        store.classic().add_usage(&key.id, day)?;
    }
    Ok(())
}

/// Adds plain keys until `organization` has `count` of them, whatever the limit says.
pub(crate) fn fill(
    store: &Store,
    organization: &str,
    count: u32,
    now: Timestamp,
) -> Result<(), SandboxError> {
    let agents = store.classic().agents(organization)?;
    for number in store.classic().count_keys(organization)?..count {
        let secret = Secret::new(&CLASSIC)?;
        let key = Key {
            id: key_id()?,
            organization: organization.to_owned(),
            name: format!("Batch reader {}", number + 1),
            prefix: secret.prefix().to_owned(),
            agent: agents.get(number as usize % agents.len().max(1)).map(|agent| agent.id.clone()),
            creator: creator(0),
            created: ago(now, i64::from(count - number) * 60),
            last_used: None,
            quota: QUOTA,
            deleted: None,
        };
        store.classic().add_key(&key, &secret.hash())?;
    }
    Ok(())
}

/// An id for a new key.
pub(super) fn key_id() -> Result<String, getrandom::Error> {
    random_text(20)
}

fn creator(place: usize) -> Creator {
    let (email, name) = ADMINS[place];
    Creator { name: name.to_owned(), email: email.to_owned() }
}

fn ago(now: Timestamp, minutes: i64) -> Timestamp {
    now.checked_sub(SignedDuration::from_mins(minutes)).unwrap_or(now)
}
