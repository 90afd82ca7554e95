//! Checking a pasted key, and the creates that an admin has to tell apart.

use crate::pages::{after, drawn, has, lacks};
use crate::sample::{account, at, failure, home, keys, pending, unfinished, view};
use domain::{
    Account, AccountId, AccountSummary, Checked, Edition, FailureKind, Field, Home, KeyMatch, Session, Stage,
    Verdict,
};
use ui::action::Action;
use ui::address_choice::{of_accounts, others, published};
use ui::hiding::Hiding;
use ui::screen::{Destination, Page};
use ui::state::State;

fn checked(verdict: Verdict, places: &[usize]) -> Checked {
    let matches = places
        .iter()
        .map(|place| KeyMatch {
            at: at(),
            organization_title: "Acme Corp".to_owned(),
            key: keys()[*place].clone(),
        })
        .collect();
    Checked { host: "app.us-1.kognitos.com".to_owned(), verdict, matches }
}

fn checking(answer: Action) -> State {
    after(home(), Some(view()), vec![Action::Go(Destination::Check), Action::CheckSent, answer])
}

#[tokio::test]
async fn alive_dead_and_unproven() {
    let html = drawn(|| checking(Action::Checked(Ok(checked(Verdict::Alive, &[0]))))).await;
    has(
        &html,
        &[
            "data-verdict=\"alive\"",
            "It could be this key",
            "CI Pipeline",
            "data-match=",
            "type=\"password\"",
        ],
    );
    lacks(&html, &["id=\"guidance\""]);
    let dead = || checked(Verdict::Dead("Key <b>unknown</b>".to_owned()), &[0, 3]);
    let html = drawn(move || checking(Action::Checked(Ok(dead())))).await;
    has(
        &html,
        &[
            "data-verdict=\"dead\"",
            "Key &lt;b&gt;unknown",
            "one of these 2 keys",
            "id=\"guidance\"",
            "support@kognitos.com",
            "expired <time",
        ],
    );
    let html =
        drawn(|| checking(Action::Checked(Ok(checked(Verdict::Unproven("No agent.".to_owned()), &[])))))
            .await;
    has(&html, &["data-verdict=\"unproven\"", "No agent.", "Which key is it? Not known"]);
}

#[tokio::test]
async fn a_failed_check_shows_no_older_verdict() {
    let html = drawn(|| {
        let mut state = checking(Action::Checked(Ok(checked(Verdict::Alive, &[]))));
        state.apply(Action::CheckSent);
        state.apply(Action::Checked(Err(failure(FailureKind::Invalid { field: Field::Secret }))));
        state
    })
    .await;
    lacks(&html, &["id=\"verdict\""]);
    assert_eq!(crate::pages::words_at(&html, "check-secret-advice"), "The service said no.");
}

#[test]
fn a_match_leads_to_its_key() {
    let state = after(
        home(),
        Some(view()),
        vec![Action::Go(Destination::Check), Action::Go(Destination::Key(at(), keys()[2].id.clone()))],
    );
    assert_eq!(
        (state.page, state.list.selected, state.list.opened),
        (Page::Keys, Some(keys()[2].id.clone()), true)
    );
}

#[test]
fn addresses_are_listed_once() {
    let mine = |id: &str, address: &str, session| AccountSummary {
        account: Account { id: AccountId::new(id), address: address.to_owned(), ..account() },
        session,
        skew_seconds: 0,
    };
    let home = Home {
        accounts: vec![
            mine("a", "https://keys.example.com", Session::SignedOut),
            mine("b", "https://app.us-1.kognitos.com", Session::Kept),
            mine("c", "https://app.us-1.kognitos.com", Session::Kept),
        ],
        ..home()
    };
    let accounts = of_accounts(&home, Hiding::default());
    let titles: Vec<&str> = accounts.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Kognitos, us-1", "Kognitos, keys.example.com"]);
    let rest = published(&accounts);
    assert_eq!(rest.len(), 4, "five are published, one is an account's");
    assert!(rest.iter().all(|one| one.address.as_deref() != Some("https://app.us-1.kognitos.com")));
    let editions: Vec<Edition> = others().iter().map(|one| one.edition).collect();
    assert_eq!(editions, Edition::ALL);
}

#[tokio::test]
async fn candidates_are_shown_and_nothing_is_deleted() {
    let html = drawn(|| {
        let ask = Stage::Ask { candidates: keys()[..2].to_vec() };
        after(Home { unfinished: vec![unfinished("u1", ask)], ..home() }, Some(view()), vec![])
    })
    .await;
    has(
        &html,
        &[
            "Which of these keys is",
            "Choosing deletes nothing",
            "none-of-these",
            "1 Oct 2026, 08:00",
            "Dana Whitfield",
        ],
    );
    for key in &keys()[..2] {
        has(&html, &[&format!("data-candidate=\"{}\"", key.id)]);
    }
}

#[tokio::test]
async fn each_pending_secret_can_be_reached() {
    let html = drawn(|| {
        let unfinished = vec![unfinished("u1", pending()), unfinished("u2", pending())];
        after(Home { unfinished, ..home() }, Some(view()), vec![])
    })
    .await;
    has(
        &html,
        &[
            "2 secrets are waiting to be stored",
            "id=\"pending\"",
            "data-pending=\"u1\"",
            "data-pending=\"u2\"",
        ],
    );
}
