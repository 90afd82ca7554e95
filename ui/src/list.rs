//! Which keys the table shows, and in which order. Pure.

use crate::board::marks;
use crate::scope_words::agent_title;
use domain::{Key, KeyId, Level, Mark, Scope, Timestamp, View, text};
use std::cmp::Ordering;

/// What the admin set for the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What was typed into the search field.
    pub query: String,
    /// The chip that is pressed.
    pub filter: Option<Filter>,
    /// The column to sort by.
    pub column: Column,
    /// Whether the order is turned round.
    pub descending: bool,
    /// The selected key.
    pub selected: Option<KeyId>,
    /// Whether its detail lies over the table, where the window is narrow.
    pub opened: bool,
}

impl Default for List {
    fn default() -> Self {
        Self {
            query: String::new(),
            filter: None,
            column: Column::Expires,
            descending: false,
            selected: None,
            opened: false,
        }
    }
}

/// A chip over the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
            Filter::Active => "Active",
            Filter::Expiring => "Expiring",
            Filter::Expired => "Expired",
            Filter::Broad => "Broad",
            Filter::Unused => "Unused",
        }
    }

    /// Those that can let a key through here: where keys never expire, none expires soon.
    pub fn shown(view: Option<&View>) -> Vec<Filter> {
        let never = view.and_then(View::offered).is_some_and(|(offer, _)| offer.lifetimes.is_empty());
        let timeless =
            |filter: &Filter| !matches!(filter, Filter::Active | Filter::Expiring | Filter::Expired);
        Filter::ALL.into_iter().filter(|filter| !never || timeless(filter)).collect()
    }

    /// How many keys of the view it lets through.
    pub fn count(self, view: &View, now: Timestamp) -> usize {
        view.keys.iter().filter(|key| self.admits(&marks(view, key, now))).count()
    }

    fn admits(self, marks: &[Mark]) -> bool {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The name.
    Name,
    /// What the key may reach: the widest last.
    Scope,
    /// What it may do: the most last.
    Permissions,
    /// When it was made.
    Created,
    /// When it was last used: the longest ago first.
    LastUsed,
    /// When it expires: the nearest first, those that expired last.
    Expires,
}

impl Column {
    /// Those that say something here, from left to right: where keys have no permissions, their last use
    /// takes the place.
    pub fn shown(view: Option<&View>) -> [Column; 5] {
        let levels = view.and_then(View::offered).is_none_or(|(offer, _)| offer.levels);
        if levels {
            [Column::Name, Column::Scope, Column::Permissions, Column::Created, Column::Expires]
        } else {
            [Column::Name, Column::Scope, Column::Created, Column::LastUsed, Column::Expires]
        }
    }

    /// The head of the column.
    pub fn title(self) -> &'static str {
        match self {
            Column::Name => "Name",
            Column::Scope => "Scope",
            Column::Permissions => "Permissions",
            Column::Created => "Created",
            Column::LastUsed => "Last used",
            Column::Expires => "Expires",
        }
    }
}

/// What the admin changes about the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Searches.
    Query(String),
    /// Presses a chip, or lets it go.
    Filter(Filter),
    /// Sorts by a column; a second time turns the order round.
    Sort(Column),
    /// Moves the selection.
    Select(KeyId),
    /// Selects a key and opens its detail.
    Open(KeyId),
    /// Closes the detail.
    Close,
    /// Shows all keys again.
    Clear,
}

impl List {
    /// Applies a change.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Query(query) => self.query = query,
            Change::Filter(filter) => {
                self.filter = if self.filter == Some(filter) { None } else { Some(filter) };
            }
            Change::Sort(column) if self.column == column => self.descending = !self.descending,
            Change::Sort(column) => {
                self.column = column;
                self.descending = false;
            }
            Change::Select(key) => self.selected = Some(key),
            Change::Open(key) => {
                self.selected = Some(key);
                self.opened = true;
            }
            Change::Close => self.opened = false,
            Change::Clear => {
                self.query.clear();
                self.filter = None;
            }
        }
    }

    /// The keys to show, in order.
    pub fn shown<'a>(&self, view: &'a View, now: Timestamp) -> Vec<&'a Key> {
        let words: Vec<String> = self.query.split_whitespace().map(str::to_lowercase).collect();
        let mut keys: Vec<&Key> = view
            .keys
            .iter()
            .filter(|key| self.filter.is_none_or(|filter| filter.admits(&marks(view, key, now))))
            .filter(|key| {
                let searched = searched_text(view, key);
                words.iter().all(|word| searched.contains(word.as_str()))
            })
            .collect();
        keys.sort_by(|a, b| {
            let order = compare(self.column, a, b, now);
            let order = if self.descending { order.reverse() } else { order };
            order.then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
        });
        keys
    }

    /// Keeps the selection on a key that is shown: the first where the selected one is not.
    pub fn settle(&mut self, view: &View, now: Timestamp) {
        let shown = self.shown(view, now);
        if !shown.iter().any(|key| Some(&key.id) == self.selected.as_ref()) {
            self.selected = shown.first().map(|key| key.id.clone());
            self.opened = false;
        }
    }
}

/// What the search looks at, in lower case: name, prefix, workspaces or agent, who made it, the note.
fn searched_text(view: &View, key: &Key) -> String {
    let mut searched = format!("{} {} ", text::harmless(&key.name), key.prefix);
    match &key.scope {
        Scope::AllWorkspaces => searched.push_str("all workspaces "),
        Scope::Workspaces(ids) => {
            for workspace in view.workspaces.iter().filter(|workspace| ids.contains(&workspace.id)) {
                searched.push_str(&workspace.title);
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
    searched.to_lowercase()
}

fn compare(column: Column, a: &Key, b: &Key, now: Timestamp) -> Ordering {
    match column {
        Column::Name => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
        Column::Scope => breadth(&a.scope).cmp(&breadth(&b.scope)),
        Column::Permissions => weight(a.level.as_ref()).cmp(&weight(b.level.as_ref())),
        Column::Created => a.created.cmp(&b.created),
        Column::LastUsed => a.last_used.cmp(&b.last_used),
        Column::Expires => match (a.is_expired(now), b.is_expired(now)) {
            (true, true) => b.expires.cmp(&a.expires),
            (false, false) => a.expires.unwrap_or(Timestamp::MAX).cmp(&b.expires.unwrap_or(Timestamp::MAX)),
            (a_is_past, b_is_past) => a_is_past.cmp(&b_is_past),
        },
    }
}

fn breadth(scope: &Scope) -> (u8, usize) {
    match scope {
        Scope::Agent(_) => (0, 1),
        Scope::Workspaces(ids) => (0, ids.len()),
        Scope::AllWorkspaces | Scope::Organization => (1, 0),
        Scope::Unknown(_) => (2, 0),
    }
}

fn weight(level: Option<&Level>) -> (u8, usize) {
    match level {
        Some(Level::Restricted(ids)) => (0, ids.len()),
        Some(Level::ReadOnly) => (1, 0),
        Some(Level::All) => (2, 0),
        Some(Level::Unknown(_)) => (3, 0),
        None => (4, 0),
    }
}
