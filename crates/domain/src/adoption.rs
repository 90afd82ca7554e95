//! Adoption: which key of a complete list is the one that a create made whose answer was lost. The tag in a name is
//! proof, and so is its secret where that arrived; without either the admin is asked. Nothing is taken for ours by
//! guess.

use crate::edit::same_scope;
use crate::{Key, KeyId, Scope, Tag};

/// What is known of the key that is looked for.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// The keys that were there before the create was sent.
    pub before: &'a [KeyId],
    /// Keys of which the admin said that they are not the one.
    pub others: &'a [KeyId],
    /// Who the service took us for; empty where it did not say.
    pub caller: &'a str,
    /// The scope that was asked for.
    pub scope: &'a Scope,
    /// The tag that the create left in the name.
    pub tag: &'a Tag,
    /// Whether the secret of the create begins like this, where it is at hand.
    pub secret_begins: Option<&'a (dyn Fn(&str) -> bool + Sync)>,
}

/// What a list says of a create.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adoption<'a> {
    /// This key is it.
    Ours(&'a Key),
    /// It may be one of these: the admin says.
    Ask(Vec<&'a Key>),
    /// It is not there. It may still arrive.
    NotSeen,
}

/// Looks for the key of a create in a complete list.
pub fn adopt<'a>(search: &Search<'_>, keys: &'a [Key]) -> Adoption<'a> {
    let new = || keys.iter().filter(|key| !search.before.contains(&key.id));
    // The tag is proof, whoever looks and whatever else was changed.
    if let Some(ours) = new().find(|key| search.tag.is_in(&key.name)) {
        return Adoption::Ours(ours);
    }
    // So is the secret, where only one key begins like it: the admin could only say what is known, or be wrong.
    let begun: Option<Vec<&Key>> = search
        .secret_begins
        .map(|begins| new().filter(|key| !key.prefix.is_empty() && begins(&key.prefix)).collect());
    match begun.as_deref() {
        Some([]) => return Adoption::NotSeen,
        Some([its]) => return Adoption::Ours(its),
        Some(_) | None => {}
    }
    let candidates: Vec<&Key> = new()
        .filter(|key| !search.others.contains(&key.id))
        .filter(|key| begun.as_ref().is_none_or(|begun| begun.contains(key)))
        .filter(|key| same_scope(&key.scope, search.scope) && made_by(key, search.caller))
        // Whatever carries another tag was made by another create.
        .filter(|key| Tag::found_in(&key.name).is_none())
        .collect();
    match candidates.is_empty() {
        true => Adoption::NotSeen,
        false => Adoption::Ask(candidates),
    }
}

/// The only one; `None` where there are several, which begin alike, or none.
pub fn only_one<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether this user may have made the key: where either is not known, it may.
fn made_by(key: &Key, caller: &str) -> bool {
    match &key.creator {
        Some(creator) if !caller.is_empty() && !creator.email.is_empty() => {
            creator.email.eq_ignore_ascii_case(caller)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::tests::calm_key;
    use crate::{CreateId, Person};

    #[test]
    fn the_tag_is_proof_and_the_rest_is_asked() {
        let tag = Tag::of_create(&CreateId::new("1a2b3c4d"));
        let key = |id: &str, name: &str| Key {
            id: KeyId::new(id),
            name: name.to_owned(),
            creator: Some(Person { name: String::new(), email: "ada@acme.example".to_owned() }),
            ..calm_key()
        };
        let scope = calm_key().scope;
        let search = Search {
            before: &[KeyId::new("1")],
            others: &[KeyId::new("2")],
            caller: "Ada@acme.example",
            scope: &scope,
            tag: &tag,
            secret_begins: None,
        };
        let by_bob = Key {
            creator: Some(Person { name: String::new(), email: "bob@acme.example".to_owned() }),
            ..key("8", "CI")
        };
        let (plain, renamed) = (key("7", "CI"), key("9", "[kw-1a2b3c4d] old"));
        let table = [
            ("nothing new", vec![key("1", "CI [kw-1a2b3c4d]")], Adoption::NotSeen),
            ("ours, renamed around the tag", vec![plain.clone(), renamed.clone()], Adoption::Ours(&renamed)),
            ("no tag", vec![plain.clone()], Adoption::Ask(vec![&plain])),
            ("said to be another", vec![key("2", "CI")], Adoption::NotSeen),
            ("another create's", vec![key("7", "CI [kw-99999999]")], Adoption::NotSeen),
            ("another admin's", vec![by_bob], Adoption::NotSeen),
            ("another scope", vec![Key { scope: Scope::Organization, ..key("7", "CI") }], Adoption::NotSeen),
        ];
        for (case, keys, expected) in table {
            assert_eq!(adopt(&search, &keys), expected, "{case}");
        }
        let at_hand = Search { secret_begins: Some(&|prefix| prefix == calm_key().prefix), ..search };
        let other = Key { prefix: "kgn_pat_0000".to_owned(), ..key("6", "CI") };
        assert_eq!(adopt(&at_hand, &[other.clone(), plain.clone()]), Adoption::Ours(&plain));
        assert_eq!(adopt(&at_hand, &[other]), Adoption::NotSeen);
        let alike = key("5", "Another");
        let both = [plain.clone(), alike.clone()];
        assert_eq!(adopt(&at_hand, &both), Adoption::Ask(vec![&plain, &alike]), "they begin alike");
    }
}
