//! The window with several organizations: the rail, the table over all of them, and news.

use crate::many::{many, organization, place};
use crate::overview::answer;
use crate::pages::{after, drawn, has, lacks};
use crate::sample::{at, failure, home, keys, now, view};
use domain::{
    CreateId, FailureKind, Field, Happening, Home, KeyId, News, Progress, Session, Timestamp, View,
};
use ui::action::Action;
use ui::board::Board;
use ui::freshness::Freshness;
use ui::list::Change;
use ui::screen::{About, Destination};
use ui::state::State;

fn listed(home: Home) -> State {
    let count = home.organizations.len();
    let mut state = State::new(now());
    state.apply(Action::Opened(Ok(home)));
    answer(&mut state, count);
    let picked = state.at.clone().unwrap();
    let number = (0..count).find(|number| place(*number) == picked).unwrap();
    state.apply(Action::Read(picked, Some(organization(number))));
    state
}

fn count(html: &str, what: &str) -> usize {
    html.matches(what).count()
}

/// The opening tag of the element with this `id`.
fn tag<'a>(html: &'a str, id: &str) -> &'a str {
    let from = html.split(&format!(" id=\"{id}\"")).nth(1).unwrap_or_default();
    from.split('>').next().unwrap_or_default()
}

#[tokio::test]
async fn all_keys_of_three_organizations() {
    let html = drawn(|| listed(many(3))).await;
    has(&html, &["30 keys in 3 organizations", "data-sort=\"Organization\"", "aria-rowcount=\"31\""]);
    assert_eq!(count(&html, "data-key="), 30, "short tables are drawn whole");
    has(&html, &["id=\"all-organizations\"", "id=\"detail\"", "id=\"to-organization\"", "id=\"edit\""]);
    assert!(tag(&html, "all-organizations").contains("aria-current=\"page\""));
    // Where there are several accounts, the organizations are listed under theirs.
    has(&html, &["class=\"rail-account\"", "Production", "Kognitos · us-1"]);
    lacks(&html, &["id=\"rail-search\"", "id=\"failure\"", "id=\"news\""]);
}

#[tokio::test]
async fn ten_thousand_rows_are_mostly_room() {
    let html = drawn(|| listed(many(1_000))).await;
    has(&html, &["10,000 keys in 1,000 organizations", "aria-rowcount=\"10001\"", "id=\"rail-search\""]);
    let rows = count(&html, "data-key=");
    assert!((20..60).contains(&rows), "{rows} rows are drawn");
    let lines = count(&html, "data-organization=");
    assert!((15..60).contains(&lines), "{lines} organizations are drawn");
    // The rest is room of the right height: nothing jumps when it is scrolled.
    let room = |rows: usize| format!("height=\"{}rem\"", rows as f64 * 2.875);
    has(&html, &[&room(10_000), "role=\"grid\"", "aria-rowindex=\"2\"", "aria-setsize=\"1000\""]);
    assert!(html.len() < 400_000, "{} bytes are drawn", html.len());
}

#[tokio::test]
async fn rows_that_are_not_at_hand_are_ghosts_and_nothing_flashes() {
    let html = drawn(|| {
        let mut state = State::new(now());
        state.apply(Action::Opened(Ok(many(3))));
        state
    })
    .await;
    has(&html, &["aria-busy=\"true\"", "ghost"]);
    lacks(&html, &["No key", "id=\"failure\""]);
    let html = drawn(|| {
        let mut state = listed(many(3));
        state.apply(Action::List(Change::Query("nobody".to_owned())));
        state
    })
    .await;
    has(&html, &["value=\"nobody\"", "data-key="]);
    let html = drawn(|| {
        let mut state = listed(many(3));
        state.apply(Action::List(Change::Query("nobody".to_owned())));
        answer(&mut state, 3);
        state
    })
    .await;
    has(&html, &["No key matches.", "Show all keys"]);
    lacks(&html, &["data-key=", "id=\"detail\""]);
}

#[tokio::test]
async fn what_is_wrong_is_marked_where_it_is() {
    let html = drawn(|| {
        let mut home = many(4);
        home.organizations[1].trouble = Some(failure(FailureKind::Offline));
        home.organizations[2].trouble = Some(failure(FailureKind::Gone));
        home.organizations[3].news = 120;
        listed(home)
    })
    .await;
    has(
        &html,
        &["data-trouble=\"Offline\"", "state-mark off", "data-trouble=\"Not refreshed\"", "state-mark bad"],
    );
    has(
        &html,
        &[
            "2 of 4 organizations could not be read, the oldest was read 12 s ago.",
            "Company 1 and Company 2",
            "id=\"failure\"",
        ],
    );
    has(&html, &["data-news=\"120\"", "99+", "Since you looked last: ", "120 changes in 1 organization"]);
    has(&html, &["2 of 4 not refreshed, oldest read 12 s ago"]);
    assert!(!tag(&html, "new-key").contains("disabled"), "a key can be made in the others");
}

#[tokio::test]
async fn offline_everywhere_says_why_nothing_can_be_asked() {
    let html = drawn(|| {
        let mut home = many(3);
        home.organizations.iter_mut().for_each(|one| one.trouble = Some(failure(FailureKind::Offline)));
        listed(home)
    })
    .await;
    for id in ["new-key", "edit", "like-this", "delete"] {
        assert!(tag(&html, id).contains("disabled"), "{id}: {}", tag(&html, id));
    }
    for id in ["refresh", "search", "note"] {
        assert!(!tag(&html, id).contains("disabled"), "{id} works offline too");
    }
    has(&html, &["id=\"why-not\"", "id=\"detail-why-not\"", "Offline: this needs the service."]);
    has(
        &html,
        &[
            "Offline, oldest read 12 s ago",
            "Offline, the oldest was read 12 s ago.",
            "aria-describedby=\"why-not\"",
        ],
    );
}

#[tokio::test]
async fn one_organization_offline_shows_its_rows_with_their_age() {
    let obstacles = [
        (FailureKind::Offline, "Offline, showing what was read 3 hours ago."),
        (FailureKind::KeychainLocked, "Keychain locked, showing what was read 3 hours ago."),
        (FailureKind::RateLimited { until: None }, "Not refreshed, showing what was read 3 hours ago."),
    ];
    for (kind, words) in obstacles {
        let may_try = matches!(kind, FailureKind::RateLimited { .. });
        let html = drawn(move || {
            let old = View { read: "2026-11-22T06:59:00Z".parse().unwrap(), ..view() };
            let mut home = home();
            home.organizations[0].trouble = Some(failure(kind));
            let mut state = State::new(now());
            state.apply(Action::Opened(Ok(home)));
            state.apply(Action::Read(at(), Some(old)));
            state
        })
        .await;
        has(&html, &[words, "CI Pipeline", "id=\"failure\""]);
        assert_eq!(!tag(&html, "new-key").contains("disabled"), may_try, "{words}");
        assert_eq!(!html.contains("id=\"detail-why-not\""), may_try, "{words}");
    }
}

#[tokio::test]
async fn news_are_one_quiet_line_and_a_word_in_the_row() {
    let fresh = || {
        let news = |place: usize, what| News {
            key: keys()[place].id.clone(),
            name: keys()[place].name.clone(),
            what,
        };
        let gone = News { key: KeyId::new("gone"), name: "Left".to_owned(), what: Happening::Gone };
        let news = vec![
            news(0, Happening::Appeared),
            news(1, Happening::Changed(vec![Field::Scope])),
            gone,
            news(3, Happening::Expired),
        ];
        after(home(), Some(View { news, ..view() }), vec![])
    };
    let html = drawn(fresh).await;
    has(&html, &["Since you looked last: ", "1 new, 1 changed, 1 gone, 1 expired", "id=\"news-seen\""]);
    has(&html, &["data-news=\"new\"", "data-news=\"changed\""]);
    lacks(&html, &["data-news=\"expired\""]);
    let html = drawn(move || {
        let mut state = fresh();
        state.apply(Action::NewsSeen(Some(at())));
        state
    })
    .await;
    lacks(&html, &["id=\"news\"", "data-news"]);
}

#[tokio::test]
async fn a_new_key_over_all_organizations_asks_where() {
    let html = drawn(|| {
        let mut home = many(60);
        home.organizations[0].trouble = Some(failure(FailureKind::Offline));
        home.organizations[1].used = Some(3);
        home.organizations[2].used = Some(10);
        let mut state = listed(home);
        state.apply(Action::Asked(About::Whither));
        state
    })
    .await;
    has(&html, &["id=\"whither\"", "id=\"pick-search\"", "data-pick=\"organizations/1\"", "3 of 10 used"]);
    has(&html, &["10 more: type a part of the name", "Full"]);
    assert_eq!(count(&html, "data-pick="), 50);
    let offline = html.split("data-pick=\"organizations/0\"").nth(1).unwrap_or_default();
    assert!(offline.split('>').next().unwrap_or_default().contains("disabled"));
}

#[test]
fn each_service_has_its_own_present() {
    let mut home = many(2);
    home.accounts[1].skew_seconds = 86_400;
    home.organizations[1].read = Some("2026-11-23T09:00:00Z".parse().unwrap());
    let mut state = State::new(now());
    state.apply(Action::Opened(Ok(home.clone())));
    let next_day: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
    assert_eq!((state.now_at(&place(0)), state.now_at(&place(1))), (now(), next_day));
    assert_eq!(Freshness::of_all(&home, now()).words, "Online, oldest read 1 hour ago");
}

#[test]
fn progress_is_spoken_of_once_it_takes_a_while() {
    let since = |text: &str| Home {
        progress: Some(Progress { done: 36, of: 200, since: text.parse().unwrap() }),
        ..many(200)
    };
    assert!(!Freshness::of_all(&since("2026-11-22T09:59:59.500Z"), now()).words.contains("Reading"));
    assert_eq!(Freshness::of_all(&since("2026-11-22T09:59:58Z"), now()).words, "Reading 37 of 200");
}

#[test]
fn the_core_knows_what_this_window_did_not_ask_for() {
    let mut board = Board::default();
    let mut summary = home().organizations[0].clone();
    board.ask();
    board.follow(&summary);
    assert!(board.refreshing, "this window still waits for its answer");
    board.answered(Some(failure(FailureKind::Offline)));
    summary.refreshing = true;
    board.follow(&summary);
    assert!(board.refreshing && board.failure.is_some(), "how it goes this time is not known yet");
    summary.refreshing = false;
    board.follow(&summary);
    assert!(!board.refreshing && board.failure.is_none());
    let kinds = [(FailureKind::Offline, "off"), (FailureKind::Gone, "bad")];
    for (kind, tone) in kinds {
        board.failure = Some(failure(kind));
        assert_eq!(Freshness::of_one(&board, Session::Kept, now()).tone, tone);
    }
}

#[tokio::test]
async fn something_to_see_is_told_once_it_is_there() {
    let ready = |state: &State| ui::attention::is_ready(state);
    let mut state = State::new(now());
    assert!(!ready(&state));
    state.apply(Action::Opened(Ok(many(3))));
    assert!(!ready(&state), "no rows yet");
    answer(&mut state, 3);
    assert!(ready(&state));
    let mut state = after(home(), None, vec![]);
    assert!(!ready(&state));
    state.apply(Action::Read(at(), None));
    assert!(!ready(&state), "it was never read: the service is asked first");
    state.apply(Action::Refreshed(at(), Err(failure(FailureKind::Unsure { create: CreateId::new("x") }))));
    assert!(ready(&state));
    let nobody = Home { accounts: vec![], organizations: vec![], ..home() };
    assert!(ready(&after(nobody, None, vec![])));
    assert!(ready(&after(home(), Some(view()), vec![Action::Go(Destination::Check)])));
}
