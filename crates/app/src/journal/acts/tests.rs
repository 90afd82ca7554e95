use super::NewAct;
use super::row::put_act;
use crate::journal::intents::tests::intent;
use crate::journal::{AccountRow, Intent, Journal, Progress};
use crate::words::files as words;
use domain::activity::{ActSearch, Kind, MOST_ACTS, Outcome, STRANGER_DAYS, What};
use domain::{Account, AccountId, Act, Edition, KeyId, RotationId, Timestamp};
use rusqlite::Connection;
use std::time::Duration;

/// What is said of a deed that was under way when Keyward was stopped.
const STOPPED: &str = words::KEYWARD_WAS_STOPPED_BEFORE_IT_HEARD;

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
    for step in &crate::journal::STEPS[..3] {
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

/// A first sign-in: through no account until it has succeeded.
fn signing_in(host: &str) -> NewAct {
    NewAct::at_address(What::SignIn, Edition::Kognitos, host)
}

#[test]
fn what_was_done_through_no_account_goes_with_an_account_of_its_host_or_after_a_while() {
    let directory = tempfile::tempdir().unwrap();
    let journal = opened(directory.path());
    let before = |days: u64| now().checked_sub(Duration::from_secs(days * 86_400)).unwrap();
    journal.begin_act(&signing_in("old.example"), before(STRANGER_DAYS + 1)).unwrap().unwrap();
    assert_eq!(journal.acts().unwrap().len(), 1, "by the clock of then it is new");
    journal.begin_act(&signing_in("other.example"), before(STRANGER_DAYS - 1)).unwrap().unwrap();
    journal.begin_act(&signing_in("keys.example"), now()).unwrap().unwrap();
    journal.begin_act(&NewAct::here(What::Export), before(400)).unwrap().unwrap();
    let hosts = |journal: &Journal| -> Vec<String> {
        journal.acts().unwrap().into_iter().map(|act| act.host).collect()
    };
    assert_eq!(hosts(&journal), ["", "keys.example", "other.example"], "what is of no host says nothing");
    let removing = NewAct::new(What::RemoveAccount, &account());
    let id = journal.begin_act(&removing, now()).unwrap().unwrap();
    assert!(journal.forget_account(&account().id).unwrap());
    journal.finish_act(id, Outcome::Done, "", 0).unwrap();
    assert_eq!(hosts(&journal), ["", "", "other.example"]);
    let removed = journal.acts().unwrap().remove(0);
    let blank = Act { id, result: Outcome::Done, ..NewAct::here(What::RemoveAccount).begun(now()) };
    assert_eq!(removed, blank, "of which account is not told");
    drop(journal);
    let later = now().checked_add(Duration::from_secs(2 * 86_400)).unwrap();
    let (journal, _) = Journal::open(directory.path(), later).unwrap();
    assert_eq!(hosts(&journal), ["", ""], "a start forgets it, too");
}

#[test]
fn a_first_sign_in_belongs_to_the_account_that_comes_of_it() {
    let directory = tempfile::tempdir().unwrap();
    let journal = opened(directory.path());
    let id = journal.begin_act(&signing_in("keys.example"), now()).unwrap().unwrap();
    assert_eq!(journal.acts().unwrap()[0].account, None);
    journal.give_act(id, &account()).unwrap();
    let act = journal.acts().unwrap().remove(0);
    assert_eq!((act.account, act.account_title.as_str()), (Some(account().id), "Production"));
}

/// Every question, in SQL, finds what it is to find.
#[test]
fn what_is_found_is_what_the_search_says() {
    let directory = tempfile::tempdir().unwrap();
    let journal = opened(directory.path());
    let names = ["CI", "Größe 🔑", "inv\u{202e}oice", "=cmd|' /c", "two\nlines", &"x".repeat(200)];
    for number in 0..186_u64 {
        let place = usize::try_from(number).unwrap();
        let what = What::ALL[place % What::ALL.len()];
        let mut act = NewAct::new(what, &account());
        if number % 7 == 0 {
            act = NewAct::here(what);
        }
        names[place % names.len()].clone_into(&mut act.name);
        act.rotation = (number % 5 == 0).then(|| RotationId::new("r"));
        let at = now().checked_add(Duration::from_millis(number * 500)).unwrap();
        let id = journal.begin_act(&act, at).unwrap().unwrap();
        let result = Outcome::ALL[place % Outcome::ALL.len()];
        journal.finish_act(id, result, if number % 3 == 0 { "It was refused." } else { "" }, 1).unwrap();
    }
    // As with a full disk: it can't be written down that they are under way no longer.
    let full = "CREATE TRIGGER full BEFORE UPDATE ON act BEGIN SELECT raise(FAIL, 'full'); END";
    journal.connection().execute_batch(full).unwrap();
    // Of a later version: neither counted nor found.
    let unknown = "INSERT INTO act SELECT 999, at, 'fly', result, reason, key, name, prefix, organization,
        organization_title, account, account_title, edition, host, who, created, rotation, requests FROM act LIMIT 1";
    journal.connection().execute_batch(unknown).unwrap();
    drop(journal);
    let journal = opened(directory.path());
    let all = journal.acts().unwrap();
    assert_eq!(all.len(), 186);
    assert!(all.iter().any(|act| act.reason == STOPPED && act.result == Outcome::Unsure));
    let at = |number: usize| Some(all[number].at);
    let of = |text: &str| ActSearch { text: text.to_owned(), ..ActSearch::default() };
    let mut searches = vec![
        ActSearch { since: at(100), ..of("") },
        ActSearch { until: at(101), ..of("") },
        ActSearch { since: at(150), until: at(21), result: Some(Outcome::Done), ..of("refused") },
        ActSearch { kind: Some(Kind::Rotations), ..of("GRÖSSE größe") },
        ActSearch { kind: Some(Kind::Created), ..of("größe") },
    ];
    let words =
        ["", "ci", "größe", "202e", "=cmd", "stopped", "\"not known\"", "refused keys.example", "no such"];
    searches.extend(words.map(of));
    searches.extend(Kind::ALL.map(|kind| ActSearch { kind: Some(kind), ..of("") }));
    searches.extend(Outcome::ALL.map(|result| ActSearch { result: Some(result), ..of("") }));
    for by in searches {
        for stretch in [0..100, 3..7, 180..300, 0..0] {
            let expected = by.stretch(all.clone(), stretch.start, stretch.len());
            assert_eq!(journal.list_acts(&by, stretch.clone()).unwrap(), expected, "{by:?} {stretch:?}");
        }
        assert_eq!(journal.find_acts(&by).unwrap(), by.find(all.clone()), "{by:?}");
    }
}
