//! What is known of the workspaces of an organization: what the service tells, or no more than their identifiers.

use crate::{Reach, Scope, View, Workspace, WorkspaceId};
use std::collections::BTreeSet;

impl WorkspaceId {
    /// What tells it from the others of its organization: the last part of `organizations/{o}/workspaces/{w}`.
    pub fn last_part(&self) -> &str {
        let whole = self.as_str();
        whole.rsplit('/').find(|part| !part.is_empty()).unwrap_or(whole)
    }
}

impl View {
    /// How a workspace is called: its title, or the end of its identifier where the service tells no workspaces; `None`
    /// for one that is gone.
    pub fn workspace_title<'a>(&'a self, id: &'a WorkspaceId) -> Option<&'a str> {
        match &self.workspaces {
            Some(told) => told.iter().find(|one| one.id == *id).map(|one| one.title.as_str()),
            None => Some(id.last_part()),
        }
    }

    /// The workspaces to choose from: those that the service tells. Where it tells none, those that are named by the
    /// admin's rights, by keys or by `also`, called by the ends of their identifiers.
    pub fn known_workspaces(&self, also: &[WorkspaceId]) -> Vec<Workspace> {
        if let Some(told) = &self.workspaces {
            return told.clone();
        }
        let by_right = match self.offered().map(|(_, rights)| &rights.reach) {
            Some(Reach::Workspaces(ids)) => ids.as_slice(),
            _ => &[],
        };
        let by_keys = self.keys.iter().filter_map(|key| match &key.scope {
            Scope::Workspaces(ids) => Some(ids),
            _ => None,
        });
        let ids: BTreeSet<&WorkspaceId> = by_right.iter().chain(by_keys.flatten()).chain(also).collect();
        ids.into_iter().map(|id| Workspace { id: id.clone(), title: id.last_part().to_owned() }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::tests::calm_key;
    use crate::view::tests::view_of;
    use crate::{Key, words};

    fn id(name: &str) -> WorkspaceId {
        WorkspaceId::new(format!("organizations/acme/workspaces/{name}"))
    }

    fn reaching(names: &[&str]) -> Scope {
        Scope::Workspaces(names.iter().copied().map(id).collect())
    }

    #[test]
    fn not_told_is_not_gone() {
        let finance = Workspace { id: id("finance"), title: "Finance".to_owned() };
        let both = reaching(&["finance", "claims"]);
        let table = [
            (Some(vec![finance]), "Finance, Deleted workspace"),
            (Some(vec![]), "Deleted workspace, Deleted workspace"),
            (None, "finance, claims"),
        ];
        for (workspaces, expected) in table {
            let view = View { workspaces, ..view_of(vec![]) };
            assert_eq!(words::full(&view, &both), expected);
            assert_eq!(words::short(&view, &both).1.as_deref(), Some(expected));
        }
        for (whole, last) in [("a/b/", "b"), ("plain", "plain"), ("/", "/"), ("", "")] {
            assert_eq!(WorkspaceId::new(whole).last_part(), last, "{whole:?}");
        }
    }

    #[test]
    fn where_none_are_told_those_that_keys_name_can_be_chosen() {
        let key = Key { scope: reaching(&["finance", "claims"]), ..calm_key() };
        let mut view = view_of(vec![key.clone(), key]);
        let titles = |view: &View| {
            let known = view.known_workspaces(&[id("typed"), id("claims")]);
            known.into_iter().map(|one| one.title).collect::<Vec<_>>()
        };
        assert!(titles(&view).is_empty(), "there are none");
        view.workspaces = None;
        assert_eq!(titles(&view), ["claims", "finance", "typed"]);
    }

    #[test]
    fn what_was_kept_by_an_earlier_version_is_still_read() {
        let mut kept = serde_json::to_value(view_of(vec![])).unwrap();
        for (workspaces, expected) in [(serde_json::json!([]), Some(vec![])), (serde_json::Value::Null, None)]
        {
            kept["workspaces"] = workspaces;
            assert_eq!(serde_json::from_value::<View>(kept.clone()).unwrap().workspaces, expected);
        }
    }
}
