//! A scope and a level in words, with the names that people know; and the words of whatever has no place of its own for
//! them (as rotations, findings, deeds and mistakes in a query have).

pub(crate) mod advice;
pub(crate) mod glosses;
pub(crate) mod pasted;
pub(crate) mod titles;
pub(crate) mod told;

use crate::{AgentId, Catalogue, Level, Scope, View, WorkspaceId, text};

/// What the table shows: "2 workspaces", and which.
pub fn short(view: &View, scope: &Scope) -> (String, Option<String>) {
    match scope {
        Scope::AllWorkspaces => ("All workspaces".to_owned(), None),
        Scope::Workspaces(ids) => (counted(ids.len()), Some(workspace_titles(view, ids).join(", "))),
        Scope::Organization => ("Organization".to_owned(), Some("every agent".to_owned())),
        Scope::Agent(id) => ("Agent".to_owned(), Some(agent_title(view, id))),
        Scope::Unknown(word) => ("Unknown".to_owned(), Some(text::harmless(word))),
    }
}

/// What the detail shows: all of it.
pub fn full(view: &View, scope: &Scope) -> String {
    match scope {
        Scope::AllWorkspaces => "All workspaces, also those made later".to_owned(),
        Scope::Workspaces(ids) if ids.is_empty() => "No workspace".to_owned(),
        Scope::Workspaces(ids) => workspace_titles(view, ids).join(", "),
        Scope::Organization => "The whole organization, with every agent".to_owned(),
        Scope::Agent(id) => format!("Agent {}", agent_title(view, id)),
        Scope::Unknown(word) => format!("Unknown: {}", text::harmless(word)),
    }
}

/// "1 workspace", "12 workspaces".
pub fn counted(number: usize) -> String {
    if number == 1 { "1 workspace".to_owned() } else { format!("{number} workspaces") }
}

/// The titles of these workspaces, in the order of the key, or the ends of their identifiers where the service tells
/// none; one that is gone is said to be.
pub fn workspace_titles(view: &View, ids: &[WorkspaceId]) -> Vec<String> {
    let title = |id| view.workspace_title(id).map_or_else(|| "Deleted workspace".to_owned(), text::harmless);
    ids.iter().map(title).collect()
}

/// The title of an agent; one that is gone is said to be.
pub fn agent_title(view: &View, id: &AgentId) -> String {
    let found = view.agents.iter().find(|agent| agent.id == *id);
    found.map_or_else(|| "Deleted agent".to_owned(), |agent| text::harmless(&agent.title))
}

/// The level in one or two words, and a second line where there is more to say: "Restricted", "6 of 31".
pub fn level(level: Option<&Level>, catalogue: &Catalogue) -> (String, Option<String>) {
    match level {
        None => ("Everything".to_owned(), None),
        Some(Level::All) => ("All".to_owned(), None),
        Some(Level::ReadOnly) => ("Read only".to_owned(), None),
        Some(Level::Restricted(ids)) => {
            ("Restricted".to_owned(), Some(format!("{} of {}", ids.len(), catalogue.len())))
        }
        Some(Level::Unknown(word)) => ("Unknown".to_owned(), Some(text::harmless(word))),
    }
}
