//! Which keys a table shows, and in which order, over one organization or all of them. Pure.

use crate::fold::folded;
use crate::news::Happening;
use crate::query::{Matcher, Query, Seen};
use crate::words::titles;
use crate::words::{self, agent_title};
use crate::{Key, KeyPlace, Mark, OrganizationRef, Scope, Timestamp, View, text};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// What the admin set for a table: what to search for, and how to sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangement {
    /// What was typed into the search field.
    pub query: String,
    /// The chip that is pressed.
    pub filter: Option<Filter>,
    /// The column to sort by.
    pub column: Column,
    /// Whether the order is turned round.
    pub descending: bool,
}

impl Default for Arrangement {
    fn default() -> Self {
        Self { query: String::new(), filter: None, column: Column::Expires, descending: false }
    }
}

/// A chip over the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// Keys that work.
    Active,
    /// Keys that expire soon.
    Expiring,
    /// Keys that expired.
    Expired,
    /// Keys that may do too much.
    Broad,
    /// Keys that nobody uses.
    Unused,
}

impl Filter {
    /// All of them, in the order to show them.
    pub const ALL: [Filter; 5] =
        [Filter::Active, Filter::Expiring, Filter::Expired, Filter::Broad, Filter::Unused];

    /// The word on the chip.
    pub fn title(self) -> &'static str {
        match self {
            Filter::Active => titles::ACTIVE,
            Filter::Expiring => titles::EXPIRING,
            Filter::Expired => titles::EXPIRED,
            Filter::Broad => titles::BROAD,
            Filter::Unused => titles::UNUSED,
        }
    }

    /// Those that can let a key through here, and the one that is pressed: where keys never expire, none expires soon.
    pub fn shown(view: Option<&View>, pressed: Option<Filter>) -> Vec<Filter> {
        let never = view.and_then(View::offered).is_some_and(|(offer, _)| offer.lifetimes.is_empty());
        let timeless = |filter| !matches!(filter, Filter::Active | Filter::Expiring | Filter::Expired);
        let shown = |filter: &Filter| !never || timeless(*filter) || pressed == Some(*filter);
        Filter::ALL.into_iter().filter(shown).collect()
    }

    /// How many keys of the view it lets through.
    pub fn count(self, view: &View, now: Timestamp) -> usize {
        view.keys.iter().filter(|key| self.admits(&view.marks(key, now))).count()
    }

    /// Whether it lets a key with these marks through.
    pub fn admits(self, marks: &[Mark]) -> bool {
        match self {
            Filter::Active => !marks.contains(&Mark::Expired),
            Filter::Expiring => marks.contains(&Mark::Expiring),
            Filter::Expired => marks.contains(&Mark::Expired),
            Filter::Broad => marks.contains(&Mark::Broad),
            Filter::Unused => marks.contains(&Mark::Unused),
        }
    }
}

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The name.
    Name,
    /// The organization, where the table shows several.
    Organization,
    /// What the key may reach: the widest last.
    Scope,
    /// What it may do: the most last.
    Permissions,
    /// When it was made.
    Created,
    /// When it was last used: the longest ago first.
    LastUsed,
    /// Who made it.
    Creator,
    /// The first characters of its secret.
    Prefix,
    /// What the admin noted of it.
    Note,
    /// When it expires: the nearest first, those that expired last.
    Expires,
}

impl Column {
    /// The most that a table shows at once: more can't be read.
    pub const MOST: usize = 6;

    /// Those of the table over all organizations.
    pub const OF_ALL: [Column; 5] =
        [Column::Name, Column::Organization, Column::Scope, Column::Permissions, Column::Expires];

    /// The head of the column.
    pub fn title(self) -> &'static str {
        match self {
            Column::Name => titles::NAME,
            Column::Organization => titles::ORGANIZATION,
            Column::Scope => titles::SCOPE,
            Column::Permissions => titles::PERMISSIONS,
            Column::Created => titles::CREATED,
            Column::LastUsed => titles::LAST_USED,
            Column::Creator => titles::MADE_BY,
            Column::Prefix => titles::PREFIX,
            Column::Note => titles::NOTE,
            Column::Expires => titles::EXPIRES,
        }
    }
}

/// A key of an organization, as it is seen at its service's present.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// The organization.
    pub view: &'a View,
    /// The key.
    pub key: &'a Key,
    /// The present, by the clock of its service.
    pub now: Timestamp,
}

/// The lines of one organization.
pub fn lines(view: &View, now: Timestamp) -> impl Iterator<Item = Line<'_>> {
    view.keys.iter().map(move |key| Line { view, key, now })
}

impl Arrangement {
    /// What is searched for, made ready to look at many keys.
    pub fn matcher(&self) -> Matcher {
        Query::parse(&self.query).matcher()
    }

    /// Whether a key is shown.
    pub fn admits(&self, matcher: &Matcher, seen: &Seen<'_>) -> bool {
        self.filter.is_none_or(|filter| filter.admits(seen.marks)) && matcher.admits(seen)
    }

    /// The order of two lines.
    pub fn compare(&self, one: &Line<'_>, other: &Line<'_>) -> Ordering {
        let order = self.column.rank(one).cmp(&self.column.rank(other));
        let order = if self.descending { order.reverse() } else { order };
        order
            .then_with(|| one.key.name.cmp(&other.key.name))
            .then_with(|| one.view.at.cmp(&other.view.at))
            .then_with(|| one.key.id.cmp(&other.key.id))
    }

    /// The keys of one organization to show, in order.
    pub fn shown<'a>(&self, view: &'a View, now: Timestamp) -> Vec<&'a Key> {
        let matcher = self.matcher();
        let lens = matcher.on(view, None);
        let admitted = |line: &Line<'_>| {
            let (searched, marks) = (searched_text(view, line.key), view.marks(line.key, now));
            self.filter.is_none_or(|filter| filter.admits(&marks))
                && lens.admits(&Seen { line: *line, searched: &searched, marks: &marks, account: None })
        };
        let mut shown: Vec<Line<'a>> = lines(view, now).filter(admitted).collect();
        shown.sort_by(|one, other| self.compare(one, other));
        shown.into_iter().map(|line| line.key).collect()
    }
}

/// A row of a table: a key with all that is shown of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Where the key is.
    pub at: OrganizationRef,
    /// The organization's name for people, as the service has it.
    pub organization: String,
    /// The key.
    pub key: Key,
    /// What an admin should notice.
    pub marks: Vec<Mark>,
    /// What it may reach, and which of it.
    pub scope: (String, Option<String>),
    /// What it may do, and how much of it.
    pub permissions: (String, Option<String>),
    /// Whether Keyward signs in with it.
    pub own: bool,
    /// Whether keys of its service never expire.
    pub timeless: bool,
    /// What the admin noted of it.
    #[serde(default)]
    pub note: Option<String>,
    /// What happened to it since the admin looked last.
    pub news: Option<Happening>,
    /// The present, by the clock of its service.
    pub now: Timestamp,
}

impl Row {
    /// What is shown of a line.
    pub fn of(line: &Line<'_>) -> Self {
        let Line { view, key, now } = line;
        let catalogue = view.catalogue();
        Self {
            at: view.at.clone(),
            organization: view.title.clone(),
            key: (*key).clone(),
            marks: view.marks(key, *now),
            scope: words::short(view, &key.scope),
            permissions: words::level(key.level.as_ref(), &catalogue),
            own: view.own.contains(&key.id),
            timeless: view.offered().is_some_and(|(offer, _)| offer.lifetimes.is_empty()),
            note: view.notes.get(&key.id).cloned(),
            news: view.news.iter().find(|news| news.key == key.id).map(|news| news.what.clone()),
            now: *now,
        }
    }
}

/// A stretch of the rows over all organizations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// How many rows there are in all, with what is searched for and filtered.
    pub total: usize,
    /// How many keys there are without search and filter.
    pub keys: usize,
    /// How many keys each chip lets through, in the order of [`Filter::ALL`], without search.
    pub counts: [usize; 5],
    /// The place of the first of [`Listing::rows`].
    pub from: usize,
    /// The rows.
    pub rows: Vec<Row>,
    /// Those of the selected keys that no row, wherever it is, stands for any more.
    #[serde(default)]
    pub unseen: Vec<KeyPlace>,
}

/// What the search looks at, [`folded`]: name, prefix, workspaces or agent, who made it, the note, the
/// organization.
pub fn searched_text(view: &View, key: &Key) -> String {
    let mut searched = format!("{} {} ", text::harmless(&key.name), key.prefix);
    match &key.scope {
        Scope::AllWorkspaces => searched.push_str("all workspaces "),
        Scope::Workspaces(ids) => {
            for title in ids.iter().filter_map(|id| view.workspace_title(id)) {
                searched.push_str(title);
                searched.push(' ');
            }
        }
        Scope::Organization => searched.push_str("organization "),
        Scope::Agent(id) => searched.push_str(&format!("agent {} ", agent_title(view, id))),
        Scope::Unknown(word) => searched.push_str(word),
    }
    if let Some(note) = view.notes.get(&key.id) {
        searched.push_str(&format!(" {note} "));
    }
    if let Some(creator) = &key.creator {
        searched.push_str(&format!("{} {}", creator.name, creator.email));
    }
    searched.push_str(&format!(" {}", text::harmless(&view.title)));
    folded(&searched)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::tests::calm_key;
    use crate::view::tests::view_of;
    use crate::{KeyId, OrganizationId};

    #[test]
    fn lines_of_several_organizations_have_one_order() {
        let now: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        let named = |name: &str| Key { id: KeyId::new(name), name: name.to_owned(), ..calm_key() };
        let mut beta = view_of(vec![named("b"), named("a")]);
        beta.title = "beta".to_owned();
        let mut alpha = view_of(vec![named("c")]);
        (alpha.title, alpha.at.id) = ("Alpha".to_owned(), OrganizationId::new("organizations/alpha"));
        let order = |arrangement: Arrangement| {
            let mut all: Vec<Line<'_>> = lines(&beta, now).chain(lines(&alpha, now)).collect();
            all.sort_by(|one, other| arrangement.compare(one, other));
            all.iter().map(|line| line.key.name.clone()).collect::<Vec<_>>()
        };
        let by = |column, descending| Arrangement { column, descending, ..Arrangement::default() };
        assert_eq!(order(by(Column::Organization, false)), ["c", "a", "b"]);
        assert_eq!(order(by(Column::Name, true)), ["c", "b", "a"]);
        assert!(searched_text(&alpha, &alpha.keys[0]).contains("alpha"));
    }
}
