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
    May(&'a str, Vec<&'a Permission>),
    /// It reaches one of these workspaces; nothing where they are not told.
    Workspaces(Option<Vec<&'a WorkspaceId>>),
    /// It reaches one of these agents.
    Agents(Vec<&'a AgentId>),
    /// It is about the key alone.
    Key(&'a Claim),
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
                Means::May(name, catalogue.map_or_else(Vec::new, |catalogue| meant(name, catalogue)))
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
            Means::May(name, meant) => match key.level.as_ref()? {
                Level::All => Some(!meant.is_empty()),
                Level::ReadOnly => Some(meant.iter().any(|one| one.access == Access::Read)),
                Level::Restricted(ids) => {
                    let held = |one: &&Permission| ids.contains(&one.id);
                    // One that the service no longer offers has but its identifier.
                    Some(ids.iter().any(|id| same(id.as_str(), name)) || meant.iter().any(held))
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
/// group.
fn meant<'a>(name: &str, catalogue: &'a Catalogue) -> Vec<&'a Permission> {
    let mut found = Vec::new();
    for group in &catalogue.groups {
        let whole = same(&group.id, name) || same(&group.title, name);
        let within = [after(&group.id, name), after(&group.title, name)];
        found.extend(group.permissions.iter().filter(|one| {
            let called = |name: &str| same(one.id.as_str(), name) || same(&one.title, name);
            whole || called(name) || within.into_iter().flatten().any(called)
        }));
    }
    found
}

/// What comes after a group and a colon.
fn after<'a>(group: &str, name: &'a str) -> Option<&'a str> {
    let (before, rest) = name.split_at_checked(folded(group).len())?;
    same(group, before).then(|| rest.strip_prefix(':')).flatten()
}

/// Whether a text is a name that is folded.
fn same(text: &str, name: &str) -> bool {
    if text.is_ascii() { text.eq_ignore_ascii_case(name) } else { folded(text) == name }
}
