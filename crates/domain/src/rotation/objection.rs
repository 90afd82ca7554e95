//! What speaks against deleting the old key, looked at last thing before it is deleted.

use super::rival::successors;
use super::{NewKey, Progress, Rotation, Uses};
use crate::edit::{same_level, same_scope};
use crate::{Field, Key, KeyId, KeyState, Lifetime, Timestamp};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// By how much a service may round the end of a key's life.
const ROUNDING: SignedDuration = SignedDuration::from_mins(1);

/// Something that speaks against deleting the old key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Objection {
    /// Keyward signs in with the old key.
    SignsInWithOld,
    /// The new key is not in the list.
    NewMissing,
    /// The new key is disabled, or in a state that this version of Keyward does not know.
    NewNotActive,
    /// The new key is not what it was meant to be.
    NewDiffers(Vec<Field>),
    /// The new key was not used since the hand-over.
    NewNotUsed,
    /// The service does not tell whether the new key was used since the hand-over.
    UseUnknown,
    /// The old key was used since the hand-over.
    OldStillUsed,
    /// The old key was changed since the rotation began.
    OldChanged {
        /// What was changed, as far as it can be seen.
        fields: Vec<Field>,
        /// Its `etag` now.
        etag: Option<String>,
    },
    /// Another machine made a successor of the same key. It stays, whatever is done here.
    Rival(KeyId),
}

impl Objection {
    /// Whether the admin may delete the old key all the same.
    pub fn can_be_overruled(&self) -> bool {
        match self {
            Objection::SignsInWithOld | Objection::NewMissing | Objection::NewNotActive => false,
            Objection::NewDiffers(_)
            | Objection::NewNotUsed
            | Objection::UseUnknown
            | Objection::OldStillUsed
            | Objection::OldChanged { .. }
            | Objection::Rival(_) => true,
        }
    }
}

impl Rotation {
    /// What speaks against deleting the old key, by a complete list.
    pub fn objections(&self, keys: &[Key], signs_in_with_old: bool) -> Vec<Objection> {
        let mut found = Vec::new();
        if signs_in_with_old {
            found.push(Objection::SignsInWithOld);
        }
        let old = keys.iter().find(|key| key.id == self.old.id);
        match &self.progress {
            Progress::HandedOver { new, uses } | Progress::Finishing { new, uses, .. } => {
                self.object_to_new(new, uses.as_ref(), keys, &mut found);
                let used_since = |old: &Key| uses.as_ref().is_some_and(|then| old.last_used > then.old);
                if old.is_some_and(used_since) {
                    found.push(Objection::OldStillUsed);
                }
                let rivals = successors(&self.old.id, keys).filter(|key| key.id != new.key);
                found.extend(rivals.map(|key| Objection::Rival(key.id.clone())));
            }
            // Here the new key comes afterwards.
            _ => {}
        }
        found.extend(old.and_then(|old| self.change_of_old(old)));
        found
    }

    fn object_to_new(&self, new: &NewKey, uses: Option<&Uses>, keys: &[Key], found: &mut Vec<Objection>) {
        let Some(key) = keys.iter().find(|key| key.id == new.key) else {
            return found.push(Objection::NewMissing);
        };
        match &key.state {
            KeyState::Active => {}
            KeyState::Expired | KeyState::Unknown(_) => found.push(Objection::NewNotActive),
        }
        let fields = self.differences(new, key);
        if !fields.is_empty() {
            found.push(Objection::NewDiffers(fields));
        }
        // A service that tells of no use at all says nothing by telling of none for this key.
        let tells_use = keys.iter().any(|key| key.last_used.is_some());
        match uses {
            Some(then) if tells_use && key.last_used > then.new => {}
            Some(_) if tells_use => found.push(Objection::NewNotUsed),
            _ => found.push(Objection::UseUnknown),
        }
    }

    /// In what the new key is not what it was meant to be.
    fn differences(&self, new: &NewKey, key: &Key) -> Vec<Field> {
        let named = self.tag(&new.create).is_in(&key.name) || key.name == self.draft.name.as_str();
        let allowed = match &self.draft.level {
            Some(level) => same_level(key.level.as_ref(), level),
            None => key.level.is_none(),
        };
        let differences = [
            (!named, Field::Name),
            (!same_scope(&key.scope, &self.draft.scope), Field::Scope),
            (!allowed, Field::Permissions),
            (!lives_as_long(key, self.draft.lifetime), Field::Expiration),
        ];
        differences.into_iter().filter_map(|(differs, field)| differs.then_some(field)).collect()
    }

    fn change_of_old(&self, now: &Key) -> Option<Objection> {
        let then = &self.old;
        let allowed = match &then.level {
            Some(level) => same_level(now.level.as_ref(), level),
            None => now.level.is_none(),
        };
        let changes = [
            (now.name != then.name, Field::Name),
            (!same_scope(&now.scope, &then.scope), Field::Scope),
            (!allowed, Field::Permissions),
        ];
        let fields: Vec<Field> =
            changes.into_iter().filter_map(|(changed, field)| changed.then_some(field)).collect();
        let changed = !fields.is_empty() || now.etag != then.etag;
        changed.then(|| Objection::OldChanged { fields, etag: now.etag.clone() })
    }
}

/// Whether a key ends when a key of this lifetime would, as far as the service tells.
fn lives_as_long(key: &Key, lifetime: Option<Lifetime>) -> bool {
    match (lifetime, key.expires, key.created) {
        (None, None, _) => true,
        (Some(lifetime), Some(end), Some(created)) => {
            let expected: Timestamp = lifetime.end(created);
            end.duration_since(expected).abs() <= ROUNDING
        }
        (Some(_), Some(_), None) => true,
        (None, Some(_), _) | (Some(_), None, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, new, old, successor, with};
    use super::*;
    use crate::{CreateId, Level, Scope, Tag};

    #[test]
    fn what_speaks_against_deleting_the_old_key() {
        let later = at("2026-11-23T00:00:00Z");
        let used = || Key { last_used: Some(later), ..successor() };
        let rival = Key {
            id: KeyId::new("rival"),
            name: Tag::of_rotation(&CreateId::new("bbbbbbbb"), &old().id).to_string(),
            ..used()
        };
        let unused = |key: Key| Key { last_used: None, ..key };
        let changed =
            |fields: Vec<Field>, etag: &str| Objection::OldChanged { fields, etag: Some(etag.to_owned()) };
        let renamed = Key { name: "Export".to_owned(), etag: Some("2".to_owned()), ..old() };
        let differs = |key: Key, field| (key, vec![Objection::NewDiffers(vec![field])]);
        let table = [
            (old(), used(), vec![]),
            (old(), Key { name: "Nightly export".to_owned(), ..used() }, vec![]),
            (old(), successor(), vec![Objection::NewNotUsed]),
            (unused(old()), successor(), vec![Objection::UseUnknown]),
            (old(), Key { state: KeyState::Expired, ..used() }, vec![Objection::NewNotActive]),
            (
                old(),
                Key { state: KeyState::Unknown("FROZEN".to_owned()), ..used() },
                vec![Objection::NewNotActive],
            ),
            (Key { last_used: Some(later), ..old() }, used(), vec![Objection::OldStillUsed]),
            (renamed, used(), vec![changed(vec![Field::Name], "2")]),
            (Key { etag: Some("3".to_owned()), ..old() }, used(), vec![changed(vec![], "3")]),
        ];
        let new_differs = [
            differs(Key { name: "Mine".to_owned(), ..used() }, Field::Name),
            differs(Key { scope: Scope::AllWorkspaces, ..used() }, Field::Scope),
            differs(Key { level: Some(Level::All), ..used() }, Field::Permissions),
            differs(Key { expires: None, ..used() }, Field::Expiration),
            differs(Key { expires: Some(later), ..used() }, Field::Expiration),
        ];
        let new_differs = new_differs.map(|(new, expected)| (old(), new, expected));
        let uses = Some(Uses { new: None, old: old().last_used });
        let rotation = with(Progress::HandedOver { new: new(), uses });
        for (old, new, expected) in table.into_iter().chain(new_differs) {
            assert_eq!(rotation.objections(&[old.clone(), new.clone()], false), expected, "{old:?}\n{new:?}");
        }
        assert_eq!(rotation.objections(&[old()], false), [Objection::NewMissing]);
        assert_eq!(
            rotation.objections(&[old(), used(), rival], true),
            [Objection::SignsInWithOld, Objection::Rival(KeyId::new("rival"))]
        );
        let offline = with(Progress::HandedOver { new: new(), uses: None });
        assert_eq!(offline.objections(&[old(), used()], false), [Objection::UseUnknown]);
    }
}
