//! The page about what should be seen to: what is asked of the core, what it shows, and where it leads.

use crate::many::{many, place};
use crate::pages::{after, drawn, has, lacks};
use crate::sample::{at, failure, home, instant, keys, now, plain_view, view};
use domain::call::ReadHealth;
use domain::health::{MOST_CASES, Matter, examine};
use domain::{FailureKind, Health, Home, Key, KeyId, KeyManagement, Reach, Rights, View};
use ui::action::Action;
use ui::asking::Asking;
use ui::screen::{Destination, Page};
use ui::state::State;

/// Sends what is wanted, and answers it with what is found in these organizations.
pub(crate) fn answered(state: &mut State, views: &[View]) -> ReadHealth {
    let ask = state.next_health().unwrap();
    state.apply(Action::HealthSent(ask.clone()));
    let found = examine(views.iter().map(|view| (view, now())), ask.unfolded);
    state.apply(Action::HealthRead(ask.clone(), Ok(found)));
    ask
}

pub(crate) fn looking(home: Home, views: &[View]) -> State {
    let mut state = after(home, None, vec![]);
    let there = state.health_here();
    state.apply(Action::Go(there));
    answered(&mut state, views);
    state
}

fn looking_at_acme() -> State {
    looking(home(), &[view()])
}

/// The card of a matter.
pub(crate) fn card<'a>(html: &'a str, matter: &str) -> &'a str {
    let from = html.split(&format!("data-finding=\"{matter}\"")).nth(1).unwrap_or_default();
    from.split("</section>").next().unwrap_or_default()
}

#[tokio::test]
async fn a_card_a_matter_with_what_mends_it() {
    let html = drawn(looking_at_acme).await;
    has(&html, &["1 thing needs you", "2 could be safer, 1 to tidy up", "4 keys in 1 organization"]);
    has(
        card(&html, "expiring"),
        &["1 key expires within 14 days", "CI Pipeline", "in 3 days", "data-mend=\"rotate\""],
    );
    has(
        card(&html, "broad"),
        &["Zapier bridge", "all permissions", "data-mend=\"edit\"", "least permissions"],
    );
    has(card(&html, "unused"), &["Partner portal", "140 days ago", "data-mend=\"delete\""]);
    has(card(&html, "expired"), &["Old importer", "23 days ago", "data-mend=\"delete\""]);
    // The urgent one first, and nothing of what is not the matter.
    assert!(html.find("data-finding=\"expiring\"") < html.find("data-finding=\"broad\""));
    assert!(html.find("data-finding=\"unused\"") < html.find("data-finding=\"expired\""));
    lacks(
        &html,
        &["data-finding=\"slots\"", "data-finding=\"vague\"", "data-finding=\"endless\"", "Show all"],
    );
    // One organization goes without saying, and there is no other to choose.
    lacks(&html, &["id=\"health-choice\"", "disabled=\"\" data-mend", "id=\"health-why\""]);
    has(&html, &["Good practice", "A descriptive name"]);
}

#[tokio::test]
async fn the_timeline_is_a_list_of_what_can_be_shown() {
    let html = drawn(looking_at_acme).await;
    let options = html.matches("role=\"option\"").count();
    assert_eq!(options, 4, "one for each week in which a key expires, and the past: {html}");
    has(
        &html,
        &[
            "role=\"listbox\"",
            // The bar itself is read out; what is said beside it, too, would be once too often.
            "id=\"timeline-week\" aria-live=\"off\"",
            "class=\"axis past-word where-wide\">past",
            "aria-label=\"1 key expires, 22 Nov – 29 Nov\"",
            "aria-label=\"1 key has expired, in the past\"",
            "stretch soon",
            "stretch past",
            "stretch later",
            ">Jan<",
            ">2027<",
            ">today<",
        ],
    );
    let numbers = ["past", "soon", "later", "never"].map(|tile| {
        let from = html.split(&format!("data-tile=\"{tile}\"")).nth(1).unwrap();
        let number = from.split("health-tile-number\">").nth(1).unwrap();
        number.split('<').next().unwrap().to_owned()
    });
    assert_eq!(numbers, ["1", "1", "2", "0"]);
}

#[tokio::test]
async fn the_weeks_are_named_by_the_clock_that_counted_them() {
    let html = drawn(|| {
        let mut state = after(home(), None, vec![Action::Go(Destination::Health(None))]);
        let ask = state.next_health().unwrap();
        state.apply(Action::HealthSent(ask.clone()));
        let found = examine([(&view(), instant("2026-12-02T10:00:00Z"))], None);
        state.apply(Action::HealthRead(ask, Ok(found)));
        state
    })
    .await;
    has(
        &html,
        &["aria-label=\"1 key expires, 16 Dec – 23 Dec\"", "aria-label=\"2 keys have expired, in the past\""],
    );
}

#[tokio::test]
async fn keys_that_never_expire_have_an_age_instead_of_a_timeline() {
    let html = drawn(|| looking(home(), &[plain_view(Reach::Everything)])).await;
    has(&html, &["id=\"age-plot\"", "their age", "under 30 days", "over 2 years"]);
    lacks(&html, &["id=\"timeline-plot\"", "data-finding=\"endless\""]);
    has(
        card(&html, "slots"),
        &["1 organization is full", "10 of 10 used", "data-mend=\"show\"", "Show their keys"],
    );
    lacks(card(&html, "slots"), &["data-more"]);
    // The scope of such a key can't be changed: another is made.
    has(card(&html, "broad"), &["whole organization", "data-mend=\"replace\""]);
}

#[tokio::test]
async fn all_is_well_loading_and_failed() {
    let calm = || {
        let kept = keys().into_iter().filter(|key| key.name == "Zapier bridge");
        let calm = |key: Key| Key { level: Some(domain::Level::ReadOnly), ..key };
        View { keys: kept.map(calm).collect(), used: 1, ..view() }
    };
    let html = drawn(move || looking(home(), &[calm()])).await;
    has(&html, &["All is well", "id=\"timeline-plot\"", "practice kept"]);
    lacks(&html, &["data-finding", "see above"]);
    let html = drawn(|| looking(home(), &[View { keys: vec![], used: 0, ..view() }])).await;
    has(&html, &["No keys yet"]);
    lacks(&html, &["All is well", "timeline-plot", "Good practice"]);
    let html = drawn(|| after(home(), None, vec![Action::Go(Destination::Health(None))])).await;
    has(&html, &["aria-busy=\"true\"", "ghost"]);
    let html = drawn(|| {
        let mut state = looking_at_acme();
        state.apply(Action::Outdated);
        let ask = state.next_health().unwrap();
        state.apply(Action::HealthSent(ask.clone()));
        state.apply(Action::HealthRead(ask, Err(failure(FailureKind::Unexpected { trace: String::new() }))));
        state
    })
    .await;
    has(&html, &["The service said no.", "Try again", "CI Pipeline"]);
}

#[tokio::test]
async fn what_cannot_be_mended_now_says_why() {
    let offline = |mut home: Home| {
        home.organizations[0].trouble = Some(failure(FailureKind::Offline));
        home
    };
    let html = drawn(move || looking(offline(home()), &[view()])).await;
    has(&html, &["id=\"health-why-0\"", "Offline: this needs the service."]);
    lacks(&html, &["id=\"health-why-1\""]);
    assert_eq!(html.matches("aria-describedby=\"health-why-0\"").count(), 4, "{html}");
    let denied = || {
        let management = KeyManagement::Offered {
            offer: crate::sample::offer(),
            rights: Rights { can_manage: false, ..crate::sample::rights() },
        };
        looking(home(), &[View { management, ..view() }])
    };
    let html = drawn(denied).await;
    has(&html, &["Your role does not manage the keys of this organization."]);
    assert_eq!(html.matches("aria-describedby=\"health-why-0\"").count(), 4);
    let html = drawn(|| looking(Home { journal_damaged: true, ..home() }, &[view()])).await;
    assert_eq!(
        html.matches("aria-describedby=\"health-why-0\"").count(),
        1,
        "only rotating needs the journal"
    );
}

#[tokio::test]
async fn several_organizations_are_named_and_can_be_chosen() {
    let two = || {
        let mut other = View { at: place(1), title: "Company 1".to_owned(), ..view() };
        other.keys.iter_mut().for_each(|key| key.id = KeyId::new(format!("other {}", key.name)));
        [View { at: place(0), title: "Company 0".to_owned(), ..view() }, other]
    };
    let html = drawn(move || looking(many(3), &two())).await;
    has(
        &html,
        &["8 keys in 2 organizations", "id=\"health-all\"", "id=\"health-one\"", "id=\"health-other\""],
    );
    has(card(&html, "expiring"), &["2 keys expire within 14 days", "Company 0", "Company 1"]);
    let html = drawn(move || looking(many(3), &[])).await;
    has(&html, &["Nothing was read yet"]);
}

#[tokio::test]
async fn more_than_the_first_can_be_shown() {
    let vague = |count: usize| {
        let one = |number: usize| Key {
            id: KeyId::new(number.to_string()),
            name: "test".to_owned(),
            ..keys()[2].clone()
        };
        View { keys: (0..count).map(one).collect(), used: 4, ..view() }
    };
    let folded = drawn(move || looking(home(), &[vague(7)])).await;
    has(card(&folded, "vague"), &["7 names say little", "Show all 7"]);
    has(card(&folded, "unused"), &["Show all 7"]);
    assert_eq!(card(&folded, "vague").matches("data-case=").count(), 5);
    has(card(&folded, "vague"), &["data-all=\"vague\"", "data-mend=\"rename\"", "made <time"]);
    // Organizations are no keys: more of them are shown here, and a list shows their keys.
    let full = |count: usize| -> Vec<View> {
        let one = |number: usize| View {
            at: place(number),
            title: format!("Company {number}"),
            used: 10,
            ..view()
        };
        (0..count).map(one).collect()
    };
    let html = drawn(move || looking(many(7), &full(7))).await;
    has(card(&html, "slots"), &["7 organizations are full", "Show all 7", "Show their keys"]);
    assert_eq!(card(&html, "slots").matches("class=\"case\"").count(), 5);
    let html = drawn(move || {
        let mut state = looking(many(7), &full(7));
        state.apply(Action::Unfolded(Matter::Slots));
        assert_eq!(answered(&mut state, &full(7)).unfolded, Some(Matter::Slots));
        state
    })
    .await;
    assert_eq!(card(&html, "slots").matches("class=\"case\"").count(), 7);
    has(card(&html, "slots"), &["Show the first ones"]);
    let html = drawn(move || looking(many(MOST_CASES + 1), &full(MOST_CASES + 1))).await;
    has(card(&html, "slots"), &["Show 100 of 101"]);
}

#[tokio::test]
async fn where_it_is_not_told_when_a_key_was_made_nothing_is_said_of_it() {
    let untold = || Key { created: None, name: "test".to_owned(), ..keys()[2].clone() };
    let html = drawn(move || looking(home(), &[View { keys: vec![untold()], used: 1, ..view() }])).await;
    has(card(&html, "vague"), &["1 name says little", "data-mend=\"rename\""]);
    lacks(card(&html, "vague"), &["case-fact", "badge"]);
}

#[test]
fn the_core_is_asked_once_at_a_time_and_again_when_something_changed() {
    let mut state = after(home(), Some(view()), vec![]);
    assert_eq!(state.next_health(), None, "nobody looks");
    state.apply(Action::Go(Destination::Health(None)));
    let ask = state.next_health().unwrap();
    state.apply(Action::HealthSent(ask.clone()));
    state.apply(Action::Outdated);
    assert_eq!(state.next_health(), None, "a question is under way");
    state.apply(Action::HealthRead(ask.clone(), Ok(Health::default())));
    assert_eq!(state.next_health(), Some(ask.clone()), "it changed meanwhile");
    answered(&mut state, &[view()]);
    assert_eq!(state.next_health(), None);
    state.apply(Action::Ticked(instant("2026-11-22T10:00:59Z")));
    assert_eq!(state.next_health(), None);
    state.apply(Action::Ticked(instant("2026-11-22T10:01:00Z")));
    assert_eq!(state.next_health(), Some(ask.clone()), "what expires soon moves on");
    state.apply(Action::HealthSent(ask.clone()));
    state.apply(Action::HealthRead(ask, Err(failure(FailureKind::Refused))));
    assert_eq!(state.next_health(), None, "a failure is not asked again by itself");
    assert!(state.checkup.answer.is_some(), "what was found before stays");
}

#[test]
fn an_answer_about_another_organization_is_dropped() {
    let mut state = after(many(3), None, vec![]);
    let there = state.health_here();
    state.apply(Action::Go(there));
    let all = state.next_health().unwrap();
    assert_eq!(all.at, None);
    let arrivals = state.arrivals;
    state.apply(Action::HealthSent(all.clone()));
    state.apply(Action::Go(Destination::Health(Some(place(2)))));
    assert_eq!(state.arrivals, arrivals, "the focus stays on the choice");
    state.apply(Action::HealthRead(all, Ok(Health { keys: 30, ..Health::default() })));
    assert_eq!(state.checkup.answer, None);
    assert_eq!((state.at.clone(), answered(&mut state, &[]).at), (Some(place(2)), Some(place(2))));
    // An organization that is gone is looked at no more.
    let mut fewer = many(3);
    fewer.organizations.retain(|one| one.at != place(2));
    state.apply(Action::Opened(Ok(fewer)));
    assert_eq!((state.page.clone(), state.next_health().unwrap().at), (Page::Health, None));
}

#[test]
fn a_failure_of_what_is_not_wanted_any_more_stops_nothing() {
    let mut state = after(many(3), None, vec![Action::Go(Destination::Health(None))]);
    let all = state.next_health().unwrap();
    state.apply(Action::HealthSent(all.clone()));
    state.apply(Action::Unfolded(Matter::Unused));
    state.apply(Action::HealthRead(all, Err(failure(FailureKind::Refused))));
    assert_eq!(state.checkup.failure, None);
    assert_eq!(state.next_health().map(|ask| ask.unfolded), Some(Some(Matter::Unused)));
}

#[test]
fn a_form_that_is_opened_here_leads_back() {
    let back = |state: &State| state.home_from(state.at.clone().unwrap());
    let mut state = looking_at_acme();
    assert_eq!(back(&state), Destination::Keys(at()));
    state.apply(Action::Go(Destination::Edit(at(), Box::new(keys()[0].clone()))));
    assert_eq!(back(&state), Destination::Health(Some(at())));
    state.apply(Action::Edited(Asking::next(), at(), Box::new(keys()[0].clone())));
    assert_eq!(state.page, Page::Health);
    state.apply(Action::Go(Destination::Rotate(at(), keys()[1].id.clone())));
    assert_eq!(back(&state), Destination::Health(Some(at())));
    state.apply(Action::Go(Destination::Health(Some(at()))));
    state.apply(Action::Read(at(), Some(view())));
    state.apply(Action::Led(Destination::Like(at(), Box::new(keys()[0].clone()))));
    assert!(matches!(state.page, Page::NewKey(_)));
    assert_eq!(back(&state), Destination::Health(Some(at())), "another key instead of it, too");
    let mut elsewhere = after(home(), Some(view()), vec![]);
    elsewhere.apply(Action::Go(Destination::Edit(at(), Box::new(keys()[0].clone()))));
    assert_eq!(back(&elsewhere), Destination::Keys(at()), "what was opened elsewhere does not");
}

#[test]
fn a_key_of_another_organization_is_deleted_there() {
    let mut state = after(many(3), None, vec![]);
    crate::overview::answer(&mut state, 3).unwrap();
    let selected = state.at.clone().unwrap();
    assert_ne!(selected, place(2));
    state.apply(Action::Go(Destination::Health(None)));
    state.apply(Action::LookedAt(place(2)));
    assert_eq!(
        (state.at.clone(), state.page.clone(), state.everywhere),
        (Some(place(2)), Page::Health, true)
    );
    // What the core says meanwhile does not lead away from it, to the row that is selected in the table.
    state.apply(Action::Opened(Ok(many(3))));
    assert_eq!(state.at, Some(place(2)));
    state.apply(Action::Go(Destination::All));
    assert_eq!(state.at, Some(selected), "back in the table its row is looked at");
}
