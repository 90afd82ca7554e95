//! The small window, and closing the large one.

use crate::pages::{after, drawn, has, lacks};
use crate::sample::{at, keys, now, pending, unfinished, view};
use crate::turning::{finishing, handing_over, home, named};
use domain::list::{Listing, Row, lines};
use domain::rotation::RotationView;
use domain::{Errand, Home, Mode, RotationId, Stage, View};
use ui::action::Action;
use ui::asking::Asking;
use ui::form::Edit;
use ui::screen::{About, Destination, Page};
use ui::state::{Closing, Leaving, State};

fn small(home: Home, errand: Errand, actions: Vec<Action>) -> State {
    let mut state = State::small(now());
    let begin = [Action::ErrandRead(errand), Action::Opened(Ok(home)), Action::Read(at(), Some(view()))];
    begin.into_iter().chain(actions).for_each(|action| state.apply(action));
    state
}

fn rotate() -> Errand {
    Errand::Rotate(at(), keys()[0].id.clone())
}

fn listing() -> Action {
    let rows: Vec<Row> = lines(&view(), now()).map(|line| Row::of(&line)).collect();
    Action::DueListed(Ok(Listing {
        total: rows.len(),
        keys: rows.len(),
        counts: [0; 5],
        from: 0,
        rows,
        unseen: vec![],
    }))
}

#[test]
fn each_errand_leads_to_the_one_thing_to_do() {
    let r1 = || Page::Rotation(RotationId::new("r1"));
    let begins = |page: &Page| matches!(page, Page::Rotate(one) if one.key == keys()[0].id && one.mode == Mode::Overlap);
    let page = |rotations: Vec<RotationView>, errand| small(home(rotations), errand, vec![]).page;
    assert!(begins(&page(vec![], rotate())));
    assert_eq!(page(vec![handing_over()], rotate()), r1(), "it is under way already");
    assert_eq!(page(vec![handing_over()], Errand::Rotation(RotationId::new("r1"))), r1());
    assert_eq!(page(vec![], Errand::Rotation(RotationId::new("r1"))), Page::Next, "it is put away");
    assert_eq!(page(vec![], Errand::Next), Page::Next);
    assert_eq!(page(vec![named("r0", finishing()), handing_over()], Errand::Next), r1(), "the secret first");
    // In whichever order the core answers.
    let mut late = State::small(now());
    late.apply(Action::Opened(Ok(home(vec![]))));
    assert_eq!(late.page, Page::Starting);
    late.apply(Action::ErrandRead(rotate()));
    assert!(begins(&late.page));
}

#[test]
fn another_errand_takes_the_place_of_one_and_the_same_goes_on() {
    let mut state = small(home(vec![]), rotate(), vec![Action::BeginSent(Asking::next())]);
    let before = state.page.clone();
    state.apply(Action::ErrandRead(rotate()));
    assert_eq!(state.page, before, "what is being done is left alone");
    state.apply(Action::ErrandRead(Errand::Next));
    assert_eq!(state.page, Page::Next);
    state.apply(Action::Go(Destination::Rotate(at(), keys()[1].id.clone())));
    state.apply(Action::ErrandRead(rotate()));
    assert!(matches!(&state.page, Page::Rotate(one) if one.key == keys()[0].id));
}

#[tokio::test]
async fn three_steps_from_the_tray() {
    let html = drawn(|| small(home(vec![]), rotate(), vec![])).await;
    has(
        &html,
        &[
            "id=\"small\"",
            "id=\"rotate-begin\"",
            "data-lifetime=",
            "CI Pipeline",
            "expires",
            "id=\"end-errand\"",
        ],
    );
    lacks(&html, &["class=\"rail\"", "id=\"other-keys\"", "Acme Corp"]);
    let html = drawn(|| small(home(vec![handing_over()]), rotate(), vec![])).await;
    has(
        &html,
        &[
            "id=\"rotation\"",
            "data-reason=\"hand_over\"",
            "Copy secret",
            "id=\"stored\"",
            "id=\"open-keyward\"",
        ],
    );
    let html = drawn(|| {
        let mut home = home(vec![]);
        let mut second = home.organizations[0].clone();
        second.at.id = domain::OrganizationId::new("organizations/second");
        home.organizations.push(second);
        small(home, rotate(), vec![])
    })
    .await;
    has(&html, &["Acme Corp"]);
}

#[tokio::test]
async fn what_is_due_next() {
    let html = drawn(|| small(home(vec![]), Errand::Next, vec![listing()])).await;
    has(&html, &["Due next", "data-errand-key=", "in 3 days", "Rotate a key"]);
    let html = drawn(|| {
        small(home(vec![handing_over()]), Errand::Next, vec![listing(), Action::Go(Destination::Next)])
    })
    .await;
    has(&html, &["Waiting for you", "data-open-rotation=\"r1\"", "Zapier bridge"]);
    lacks(&html, &["data-errand-key=\"organizations/acme/apiKeys/ci-pipeline\""]);
    let none = || {
        Action::DueListed(Ok(Listing {
            total: 0,
            keys: 0,
            counts: [0; 5],
            from: 0,
            rows: vec![],
            unseen: vec![],
        }))
    };
    let html = drawn(move || small(home(vec![]), Errand::Next, vec![none()])).await;
    has(&html, &["Nothing is due", "id=\"end-errand\""]);
}

#[test]
fn what_is_asked_before_the_window_closes() {
    let unkept =
        || Stage::Pending { key: domain::KeyId::new("k"), prefix: "kgn_pat_9Xy2".to_owned(), kept: false };
    let with = |tray: bool, told: bool, stage: Option<Stage>, rotations: Vec<RotationView>, typed: bool| {
        let mut home = home(rotations);
        home.presence.tray = tray;
        home.settings.tray_told = told;
        home.unfinished = stage.map(|stage| unfinished("u1", stage)).into_iter().collect();
        let form = [Action::Go(Destination::NewKey(at(), None)), Action::Form(Edit::Name("x".to_owned()))];
        after(home, Some(View { keys: keys(), ..view() }), form.into_iter().filter(|_| typed).collect())
    };
    let lost = || vec![RotationView { in_memory_only: true, ..handing_over() }];
    let asks = Closing::Asks;
    let table = [
        ("no tray", with(false, false, None, vec![], false), Closing::Goes),
        ("no tray, kept secret", with(false, false, Some(pending()), vec![], false), Closing::Goes),
        ("no tray, unkept secret", with(false, false, Some(unkept()), vec![], false), asks(About::Losing)),
        ("no tray, unkept secret of a rotation", with(false, true, None, lost(), false), asks(About::Losing)),
        ("no tray, typed", with(false, false, None, vec![], true), asks(About::Discard(Leaving::Window))),
        ("tray, first time", with(true, false, None, vec![], false), asks(About::Tray)),
        ("tray, told", with(true, true, None, vec![], false), Closing::Goes),
        ("tray, told, typed", with(true, true, None, vec![], true), asks(About::Discard(Leaving::Window))),
        ("tray, unkept secret", with(true, true, Some(unkept()), vec![], false), Closing::Goes),
        ("tray, rotation at rest", with(true, true, None, vec![handing_over()], false), Closing::Goes),
    ];
    for (case, state, expected) in table {
        assert_eq!(state.closing(Leaving::Window, false), expected, "{case}");
    }
    let given_up = with(false, false, None, vec![], true);
    assert_eq!(given_up.closing(Leaving::Window, true), Closing::Goes, "given up");
    assert_eq!(with(true, false, None, vec![], true).closing(Leaving::Window, true), asks(About::Tray));
    assert_eq!(State::new(now()).closing(Leaving::Window, false), Closing::Goes, "before anything is known");
    let quitting = [
        ("nothing to lose", with(true, false, None, vec![], false), Closing::Goes),
        ("unkept secret", with(true, true, Some(unkept()), vec![], false), asks(About::Losing)),
        ("typed", with(true, true, None, vec![], true), asks(About::Discard(Leaving::Keyward))),
    ];
    for (case, state, expected) in quitting {
        assert_eq!(state.closing(Leaving::Keyward, false), expected, "{case}");
    }
}

#[tokio::test]
async fn the_questions_before_it_closes() {
    let asked = |about: About, tray: bool| {
        let mut home = home(vec![]);
        home.presence.tray = tray;
        after(home, Some(view()), vec![Action::Asked(about)])
    };
    let html = drawn(move || asked(About::Tray, true)).await;
    has(&html, &["Keyward stays in the tray", "id=\"close-window\"", "id=\"quit-instead\""]);
    let html = drawn(move || asked(About::Losing, true)).await;
    has(&html, &["id=\"stay\"", "id=\"quit-anyway\""]);
    let closes = drawn(move || asked(About::Discard(Leaving::Window), false)).await;
    has(&closes, &["id=\"discard\"", "id=\"keep-editing\"", "Discard and close"]);
    has(&drawn(move || asked(About::Discard(Leaving::Keyward), true)).await, &["Discard and quit"]);
}
