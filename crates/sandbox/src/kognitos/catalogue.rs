//! The permissions that a restricted key may be given. The groups are the tags of the published
//! specification, and the form `action:Resource` is published; which permissions there are is Keyward's own.

use serde_json::{Value, json};

type Group = (&'static str, &'static str, &'static [(&'static str, &'static str, Access)]);

/// Whether a permission changes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
}

use Access::{Read, Write};

const GROUPS: [Group; 8] = [
    (
        "organizations",
        "Organizations",
        &[
            ("read:Organization", "Read the organization", Read),
            ("update:Organization", "Change the organization", Write),
        ],
    ),
    (
        "workspaces",
        "Workspaces",
        &[
            ("read:Workspace", "Read workspaces", Read),
            ("create:Workspace", "Create workspaces", Write),
            ("update:Workspace", "Change workspaces", Write),
            ("delete:Workspace", "Delete workspaces", Write),
        ],
    ),
    (
        "automations",
        "Automations",
        &[
            ("read:Automation", "Read automations", Read),
            ("create:Automation", "Create automations", Write),
            ("update:Automation", "Change automations", Write),
            ("publish:Automation", "Publish automations", Write),
            ("delete:Automation", "Delete automations", Write),
        ],
    ),
    (
        "runs",
        "Runs",
        &[
            ("read:Run", "Read runs", Read),
            ("start:Run", "Start runs", Write),
            ("cancel:Run", "Cancel runs", Write),
            ("retry:Run", "Retry runs", Write),
            ("archive:Run", "Archive runs", Write),
        ],
    ),
    (
        "books",
        "Books",
        &[
            ("read:Book", "Read books", Read),
            ("install:Book", "Install books", Write),
            ("configure:Book", "Configure books", Write),
            ("uninstall:Book", "Uninstall books", Write),
        ],
    ),
    (
        "files",
        "Files",
        &[
            ("read:File", "Read files", Read),
            ("upload:File", "Upload files", Write),
            ("delete:File", "Delete files", Write),
        ],
    ),
    (
        "exceptions",
        "Exceptions",
        &[
            ("read:Exception", "Read exceptions", Read),
            ("assign:Exception", "Assign exceptions", Write),
            ("comment:Exception", "Comment on exceptions", Write),
            ("resolve:Exception", "Resolve exceptions", Write),
        ],
    ),
    (
        "analytics",
        "Analytics",
        &[
            ("query:Metric", "Query metrics", Read),
            ("read:Dashboard", "Read dashboards", Read),
            ("update:Dashboard", "Change dashboards", Write),
            ("export:Report", "Export reports", Read),
        ],
    ),
];

/// Whether `id` is a permission that is offered.
pub(super) fn offers(id: &str, retired: &[String]) -> bool {
    all().any(|(offered, _)| offered == id) && !retired.iter().any(|gone| gone == id)
}

/// The permissions of a published role: all of them, or those that read.
pub(super) fn role_permissions(writes: bool) -> Vec<&'static str> {
    all().filter(|(_, access)| writes || *access == Read).map(|(id, _)| id).collect()
}

/// The groups, as the settings have them.
pub(super) fn groups(retired: &[String]) -> Value {
    let groups = GROUPS.iter().map(|(id, title, permissions)| {
        let permissions: Vec<Value> = permissions
            .iter()
            .filter(|(id, ..)| offers(id, retired))
            .map(|(id, title, access)| {
                let access = match access {
                    Read => "READ",
                    Write => "WRITE",
                };
                json!({"id": id, "title": title, "access": access})
            })
            .collect();
        json!({"id": id, "title": title, "permissions": permissions})
    });
    groups.collect()
}

fn all() -> impl Iterator<Item = (&'static str, Access)> {
    GROUPS.iter().flat_map(|(_, _, permissions)| permissions.iter().map(|(id, _, access)| (*id, *access)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_one_permissions_each_once() {
        let mut ids: Vec<&str> = all().map(|(id, _)| id).collect();
        assert_eq!(ids.len(), 31);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 31);
        assert!(offers("archive:Run", &[]));
        assert!(!offers("archive:Run", &["archive:Run".to_owned()]));
        assert!(!offers("fly:Moon", &[]));
    }

    #[test]
    fn a_retired_permission_leaves_its_group() {
        let text = groups(&["archive:Run".to_owned()]).to_string();
        assert!(!text.contains("archive:Run") && text.contains("retry:Run"));
    }
}
