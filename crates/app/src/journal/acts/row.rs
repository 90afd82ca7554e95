//! A deed as a row of the table.

use crate::journal::accounts::{edition_of, word_of};
use domain::activity::{Outcome, What};
use domain::{AccountId, Act, KeyId, OrganizationId, RotationId};
use rusqlite::{Connection, Row, params};

/// The columns of a deed, in the order in which they are read and written.
macro_rules! columns {
    () => {
        "id, at, what, result, reason, key, name, prefix, organization, organization_title, account, account_title, \
         edition, host, who, rotation, requests"
    };
}

/// [`columns`], for queries.
pub(super) const COLUMNS: &str = columns!();

/// Adds a row, unless its number is taken, or its account is not there.
const INSERT: &str = concat!(
    "INSERT OR IGNORE INTO act (",
    columns!(),
    ", created)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18
     WHERE ?11 = '' OR EXISTS (SELECT 1 FROM account WHERE id = ?11)"
);

/// `None` for a row that this version does not understand: shown nowhere, and kept.
pub(super) fn act_row(row: &Row<'_>) -> rusqlite::Result<Option<Act>> {
    let what = what_of(row.get_ref(2)?.as_str()?);
    let result = result_of(row.get_ref(3)?.as_str()?);
    let edition = match row.get_ref(12)?.as_str()? {
        "" => Some(None),
        word => edition_of(word).map(Some),
    };
    let (Ok(at), Some(what), Some(result), Some(edition)) =
        (row.get_ref(1)?.as_str()?.parse(), what, result, edition)
    else {
        return Ok(None);
    };
    let account: String = row.get(10)?;
    Ok(Some(Act {
        id: row.get(0)?,
        at,
        what,
        result,
        reason: row.get(4)?,
        key: row.get::<_, Option<String>>(5)?.map(KeyId::new),
        name: row.get(6)?,
        prefix: row.get(7)?,
        organization: row.get::<_, Option<String>>(8)?.map(OrganizationId::new),
        organization_title: row.get(9)?,
        account: (!account.is_empty()).then(|| AccountId::new(account)),
        account_title: row.get(11)?,
        edition,
        host: row.get(13)?,
        who: row.get(14)?,
        rotation: row.get::<_, Option<String>>(15)?.map(RotationId::new),
        requests: row.get(16)?,
    }))
}

/// The deed of a word; `None` for one that this version does not know.
pub(super) fn what_of(word: &str) -> Option<What> {
    What::ALL.into_iter().find(|one| one.word() == word)
}

/// The way of ending of a word; `None` for one that this version does not know.
pub(super) fn result_of(word: &str) -> Option<Outcome> {
    Outcome::ALL.into_iter().find(|one| one.word() == word)
}

/// Adds a deed under its number, or under the next one where it has none; how many rows that were.
pub(super) fn put_act(connection: &Connection, act: &Act, created: Option<&str>) -> rusqlite::Result<usize> {
    let mut insert = connection.prepare_cached(INSERT)?;
    insert.execute(params![
        (act.id > 0).then_some(act.id),
        act.at.to_string(),
        act.what.word(),
        act.result.word(),
        act.reason,
        act.key.as_ref().map(KeyId::as_str),
        act.name,
        act.prefix,
        act.organization.as_ref().map(OrganizationId::as_str),
        act.organization_title,
        act.account.as_ref().map_or("", AccountId::as_str),
        act.account_title,
        act.edition.map_or("", word_of),
        act.host,
        act.who,
        act.rotation.as_ref().map(RotationId::as_str),
        act.requests,
        created,
    ])
}
