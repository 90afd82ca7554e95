//! Changing a key: the form, and the key as it was when the form was opened. Pure.

use crate::form::{Form, Problem, Typed};
use crate::words::edit as words;
use domain::{Field, Key, KeyChanges, Level, Offer, OrganizationRef, Scope};

/// A key that is being changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editing {
    /// The key as the admin saw it.
    pub key: Key,
    /// What is typed and chosen.
    pub form: Form,
}

impl Editing {
    /// Nothing is changed yet.
    pub fn new(at: OrganizationRef, key: Key) -> Self {
        Self { form: Form::starting(at, Typed::from_key(&key)), key }
    }

    /// True where leaving would lose something.
    pub fn is_dirty(&self) -> bool {
        let level = self.key.level.as_ref().map(|_| self.form.typed.chosen_level());
        let changes =
            KeyChanges::between(&self.key, &self.form.typed.name, level.as_ref(), &self.form.typed.scope());
        changes.map_or(true, |changes| !changes.is_empty())
    }

    /// What changes: only what the service lets change.
    ///
    /// # Errors
    /// Says what keeps it from being sent. A permission or workspace that no longer exists does not: the key may
    /// keep what it has.
    pub fn changes(&self, offer: &Offer) -> Result<KeyChanges, Problem> {
        let typed = &self.form.typed;
        let name = if offer.can_edit(Field::Name) { &typed.name } else { &self.key.name };
        let level = typed.level(offer).filter(|_| offer.can_edit(Field::Permissions));
        let scope = if offer.can_edit(Field::Scope) { typed.scope() } else { self.key.scope.clone() };
        let problem = |field, advice: &str| Err(Problem { field, advice: advice.to_owned() });
        let changes = match KeyChanges::between(&self.key, name, level.as_ref(), &scope) {
            Ok(changes) => changes,
            Err(wrong) => return problem(Field::Name, &wrong.to_string()),
        };
        match (&changes.scope, &changes.level) {
            (Some(Scope::Workspaces(ids)), _) if ids.is_empty() => {
                problem(Field::Scope, words::CHOOSE_AT_LEAST_ONE_WORKSPACE)
            }
            (Some(Scope::Agent(id)), _) if id.as_str().is_empty() => {
                problem(Field::Scope, words::CHOOSE_AGENT)
            }
            (_, Some(Level::Restricted(ids))) if ids.is_empty() => {
                problem(Field::Permissions, words::CHOOSE_AT_LEAST_ONE_PERMISSION)
            }
            _ => Ok(changes),
        }
    }
}

/// What of `changes` is still a change, now that somebody else has changed the key.
pub fn remaining(changes: &KeyChanges, theirs: &Key) -> KeyChanges {
    let wanted = changes.applied_to(theirs);
    let differs =
        KeyChanges::between(theirs, &wanted.name, wanted.level.as_ref(), &wanted.scope).unwrap_or_default();
    // A name that the service itself could not be given is never among ours.
    KeyChanges {
        name: differs.name.filter(|_| changes.name.is_some()),
        level: differs.level.filter(|_| changes.level.is_some()),
        scope: differs.scope.filter(|_| changes.scope.is_some()),
    }
}
