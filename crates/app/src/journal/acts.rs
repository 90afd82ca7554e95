//! What was done, in the journal: written before the first request of a change is sent, and completed afterwards.
//! No secret is written here, and of what a service says nothing but names.

use super::{Journal, edition_of, word_of};
use crate::Error;
use crate::words::files as words;
use domain::activity::{MOST_ACTS, Outcome, What};
use domain::{
    Account, AccountId, Act, CreateId, Edition, KeyId, OrganizationId, OrganizationRef, RotationId, Timestamp,
};
use rusqlite::{Connection, Row, params};

/// What is said of a deed that was under way when Keyward was stopped.
const STOPPED: &str = words::KEYWARD_WAS_STOPPED_BEFORE_IT_HEARD;

const COLUMNS: &str = "id, at, what, result, reason, key, name, prefix, organization, organization_title, account, \
                       account_title, edition, host, who, rotation, requests";

/// Something that is about to be done.
#[derive(Debug, Clone)]
pub(crate) struct NewAct {
    pub(crate) what: What,
    pub(crate) account: AccountId,
    pub(crate) account_title: String,
    pub(crate) edition: Edition,
    pub(crate) host: String,
    pub(crate) who: String,
    pub(crate) organization: Option<OrganizationId>,
    pub(crate) organization_title: String,
    pub(crate) key: Option<KeyId>,
    pub(crate) name: String,
    pub(crate) prefix: String,
    /// The create that it begins: what becomes of that is what becomes of this.
    pub(crate) create: Option<CreateId>,
    pub(crate) rotation: Option<RotationId>,
}

impl NewAct {
    /// Something done through an account.
    pub(crate) fn new(what: What, account: &Account) -> Self {
        Self {
            what,
            account: account.id.clone(),
            account_title: account.title(),
            edition: account.edition,
            host: account.host().to_owned(),
            who: String::new(),
            organization: None,
            organization_title: String::new(),
            key: None,
            name: String::new(),
            prefix: String::new(),
            create: None,
            rotation: None,
        }
    }

    /// The same, done to a key.
    pub(crate) fn on(self, key: &KeyId, name: &str, prefix: &str) -> Self {
        Self { key: Some(key.clone()), name: name.to_owned(), prefix: prefix.to_owned(), ..self }
    }
}

/// `None` for a row that this version does not understand: shown nowhere, and kept.
fn act_row(row: &Row<'_>) -> rusqlite::Result<Option<Act>> {
    let (at, what, result): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    let what = What::ALL.into_iter().find(|one| one.word() == what);
    let result = Outcome::ALL.into_iter().find(|one| one.word() == result);
    let edition = edition_of(&row.get::<_, String>(12)?);
    let (Ok(at), Some(what), Some(result), Some(edition)) = (at.parse(), what, result, edition) else {
        return Ok(None);
    };
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
        account: AccountId::new(row.get::<_, String>(10)?),
        account_title: row.get(11)?,
        edition,
        host: row.get(13)?,
        who: row.get(14)?,
        rotation: row.get::<_, Option<String>>(15)?.map(RotationId::new),
        requests: row.get(16)?,
    }))
}

impl Journal {
    /// Writes down that something is about to be done, and forgets the oldest where there are too many; the number of
    /// the row. `None` where its account was removed meanwhile.
    pub(crate) fn begin_act(&self, act: &NewAct, now: Timestamp) -> Result<Option<i64>, Error> {
        let write = || {
            let mut connection = self.connection();
            let change = connection.transaction()?;
            let written = change.execute(
                "INSERT INTO act (at, what, result, reason, key, name, prefix, organization, organization_title, account,
                                  account_title, edition, host, who, created, rotation, requests)
                 SELECT ?1, ?2, ?3, '', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 0
                 WHERE EXISTS (SELECT 1 FROM account WHERE id = ?9)",
                params![
                    now.to_string(),
                    act.what.word(),
                    Outcome::UnderWay.word(),
                    act.key.as_ref().map(KeyId::as_str),
                    act.name,
                    act.prefix,
                    act.organization.as_ref().map(OrganizationId::as_str),
                    act.organization_title,
                    act.account.as_str(),
                    act.account_title,
                    word_of(act.edition),
                    act.host,
                    act.who,
                    act.create.as_ref().map(CreateId::as_str),
                    act.rotation.as_ref().map(RotationId::as_str),
                ],
            )?;
            let id = change.last_insert_rowid();
            let most = i64::try_from(MOST_ACTS).unwrap_or(i64::MAX);
            change.execute("DELETE FROM act WHERE id <= ?1", [id - most])?;
            change.commit()?;
            Ok((written > 0).then_some(id))
        };
        write().map_err(|error| self.failed(error))
    }

    /// Writes down how it ended, and what it cost.
    pub(crate) fn finish_act(
        &self,
        id: i64,
        result: Outcome,
        reason: &str,
        requests: u32,
    ) -> Result<(), Error> {
        // What was found out meanwhile is not forgotten for an end that is not known.
        let write = || {
            self.connection().execute(
                "UPDATE act SET
                    result = CASE WHEN ?2 = 'unsure' AND result <> 'under_way' THEN result ELSE ?2 END,
                    reason = CASE WHEN ?2 = 'unsure' AND result <> 'under_way' THEN reason ELSE ?3 END,
                    requests = requests + ?4
                 WHERE id = ?1",
                params![id, result.word(), reason, requests],
            )
        };
        write().map(|_| ()).map_err(|error| self.failed(error))
    }

    /// What became of a create of which no key is known, and whose end was not known.
    pub(crate) fn settle_create(
        &self,
        create: &CreateId,
        result: Outcome,
        reason: &str,
    ) -> Result<(), Error> {
        let written = settle_act(&self.connection(), create, None, result, reason);
        written.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// The list of an organization tells which keys are gone: what became of deletes that nobody answered. How many
    /// were found out.
    pub(crate) fn settle_deletes(
        &self,
        at: &OrganizationRef,
        lives: impl Fn(&KeyId) -> bool,
    ) -> Result<usize, Error> {
        let write = || {
            let connection = self.connection();
            let mut query = connection.prepare_cached(
                "SELECT id, key FROM act WHERE result = 'unsure' AND account = ?1 AND organization = ?2
                 AND key IS NOT NULL AND what IN ('delete', 'delete_lost', 'delete_old', 'delete_new')",
            )?;
            let open = query.query_map([at.account.as_str(), at.id.as_str()], |row| {
                Ok((row.get::<_, i64>(0)?, KeyId::new(row.get::<_, String>(1)?)))
            })?;
            let open = open.collect::<Result<Vec<_>, _>>()?;
            let mut settled = 0;
            for (id, _) in open.iter().filter(|(_, key)| !lives(key)) {
                settled += connection.execute(
                    "UPDATE act SET result = 'done', reason = 'No answer came; later the key was gone.' WHERE id = ?1",
                    [id],
                )?;
            }
            Ok(settled)
        };
        write().map_err(|error| self.failed(error))
    }

    /// After a start: what was under way when Keyward was stopped is under way no longer. Where that can't be written
    /// down, as with a full disk, [`Journal::acts`] says it all the same.
    pub(super) fn close_acts(&mut self) {
        let write = || {
            let connection = self.connection();
            let newest =
                connection.query_row("SELECT coalesce(max(id), 0) FROM act", [], |row| row.get(0))?;
            let closed = connection.execute(
                "UPDATE act SET result = 'unsure', reason = ?1 WHERE result = 'under_way'",
                [STOPPED],
            );
            if let Err(error) = closed {
                tracing::warn!(%error, "what was under way at the last stop could not be closed");
            }
            Ok::<i64, rusqlite::Error>(newest)
        };
        match write() {
            Ok(newest) => self.before = newest,
            Err(error) => tracing::warn!(%error, "what was done earlier can't be read"),
        }
    }

    /// What was done, the newest first.
    pub(crate) fn acts(&self) -> Result<Vec<Act>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query =
                connection.prepare_cached(&format!("SELECT {COLUMNS} FROM act ORDER BY id DESC"))?;
            let rows = query.query_map([], act_row)?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        let mut acts: Vec<Act> = read().map_err(|error| self.failed(error))?.into_iter().flatten().collect();
        let of_earlier = |act: &&mut Act| act.id <= self.before && act.result == Outcome::UnderWay;
        for act in acts.iter_mut().filter(of_earlier) {
            act.result = Outcome::Unsure;
            STOPPED.clone_into(&mut act.reason);
        }
        Ok(acts)
    }

    /// Copies what was done from a damaged journal as far as it can be read, from either end; how many rows.
    pub(super) fn take_over_acts(&self, old: &Connection) -> usize {
        let copy = || {
            let mut connection = self.connection();
            let change = connection.transaction()?;
            let mut saved = 0;
            for order in ["ASC", "DESC"] {
                let found = old.prepare(&format!("SELECT {COLUMNS}, created FROM act ORDER BY id {order}"));
                let Ok(mut query) = found else { break };
                let Ok(rows) = query.query_map([], |row| Ok((act_row(row)?, row.get(17)?))) else { continue };
                for (act, created) in rows.map_while(Result::ok) {
                    if let Some(act) = act {
                        saved += put_act(&change, &act, created).unwrap_or_default();
                    }
                }
            }
            change.commit()?;
            Ok::<usize, rusqlite::Error>(saved)
        };
        copy().unwrap_or_default()
    }
}

/// What became of a create whose end was not known. Where `key` is known, the row tells it from now on.
pub(super) fn settle_act(
    connection: &Connection,
    create: &CreateId,
    key: Option<(&KeyId, &str)>,
    result: Outcome,
    reason: &str,
) -> rusqlite::Result<usize> {
    let (key, prefix) = key.map_or((None, None), |(key, prefix)| (Some(key.as_str()), Some(prefix)));
    connection.execute(
        "UPDATE act SET result = ?2, reason = ?3, key = coalesce(?4, key), prefix = coalesce(?5, prefix)
         WHERE created = ?1 AND result IN ('under_way', 'unsure')",
        params![create.as_str(), result.word(), reason, key, prefix],
    )
}

/// Adds a row as it was, unless it is there, or its account is not.
fn put_act(connection: &Connection, act: &Act, created: Option<String>) -> rusqlite::Result<usize> {
    connection.execute(
        &format!(
            "INSERT OR IGNORE INTO act ({COLUMNS}, created)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18
             WHERE EXISTS (SELECT 1 FROM account WHERE id = ?11)"
        ),
        params![
            act.id,
            act.at.to_string(),
            act.what.word(),
            act.result.word(),
            act.reason,
            act.key.as_ref().map(KeyId::as_str),
            act.name,
            act.prefix,
            act.organization.as_ref().map(OrganizationId::as_str),
            act.organization_title,
            act.account.as_str(),
            act.account_title,
            word_of(act.edition),
            act.host,
            act.who,
            act.rotation.as_ref().map(RotationId::as_str),
            act.requests,
            created,
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::super::AccountRow;
    use super::super::intents::tests::intent;
    use super::*;
    use crate::journal::{Intent, Progress};

    fn now() -> Timestamp {
        "2026-11-25T10:00:00Z".parse().unwrap()
    }

    fn account() -> Account {
        Account {
            id: AccountId::new("a"),
            edition: Edition::KognitosClassic,
            address: "https://keys.example".to_owned(),
            sandbox: false,
            name: "Production".to_owned(),
        }
    }

    fn opened(directory: &std::path::Path) -> Journal {
        let (journal, _) = Journal::open(directory, now()).unwrap();
        journal.put_account(&AccountRow { account: account(), kept: true }).unwrap();
        journal
    }

    fn deleting(key: &str) -> NewAct {
        let at = &intent("1").at;
        let act = NewAct::new(What::Delete, &account()).on(&KeyId::new(key), "CI", "kgn_pat_ab12");
        NewAct { organization: Some(at.id.clone()), organization_title: "Acme".to_owned(), ..act }
    }

    fn ends(journal: &Journal) -> Vec<(Outcome, u32)> {
        journal.acts().unwrap().iter().map(|act| (act.result, act.requests)).collect()
    }

    #[test]
    fn what_was_under_way_at_a_stop_is_not_known() {
        let directory = tempfile::tempdir().unwrap();
        let journal = opened(directory.path());
        let first = journal.begin_act(&deleting("k1"), now()).unwrap().unwrap();
        journal.finish_act(first, Outcome::Done, "", 2).unwrap();
        journal.begin_act(&deleting("k2"), now()).unwrap().unwrap();
        assert_eq!(ends(&journal), [(Outcome::UnderWay, 0), (Outcome::Done, 2)]);
        drop(journal);
        let journal = opened(directory.path());
        assert_eq!(ends(&journal), [(Outcome::Unsure, 0), (Outcome::Done, 2)]);
        let act = journal.acts().unwrap().remove(0);
        assert_eq!((act.reason.as_str(), act.at, act.what), (STOPPED, now(), What::Delete));
        assert_eq!((act.name.as_str(), act.host.as_str()), ("CI", "keys.example"));
        // The list tells later that the key is gone.
        let at = intent("1").at;
        assert_eq!(journal.settle_deletes(&at, |key| key.as_str() == "k2").unwrap(), 0);
        assert_eq!(journal.settle_deletes(&at, |key| key.as_str() == "k1").unwrap(), 1);
        assert_eq!(ends(&journal), [(Outcome::Done, 0), (Outcome::Done, 2)]);
    }

    /// As with a full disk: Keyward opens all the same, and claims nothing.
    #[test]
    fn what_can_not_be_closed_is_told_as_not_known() {
        let directory = tempfile::tempdir().unwrap();
        let journal = opened(directory.path());
        journal.begin_act(&deleting("k1"), now()).unwrap().unwrap();
        let full = "CREATE TRIGGER full BEFORE UPDATE ON act BEGIN SELECT raise(FAIL, 'full'); END";
        journal.connection().execute_batch(full).unwrap();
        drop(journal);
        let journal = opened(directory.path());
        journal.begin_act(&deleting("k2"), now()).unwrap().unwrap();
        assert_eq!(ends(&journal), [(Outcome::UnderWay, 0), (Outcome::Unsure, 0)]);
        assert_eq!(journal.acts().unwrap()[1].reason, STOPPED);
    }

    /// A list told meanwhile what became of a request that nobody answers.
    #[test]
    fn what_was_found_out_is_not_forgotten() {
        let directory = tempfile::tempdir().unwrap();
        let journal = opened(directory.path());
        let create = intent("1").id;
        let act = NewAct { create: Some(create.clone()), ..NewAct::new(What::Create, &account()) };
        let id = journal.begin_act(&act, now()).unwrap().unwrap();
        journal.put_intent(&intent("1")).unwrap();
        let pending = Progress::Pending {
            key: KeyId::new("k"),
            prefix: "kgn_pat_aaaa".to_owned(),
            kept: true,
            placeholder: true,
            tagged: false,
        };
        journal.set_progress(&create, &pending).unwrap();
        journal.finish_act(id, Outcome::Unsure, "Nobody answered.", 2).unwrap();
        assert_eq!(ends(&journal), [(Outcome::Done, 2)]);
        assert_eq!(journal.acts().unwrap()[0].reason, "");
    }

    #[test]
    fn a_create_tells_how_it_ended_whenever_that_is_known() {
        let directory = tempfile::tempdir().unwrap();
        let journal = opened(directory.path());
        let wanted = Intent { progress: Progress::Planned, ..intent("1") };
        journal.begin_intent(&wanted).unwrap();
        let act = NewAct { create: Some(wanted.id.clone()), ..NewAct::new(What::Create, &account()) };
        journal.begin_act(&act, now()).unwrap().unwrap();
        drop(journal);
        let journal = opened(directory.path());
        assert_eq!(journal.acts().unwrap()[0].result, Outcome::Unsure);
        let (key, prefix) = (KeyId::new("k"), "kgn_pat_aaaa".to_owned());
        let pending =
            Progress::Pending { key: key.clone(), prefix, kept: true, placeholder: true, tagged: false };
        journal.set_progress(&wanted.id, &pending).unwrap();
        let act = journal.acts().unwrap().remove(0);
        assert_eq!((act.result, act.key, act.prefix.as_str()), (Outcome::Done, Some(key), "kgn_pat_aaaa"));
    }

    #[test]
    fn the_oldest_go_and_an_account_leaves_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let journal = opened(directory.path());
        let first = journal.begin_act(&deleting("k0"), now()).unwrap().unwrap();
        let most = i64::try_from(MOST_ACTS).unwrap();
        let last = Act { id: first + most - 1, ..journal.acts().unwrap().remove(0) };
        put_act(&journal.connection(), &last, None).unwrap();
        assert_eq!(journal.acts().unwrap().len(), 2);
        journal.begin_act(&deleting("k1"), now()).unwrap().unwrap();
        let left: Vec<i64> = journal.acts().unwrap().iter().map(|act| act.id).collect();
        assert_eq!(left, [first + most, first + most - 1]);
        assert!(journal.forget_account(&account().id).unwrap());
        assert!(journal.acts().unwrap().is_empty());
        assert_eq!(journal.begin_act(&deleting("k2"), now()).unwrap(), None, "no account, no deed");
    }

    #[test]
    fn a_journal_without_a_list_of_deeds_is_brought_up_to_date() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("journal.db");
        let old = Connection::open(&file).unwrap();
        for step in &super::super::STEPS[..3] {
            old.execute_batch(step).unwrap();
        }
        old.pragma_update(None, "user_version", 3).unwrap();
        drop(old);
        let journal = opened(directory.path());
        assert!(journal.acts().unwrap().is_empty());
        journal.begin_act(&deleting("k"), now()).unwrap().unwrap();
        assert_eq!(ends(&journal), [(Outcome::UnderWay, 0)]);
    }

    #[test]
    fn what_is_taken_over_belongs_to_an_account_and_to_its_create() {
        let directory = tempfile::tempdir().unwrap();
        let old = opened(directory.path());
        let create = NewAct { create: Some(intent("1").id), ..NewAct::new(What::Create, &account()) };
        old.begin_act(&create, now()).unwrap().unwrap();
        let other = Account { id: AccountId::new("b"), ..account() };
        old.put_account(&AccountRow { account: other.clone(), kept: true }).unwrap();
        old.begin_act(&NewAct::new(What::SignIn, &other), now()).unwrap().unwrap();

        let elsewhere = tempfile::tempdir().unwrap();
        let journal = opened(elsewhere.path());
        assert_eq!(journal.take_over_acts(&old.connection()), 1);
        journal.put_intent(&intent("1")).unwrap();
        let lost = Progress::Lost { key: KeyId::new("k"), prefix: "kgn_pat_aaaa".to_owned(), chosen: false };
        journal.set_progress(&intent("1").id, &lost).unwrap();
        assert_eq!(ends(&journal), [(Outcome::Failed, 0)]);
    }

    #[test]
    fn a_damaged_list_is_read_as_far_as_it_goes() {
        let directory = tempfile::tempdir().unwrap();
        let journal = opened(directory.path());
        for number in 0..400 {
            let id = journal.begin_act(&deleting(&number.to_string()), now()).unwrap().unwrap();
            journal.finish_act(id, Outcome::Done, "", 1).unwrap();
        }
        journal.connection().pragma_update(None, "wal_checkpoint", "TRUNCATE").unwrap();
        drop(journal);
        let file = directory.path().join("journal.db");
        let mut bytes = std::fs::read(&file).unwrap();
        let start = bytes.len() - 2 * 4096;
        bytes[start..].fill(0xa5);
        std::fs::write(&file, bytes).unwrap();
        let (journal, notice) = Journal::open(directory.path(), now()).unwrap();
        assert!(notice.unwrap().contains("damaged"));
        let saved = journal.acts().unwrap();
        assert!(saved.len() > 100, "{}", saved.len());
        assert!(saved.iter().all(|act| act.what == What::Delete && act.requests == 1));
    }
}
