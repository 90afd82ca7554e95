//! What is new, changed, gone or about to expire since the admin looked last.

use crate::words::told;
use crate::{Field, Key, KeyId, Mark, View};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Something that somebody else, or time, did to a key since the admin looked last. What is done from this
/// machine is no news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// Which key.
    pub key: KeyId,
    /// Its name now, or at last where it is gone; unchecked.
    pub name: String,
    /// What happened.
    pub what: Happening,
}

/// What happened to a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// It was not there before.
    Appeared,
    /// These of its settings changed.
    Changed(Vec<Field>),
    /// It is no longer there.
    Gone,
    /// It has come to expire soon.
    Expiring,
    /// It has expired.
    Expired,
}

impl Happening {
    /// The word for it in a row: "new".
    pub fn word(&self) -> &'static str {
        match self {
            Happening::Appeared => told::NEW,
            Happening::Changed(_) => told::CHANGED,
            Happening::Gone => told::GONE,
            Happening::Expiring => told::EXPIRES_SOON,
            Happening::Expired => told::EXPIRED,
        }
    }
}

/// What happened between two readings of an organization, the second at `now`.
pub fn between(before: &View, after: &View, now: Timestamp) -> Vec<News> {
    let news = |key: &Key, what| News { key: key.id.clone(), name: key.name.clone(), what };
    let mut found = Vec::new();
    for key in &after.keys {
        match before.keys.iter().find(|one| one.id == key.id) {
            None => found.push(news(key, Happening::Appeared)),
            Some(old) => {
                let fields = changed_fields(old, key);
                if !fields.is_empty() {
                    found.push(news(key, Happening::Changed(fields)));
                } else if let Some(what) = time_passed(before, old, after, key, now) {
                    found.push(news(key, what));
                }
            }
        }
    }
    let gone = before.keys.iter().filter(|old| after.keys.iter().all(|key| key.id != old.id));
    found.extend(gone.map(|old| news(old, Happening::Gone)));
    found
}

fn changed_fields(old: &Key, key: &Key) -> Vec<Field> {
    let changes = [
        (old.name != key.name, Field::Name),
        (old.scope != key.scope, Field::Scope),
        (old.level != key.level, Field::Permissions),
        (old.expires != key.expires, Field::Expiration),
    ];
    changes.into_iter().filter_map(|(changed, field)| changed.then_some(field)).collect()
}

fn time_passed(before: &View, old: &Key, after: &View, key: &Key, now: Timestamp) -> Option<Happening> {
    let (earlier, later) = (before.marks(old, before.read), after.marks(key, now));
    let came = |mark| later.contains(&mark) && !earlier.contains(&mark);
    if came(Mark::Expired) {
        Some(Happening::Expired)
    } else if came(Mark::Expiring) {
        Some(Happening::Expiring)
    } else {
        None
    }
}

/// Adds what happened since to what was not looked at yet: one line a key, and none for a key that came and went.
pub fn add(known: &mut Vec<News>, since: Vec<News>) {
    for mut news in since {
        let earlier = known.iter().position(|one| one.key == news.key).map(|place| known.remove(place));
        news.what = match (earlier.map(|one| one.what), news.what) {
            (Some(Happening::Appeared), Happening::Gone) => continue,
            (Some(Happening::Gone), Happening::Appeared) => continue,
            (Some(Happening::Appeared), _) => Happening::Appeared,
            (Some(Happening::Changed(mut fields)), Happening::Changed(more)) => {
                fields.extend(more.into_iter().filter(|field| !fields.contains(field)).collect::<Vec<_>>());
                Happening::Changed(fields)
            }
            (_, what) => what,
        };
        known.push(news);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::tests::calm_key;
    use crate::view::tests::view_of;
    use crate::{KeyState, Level};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn named(id: &str) -> Key {
        Key { id: KeyId::new(id), name: format!("key {id}"), ..calm_key() }
    }

    #[test]
    fn what_happened_between_two_readings() {
        let before = View {
            read: at("2026-11-01T00:00:00Z"),
            ..view_of(vec![
                named("same"),
                Key { last_used: None, etag: Some("1".to_owned()), ..named("used") },
                named("edited"),
                named("gone"),
                Key { expires: Some(at("2026-12-01T00:00:00Z")), ..named("soon") },
                Key { expires: Some(at("2026-11-20T00:00:00Z")), ..named("over") },
            ])
        };
        let now = at("2026-11-22T00:00:00Z");
        let after = view_of(vec![
            named("same"),
            Key { etag: Some("1".to_owned()), ..named("used") },
            Key { level: Some(Level::All), name: "other".to_owned(), ..named("edited") },
            Key { expires: Some(at("2026-12-01T00:00:00Z")), ..named("soon") },
            Key { expires: Some(at("2026-11-20T00:00:00Z")), state: KeyState::Expired, ..named("over") },
            named("new"),
        ]);
        let found: Vec<(String, Happening)> =
            between(&before, &after, now).into_iter().map(|one| (one.key.to_string(), one.what)).collect();
        let expected = [
            ("edited", Happening::Changed(vec![Field::Name, Field::Permissions])),
            ("soon", Happening::Expiring),
            ("over", Happening::Expired),
            ("new", Happening::Appeared),
            ("gone", Happening::Gone),
        ];
        assert_eq!(found, expected.map(|(id, what)| (id.to_owned(), what)));
        assert!(between(&after, &after, now).is_empty());
    }

    #[test]
    fn what_adds_up_is_one_line_a_key() {
        use Happening::{Appeared, Changed, Expired, Expiring, Gone};
        let table = [
            (Appeared, Gone, None),
            (Gone, Appeared, None),
            (Appeared, Changed(vec![Field::Name]), Some(Appeared)),
            (
                Changed(vec![Field::Name]),
                Changed(vec![Field::Name, Field::Scope]),
                Some(Changed(vec![Field::Name, Field::Scope])),
            ),
            (Changed(vec![Field::Name]), Gone, Some(Gone)),
            (Expiring, Expired, Some(Expired)),
        ];
        for (first, second, expected) in table {
            let one = |what| News { key: KeyId::new("k"), name: "k".to_owned(), what };
            let mut known = vec![one(first.clone())];
            add(&mut known, vec![one(second.clone())]);
            let found = known.pop().map(|one| one.what);
            assert_eq!(found, expected, "{first:?}, then {second:?}");
            assert!(known.is_empty());
        }
    }
}
