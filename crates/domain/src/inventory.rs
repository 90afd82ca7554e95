//! The keys as they are exported: everything that a list may show, and no secret. Pure.

use crate::list::{Arrangement, Line};
use crate::words;
use crate::words::titles;
use crate::{KeyPlace, Level, Mark, OrganizationRef, csv};
use serde::{Deserialize, Serialize};

/// Which keys are exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// These, in the order of the table that they were selected in.
    These(Vec<KeyPlace>, Arrangement),
    /// Those that the table of one organization shows.
    Of(OrganizationRef, Arrangement),
    /// Those that the table over all organizations shows.
    All(Arrangement),
}

/// A key as it is exported. Times are UTC, as RFC 3339 has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The name, as the service has it.
    pub name: String,
    /// The first characters of its secret.
    pub prefix: String,
    /// The organization's name.
    pub organization: String,
    /// What the account is called here.
    pub account: String,
    /// What it may reach, whole.
    pub scope: String,
    /// What it may do.
    pub level: String,
    /// The single permissions of a restricted key.
    pub permissions: Vec<String>,
    /// When it was made.
    pub created: Option<String>,
    /// Who made it.
    pub creator: String,
    /// When it expires.
    pub expires: Option<String>,
    /// When it was last used, as far as the service tells.
    pub last_used: Option<String>,
    /// What an admin should notice: "expired", "expiring", "broad", "unused".
    pub marks: Vec<&'static str>,
    /// What the admin noted of it on this machine.
    pub note: String,
    /// As the service names it.
    pub id: String,
}

/// The head of the table.
pub const HEAD: [&str; 14] = [
    titles::NAME,
    titles::PREFIX,
    titles::ORGANIZATION,
    titles::ACCOUNT,
    titles::SCOPE,
    titles::LEVEL,
    titles::PERMISSIONS,
    titles::CREATED,
    titles::MADE_BY,
    titles::EXPIRES,
    titles::LAST_USED,
    titles::MARKS,
    titles::NOTE,
    titles::ID,
];

impl Item {
    /// The key of a line; `account` is what its account is called.
    pub fn of(line: &Line<'_>, account: &str) -> Self {
        let Line { view, key, now } = line;
        let permissions = match &key.level {
            Some(Level::Restricted(ids)) => ids.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        };
        let creator = key.creator.as_ref().map(|person| match (person.name.trim(), person.email.trim()) {
            ("", email) => email.to_owned(),
            (name, "") => name.to_owned(),
            (name, email) => format!("{name} <{email}>"),
        });
        let at = |time: Option<crate::Timestamp>| time.map(|time| time.to_string());
        Self {
            name: key.name.clone(),
            prefix: key.prefix.clone(),
            organization: view.title.clone(),
            account: account.to_owned(),
            scope: words::full(view, &key.scope),
            level: words::level(key.level.as_ref(), &view.catalogue()).0,
            permissions,
            created: at(key.created),
            creator: creator.unwrap_or_default(),
            expires: at(key.expires),
            last_used: at(key.last_used),
            marks: view.marks(key, *now).into_iter().map(word).collect(),
            note: view.notes.get(&key.id).cloned().unwrap_or_default(),
            id: key.id.to_string(),
        }
    }

    fn cells(&self) -> [String; HEAD.len()] {
        let time = |time: &Option<String>| time.clone().unwrap_or_default();
        [
            self.name.clone(),
            self.prefix.clone(),
            self.organization.clone(),
            self.account.clone(),
            self.scope.clone(),
            self.level.clone(),
            self.permissions.join(" "),
            time(&self.created),
            self.creator.clone(),
            time(&self.expires),
            time(&self.last_used),
            self.marks.join(" "),
            self.note.clone(),
            self.id.clone(),
        ]
    }
}

fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::Expired => "expired",
        Mark::Expiring => "expiring",
        Mark::Broad => "broad",
        Mark::Unused => "unused",
    }
}

/// The keys as a table.
pub fn table(items: &[Item]) -> String {
    csv::table(&HEAD, items.iter().map(Item::cells))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::tests::calm_key;
    use crate::view::tests::view_of;
    use crate::{Key, PermissionId, Person, Timestamp};

    #[test]
    fn a_key_is_told_whole_and_harmless() {
        let now: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        let key = Key {
            name: "=cmd|' /C calc'!A0".to_owned(),
            level: Some(Level::Restricted(vec![
                PermissionId::new("read:Run"),
                PermissionId::new("archive:Run"),
            ])),
            creator: Some(Person { name: "Dana".to_owned(), email: "dana@example.com".to_owned() }),
            ..calm_key()
        };
        let mut view = view_of(vec![key.clone()]);
        view.notes.insert(key.id.clone(), "box 3, \"left\"".to_owned());
        let item = Item::of(&Line { view: &view, key: &key, now }, "Production");
        assert_eq!(item.permissions, ["read:Run", "archive:Run"]);
        let text = table(&[item]);
        let mut lines = text.split("\r\n");
        assert_eq!(lines.next().map(|head| head.split(',').count()), Some(HEAD.len()));
        let line = lines.next().unwrap();
        assert!(line.starts_with("'=cmd|' /C calc'!A0,kgn_pat_Zk0a,"), "{line}");
        for part in
            ["Production", "read:Run archive:Run", "Dana <dana@example.com>", "\"box 3, \"\"left\"\"\""]
        {
            assert!(line.contains(part), "{part} in {line}");
        }
        assert!(line.contains("2026-11-01T00:00:00Z") && line.ends_with(key.id.as_str()), "{line}");
    }
}
