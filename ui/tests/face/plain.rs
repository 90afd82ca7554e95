//! A service whose keys have no permissions and never expire, and admins who see only some of them.

use crate::pages::{after, drawn, has, lacks};
use crate::sample::{agent, at, home, keys, now, plain_key, plain_view};
use domain::list::{Column, Filter};
use domain::{Arrangement, Columns, Table};
use domain::{Reach, Scope, ScopeKind, Timestamp, Usage, View};
use ui::action::Action;
use ui::form::{Edit, Form, ScopeChoice, permitted};
use ui::list::{Change, List};
use ui::screen::{About, Destination};
use ui::state::State;

fn agents() -> Reach {
    Reach::Agents(vec![agent("payables")])
}

fn looking(view: View, actions: Vec<Action>) -> State {
    after(home(), Some(view), actions)
}

fn roomy(reach: Reach) -> View {
    View { used: 9, ..plain_view(reach) }
}

fn usage(used: u64) -> Usage {
    let days = (16..=22).map(|day| {
        serde_json::json!({ "date": format!("2026-11-{day}"), "requests": 1_200 + day, "throttled": day / 20 })
    });
    let quota = serde_json::json!({ "limit": 10_000, "used": used, "period": "MONTH", "resets": "2026-12-01T00:00:00Z" });
    serde_json::from_value(serde_json::json!({
        "rate": { "requests_per_second": 10, "burst": 40 },
        "quota": quota,
        "daily": days.collect::<Vec<_>>(),
        "read": now(),
    }))
    .unwrap()
}

#[tokio::test]
async fn the_table_leaves_out_what_the_service_has_not() {
    let html = drawn(|| looking(plain_view(Reach::Everything), vec![])).await;
    has(
        &html,
        &["Organization", "every agent", "Agent", "Payables", "never expires", "data-sort=\"Last used\""],
    );
    has(
        &html,
        &["Keyward<span class=\"visually-hidden\"> signs in with this", "id=\"edit\"", "id=\"usage\""],
    );
    lacks(&html, &["data-sort=\"Permissions\"", "data-filter=\"Expiring\"", "Everything"]);
    let viewed = || {
        let by = Arrangement { filter: Some(Filter::Expiring), ..Arrangement::default() };
        looking(plain_view(Reach::Everything), vec![Action::List(Change::Apply(by))])
    };
    has(&drawn(viewed).await, &["data-filter=\"Expiring\" aria-pressed=\"true\""]);
    let own = drawn(|| looking(plain_view(Reach::Everything), vec![])).await;
    let delete = own.split("id=\"delete\"").nth(1).unwrap_or_default();
    assert!(delete.split('>').next().unwrap_or_default().contains("disabled"), "{delete}");
    has(&own, &["Deleting it would sign you out"]);
}

#[test]
fn columns_and_chips_follow_the_offer() {
    let plain = plain_view(Reach::Everything);
    assert!(!Columns::default().of(Table::of(Some(&plain))).contains(&Column::Permissions));
    assert_eq!(Filter::shown(Some(&plain), None), [Filter::Broad, Filter::Unused]);
    assert_eq!(Filter::shown(None, None), Filter::ALL);
    // What a saved view has pressed can be seen, and let go.
    let pressed = Filter::shown(Some(&plain), Some(Filter::Expiring));
    assert_eq!(pressed, [Filter::Expiring, Filter::Broad, Filter::Unused]);
    let mut list = List::default();
    list.apply(Change::Query("payables".to_owned()));
    assert_eq!(list.shown(&plain, now()).len(), 1, "an agent is found by its title");
}

#[test]
fn a_note_is_found() {
    let mut view = plain_view(Reach::Everything);
    view.notes.insert(view.keys[1].id.clone(), "SAP, box ap-int-03".to_owned());
    let mut list = List::default();
    list.apply(Change::Query("ap-int".to_owned()));
    assert_eq!(list.shown(&view, now()).len(), 1);
}

#[test]
fn what_may_not_be_given_is_not_offered() {
    let offered =
        [ScopeKind::Organization, ScopeKind::Agent, ScopeKind::Workspaces, ScopeKind::AllWorkspaces];
    assert_eq!(permitted(&offered, &Reach::Everything), offered);
    assert_eq!(permitted(&offered, &agents()), [ScopeKind::Agent]);
    assert_eq!(permitted(&offered, &Reach::Workspaces(vec![])), [ScopeKind::Workspaces]);
}

#[test]
fn a_new_key_begins_with_one_agent() {
    let view = plain_view(Reach::Everything);
    let (offer, rights) = view.offered().unwrap();
    let mut form = Form::new(at(), None, Some((offer, rights)));
    assert_eq!(form.typed.scope, ScopeChoice::Kind(ScopeKind::Agent));
    form.apply(Edit::Name("Treasury".to_owned()));
    assert_eq!(form.draft(offer, rights).unwrap_err().advice, "Choose an agent.");
    form.apply(Edit::Agent(agent("payables")));
    let draft = form.draft(offer, rights).unwrap();
    assert_eq!((draft.scope, draft.level, draft.lifetime), (Scope::Agent(agent("payables")), None, None));
}

#[tokio::test]
async fn the_form_offers_agents() {
    let html =
        drawn(|| looking(roomy(Reach::Everything), vec![Action::Go(Destination::NewKey(at(), None))])).await;
    has(
        &html,
        &[
            "id=\"scope-organization\"",
            "id=\"scope-agent\"",
            "data-agent=\"agt-payables\"",
            "2 agents, none chosen yet",
        ],
    );
    lacks(
        &html,
        &["id=\"scope-all\"", "data-lifetime", "id=\"level-all\"", "data-preset", "id=\"scope-reason\""],
    );
    let html = drawn(|| looking(roomy(agents()), vec![Action::Go(Destination::NewKey(at(), None))])).await;
    has(
        &html,
        &[
            "id=\"scope-agent\"",
            "data-agent=\"agt-payables\"",
            "id=\"scope-reason\"",
            "keys of your agents only",
        ],
    );
    lacks(&html, &["id=\"scope-organization\"", "data-agent=\"agt-claims\""]);
}

#[tokio::test]
async fn a_broad_key_asks_once_more() {
    let html = drawn(|| {
        let view = roomy(Reach::Everything);
        let (offer, rights) = view.offered().unwrap();
        let mut form = Form::new(at(), None, Some((offer, rights)));
        form.apply(Edit::Name("Bridge".to_owned()));
        form.apply(Edit::Scope(ScopeChoice::Kind(ScopeKind::Organization)));
        let draft = form.draft(offer, rights).unwrap();
        looking(
            view.clone(),
            vec![Action::Go(Destination::NewKey(at(), None)), Action::Asked(About::Broad(Box::new(draft)))],
        )
    })
    .await;
    has(
        &html,
        &["id=\"broad-confirm\"", "id=\"create-broad\"", "in the whole organization, with every agent"],
    );
}

#[tokio::test]
async fn a_full_organization_says_what_is_out_of_sight() {
    let html =
        drawn(|| looking(plain_view(agents()), vec![Action::Go(Destination::NewKey(at(), None))])).await;
    has(
        &html,
        &[
            "id=\"limit-guidance\"",
            "organization and agent keys together",
            "8 of the 10 are out of your sight",
        ],
    );
    let html = drawn(|| looking(plain_view(agents()), vec![])).await;
    has(&html, &["id=\"reach\"", "You manage the keys of 1 agent; 8 other keys take slots too."]);
}

#[test]
fn what_keyward_signs_in_with_is_not_offered_to_go() {
    let mut view = plain_view(Reach::Everything);
    view.keys.push(plain_key("Bridge", Scope::Organization));
    let found: Vec<&str> = view.could_go(now()).into_iter().map(|(key, _)| key.name.as_str()).collect();
    assert_eq!(found, ["Bridge"], "the console key is broad too, and Keyward signs in with it");
}

#[tokio::test]
async fn only_the_name_can_be_edited_and_the_rest_says_why() {
    let html = drawn(|| {
        let view = plain_view(Reach::Everything);
        let key = Box::new(view.keys[1].clone());
        looking(view, vec![Action::Go(Destination::Edit(at(), key))])
    })
    .await;
    has(
        &html,
        &[
            "id=\"key-name\"",
            "id=\"save\"",
            "id=\"fixed-scope\"",
            "Agent Payables",
            "Make a new key with the other scope",
        ],
    );
    lacks(&html, &["id=\"scope-agent\"", "id=\"fixed-expiration\"", "id=\"fixed-permissions\""]);
}

#[tokio::test]
async fn usage_in_all_its_states() {
    let opened = |answer: Option<Action>| {
        let view = plain_view(Reach::Everything);
        let key = view.keys[1].id.clone();
        let mut actions =
            vec![Action::Go(Destination::Usage(at(), key.clone())), Action::UsageSent(at(), key)];
        actions.extend(answer);
        looking(view, actions)
    };
    let html = drawn(move || opened(None)).await;
    has(&html, &["id=\"usage-page\"", "aria-busy=\"true\"", "ghost-plot", "Invoice bot"]);
    let id = || plain_view(Reach::Everything).keys[1].id.clone();
    let html = drawn(move || opened(Some(Action::UsageRead(at(), id(), Ok(usage(9_320)))))).await;
    has(
        &html,
        &[
            "10<small>requests a second",
            "40 at once",
            "93 %",
            "9,320 of 10,000 requests",
            "1 Dec 2026",
            "in 8 days",
        ],
    );
    has(
        &html,
        &[
            "id=\"usage-plot\"",
            "class=\"throttled\"",
            "weekend",
            "id=\"usage-table\" class=\"usage-table visually-hidden\"",
            "Sun 22 Nov",
        ],
    );
    has(&html, &["All endpoints share one pool of requests"]);
    let html = drawn(move || opened(Some(Action::UsageRead(at(), id(), Ok(usage(12_000)))))).await;
    has(&html, &["120 %", "width=\"100%\" height=\"8\" rx=\"4\" class=\"spent\"", "Spent"]);
    let failed = crate::sample::failure(domain::FailureKind::Offline);
    let html = drawn(move || opened(Some(Action::UsageRead(at(), id(), Err(failed))))).await;
    has(&html, &["id=\"failure\"", "The service said no."]);
    lacks(&html, &["ghost-plot"]);
}

#[test]
fn a_key_like_another_takes_its_settings_but_not_its_name() {
    let view = crate::sample::view();
    let mut key = keys()[0].clone();
    key.created = key.expires.map(|end| Timestamp::from_second(end.as_second() - 30 * 86_400).unwrap());
    key.scope =
        Scope::Workspaces(vec![crate::sample::workspace("finance"), crate::sample::workspace("gone")]);
    let form = Form::like(at(), &key, &view);
    assert_eq!((form.typed.name.as_str(), form.is_dirty()), ("", false));
    assert_eq!(form.typed.lifetime, Some(domain::Lifetime::from_days(30)));
    assert_eq!(form.typed.workspaces, [crate::sample::workspace("finance")], "what is gone can't be given");
    assert_eq!(form.typed.permissions.len(), 2);
}
