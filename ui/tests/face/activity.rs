//! The page of what was done, drawn.

use crate::pages::{after, drawn, has, words_at};
use crate::sample::{at, failure, home, now, view};
use domain::activity::{ActSearch, Acts, Kind, Outcome, What};
use domain::{Act, Edition, FailureKind, KeyId, RotationId, Timestamp};
use ui::action::Action;
use ui::hiding::MASK;
use ui::ledger::{Ask, Change, PAGE, Since};
use ui::screen::Destination;
use ui::state::State;

fn act(id: i64, what: What, result: Outcome) -> Act {
    let at = at();
    Act {
        id,
        at: Timestamp::from_second(now().as_second() - 3_600 + id).unwrap(),
        what,
        result,
        reason: String::new(),
        key: Some(KeyId::new("k")),
        name: "Nightly <export>".to_owned(),
        prefix: "kgn_pat_ab12".to_owned(),
        organization: Some(at.id),
        organization_title: "Acme Corp".to_owned(),
        account: Some(at.account),
        account_title: "Production".to_owned(),
        edition: Some(Edition::Kognitos),
        host: "keys.acme.example".to_owned(),
        who: "ada@acme.example".to_owned(),
        rotation: None,
        requests: 3,
    }
}

fn acts() -> Vec<Act> {
    let unsure = Act {
        reason: "The answer was lost.".to_owned(),
        rotation: Some(RotationId::new("r")),
        ..act(3, What::DeleteOld, Outcome::Unsure)
    };
    vec![unsure, act(2, What::Create, Outcome::Failed), act(1, What::Edit, Outcome::Done)]
}

fn shown(found: Acts, changes: Vec<Change>) -> State {
    let asked = Ask { by: ActSearch::default(), since: Since::Ever, from: 0 };
    let listed = [Change::Sent(asked.clone()), Change::Listed(asked, Ok(found))];
    let actions = listed.into_iter().chain(changes).map(Action::Activity);
    after(home(), Some(view()), [Action::Go(Destination::Activity)].into_iter().chain(actions).collect())
}

fn found(acts: Vec<Act>) -> Acts {
    ActSearch::default().stretch(acts, 0, PAGE)
}

#[tokio::test]
async fn what_was_done_is_told_with_how_it_ended_and_what_it_cost() {
    let html = drawn(|| shown(found(acts()), vec![])).await;
    has(
        &html,
        &[
            "Delete old key",
            "The answer was lost.",
            "badge amber\">Not known",
            "badge red\">Failed",
            "badge grey\">Done",
            "Nightly &lt;export&gt;",
            "kgn_pat_ab12",
            "Acme Corp",
            "Production",
            "ada@acme.example",
            "<td class=\"col-requests\">3</td>",
            "title=\"Delete old key\"",
            // What has no column of its own in a narrow window stands in another one.
            "<div class=\"in-place\"><bdi title=\"Acme Corp\" class=\"named second\">Acme Corp</bdi></div>",
            "<div class=\"in-account\"><bdi title=\"Production\" class=\"named first\">Production</bdi>",
            "<span class=\"second in-requests\">3 requests</span>",
            "title=\"2026-",
            "id=\"export\"",
        ],
    );
    assert!(!html.contains("id=\"older\""), "one page needs no turning");
}

#[tokio::test]
async fn what_was_done_through_no_account_tells_the_address_or_nothing() {
    let nobody = |host: &str| Act {
        account: None,
        account_title: String::new(),
        who: String::new(),
        host: host.to_owned(),
        ..act(1, What::SignIn, Outcome::Failed)
    };
    let html = drawn(move || shown(found(vec![nobody("keys.other.example")]), vec![])).await;
    has(&html, &["keys.other.example", "no account"]);
    let html = drawn(move || shown(found(vec![Act { id: 2, ..nobody("") }]), vec![])).await;
    assert!(!html.contains("no account"), "what is at no address needs no account");
}

/// Whoever names a key, or an organization, may mean no good.
#[tokio::test]
async fn hostile_names_are_text() {
    let hostile = |name: &str| Act {
        name: name.to_owned(),
        organization_title: name.to_owned(),
        ..act(1, What::Edit, Outcome::Done)
    };
    for (name, shown_as) in [
        ("inv\u{202e}oice", "inv⟨202E⟩oice"),
        ("two\nlines", "two⟨000A⟩lines"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("=cmd|'/c calc'!A1", "=cmd|"),
        ("🔑🔥 مفتاح", "🔑🔥 مفتاح"),
    ] {
        let html = drawn(move || shown(found(vec![hostile(name)]), vec![])).await;
        has(&html, &[shown_as]);
        assert!(!html.contains('\u{202e}') && !html.contains("<img"), "{name:?}");
    }
}

#[tokio::test]
async fn chips_tell_how_many_there_are() {
    let html = drawn(|| shown(found(acts()), vec![Change::Kind(Kind::Deleted)])).await;
    has(
        &html,
        &[
            "data-chip=\"Deleted\" aria-pressed=\"true\"",
            "data-chip=\"Accounts\" aria-pressed=\"false\" disabled",
            "Deleted <span class=\"count\">1</span>",
        ],
    );
}

#[tokio::test]
async fn many_are_on_pages() {
    let many = (1..=250).rev().map(|id| act(id, What::Edit, Outcome::Done)).collect();
    let html = drawn(move || shown(found(many), vec![])).await;
    has(&html, &["id=\"newer\" type=\"button\" disabled", "id=\"older\""]);
    // It is told once.
    has(&html, &["<span id=\"activity-shown\">1–100 of 250</span>"]);
    assert_eq!(words_at(&html, "activity-told"), "1–100 of 250");
    assert_eq!(html.matches("data-act=").count(), PAGE);
}

/// A region is listened to only where it was there before its first words.
#[tokio::test]
async fn how_much_was_found_is_told_to_whoever_does_not_see_it() {
    type Screen = fn() -> State;
    fn asked() -> State {
        after(home(), Some(view()), vec![Action::Go(Destination::Activity)])
    }
    fn none() -> Acts {
        Acts { total: 0, rows: vec![], ..found(acts()) }
    }
    fn one() -> Acts {
        Acts { total: 1, ..found(acts()) }
    }
    let table: [(Screen, &str); 5] = [
        (asked, ""),
        (|| shown(found(vec![]), vec![]), "Nothing was done yet"),
        (|| shown(none(), vec![]), "Nothing like this was done"),
        (|| shown(one(), vec![]), "1 line found"),
        (|| shown(found(acts()), vec![]), "3 lines found"),
    ];
    for (state, told) in table {
        let html = drawn(state).await;
        has(&html, &["id=\"activity-told\" role=\"status\""]);
        assert_eq!(words_at(&html, "activity-told"), told);
    }
}

#[tokio::test]
async fn nothing_done_and_nothing_found_are_different() {
    let html = drawn(|| shown(found(vec![]), vec![])).await;
    has(&html, &["Nothing was done yet"]);
    assert!(!html.contains("id=\"export\""), "there is nothing to export");
    let nothing = Acts { total: 0, rows: vec![], ..found(acts()) };
    let html = drawn(move || shown(nothing, vec![])).await;
    has(&html, &["Nothing like this was done", "id=\"clear-activity\""]);
}

#[tokio::test]
async fn hidden_names_are_not_on_the_page() {
    let html = drawn(|| {
        let mut state = shown(found(acts()), vec![Change::Text("Nightly".to_owned())]);
        state.apply(Action::HidingSent(true));
        state
    })
    .await;
    for name in ["Nightly", "Acme Corp", "Production", "ada@acme", "kgn_pat_ab12"] {
        assert!(!html.contains(name), "{name} is on the page: {html}");
    }
    has(&html, &[MASK, "Delete old key"]);
}

#[tokio::test]
async fn what_failed_can_be_tried_again() {
    let again = Ask { by: ActSearch::default(), since: Since::Ever, from: 0 };
    let failed = Change::Listed(again, Err(failure(FailureKind::Unexpected { trace: "7f3a".to_owned() })));
    let html = drawn(move || shown(found(acts()), vec![failed])).await;
    has(&html, &["id=\"activity-again\"", "Try again", "Delete old key"]);
}
