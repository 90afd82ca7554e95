//! Answers that come when the admin is elsewhere by now: nothing typed is lost by them, and no other dialog closes.

use crate::sample::{at, draft, failure, home, keys, now, pending, unfinished, view};
use domain::call::Deleted;
use domain::{
    Account, AccountId, Arrangement, CreateId, FailureKind, Home, Key, OrganizationId, OrganizationRef, Stage,
};
use ui::action::Action;
use ui::asking::Asking;
use ui::form::Edit;
use ui::list::Change;
use ui::renaming::Change as Renaming;
use ui::screen::{About, Destination, Page};
use ui::state::State;

fn after(mut state: State, actions: impl IntoIterator<Item = Action>) -> State {
    for action in actions {
        state.apply(action);
    }
    state
}

fn looking() -> State {
    after(State::new(now()), [Action::Opened(Ok(home())), Action::Refreshed(at(), Ok(view()))])
}

fn typing(name: &str) -> [Action; 2] {
    [Action::Go(Destination::NewKey(at(), None)), Action::Form(Edit::Name(name.to_owned()))]
}

fn deleting(key: &Key) -> Action {
    Action::Asked(About::Delete(at(), Box::new(key.clone())))
}

fn about(state: &State) -> Option<&About> {
    state.dialog.as_ref().map(|dialog| &dialog.about)
}

fn typed(state: &State) -> &str {
    match &state.page {
        Page::NewKey(form) => &form.typed.name,
        Page::EditKey(editing) => &editing.form.typed.name,
        page => panic!("no form: {page:?}"),
    }
}

/// The first key, renamed; saving it is under way, and its dialog was closed with Escape.
fn saving(asking: Asking) -> State {
    let changes = Box::default();
    let edit = [
        Action::Go(Destination::Edit(at(), Box::new(keys()[0].clone()))),
        Action::Form(Edit::Name("Renamed".to_owned())),
        Action::Asked(About::Difference(changes)),
        Action::DialogSent(asking),
        Action::Closed,
    ];
    after(looking(), edit)
}

fn renamed(name: &str) -> Key {
    Key { name: name.to_owned(), etag: Some("2".to_owned()), ..keys()[0].clone() }
}

#[test]
fn a_saved_key_discards_nothing_that_is_typed_meanwhile() {
    let asking = Asking::next();
    let saved = || Action::Edited(asking, at(), Box::new(renamed("Renamed")));
    let waited = after(saving(asking), [saved()]);
    assert_eq!((&waited.page, waited.dialog.is_none()), (&Page::Keys, true), "nothing else was typed");

    let elsewhere = [Action::Go(Destination::Keys(at())), Action::Left];
    let other = after(after(saving(asking), elsewhere), typing("half typed"));
    let other = after(other, [saved()]);
    assert_eq!(typed(&other), "half typed");
    assert_eq!(other.toast.as_ref().map(|toast| toast.text.as_str()), Some("Saved"));
    assert_eq!(other.view().unwrap().keys[0].name, "Renamed");

    let more = after(saving(asking), [Action::Form(Edit::Name("Renamed again".to_owned())), saved()]);
    assert_eq!(typed(&more), "Renamed again");
    let Page::EditKey(editing) = &more.page else { panic!("not on the form") };
    assert_eq!((editing.key.name.as_str(), editing.is_dirty()), ("Renamed", true), "on the key as it is now");
    let palette = after(saving(asking), [Action::Asked(About::Palette), saved()]);
    assert_eq!(about(&palette), Some(&About::Palette));
}

#[test]
fn a_conflict_that_nobody_waits_for_is_said_over_the_screen() {
    let asking = Asking::next();
    let theirs = || Box::new(renamed("Theirs"));
    let conflict = || Action::Conflicted(asking, theirs(), failure(FailureKind::Conflict));
    let state = after(saving(asking), [conflict()]);
    assert_eq!((state.dialog.is_none(), typed(&state)), (true, "Renamed"));
    assert!(state.trouble.is_some());
    let again = [Action::Asked(About::Difference(Box::default())), conflict()];
    assert!(
        matches!(about(&after(saving(asking), again)), Some(About::Difference(_))),
        "that is another one"
    );
}

#[test]
fn an_answer_about_one_key_leaves_the_dialog_of_another() {
    let (asking, one, other) = (Asking::next(), keys()[0].clone(), keys()[1].clone());
    let begun = || after(looking(), [deleting(&one), Action::DialogSent(asking), Action::Closed]);
    let deleted = || Action::Deleted(at(), one.id.clone(), Deleted::Now);
    let both = after(begun(), [deleting(&other)]);
    let gone = after(both.clone(), [deleted()]);
    assert!(matches!(about(&gone), Some(About::Delete(_, key)) if key.id == other.id));
    assert_eq!((gone.view().unwrap().keys.len(), gone.arrivals), (3, both.arrivals), "the focus stays there");
    let failed = after(both, [Action::DialogFailed(asking, failure(FailureKind::Conflict))]);
    let dialog = failed.dialog.as_ref().unwrap();
    assert!(dialog.attempt.failure.is_none() && failed.trouble.is_some());

    // Not even where it is about the same key again: what failed there is another question.
    let again = after(begun(), [deleting(&one), Action::DialogFailed(asking, failure(FailureKind::Offline))]);
    assert!(again.dialog.as_ref().unwrap().attempt.failure.is_none() && again.trouble.is_some());
    assert!(after(begun(), [deleting(&one), deleted()]).dialog.is_none(), "the key is gone");
}

#[test]
fn a_secret_that_is_shown_stays_on_the_screen() {
    let (one, account) = (keys()[0].clone(), home().accounts[0].account.clone());
    let asking = Asking::next();
    let secret = About::Secret(CreateId::new("u1"));
    let known = Home { unfinished: vec![unfinished("u1", pending())], ..home() };
    let late = [
        Action::Deleted(at(), one.id.clone(), Deleted::Now),
        Action::DialogFailed(asking, failure(FailureKind::Offline)),
        Action::DialogDone(asking),
        Action::Removed(AccountId::new("another")),
        Action::Led(Destination::Keys(at())),
        Action::Edited(asking, at(), Box::new(one.clone())),
        Action::Created(asking, unfinished("u2", pending())),
    ];
    for answer in late {
        let shown =
            [deleting(&one), Action::DialogSent(asking), Action::Asked(secret.clone()), answer.clone()];
        let state = after(after(looking(), [Action::Opened(Ok(known.clone()))]), shown);
        assert_eq!(about(&state), Some(&secret), "{answer:?}");
    }
    let out =
        [Action::Asked(About::SignOut(account)), Action::DialogSent(asking), Action::DialogDone(asking)];
    assert!(after(looking(), out).dialog.is_none(), "what is waited for closes its dialog");
}

#[test]
fn a_key_that_was_made_late_takes_no_other_form_away() {
    let (asking, other) = (Asking::next(), Asking::next());
    let sent = [Action::CreateSent(asking), Action::Go(Destination::Keys(at())), Action::Left];
    let second = after(after(after(looking(), typing("first")), sent), typing("second"));
    let made = after(second.clone(), [Action::Created(asking, unfinished("u1", pending()))]);
    assert_eq!((typed(&made), made.dialog.is_none(), made.unfinished().len()), ("second", true, 1));
    assert!(made.toast.is_some_and(|toast| toast.text.contains("waits to be stored")));
    let failed = Action::CreateFailed(asking, draft(), failure(FailureKind::Offline));
    let both = after(second, [Action::CreateSent(other), failed]);
    assert!(matches!(&both.page, Page::NewKey(form) if form.attempt.busy), "the other one is on its way");
    assert!(both.trouble.is_some());
}

#[test]
fn an_answer_leads_nobody_away_who_types_or_is_asked() {
    let led = || Action::Led(Destination::NewKey(at(), Some(draft())));
    assert!(matches!(after(looking(), [led()]).page, Page::NewKey(_)));
    let form = after(after(looking(), typing("half typed")), [led()]);
    assert_eq!((typed(&form), form.dialog.is_none()), ("half typed", true));
    assert_eq!(after(looking(), [Action::Asked(About::Palette), led()]).page, Page::Keys);
}

#[test]
fn a_name_that_was_kept_late_leaves_another_that_is_typed() {
    let (asking, account) = (Asking::next(), home().accounts[0].account.clone());
    let first = [
        Renaming::Open(account.clone()),
        Renaming::Sent(asking),
        Renaming::Open(Account { id: AccountId::new("b"), ..account }),
        Renaming::Type("half typed".to_owned()),
    ];
    let begun = after(looking(), first.map(Action::Renaming));
    let refused = Renaming::Failed(asking, failure(FailureKind::Offline));
    for late in [Renaming::Kept(asking), refused] {
        let state = after(begun.clone(), [Action::Renaming(late.clone())]);
        let left = state.renaming.as_ref().unwrap();
        assert_eq!((left.typed.as_str(), &left.attempt.failure), ("half typed", &None), "{late:?}");
        assert_eq!(state.trouble.is_some(), matches!(late, Renaming::Failed(..)));
    }
}

#[test]
fn only_a_secret_that_is_at_hand_is_shown() {
    let asking = Asking::next();
    let created = |stage: Stage| {
        let made = Action::Created(asking, unfinished("u1", stage));
        after(after(looking(), typing("first")), [Action::CreateSent(asking), made])
    };
    let asked = created(Stage::Ask { candidates: keys() });
    assert_eq!((&asked.page, asked.dialog.is_none(), asked.unfinished().len()), (&Page::Keys, true, 1));
    let shown = created(pending());
    assert!(matches!(about(&shown), Some(About::Secret(_))));
    // Its stage changes while it is shown.
    let lost = || unfinished("u1", Stage::Lost { key: keys()[0].id.clone(), prefix: "p".to_owned() });
    let told = Action::Opened(Ok(Home { unfinished: vec![lost()], ..home() }));
    let settled = Action::Settled(CreateId::new("u1"), Some(lost()));
    for answer in [told, settled] {
        assert!(after(shown.clone(), [answer.clone()]).dialog.is_none(), "{answer:?}");
    }
    let kept = Action::Opened(Ok(Home { unfinished: vec![unfinished("u1", pending())], ..home() }));
    assert!(after(shown, [kept]).dialog.is_some());
}

/// Two organizations, of which the first is looked at.
fn two() -> State {
    let mut home = home();
    let id = OrganizationId::new("organizations/other");
    let mut other = home.organizations[0].clone();
    other.at = OrganizationRef { id, ..at() };
    home.organizations.push(other);
    after(looking(), [Action::Opened(Ok(home)), Action::Go(Destination::Keys(at()))])
}

#[test]
fn what_is_looked_for_is_set_where_it_leads_and_not_before() {
    let by = || Arrangement { query: "ci".to_owned(), ..Arrangement::default() };
    let found = |at: Option<OrganizationRef>| Action::Go(Destination::Found(at, Box::new(by())));
    let dirty = |at: Option<OrganizationRef>| after(after(two(), typing("x")), [found(at)]);
    let asked = dirty(None);
    assert!(matches!(about(&asked), Some(About::Leave(_))));
    assert_eq!(
        (asked.list.by.query.as_str(), asked.overview.by.query.as_str()),
        ("", ""),
        "nothing is set unseen"
    );
    let kept = after(asked.clone(), [Action::Closed]);
    assert_eq!((typed(&kept), kept.list.by.query.as_str()), ("x", ""));
    let all = after(asked, [Action::Left]);
    assert_eq!(
        (all.lists_all(), all.overview.by.query.as_str(), all.list.by.query.as_str()),
        (true, "ci", "")
    );
    let one = after(dirty(Some(at())), [Action::Left]);
    assert_eq!(
        (one.lists_all(), one.list.by.query.as_str(), one.overview.by.query.as_str()),
        (false, "ci", "")
    );
}

#[test]
fn a_failure_of_what_is_not_looked_for_any_more_stops_nothing() {
    let mut state = after(two(), [Action::Go(Destination::All)]);
    let ask = state.next_listing().unwrap();
    state = after(state, [Action::ListSent(ask.clone()), Action::List(Change::Query("a".to_owned()))]);
    state.apply(Action::Listed(ask, Err(failure(FailureKind::Refused))));
    assert_eq!(state.overview.failure, None);
    let second = state.next_listing().unwrap();
    assert_eq!(second.by.query, "a");
    state = after(
        state,
        [Action::ListSent(second.clone()), Action::Listed(second, Err(failure(FailureKind::Refused)))],
    );
    assert_eq!((state.overview.failure.is_some(), state.next_listing()), (true, None), "not over and over");
    state.apply(Action::List(Change::Query("ab".to_owned())));
    assert_eq!(
        (state.overview.failure.clone(), state.next_listing().map(|ask| ask.by.query)),
        (None, Some("ab".to_owned()))
    );
}
