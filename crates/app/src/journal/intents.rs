//! Creates in the journal: written before they are sent, changed with every step.

use super::Journal;
use super::acts::settle_act;
use crate::Error;
use crate::services::Settling;
use domain::activity::{Outcome, reason};
use domain::{
    AccountId, CreateId, FailureKind, KeyDraft, KeyId, KeyName, OrganizationId, OrganizationRef, RotationId,
    Tag, Timestamp,
};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A create, as the journal knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Intent {
    pub(crate) id: CreateId,
    pub(crate) at: OrganizationRef,
    pub(crate) organization_title: String,
    pub(crate) draft: KeyDraft,
    pub(crate) since: Timestamp,
    pub(crate) progress: Progress,
    /// The rotation that it belongs to; `None` for a create of its own.
    pub(crate) rotates: Option<Rotates>,
}

/// What a create within a rotation is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rotates {
    /// The rotation.
    pub(crate) rotation: RotationId,
    /// The key whose successor is made.
    pub(crate) old: KeyId,
}

impl Intent {
    /// The tag by which its key is found again.
    pub(crate) fn tag(&self) -> Tag {
        match &self.rotates {
            Some(Rotates { old, .. }) => Tag::of_rotation(&self.id, old),
            None => Tag::of_create(&self.id),
        }
    }

    /// The name to send: with the tag, where a lost answer is settled by it, or another machine may rotate the
    /// same key.
    pub(crate) fn name_to_send(&self, settling: Settling) -> KeyName {
        match (&self.rotates, settling) {
            (None, Settling::ByNumber) => self.draft.name.clone(),
            (Some(_), _) | (None, Settling::ByList) => self.tag().on(&self.draft.name),
        }
    }

    /// Whether its key carries the tag, and gets rid of it without further ado. In a rotation that is its last step.
    pub(crate) fn is_tagged(&self, name: &str) -> bool {
        self.rotates.is_none() && self.tag().is_in(name)
    }
}

/// How far a create came. Each is written before the step that follows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Progress {
    /// Nothing was sent yet.
    Planned,
    /// The request may be on its way: from here on the key may exist.
    Sent {
        /// Whether a placeholder for the secret is in the keychain, so that a secret may be there too.
        placeholder: bool,
        /// The keys that were there before, where the service is settled by its list.
        #[serde(default)]
        before: Vec<KeyId>,
        /// Keys of which the admin said that they are not the one.
        #[serde(default)]
        others: Vec<KeyId>,
        /// Who the service took us for; empty where it did not say.
        #[serde(default)]
        caller: String,
    },
    /// The key exists; its secret waits for the admin.
    Pending {
        key: KeyId,
        prefix: String,
        /// Whether the secret is in the keychain.
        kept: bool,
        /// Whether there ever was an entry for it in the keychain: then the secret may be there although `kept`
        /// is false, where a slow write landed late.
        #[serde(default)]
        placeholder: bool,
        /// Whether the key's name still carries the create's tag.
        #[serde(default)]
        tagged: bool,
    },
    /// The admin has stored the secret: it has yet to be wiped from the keychain.
    Storing,
    /// The key exists and its secret can't be had again.
    Lost {
        key: KeyId,
        prefix: String,
        /// Whether the admin said that this is the key: then it may be another.
        #[serde(default)]
        chosen: bool,
    },
    /// Nothing is left to do.
    Finished,
}

impl Progress {
    /// The key that was made, and the first characters of its secret.
    pub(crate) fn key(&self) -> Option<(&KeyId, &str)> {
        match self {
            Progress::Pending { key, prefix, .. } | Progress::Lost { key, prefix, .. } => Some((key, prefix)),
            Progress::Planned | Progress::Sent { .. } | Progress::Storing | Progress::Finished => None,
        }
    }

    /// Whether the keychain may hold a secret for a create that came this far; a placeholder is none.
    pub(crate) fn may_be_kept(&self) -> bool {
        match self {
            Progress::Sent { placeholder, .. } => *placeholder,
            Progress::Pending { kept, placeholder, .. } => *kept || *placeholder,
            Progress::Storing => true,
            Progress::Planned | Progress::Lost { .. } | Progress::Finished => false,
        }
    }
}

/// Reads what is not finished, the oldest first.
pub(super) const SELECT: &str =
    "SELECT id, account, organization, organization_title, draft, since, progress, rotates
     FROM intent WHERE progress <> '\"finished\"' ORDER BY since, rowid";

/// The same from either end of the table, without sorting: a damaged page ends the rows, and what lies before it
/// is read. The last two are for a journal of a version without rotations.
const SALVAGE: [&str; 4] = [
    "SELECT id, account, organization, organization_title, draft, since, progress, rotates FROM intent ORDER BY rowid",
    "SELECT id, account, organization, organization_title, draft, since, progress, rotates FROM intent ORDER BY rowid DESC",
    "SELECT id, account, organization, organization_title, draft, since, progress, NULL FROM intent ORDER BY rowid",
    "SELECT id, account, organization, organization_title, draft, since, progress, NULL FROM intent ORDER BY rowid DESC",
];

/// `None` for a row that can't be understood.
fn intent_row(row: &Row<'_>) -> rusqlite::Result<Option<Intent>> {
    let (draft, since, progress): (String, String, String) = (row.get(4)?, row.get(5)?, row.get(6)?);
    let id = CreateId::new(row.get::<_, String>(0)?);
    let rotates = row.get::<_, Option<String>>(7)?.map(|text| serde_json::from_str(&text)).transpose();
    let (Ok(draft), Ok(since), Ok(progress), Ok(rotates)) =
        (serde_json::from_str(&draft), since.parse(), serde_json::from_str(&progress), rotates)
    else {
        tracing::error!(create = %id, "a create in the journal can't be understood");
        return Ok(None);
    };
    Ok(Some(Intent {
        id,
        at: OrganizationRef {
            account: AccountId::new(row.get::<_, String>(1)?),
            id: OrganizationId::new(row.get::<_, String>(2)?),
        },
        organization_title: row.get(3)?,
        draft,
        since,
        progress,
        rotates,
    }))
}

impl Journal {
    /// Writes a create down before anything is done for it; false where its account was removed meanwhile.
    pub(crate) fn begin_intent(&self, intent: &Intent) -> Result<bool, Error> {
        self.write_intent(intent, "SELECT {} WHERE EXISTS (SELECT 1 FROM account WHERE id = ?2)")
    }

    /// Writes a create down, whatever its account: one that was read from a damaged journal.
    pub(crate) fn put_intent(&self, intent: &Intent) -> Result<(), Error> {
        let values = "VALUES ({}) ON CONFLICT (id) DO UPDATE SET progress = excluded.progress";
        self.write_intent(intent, values).map(|_| ())
    }

    /// Writes a row, `{}` in its values standing for the columns; false where none was written.
    fn write_intent(&self, intent: &Intent, values: &str) -> Result<bool, Error> {
        let draft = self.text(&intent.draft)?;
        let progress = self.text(&intent.progress)?;
        let rotates = intent.rotates.as_ref().map(|rotates| self.text(rotates)).transpose()?;
        let values = values.replace("{}", "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8");
        let insert = format!(
            "INSERT INTO intent (id, account, organization, organization_title, draft, since, progress, rotates) {values}"
        );
        let write = || {
            self.connection().execute(
                &insert,
                params![
                    intent.id.as_str(),
                    intent.at.account.as_str(),
                    intent.at.id.as_str(),
                    intent.organization_title,
                    draft,
                    intent.since.to_string(),
                    progress,
                    rotates
                ],
            )
        };
        write().map(|written| written > 0).map_err(|error| self.failed(error))
    }

    /// Writes down how far a create came. Where its key is known now, what was done knows it, too.
    pub(crate) fn set_progress(&self, create: &CreateId, progress: &Progress) -> Result<(), Error> {
        let text = self.text(progress)?;
        let lost = reason(&FailureKind::SecretLost { create: create.clone() });
        let write = || {
            let mut connection = self.connection();
            let change = connection.transaction()?;
            change
                .execute("UPDATE intent SET progress = ?2 WHERE id = ?1", params![create.as_str(), text])?;
            match progress {
                Progress::Lost { .. } => {
                    settle_act(&change, create, progress.key(), Outcome::Failed, lost)?;
                }
                Progress::Pending { .. } => {
                    settle_act(&change, create, progress.key(), Outcome::Done, "")?;
                }
                Progress::Planned | Progress::Sent { .. } | Progress::Storing | Progress::Finished => {}
            }
            change.commit()
        };
        write().map_err(|error| self.failed(error))
    }

    /// Changes how far a create came, in one step: nobody comes between reading and writing. `None` leaves it as it is.
    /// Answers how far it is now; `None` where there is no such create.
    pub(crate) fn change_progress(
        &self,
        create: &CreateId,
        change: impl FnOnce(Progress) -> Option<Progress>,
    ) -> Result<Option<Progress>, Error> {
        let mut connection = self.connection();
        let step = connection.transaction().map_err(|error| self.failed(error))?;
        let found = step
            .query_row("SELECT progress FROM intent WHERE id = ?1", [create.as_str()], |row| {
                row.get::<_, String>(0)
            })
            .optional()
            .map_err(|error| self.failed(error))?;
        let Some(known) = found.and_then(|text| serde_json::from_str::<Progress>(&text).ok()) else {
            return Ok(None);
        };
        let Some(changed) = change(known.clone()) else { return Ok(Some(known)) };
        let text = self.text(&changed)?;
        step.execute("UPDATE intent SET progress = ?2 WHERE id = ?1", params![create.as_str(), text])
            .and_then(|_| step.commit())
            .map_err(|error| self.failed(error))?;
        Ok(Some(changed))
    }

    /// The creates that are not finished, the oldest first.
    pub(crate) fn unfinished(&self) -> Result<Vec<Intent>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query = connection.prepare_cached(SELECT)?;
            let rows = query.query_map([], intent_row)?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        Ok(read().map_err(|error| self.failed(error))?.into_iter().flatten().collect())
    }

    /// Takes over what creates of a damaged journal can be read; how many.
    pub(super) fn take_over_intents(&self, old: &Connection) -> usize {
        let mut found = BTreeSet::new();
        for half in SALVAGE {
            let Ok(mut query) = old.prepare(half) else { continue };
            let Ok(rows) = query.query_map([], intent_row) else { continue };
            for row in rows.map_while(Result::ok).flatten() {
                if self.put_intent(&row).is_ok() {
                    found.insert(row.id);
                }
            }
        }
        found.len()
    }

    pub(super) fn text(&self, value: &impl Serialize) -> Result<String, Error> {
        serde_json::to_string(value).map_err(|error| crate::database::disk(&self.file, &error))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use domain::{KeyName, Level, Scope};

    pub(crate) fn intent(id: &str) -> Intent {
        Intent {
            id: CreateId::new(id),
            at: OrganizationRef {
                account: AccountId::new("a"),
                id: OrganizationId::new("organizations/acme"),
            },
            organization_title: "Acme".to_owned(),
            draft: KeyDraft {
                name: KeyName::new("CI").unwrap(),
                level: Some(Level::ReadOnly),
                scope: Scope::AllWorkspaces,
                lifetime: None,
            },
            since: "2026-11-22T10:00:00Z".parse().unwrap(),
            progress: Progress::Planned,
            rotates: None,
        }
    }

    #[test]
    fn what_is_finished_is_not_told_again() {
        let directory = tempfile::tempdir().unwrap();
        let (journal, _) = Journal::open(directory.path(), intent("1").since).unwrap();
        journal.put_intent(&intent("1")).unwrap();
        journal.put_intent(&intent("2")).unwrap();
        let lost = Progress::Lost { key: KeyId::new("k"), prefix: "kgn_pat_aaaa".to_owned(), chosen: false };
        journal.set_progress(&CreateId::new("1"), &Progress::Finished).unwrap();
        journal.set_progress(&CreateId::new("2"), &lost).unwrap();
        let left = journal.unfinished().unwrap();
        assert_eq!(left, [Intent { progress: lost, ..intent("2") }]);
    }
}
