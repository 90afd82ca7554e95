//! What a column sorts keys by. Worked out once for each of many keys, not at each comparison.

use crate::list::{Column, Line};
use crate::{Key, Level, Scope, Timestamp};
use std::cmp::Reverse;

/// What a column sorts a key by; the least comes first. Ranks of one column compare with each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank<'a> {
    /// A name in lower case.
    Name(String),
    /// A text as it is.
    Text(Option<&'a str>),
    /// Somebody's name in lower case, and address.
    Person(Option<(String, &'a str)>),
    /// How much it is.
    Breadth(u8, usize),
    /// When something happened.
    Time(Option<Timestamp>),
    /// When it expires.
    Ahead(Timestamp),
    /// It expired; those that did long ago come last.
    Past(Reverse<Option<Timestamp>>),
}

impl Column {
    /// What it sorts a line by.
    pub fn rank<'a>(self, line: &Line<'a>) -> Rank<'a> {
        let Line { view, key, now } = *line;
        match self {
            Column::Organization => Rank::Name(view.title.to_lowercase()),
            Column::Name => Rank::Name(key.name.to_lowercase()),
            Column::Scope => breadth(&key.scope),
            Column::Permissions => weight(key.level.as_ref()),
            Column::Created => Rank::Time(key.created),
            Column::LastUsed => Rank::Time(key.last_used),
            Column::Creator => creator(key),
            Column::Prefix => Rank::Text(Some(&key.prefix)),
            Column::Note => Rank::Text(view.notes.get(&key.id).map(String::as_str)),
            Column::Expires if key.is_expired(now) => Rank::Past(Reverse(key.expires)),
            Column::Expires => Rank::Ahead(key.expires.unwrap_or(Timestamp::MAX)),
        }
    }
}

fn creator(key: &Key) -> Rank<'_> {
    Rank::Person(key.creator.as_ref().map(|person| (person.name.to_lowercase(), person.email.as_str())))
}

fn breadth(scope: &Scope) -> Rank<'static> {
    match scope {
        Scope::Agent(_) => Rank::Breadth(0, 1),
        Scope::Workspaces(ids) => Rank::Breadth(0, ids.len()),
        Scope::AllWorkspaces | Scope::Organization => Rank::Breadth(1, 0),
        Scope::Unknown(_) => Rank::Breadth(2, 0),
    }
}

fn weight(level: Option<&Level>) -> Rank<'static> {
    match level {
        Some(Level::Restricted(ids)) => Rank::Breadth(0, ids.len()),
        Some(Level::ReadOnly) => Rank::Breadth(1, 0),
        Some(Level::All) => Rank::Breadth(2, 0),
        Some(Level::Unknown(_)) => Rank::Breadth(3, 0),
        None => Rank::Breadth(4, 0),
    }
}
