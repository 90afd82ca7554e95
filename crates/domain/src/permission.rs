//! What a key may do.

use crate::opaque_id;
use serde::{Deserialize, Serialize};

opaque_id!(
    /// A permission, `action:Resource`: `archive:Run`. The form is published (roles carry it).
    PermissionId
);

/// How much a key may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Full read and write, run archiving included.
    All,
    /// List, get and query.
    ReadOnly,
    /// These permissions only.
    Restricted(Vec<PermissionId>),
    /// Something this version of Keyward does not know; the service's own word.
    Unknown(String),
}

/// Whether a permission changes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Lists, gets, queries.
    Read,
    /// Changes something.
    Write,
    /// The service used a word that this version of Keyward does not know; treated as a write.
    Unknown,
}

/// A permission that the service offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// As the service names it.
    pub id: PermissionId,
    /// The name for people, as the service has it.
    pub title: String,
    /// Whether it changes something.
    pub access: Access,
}

/// Permissions that belong together: "Runs".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermissionGroup {
    /// As the service names it.
    pub id: String,
    /// The name for people.
    pub title: String,
    /// The permissions of this group, in the service's order.
    pub permissions: Vec<Permission>,
}

/// All permissions that a service offers, in groups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Catalogue {
    /// The groups, in the service's order.
    pub groups: Vec<PermissionGroup>,
}

impl Catalogue {
    /// All permissions, in the service's order.
    pub fn permissions(&self) -> impl Iterator<Item = &Permission> {
        self.groups.iter().flat_map(|group| &group.permissions)
    }

    /// How many permissions there are.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.permissions.len()).sum()
    }

    /// True where the service offers no permission at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The permission with this identifier; `None` for one that the service no longer offers.
    pub fn find(&self, id: &PermissionId) -> Option<&Permission> {
        self.permissions().find(|permission| permission.id == *id)
    }

    /// Whether `level` lets a key change something. A permission that is not in the catalogue counts
    /// as a change: what is not known is not called harmless.
    pub fn writes(&self, level: &Level) -> bool {
        match level {
            Level::All | Level::Unknown(_) => true,
            Level::ReadOnly => false,
            Level::Restricted(ids) => {
                ids.iter().any(|id| self.find(id).is_none_or(|permission| permission.access != Access::Read))
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Runs with read, start and archive; Files with read.
    pub(crate) fn catalogue() -> Catalogue {
        let permission = |id: &str, title: &str, access| Permission {
            id: PermissionId::new(id),
            title: title.to_owned(),
            access,
        };
        Catalogue {
            groups: vec![
                PermissionGroup {
                    id: "runs".to_owned(),
                    title: "Runs".to_owned(),
                    permissions: vec![
                        permission("read:Run", "Read runs", Access::Read),
                        permission("start:Run", "Start runs", Access::Write),
                        permission("archive:Run", "Archive runs", Access::Write),
                    ],
                },
                PermissionGroup {
                    id: "files".to_owned(),
                    title: "Files".to_owned(),
                    permissions: vec![permission("read:File", "Read files", Access::Read)],
                },
            ],
        }
    }

    #[test]
    fn what_counts_as_a_write() {
        let restricted =
            |ids: &[&str]| Level::Restricted(ids.iter().copied().map(PermissionId::new).collect());
        let table = [
            (Level::All, true),
            (Level::ReadOnly, false),
            (restricted(&["read:Run", "read:File"]), false),
            (restricted(&["read:Run", "archive:Run"]), true),
            (restricted(&["read:Gone"]), true),
            (Level::Unknown("ADMIN".to_owned()), true),
        ];
        for (level, expected) in table {
            assert_eq!(catalogue().writes(&level), expected, "{level:?}");
        }
    }
}
