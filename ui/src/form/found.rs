//! Finding one among hundreds by what is typed.

use domain::fold::folded;
use domain::{Permission, PermissionGroup};

/// Whether `query` is in one of these texts; an empty one is in all.
pub fn matches(query: &str, texts: &[&str]) -> bool {
    let query = folded(query.trim());
    texts.iter().any(|text| folded(text).contains(&query))
}

/// The permissions of a group that `query` finds, by their own title or identifier, or the group's title.
pub fn found<'a>(group: &'a PermissionGroup, query: &str) -> Vec<&'a Permission> {
    let whole_group = matches(query, &[&group.title]);
    let wanted = |one: &&Permission| whole_group || matches(query, &[&one.title, one.id.as_str()]);
    group.permissions.iter().filter(wanted).collect()
}
