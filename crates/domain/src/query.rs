//! What can be typed into the search field, read into terms that all have to hold.
//!
//! | term | lets a key through that |
//! |---|---|
//! | `ci`, `"two words"` | has this in its name, prefix, scope, creator, note or organization |
//! | `active` `expired` `expiring` `broad` `unused` | the chip of that name lets through ([`Filter`]) |
//! | `vague` | has a name that does not say what it is for |
//! | `crowded` | is in an organization with one free slot, or none |
//! | `expires<14d` | expires in less than 14 days, or has expired; one that never does comes after everything |
//! | `expires:never` | never expires |
//! | `created<30d`, `used<7d` | was made, or last used, less than 30 or 7 days ago |
//! | `endless` | never expires, although its service offers expirations |
//! | `used:never` | was never used, as far as the service tells |
//! | `unused>90d` | was not used for more than 90 days, or never and is older than that |
//! | `perm:write` `perm:read` `perm:all` | may change something; may only read; may do everything |
//! | `perm:archive:Run` | may do that: a permission or a group, by title or identifier, or else by a part of it |
//! | `scope:all` | reaches all workspaces, or the whole organization |
//! | `scope:organization` `scope:workspaces` `scope:agent` | reaches the organization, some workspaces, one agent |
//! | `workspace:Finance` `agent:Billing` | reaches one called so; also by reaching all of them |
//! | `org:` `account:` `by:` `name:` `note:` `prefix:` | has this in its organization, account, creator, … |
//!
//! `-` before a term turns it round. Times are `<`, `<=`, `>` or `>=`, with days (`d`), weeks (`w`), months of 30 days
//! (`m`) or years of 365 (`y`); or with a day, also after `:`: `expires<2026-12-31`. A day is one of UTC, unless [`local`]
//! puts in its place when it begins and ends elsewhere: `2026-12-31T05:00:00Z/2027-01-01T05:00:00Z`. Words may be in any
//! case, and what is named need only be a part of the name. Other signs, such as `=` or `≤`, are a mistake.
//!
//! What a service does not tell matches no claim, and no claim turned round either: where keys have no permissions,
//! neither `perm:write` nor `-perm:write` finds one.
//!
//! In the table of one organization all keys are of one account, and `account:` says nothing.
//!
//! Blanks may stand around an operator: `expires < 14 days` is `expires<14d`. After a colon that stands right behind its
//! word none may: it belongs to the next term.
//!
//! A term with a mistake lets everything through, so that typing never empties the table; the mistake is told. A word
//! that wants something after it and has nothing yet is such a term, and so is a lone `-`; in quotes they are searched
//! for.

mod admit;
mod complete;
mod lenient;
mod lens;
mod local;
mod mistake;
mod print;
mod read;

pub use admit::{Matcher, Seen};
pub use complete::{Completion, Completions, Known, claiming_words, complete};
pub use lenient::lenient;
pub use lens::Lens;
pub use local::local;
pub use mistake::Mistake;

use crate::Timestamp;
use crate::list::Filter;
use jiff::civil::Date;
use std::ops::Range;

/// What was typed, as it was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The terms, all of which have to hold.
    pub terms: Vec<Spanned>,
    /// What could not be understood, from left to right.
    pub mistakes: Vec<Mistake>,
}

/// A term, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned {
    /// The bytes of the text that it was read from.
    pub span: Range<usize>,
    /// The term.
    pub term: Term,
}

/// A claim about a key, or its opposite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Whether it must not hold.
    pub negated: bool,
    /// The claim.
    pub claim: Claim,
}

/// A claim about a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// This is in what the search looks at.
    Text(String),
    /// It is what a chip lets through.
    Is(Filter),
    /// Its name does not say what it is for.
    Vague,
    /// Its organization has one free slot, or none.
    Crowded,
    /// Something is so far away, or so long ago.
    When(Event, Compare, Time),
    /// It never happens.
    Never(Event),
    /// It never expires, although its service offers expirations.
    Endless,
    /// It was not used for so long.
    Unused(Compare, Age),
    /// It may do this.
    May(Deeds),
    /// It reaches so far.
    Reaches(Span),
    /// Something of it is called so.
    Called(Noun, String),
}

/// Something that happens to a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// It expires.
    Expires,
    /// It was made.
    Created,
    /// It was used last.
    Used,
}

/// How two times compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `:`, with a day only.
    On,
}

/// A time from now, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// So far from now.
    Age(Age),
    /// This day in UTC.
    Day(Date),
    /// From an instant until right before another.
    Stretch(Timestamp, Timestamp),
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// How many.
    pub number: u32,
    /// Of what.
    pub unit: Unit,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 24 hours.
    Day,
    /// 7 days.
    Week,
    /// 30 days.
    Month,
    /// 365 days.
    Year,
}

/// What a key may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deeds {
    /// Everything.
    All,
    /// Nothing but read.
    Read,
    /// Change something.
    Write,
    /// A permission, or one of a group.
    Named(String),
}

/// How far a key reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// All workspaces, or the organization.
    All,
    /// The organization with every agent.
    Organization,
    /// Some workspaces.
    Workspaces,
    /// One agent.
    Agent,
}

/// What is called something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// The key.
    Name,
    /// The admin's note about it.
    Note,
    /// The first characters of its secret.
    Prefix,
    /// A workspace that it reaches.
    Workspace,
    /// An agent that it reaches.
    Agent,
    /// Its organization.
    Organization,
    /// The account that sees it.
    Account,
    /// Who made it.
    Creator,
}

impl Query {
    /// Reads what was typed. Whatever it is: what can't be understood is among the mistakes.
    pub fn parse(text: &str) -> Self {
        read::read(text)
    }
}

/// The text with other words in place of these pieces of it, which come in order.
fn spliced(text: &str, pieces: impl IntoIterator<Item = (Range<usize>, String)>) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for (span, words) in pieces {
        out.push_str(&text[at..span.start]);
        out.push_str(&words);
        at = span.end;
    }
    out.push_str(&text[at..]);
    out
}

impl Event {
    pub(super) const ALL: [(Self, &str); 3] =
        [(Self::Expires, "expires"), (Self::Created, "created"), (Self::Used, "used")];
}

impl Span {
    pub(super) const ALL: [(Self, &str); 4] = [
        (Self::All, "all"),
        (Self::Organization, "organization"),
        (Self::Workspaces, "workspaces"),
        (Self::Agent, "agent"),
    ];
}

impl Noun {
    pub(super) const ALL: [(Self, &str); 8] = [
        (Self::Name, "name"),
        (Self::Note, "note"),
        (Self::Prefix, "prefix"),
        (Self::Workspace, "workspace"),
        (Self::Agent, "agent"),
        (Self::Organization, "org"),
        (Self::Account, "account"),
        (Self::Creator, "by"),
    ];
}

impl Compare {
    pub(super) const ALL: [(Self, &str); 5] =
        [(Self::AtMost, "<="), (Self::AtLeast, ">="), (Self::Less, "<"), (Self::More, ">"), (Self::On, ":")];
}

impl Unit {
    pub(super) const ALL: [(Self, &str, i64); 4] =
        [(Self::Day, "d", 1), (Self::Week, "w", 7), (Self::Month, "m", 30), (Self::Year, "y", 365)];

    /// The unit that is meant by a letter or a word: `d`, `day`, `days`.
    pub(super) fn meant(typed: &str) -> Option<Self> {
        let words = [(Self::Day, "day"), (Self::Week, "week"), (Self::Month, "month"), (Self::Year, "year")];
        let letter = Self::ALL.iter().find(|(_, letter, _)| letter.eq_ignore_ascii_case(typed));
        let singular = typed.strip_suffix(['s', 'S']).unwrap_or(typed);
        letter.map(|(unit, ..)| *unit).or_else(|| meant(&words, singular))
    }
}

impl Age {
    /// The length in seconds.
    pub fn seconds(self) -> i64 {
        let days = Unit::ALL.iter().find(|(unit, ..)| *unit == self.unit).map_or(1, |(.., days)| *days);
        i64::from(self.number) * days * 86_400
    }
}

/// The word for one of a list.
fn word<T: Copy + PartialEq>(all: &[(T, &'static str)], one: T) -> &'static str {
    all.iter().find(|(known, _)| *known == one).map_or("", |(_, word)| word)
}

/// The one of a list that is meant by a word.
fn meant<T: Copy>(all: &[(T, &'static str)], typed: &str) -> Option<T> {
    all.iter().find(|(_, word)| word.eq_ignore_ascii_case(typed)).map(|(one, _)| *one)
}
