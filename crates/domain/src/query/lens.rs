//! A query on one organization: what it names there is looked for once, not for each key.

use super::admit::{Ready, Seen, has, holds};
use super::{Claim, Deeds, Noun};
use crate::fold::folded;
use crate::{Access, AgentId, Catalogue, Level, Permission, Scope, View, Workspace, WorkspaceId};
use memchr::memmem::Finder;

/// A query that is ready to look at the keys of one organization.
#[derive(Debug)]
pub struct Lens<'a> {
    terms: Vec<Term<'a>>,
    /// Whether no key of the organization is let through, whatever it is.
    dark: bool,
}

/// A term on one organization.
#[derive(Debug)]
struct Term<'a> {
    negated: bool,
    means: Means<'a>,
}

/// What a claim means on one organization.
#[derive(Debug)]
enum Means<'a> {
    /// Of all keys the same.
    Same(Option<bool>),
    /// This is in what the search looks at.
    Text(&'a Finder<'static>),
    /// It may do one of these, or one of this name that the service no longer offers.
    May(Naming<'a>, Vec<&'a Permission>),
    /// It reaches one of these workspaces; nothing where they are not told.
    Workspaces(Option<Vec<&'a WorkspaceId>>),
    /// It reaches one of these agents.
    Agents(Vec<&'a AgentId>),
    /// It is about the key alone.
    Key(&'a Claim),
}

/// A folded name, and how it is meant.
#[derive(Debug, Clone, Copy)]
struct Naming<'a> {
    name: &'a str,
    /// Whether something is called just so; else it is a part of names.
    whole: bool,
}

impl Naming<'_> {
    fn means(self, text: &str) -> bool {
        if self.whole { same(text, self.name) } else { has(text, self.name) }
    }
}

impl<'a> Lens<'a> {
    pub(super) fn new(terms: &'a [Ready], view: &'a View, account: Option<&str>) -> Self {
        let on_this = |ready: &'a Ready| {
            let negated = ready.term.negated;
            Term { negated, means: Means::of(ready, view, account) }
        };
        let terms: Vec<Term<'a>> = terms.iter().map(on_this).collect();
        let fails = |term: &Term<'_>| matches!(term.means, Means::Same(found) if !term.admits(found));
        let dark = terms.iter().any(fails);
        Self { terms, dark }
    }

    /// Whether every term holds for a key of the organization.
    pub fn admits(&self, seen: &Seen<'_>) -> bool {
        !self.dark && self.terms.iter().all(|term| term.admits(term.means.holds(seen)))
    }
}

impl Term<'_> {
    /// What is not told matches neither a claim nor its opposite.
    fn admits(&self, holds: Option<bool>) -> bool {
        holds.is_some_and(|holds| holds != self.negated)
    }
}

impl<'a> Means<'a> {
    fn of(ready: &'a Ready, view: &'a View, account: Option<&str>) -> Self {
        match (&ready.term.claim, &ready.finder) {
            (Claim::Text(_), Some(finder)) => Means::Text(finder),
            (Claim::May(Deeds::Named(name)), _) => {
                let catalogue = view.offered().map(|(offer, _)| &offer.catalogue);
                let (naming, meant) = catalogue
                    .map_or_else(|| (Naming { name, whole: true }, Vec::new()), |all| meant(name, all));
                Means::May(naming, meant)
            }
            (Claim::Called(Noun::Workspace, name), _) => {
                let meant = |told: &'a Vec<Workspace>| {
                    told.iter().filter(|one| has(&one.title, name)).map(|one| &one.id).collect()
                };
                Means::Workspaces(view.workspaces.as_ref().map(meant))
            }
            (Claim::Called(Noun::Agent, name), _) => {
                let meant = view.agents.iter().filter(|one| has(&one.title, name));
                Means::Agents(meant.map(|one| &one.id).collect())
            }
            (Claim::Called(Noun::Organization, name), _) => {
                Means::Same(Some(has(&view.title, name) || has(view.at.id.as_str(), name)))
            }
            // One organization has one account: the claim is about nothing.
            (Claim::Called(Noun::Account, name), _) => {
                Means::Same(Some(account.map_or(!ready.term.negated, |account| has(account, name))))
            }
            (claim, _) => Means::Key(claim),
        }
    }

    /// Whether it holds; nothing where the service does not tell.
    fn holds(&self, seen: &Seen<'_>) -> Option<bool> {
        let key = seen.line.key;
        match self {
            Means::Same(found) => *found,
            Means::Text(finder) => Some(finder.find(seen.searched.as_bytes()).is_some()),
            Means::May(naming, meant) => match key.level.as_ref()? {
                Level::All => Some(!meant.is_empty()),
                Level::ReadOnly => Some(meant.iter().any(|one| one.access == Access::Read)),
                Level::Restricted(ids) => {
                    let held = |one: &&Permission| ids.contains(&one.id);
                    // One that the service no longer offers has but its identifier.
                    Some(ids.iter().any(|id| naming.means(id.as_str())) || meant.iter().any(held))
                }
                Level::Unknown(_) => None,
            },
            Means::Workspaces(meant) => match &key.scope {
                Scope::AllWorkspaces => Some(!meant.as_ref()?.is_empty()),
                Scope::Workspaces(ids) => Some(meant.as_ref()?.iter().any(|one| ids.contains(one))),
                Scope::Organization | Scope::Agent(_) => Some(false),
                Scope::Unknown(_) => None,
            },
            Means::Agents(meant) => match &key.scope {
                Scope::Organization => Some(!meant.is_empty()),
                Scope::Agent(id) => Some(meant.contains(&id)),
                Scope::AllWorkspaces | Scope::Workspaces(_) => Some(false),
                Scope::Unknown(_) => None,
            },
            Means::Key(claim) => holds(claim, seen),
        }
    }
}

/// The permissions that a folded name means: by title or identifier, with its group before it or not, or all of a
/// group; where nothing is called so, those of which it is a part of a name.
fn meant<'a>(name: &'a str, catalogue: &'a Catalogue) -> (Naming<'a>, Vec<&'a Permission>) {
    let (whole, part) = (Naming { name, whole: true }, Naming { name, whole: false });
    let found = named(whole, catalogue);
    if found.is_empty() { (part, named(part, catalogue)) } else { (whole, found) }
}

fn named<'a>(naming: Naming<'_>, catalogue: &'a Catalogue) -> Vec<&'a Permission> {
    let mut found = Vec::new();
    for group in &catalogue.groups {
        let whole = naming.means(&group.id) || naming.means(&group.title);
        let within = [after(&group.id, naming), after(&group.title, naming)];
        found.extend(group.permissions.iter().filter(|one| {
            let called = |naming: Naming<'_>| naming.means(one.id.as_str()) || naming.means(&one.title);
            whole || called(naming) || within.into_iter().flatten().any(called)
        }));
    }
    found
}

/// What comes after a group and a colon, meant in the same way.
fn after<'a>(group: &str, naming: Naming<'a>) -> Option<Naming<'a>> {
    let (before, rest) = naming.name.split_at_checked(folded(group).len())?;
    let name = same(group, before).then(|| rest.strip_prefix(':')).flatten()?;
    Some(Naming { name, ..naming })
}

/// Whether a text is a name that is folded.
fn same(text: &str, name: &str) -> bool {
    if text.is_ascii() { text.eq_ignore_ascii_case(name) } else { folded(text) == name }
}
