//! Changing a key: what changes, and whether it lets the key do more than before.

use crate::draft::DraftProblem;
use crate::words::advice;
use crate::{Access, Catalogue, Field, Key, KeyName, Level, Offer, PermissionId, Reach, Rights, Scope};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most characters that a local note may have.
pub const LONGEST_NOTE: usize = 2000;

/// What to change of a key. What is `None` stays as it is and is not sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyChanges {
    /// The new name.
    pub name: Option<KeyName>,
    /// The new permissions.
    pub level: Option<Level>,
    /// The new scope.
    pub scope: Option<Scope>,
}

impl KeyChanges {
    /// What has to change to make `key` have this name, level and scope. A name that stays as the service has it
    /// is no change, even one that could not be given today.
    pub fn between(
        key: &Key,
        name: &str,
        level: Option<&Level>,
        scope: &Scope,
    ) -> Result<Self, crate::NameProblem> {
        let name = if name == key.name || name.trim() == key.name { None } else { Some(KeyName::new(name)?) };
        Ok(Self {
            name,
            level: level.filter(|level| !same_level(key.level.as_ref(), level)).cloned(),
            scope: (!same_scope(&key.scope, scope)).then(|| scope.clone()),
        })
    }

    /// True where nothing changes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The fields that change, in the order to show them.
    pub fn fields(&self) -> Vec<Field> {
        let changes = [
            (self.name.is_some(), Field::Name),
            (self.scope.is_some(), Field::Scope),
            (self.level.is_some(), Field::Permissions),
        ];
        changes.into_iter().filter_map(|(changes, field)| changes.then_some(field)).collect()
    }

    /// Whether this field's change lets the key do or reach more than before.
    pub fn widens(&self, field: Field, before: &Key, catalogue: &Catalogue) -> bool {
        match field {
            Field::Permissions => {
                self.level.as_ref().is_some_and(|after| level_widens(before.level.as_ref(), after, catalogue))
            }
            Field::Scope => self.scope.as_ref().is_some_and(|after| scope_widens(&before.scope, after)),
            _ => false,
        }
    }

    /// The first thing that keeps the changes from being sent; `None` where they can be. Permissions and workspaces
    /// that the key already has may stay although the service no longer knows them.
    pub fn problem(&self, before: &Key, offer: &Offer, rights: &Rights) -> Option<DraftProblem> {
        let fixed = self.fields().into_iter().find(|field| !offer.can_edit(*field));
        if let Some(field) = fixed {
            return Some(DraftProblem { field, advice: advice::THIS_CANT_BE_CHANGED_AT_THIS_SERVICE });
        }
        match &self.scope {
            Some(Scope::AllWorkspaces) if rights.reach != Reach::Everything => {
                let advice = advice::YOU_MANAGE_KEYS_OF_SOME;
                return Some(DraftProblem { field: Field::Scope, advice });
            }
            Some(Scope::Workspaces(ids)) if ids.is_empty() => {
                return Some(DraftProblem {
                    field: Field::Scope,
                    advice: advice::CHOOSE_AT_LEAST_ONE_WORKSPACE,
                });
            }
            Some(Scope::Workspaces(ids)) if !ids.iter().all(|id| rights.reach.includes(id)) => {
                let advice = advice::YOU_DONT_MANAGE_KEYS_OF_ONE;
                return Some(DraftProblem { field: Field::Scope, advice });
            }
            _ => {}
        }
        let Some(Level::Restricted(ids)) = &self.level else { return None };
        let had: &[PermissionId] = match &before.level {
            Some(Level::Restricted(had)) => had,
            _ => &[],
        };
        let advice = if ids.is_empty() {
            advice::CHOOSE_AT_LEAST_ONE_PERMISSION
        } else if ids.iter().any(|id| offer.catalogue.find(id).is_none() && !had.contains(id)) {
            advice::SERVICE_NO_LONGER_OFFERS_ONE
        } else {
            return None;
        };
        Some(DraftProblem { field: Field::Permissions, advice })
    }

    /// The key as it will be.
    pub fn applied_to(&self, key: &Key) -> Key {
        let mut after = key.clone();
        if let Some(name) = &self.name {
            after.name = name.as_str().to_owned();
        }
        if let Some(level) = &self.level {
            after.level = Some(level.clone());
        }
        if let Some(scope) = &self.scope {
            after.scope = scope.clone();
        }
        after
    }
}

pub(crate) fn same_level(before: Option<&Level>, after: &Level) -> bool {
    match (before, after) {
        (Some(Level::Restricted(before)), Level::Restricted(after)) => set(before) == set(after),
        (before, after) => before == Some(after),
    }
}

pub(crate) fn same_scope(before: &Scope, after: &Scope) -> bool {
    match (before, after) {
        (Scope::Workspaces(before), Scope::Workspaces(after)) => set(before) == set(after),
        (before, after) => before == after,
    }
}

fn set<T: Ord>(items: &[T]) -> BTreeSet<&T> {
    items.iter().collect()
}

fn level_widens(before: Option<&Level>, after: &Level, catalogue: &Catalogue) -> bool {
    let reads = || catalogue.permissions().filter(|one| one.access == Access::Read).map(|one| &one.id);
    let allowed = |level: &Level| -> Option<BTreeSet<PermissionId>> {
        match level {
            Level::ReadOnly => Some(reads().cloned().collect()),
            Level::Restricted(ids) => Some(ids.iter().cloned().collect()),
            // Not a list: everything, or nobody knows.
            Level::All | Level::Unknown(_) => None,
        }
    };
    match (before, after) {
        (Some(Level::All), _) => false,
        // Nobody knows what it was: said, rather than passed over.
        (Some(Level::Unknown(_)) | None, _) => true,
        (Some(before), after) => match (allowed(before), allowed(after)) {
            (Some(before), Some(after)) => !after.is_subset(&before),
            _ => true,
        },
    }
}

fn scope_widens(before: &Scope, after: &Scope) -> bool {
    match (before, after) {
        (Scope::AllWorkspaces | Scope::Organization, _) => false,
        (Scope::Workspaces(before), Scope::Workspaces(after)) => !set(after).is_subset(&set(before)),
        (Scope::Agent(before), Scope::Agent(after)) => before != after,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::WorkspaceId;
    use crate::key::tests::calm_key;
    use crate::permission::tests::catalogue;

    fn restricted(ids: &[&str]) -> Level {
        Level::Restricted(ids.iter().copied().map(PermissionId::new).collect())
    }

    fn workspaces(ids: &[&str]) -> Scope {
        Scope::Workspaces(ids.iter().copied().map(WorkspaceId::new).collect())
    }

    #[test]
    fn only_what_changed_is_a_change() {
        let key = Key { level: Some(restricted(&["a", "b"])), scope: workspaces(&["x", "y"]), ..calm_key() };
        let same = KeyChanges::between(
            &key,
            "Nightly export ",
            Some(&restricted(&["b", "a"])),
            &workspaces(&["y", "x"]),
        );
        assert!(same.unwrap().is_empty());
        let named =
            KeyChanges::between(&key, "Export", Some(&restricted(&["a", "b"])), &workspaces(&["x", "y"]))
                .unwrap();
        assert_eq!(named.fields(), [Field::Name]);
        let all = KeyChanges::between(&key, "Export", Some(&Level::All), &Scope::AllWorkspaces).unwrap();
        assert_eq!(all.fields(), [Field::Name, Field::Scope, Field::Permissions]);
        assert_eq!(all.applied_to(&key).level, Some(Level::All));
        assert!(KeyChanges::between(&key, "", None, &key.scope).is_err());
        let hostile = Key { name: "bad\u{7}".to_owned(), ..key };
        assert!(
            KeyChanges::between(&hostile, "bad\u{7}", hostile.level.as_ref(), &hostile.scope)
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn what_widens() {
        let levels = [
            (Level::ReadOnly, Level::All, true),
            (Level::All, Level::ReadOnly, false),
            (Level::ReadOnly, restricted(&["read:Run"]), false),
            (Level::ReadOnly, restricted(&["read:Run", "start:Run"]), true),
            (restricted(&["read:Run"]), Level::ReadOnly, true),
            (restricted(&["read:Run", "read:File"]), restricted(&["read:File"]), false),
            (restricted(&["read:Run"]), restricted(&["read:File"]), true),
            (Level::Unknown("OWNER".to_owned()), Level::ReadOnly, true),
        ];
        for (before, after, expected) in levels {
            let key = Key { level: Some(before.clone()), ..calm_key() };
            let changes = KeyChanges { level: Some(after.clone()), ..KeyChanges::default() };
            assert_eq!(
                changes.widens(Field::Permissions, &key, &catalogue()),
                expected,
                "{before:?} to {after:?}"
            );
        }
        let scopes = [
            (Scope::AllWorkspaces, workspaces(&["x"]), false),
            (workspaces(&["x"]), Scope::AllWorkspaces, true),
            (workspaces(&["x", "y"]), workspaces(&["y"]), false),
            (workspaces(&["x"]), workspaces(&["x", "y"]), true),
        ];
        for (before, after, expected) in scopes {
            let key = Key { scope: before.clone(), ..calm_key() };
            let changes = KeyChanges { scope: Some(after.clone()), ..KeyChanges::default() };
            assert_eq!(changes.widens(Field::Scope, &key, &catalogue()), expected, "{before:?} to {after:?}");
        }
    }
}
