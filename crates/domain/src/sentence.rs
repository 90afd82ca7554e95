//! A sentence that says what a key can do, for the admin who is about to make it.

use crate::{AgentId, Catalogue, Level, Scope, WorkspaceId, text};

/// "Can read everything in Finance and Claims. Can't change anything."
/// `workspace_title` and `agent_title` give a name, or `None` for what is gone.
pub fn ability<'a>(
    level: Option<&Level>,
    scope: &Scope,
    catalogue: &Catalogue,
    workspace_title: impl Fn(&WorkspaceId) -> Option<&'a str>,
    agent_title: impl Fn(&AgentId) -> Option<&'a str>,
) -> String {
    let place = match scope {
        Scope::AllWorkspaces => "in every workspace, also those made later".to_owned(),
        Scope::Workspaces(ids) if ids.is_empty() => {
            return "Choose a workspace to see what the key can do.".to_owned();
        }
        Scope::Workspaces(ids) if ids.len() > 3 => format!("in {} workspaces", ids.len()),
        Scope::Workspaces(ids) => {
            let names: Vec<String> = ids
                .iter()
                .map(|id| {
                    workspace_title(id).map_or_else(|| "a deleted workspace".to_owned(), text::harmless)
                })
                .collect();
            format!("in {}", list(&names))
        }
        Scope::Organization => "in the whole organization, with every agent".to_owned(),
        Scope::Agent(id) if id.as_str().is_empty() => {
            return "Choose an agent to see what the key can do.".to_owned();
        }
        Scope::Agent(id) => match agent_title(id) {
            Some(title) => format!("with the agent {}", text::harmless(title)),
            None => "with a deleted agent".to_owned(),
        },
        Scope::Unknown(word) => format!("in a scope that Keyward does not know ({})", text::harmless(word)),
    };
    match level {
        None => format!("Can do everything that the service offers {place}."),
        Some(Level::All) => format!("Can read and change everything {place}, and archive runs."),
        Some(Level::ReadOnly) => {
            format!("Can list, get and query everything {place}. Can't change anything.")
        }
        Some(Level::Unknown(word)) => {
            format!("Has a permission level that Keyward does not know ({}), {place}.", text::harmless(word))
        }
        Some(Level::Restricted(ids)) if ids.is_empty() => {
            "Choose a permission to see what the key can do.".to_owned()
        }
        Some(Level::Restricted(ids)) => {
            let titles: Vec<String> = ids
                .iter()
                .map(|id| match catalogue.find(id) {
                    Some(permission) => lower_first(&text::harmless(&permission.title)),
                    None => text::harmless(id.as_str()),
                })
                .collect();
            let shown = if titles.len() > 4 {
                let rest = titles.len() - 3;
                format!("{} and {rest} more", titles[..3].join(", "))
            } else {
                list(&titles)
            };
            let changes = if catalogue.writes(&Level::Restricted(ids.clone())) {
                ""
            } else {
                " Can't change anything."
            };
            format!("Can {shown} {place}.{changes}")
        }
    }
}

/// "a", "a and b", "a, b and c".
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PermissionId;
    use crate::permission::tests::catalogue;

    #[test]
    fn sentences() {
        let restricted =
            |ids: &[&str]| Some(Level::Restricted(ids.iter().copied().map(PermissionId::new).collect()));
        let workspaces =
            |ids: &[&str]| Scope::Workspaces(ids.iter().copied().map(WorkspaceId::new).collect());
        let table = [
            (
                Some(Level::All),
                Scope::AllWorkspaces,
                "Can read and change everything in every workspace, also those made later, and archive runs.",
            ),
            (
                Some(Level::ReadOnly),
                workspaces(&["finance", "gone"]),
                "Can list, get and query everything in Finance and a deleted workspace. Can't change anything.",
            ),
            (
                restricted(&["read:Run", "archive:Run"]),
                workspaces(&["finance"]),
                "Can read runs and archive runs in Finance.",
            ),
            (
                restricted(&["read:Run", "read:File"]),
                workspaces(&["a", "b", "c", "d"]),
                "Can read runs and read files in 4 workspaces. Can't change anything.",
            ),
            (
                None,
                Scope::Agent(AgentId::new("a1")),
                "Can do everything that the service offers with the agent Payables.",
            ),
            (restricted(&[]), workspaces(&["finance"]), "Choose a permission to see what the key can do."),
        ];
        for (level, scope, expected) in table {
            let title = |id: &WorkspaceId| (id.as_str() == "finance").then_some("Finance");
            assert_eq!(ability(level.as_ref(), &scope, &catalogue(), title, |_| Some("Payables")), expected);
        }
    }
}
