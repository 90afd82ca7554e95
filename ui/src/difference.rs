//! What changes of a key, field by field, in words. Pure.

use crate::words::edit as words;
use domain::words::{agent_title, counted, full, workspace_titles};
use domain::{Field, Key, KeyChanges, Level, PermissionId, Scope, View, text};

/// One field that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field.
    pub field: Field,
    /// What it was.
    pub before: String,
    /// What it will be.
    pub after: String,
    /// What comes to it, one by one, where it is a list.
    pub gained: Vec<String>,
    /// What goes from it.
    pub lost: Vec<String>,
    /// Whether the key can do or reach more than before.
    pub widens: bool,
}

/// The word for a field on the screen.
pub fn title(field: Field) -> &'static str {
    match field {
        Field::Name => words::NAME,
        Field::Scope => words::SCOPE,
        _ => words::PERMISSIONS,
    }
}

/// The word for a field in the handles of its rows.
pub fn handle(field: Field) -> &'static str {
    match field {
        Field::Name => "name",
        Field::Scope => "scope",
        _ => "permissions",
    }
}

/// The fields that change, in the order to show them.
pub fn differences(view: &View, before: &Key, changes: &KeyChanges) -> Vec<Difference> {
    let after = changes.applied_to(before);
    let none = domain::Catalogue::default();
    let catalogue = view.offered().map_or(&none, |(offer, _)| &offer.catalogue);
    changes
        .fields()
        .into_iter()
        .map(|field| {
            let (gained, lost) = gained_and_lost(view, field, before, &after);
            Difference {
                field,
                before: worded(view, field, before),
                after: worded(view, field, &after),
                gained,
                lost,
                widens: changes.widens(field, before, catalogue),
            }
        })
        .collect()
}

/// What differs in a key from how it was seen, in the order to show it.
pub fn changed_since(view: &View, seen: &Key, now: &Key) -> Vec<Difference> {
    let none = domain::Catalogue::default();
    let catalogue = view.offered().map_or(&none, |(offer, _)| &offer.catalogue);
    let changes = KeyChanges { name: None, level: now.level.clone(), scope: Some(now.scope.clone()) };
    [Field::Name, Field::Scope, Field::Permissions]
        .into_iter()
        .filter(|field| differs(*field, seen, now))
        .map(|field| {
            let (gained, lost) = gained_and_lost(view, field, seen, now);
            Difference {
                field,
                before: worded(view, field, seen),
                after: worded(view, field, now),
                gained,
                lost,
                widens: changes.widens(field, seen, catalogue),
            }
        })
        .collect()
}

fn differs(field: Field, seen: &Key, now: &Key) -> bool {
    match field {
        Field::Name => seen.name != now.name,
        Field::Scope => seen.scope != now.scope,
        _ => seen.level != now.level,
    }
}

/// A field of a key, in words that fit a line.
pub fn worded(view: &View, field: Field, key: &Key) -> String {
    match field {
        Field::Name => text::harmless(&key.name),
        Field::Scope => match &key.scope {
            Scope::Workspaces(ids) if ids.len() > 4 => counted(ids.len()),
            Scope::Agent(id) => agent_title(view, id),
            scope => full(view, scope),
        },
        _ => match &key.level {
            None => words::EVERYTHING_THAT_SERVICE_OFFERS.to_owned(),
            Some(Level::All) => words::ALL_FULL_READ_AND_WRITE.to_owned(),
            Some(Level::ReadOnly) => words::READ_ONLY.to_owned(),
            Some(Level::Restricted(ids)) if ids.len() == 1 => words::RESTRICTED_ONE_PERMISSION.to_owned(),
            Some(Level::Restricted(ids)) => words::restricted_permissions(ids.len()),
            Some(Level::Unknown(word)) => words::unknown(text::harmless(word)),
        },
    }
}

/// One field of a key that two admins changed at the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The field.
    pub field: Field,
    /// What it was when the admin opened the form.
    pub was: String,
    /// What it is now; `None` where nobody else changed it.
    pub theirs: Option<String>,
    /// What the admin wants; `None` where they leave it.
    pub yours: Option<String>,
    /// Whether what the admin wants does more than what it is now.
    pub widens: bool,
}

/// The fields that they or we changed.
pub fn versions(view: &View, seen: &Key, changes: &KeyChanges, theirs: &Key) -> Vec<Version> {
    let yours = changes.applied_to(seen);
    let none = domain::Catalogue::default();
    let catalogue = view.offered().map_or(&none, |(offer, _)| &offer.catalogue);
    let changed = changes.fields();
    let fields = [Field::Name, Field::Scope, Field::Permissions];
    fields
        .into_iter()
        .filter_map(|field| {
            let differs = differs(field, seen, theirs);
            let ours = changed.contains(&field);
            (differs || ours).then(|| Version {
                field,
                was: listed(view, field, seen),
                theirs: differs.then(|| listed(view, field, theirs)),
                yours: ours.then(|| listed(view, field, &yours)),
                widens: changes.widens(field, theirs, catalogue),
            })
        })
        .collect()
}

/// A field in words; where two versions are to be told apart, with the permissions by name.
fn listed(view: &View, field: Field, key: &Key) -> String {
    let words = worded(view, field, key);
    match (&key.level, field) {
        (Some(Level::Restricted(ids)), Field::Permissions) => {
            let ids: Vec<String> = ids.iter().map(|id| text::harmless(id.as_str())).collect();
            format!("{words}: {}", ids.join(", "))
        }
        _ => words,
    }
}

fn gained_and_lost(view: &View, field: Field, before: &Key, after: &Key) -> (Vec<String>, Vec<String>) {
    match field {
        Field::Scope => match (&before.scope, &after.scope) {
            (Scope::Workspaces(before), Scope::Workspaces(after)) => (
                workspace_titles(view, &only_in(after, before)),
                workspace_titles(view, &only_in(before, after)),
            ),
            _ => Default::default(),
        },
        Field::Permissions => match (&before.level, &after.level) {
            (Some(Level::Restricted(before)), Some(Level::Restricted(after))) => {
                let titles = |ids: Vec<PermissionId>| ids.iter().map(|id| permission(view, id)).collect();
                (titles(only_in(after, before)), titles(only_in(before, after)))
            }
            _ => Default::default(),
        },
        _ => Default::default(),
    }
}

fn only_in<T: PartialEq + Clone>(these: &[T], others: &[T]) -> Vec<T> {
    these.iter().filter(|one| !others.contains(one)).cloned().collect()
}

fn permission(view: &View, id: &PermissionId) -> String {
    let known = view.offered().and_then(|(offer, _)| offer.catalogue.find(id));
    match known {
        Some(permission) => text::harmless(&permission.title),
        None => words::no_longer_offered(text::harmless(id.as_str())),
    }
}
