//! Hidden names: whatever is drawn, none of them is on the page.

use crate::pages::{after, drawn, has, lacks};
use crate::sample::{at, draft, failure, home, keys, now, pending, plain_view, unfinished, view};
use crate::turning::{self, handing_over, named, new, rotation, standing, waiting};
use domain::call::ReadHealth;
use domain::health::examine;
use domain::list::{Arrangement, Column, Listing, Row, lines};
use domain::rotation::{
    Choice, Ending, Event, Obstacle, Plan, Progress, Reason, RotationView, Seen, Standing,
};
use domain::{
    Checked, CreateId, Edition, Errand, FailureKind, Field, Happening, Home, KeyChanges, KeyDraft, KeyId,
    KeyManagement, KeyMatch, KeyName, Mark, Mode, News, Places, Reach, Rights, RotationId, SavedView, Scope,
    Stage, Table, Verdict, View,
};
use ui::action::Action;
use ui::asking::Asking;
use ui::beginning;
use ui::form::{Edit, LevelChoice};
use ui::hiding::{Hiding, MASK};
use ui::list::Change;
use ui::overview::Ask;
use ui::renaming;
use ui::screen::{About, Destination};
use ui::state::State;

/// Whatever could give somebody away in the sample.
const NAMES: [&str; 21] = [
    "CI Pipeline",
    "CI, nightly",
    "Zapier",
    "Partner portal",
    "Old importer",
    "Nightly export",
    "Acme",
    "Finance",
    "Claims",
    "Dana",
    "dana@",
    "Robin",
    "kgn_pat_7",
    "kgn_pat_9",
    "kgc_9f2a",
    "Production",
    "keys.acme.example",
    "Legacy",
    "Payables",
    "Invoice bot",
    "box 03",
];

/// An admin's own service, with an own name.
fn whole() -> Home {
    let mut home = home();
    home.accounts[0].account.name = "Production of Acme".to_owned();
    home.accounts[0].account.address = "https://keys.acme.example".to_owned();
    home.accounts[0].skew_seconds = 3 * 86_400;
    // A second organization, which could not be read: all can be looked at together.
    let mut second = home.organizations[0].clone();
    second.at.id = domain::OrganizationId::new("organizations/second");
    second.title = "Legacy Ledger".to_owned();
    second.news = 2;
    second.trouble = Some(telling(FailureKind::Refused));
    home.organizations.push(second);
    // Columns that tell who and where.
    for table in [Table::Levels, Table::Plain, Table::All] {
        home.settings.columns.turn(table, Column::Created);
        home.settings.columns.turn(table, Column::Scope);
        home.settings.columns.turn(table, Column::Creator);
        home.settings.columns.turn(table, Column::Note);
        home.settings.columns.turn(table, Column::Prefix);
    }
    let by = Arrangement { query: "org:Acme".to_owned(), ..Arrangement::default() };
    home.settings.views = vec![SavedView { name: "Finance of Acme".to_owned(), by }];
    home.notices = vec!["The cache in /home/dana@acme was damaged.".to_owned()];
    home.places = Places { data: "/home/dana@acme/data".to_owned(), logs: "/home/dana@acme/logs".to_owned() };
    let lost = Stage::Lost { key: KeyId::new("k"), prefix: "kgn_pat_9Xy2".to_owned() };
    let stages = [
        pending(),
        pending(),
        lost,
        Stage::Unsure { can_settle: true },
        Stage::Unsure { can_settle: false },
        Stage::Ask { candidates: keys() },
        Stage::Waiting,
    ];
    home.rotations = rotations();
    home.unfinished = stages
        .into_iter()
        .enumerate()
        .map(|(place, stage)| unfinished(&format!("u{place}"), stage))
        .collect();
    home
}

/// Rotations whose words could hold a name.
fn rotations() -> Vec<RotationView> {
    let progress = Progress::Created { new: new(), verdict: None };
    let failed = Event::Failed(telling(FailureKind::Refused));
    let troubled = rotation(Mode::Overlap, progress).after(failed, now()).unwrap();
    let seen = Seen { create: turning::pending(), ..Seen::default() };
    let unproven = Reason::Verdict(Verdict::Unproven("Dana says no".to_owned()));
    let over = rotation(Mode::Overlap, Progress::Ended { ending: Ending::KeptBoth });
    let over = RotationView { rotation: over, now: Standing::Over(Ending::KeptBoth), in_memory_only: false };
    vec![
        handing_over(),
        named("r2", waiting(Reason::Which(keys()), vec![Choice::TryAgain])),
        named("r3", standing(troubled, &seen)),
        named("r4", waiting(unproven, vec![Choice::TryAgain])),
        named("r5", over),
    ]
}

/// A key that is not being rotated.
fn free() -> KeyId {
    keys()[1].id.clone()
}

/// What is in the way of rotating it.
fn in_the_way() -> Action {
    let old = &keys()[1];
    let draft = KeyDraft::like(old, crate::sample::offer().lifetime_like(old)).unwrap();
    let plan = Plan { old: free(), draft, mode: Mode::Leaked, typed: String::new() };
    let could_go = vec![(keys()[3].id.clone(), Mark::Expired)];
    Action::Planned(plan, Ok(vec![Obstacle::Elsewhere(keys()[2].id.clone()), Obstacle::NoRoom { could_go }]))
}

fn news() -> Vec<News> {
    let one = |what| News { key: KeyId::new("k"), name: "Old importer".to_owned(), what };
    vec![one(Happening::Gone)]
}

fn noted(mut view: View) -> View {
    for key in view.keys.clone() {
        view.notes.insert(key.id, "Robin has it on box 03".to_owned());
    }
    view
}

/// Rows of all organizations, as the core lists them.
fn listed() -> Vec<Action> {
    let view = noted(view());
    let rows: Vec<Row> = lines(&view, now()).map(|line| Row::of(&line)).collect();
    let listing =
        Listing { total: rows.len(), keys: rows.len(), counts: [0; 5], from: 0, rows, unseen: vec![] };
    let by = Arrangement { query: "Dana".to_owned(), ..Arrangement::default() };
    let ask = Ask { by: by.clone(), from: 0, count: 40 };
    vec![
        Action::Go(Destination::All),
        Action::List(Change::Query(by.query)),
        Action::ListSent(ask.clone()),
        Action::Listed(ask, Ok(listing)),
        Action::Picked { place: 0, key: Some((at(), keys()[0].id.clone())), open: true },
    ]
}

/// What should be seen to, of an organization without a free slot.
fn examined(at: Option<domain::OrganizationRef>) -> Vec<Action> {
    let views = [View { used: 10, ..view() }, View { title: "Legacy Ledger".to_owned(), ..view() }];
    let ask = ReadHealth { at: at.clone(), unfolded: None };
    let found = examine(views.iter().map(|view| (view, now())), None);
    vec![
        Action::Go(Destination::Health(at)),
        Action::HealthSent(ask.clone()),
        Action::HealthRead(ask, Ok(found)),
    ]
}

fn telling(kind: FailureKind) -> domain::Failure {
    domain::Failure { message: "“Nightly export” of Acme Corp: no.".to_owned(), ..failure(kind) }
}

/// Every screen and dialog, with whatever can be typed and said on it.
fn screens() -> Vec<(&'static str, Option<View>, Vec<Action>)> {
    let key = || Box::new(keys()[0].clone());
    let (go, asking) = (Action::Go, Asking::next());
    let edit = |edits: Vec<Edit>| -> Vec<Action> {
        let form = edits.into_iter().map(Action::Form);
        std::iter::once(go(Destination::Edit(at(), key()))).chain(form).collect()
    };
    let renamed = || KeyChanges {
        name: Some(KeyName::new("CI, nightly").unwrap()),
        scope: Some(Scope::Workspaces(vec![crate::sample::workspace("claims")])),
        ..KeyChanges::default()
    };
    let with = |mut actions: Vec<Action>, last: Action| {
        actions.push(last);
        actions
    };
    let checked = |verdict: Verdict| Checked {
        host: "keys.acme.example".to_owned(),
        verdict,
        matches: vec![KeyMatch { at: at(), organization_title: "Acme Corp".to_owned(), key: *key() }],
    };
    let denied = || {
        let management = KeyManagement::Offered {
            offer: crate::sample::offer(),
            rights: Rights { can_manage: false, ..crate::sample::rights() },
        };
        View { management, keys: vec![], ..view() }
    };
    let account = || whole().accounts[0].account.clone();
    let form = |edits: Vec<Edit>| -> Vec<Action> {
        let form = edits.into_iter().map(Action::Form);
        std::iter::once(go(Destination::NewKey(at(), None))).chain(form).collect()
    };
    let typed = || vec![Edit::Name("Nightly export".to_owned()), Edit::ScopeQuery("Fin".to_owned())];
    let plain = || plain_view(Reach::Everything);
    let roomy = || View { used: 3, ..plain() };
    vec![
        (
            "keys",
            Some(view()),
            vec![Action::List(Change::Query("zapier".to_owned())), Action::List(Change::Clear)],
        ),
        ("search", Some(view()), vec![Action::List(Change::Query("Pipeline".to_owned()))]),
        ("all", Some(view()), listed()),
        ("all, not yet read", None, listed()),
        ("whither", Some(view()), with(listed(), Action::Asked(About::Whither))),
        ("palette", Some(view()), vec![Action::Asked(About::Palette)]),
        ("shortcuts", Some(view()), vec![Action::Asked(About::Shortcuts)]),
        ("news", Some(View { news: news(), ..view() }), vec![go(Destination::Keys(at()))]),
        ("refused", Some(view()), vec![Action::Refreshed(at(), Err(telling(FailureKind::Refused)))]),
        ("signed out", Some(view()), vec![Action::Refreshed(at(), Err(telling(FailureKind::SignedOut)))]),
        ("never read", None, vec![Action::Refreshed(at(), Err(telling(FailureKind::Offline)))]),
        ("trouble", Some(view()), vec![Action::Troubled(telling(FailureKind::Gone))]),
        (
            "settling",
            Some(view()),
            vec![Action::SettleFailed(CreateId::new("u3"), telling(FailureKind::Offline))],
        ),
        ("denied", Some(denied()), vec![]),
        ("not offered", Some(View { management: KeyManagement::NotOffered, ..view() }), vec![]),
        ("agents", Some(plain()), vec![]),
        ("new key", Some(view()), form(typed())),
        ("new key, refused", Some(view()), {
            let invalid = telling(FailureKind::Invalid { field: Field::Name });
            let sent = with(form(typed()), Action::CreateSent(asking));
            with(sent, Action::CreateFailed(asking, draft(), invalid))
        }),
        ("new key, no room", Some(View { used: 10, ..view() }), form(vec![])),
        ("new key of an agent", Some(roomy()), form(vec![Edit::Agent(crate::sample::agent("payables"))])),
        (
            "edit",
            Some(view()),
            edit(vec![Edit::Name("CI, nightly".to_owned()), Edit::Level(LevelChoice::All)]),
        ),
        ("edit, fixed", Some(plain()), vec![go(Destination::Edit(at(), Box::new(plain().keys[1].clone())))]),
        ("usage", Some(view()), vec![go(Destination::Usage(at(), keys()[0].id.clone()))]),
        ("check, dead", Some(view()), {
            let dead = checked(Verdict::Dead("Dana deleted it".to_owned()));
            vec![go(Destination::Check), Action::Checked(Ok(dead))]
        }),
        (
            "check, alive",
            Some(view()),
            vec![go(Destination::Check), Action::Checked(Ok(checked(Verdict::Alive)))],
        ),
        (
            "sign in again",
            Some(view()),
            vec![
                go(Destination::Welcome(Some(account()))),
                Action::SignInFailed(telling(FailureKind::KeychainLocked)),
            ],
        ),
        (
            "rotate",
            Some(view()),
            vec![
                go(Destination::Rotate(at(), free())),
                Action::Begin(beginning::Change::Mode(Mode::Leaked)),
                in_the_way(),
            ],
        ),
        ("rotation, hand over", Some(view()), vec![go(Destination::Rotation(RotationId::new("r1")))]),
        ("rotation, which", Some(view()), vec![go(Destination::Rotation(RotationId::new("r2")))]),
        ("rotation, trouble", Some(view()), vec![go(Destination::Rotation(RotationId::new("r3")))]),
        ("rotation, verdict", Some(view()), vec![go(Destination::Rotation(RotationId::new("r4")))]),
        ("rotation, over", Some(view()), vec![go(Destination::Rotation(RotationId::new("r5")))]),
        ("rotations", Some(view()), vec![go(Destination::Rotations)]),
        ("health", Some(view()), examined(None)),
        ("health of one", Some(view()), examined(Some(at()))),
        ("health of which", Some(view()), with(examined(None), Action::Asked(About::Examine))),
        ("call off", Some(view()), vec![Action::Asked(About::CallOff(RotationId::new("r1")))]),
        ("settings", Some(view()), vec![go(Destination::Settings)]),
        (
            "naming",
            Some(view()),
            vec![
                go(Destination::Settings),
                Action::Renaming(renaming::Change::Open(account())),
                Action::Renaming(renaming::Change::Sent(asking)),
                Action::Renaming(renaming::Change::Failed(asking, telling(FailureKind::Refused))),
            ],
        ),
        ("sign out", Some(view()), vec![Action::Asked(About::SignOut(account()))]),
        (
            "remove",
            Some(view()),
            vec![
                Action::Asked(About::RemoveAccount(account())),
                Action::DialogSent(asking),
                Action::DialogFailed(asking, telling(FailureKind::Refused)),
            ],
        ),
        ("delete", Some(view()), vec![Action::Asked(About::Delete(at(), key()))]),
        (
            "delete an expired one",
            Some(view()),
            vec![Action::Asked(About::Delete(at(), Box::new(keys()[3].clone())))],
        ),
        ("secret", Some(view()), vec![Action::Asked(About::Secret(CreateId::new("u0")))]),
        ("broad", Some(view()), with(form(vec![]), Action::Asked(About::Broad(Box::new(draft()))))),
        (
            "difference",
            Some(view()),
            with(edit(vec![]), Action::Asked(About::Difference(Box::new(renamed())))),
        ),
        ("conflict", Some(view()), {
            let theirs = Box::new(domain::Key { name: "Zapier".to_owned(), ..*key() });
            with(edit(vec![]), Action::Asked(About::Conflict(Box::new(renamed()), theirs)))
        }),
    ]
}

fn screen(place: usize, hidden: bool) -> State {
    let (_, view, actions) = screens().remove(place);
    let one = Action::Go(Destination::Keys(at()));
    let mut state = after(whole(), view.map(noted), std::iter::once(one).chain(actions).collect());
    if hidden {
        state.apply(Action::HidingSent(true));
    }
    state
}

#[tokio::test]
async fn no_name_is_on_any_page() {
    for (place, (case, ..)) in screens().iter().enumerate() {
        let shown = drawn(move || screen(place, false)).await;
        assert!(
            NAMES.iter().any(|name| shown.contains(name)),
            "{case} names nobody anyway: it proves nothing"
        );
        // An empty field gives an example, which happens to be one of the names.
        let hidden = drawn(move || screen(place, true)).await.replace("For example: Nightly export", "");
        for name in NAMES {
            assert!(!hidden.contains(name), "{name:?} is on {case}: {hidden}");
        }
        has(&hidden, &[MASK, "id=\"names-hidden\"", "id=\"show-names\""]);
    }
}

#[tokio::test]
async fn no_name_is_in_the_small_window() {
    let small = |errand: Errand, hidden: bool| {
        let mut state = State::small(now());
        let rows: Vec<Row> = lines(&view(), now()).map(|line| Row::of(&line)).collect();
        let due =
            Listing { total: rows.len(), keys: rows.len(), counts: [0; 5], from: 0, rows, unseen: vec![] };
        let read = Action::Read(at(), Some(view()));
        let actions = [
            Action::ErrandRead(errand.clone()),
            Action::Opened(Ok(whole())),
            read,
            Action::DueListed(Ok(due)),
        ];
        actions.into_iter().for_each(|action| state.apply(action));
        if errand == Errand::Next {
            state.apply(Action::Go(Destination::Next));
        }
        if hidden {
            state.apply(Action::HidingSent(true));
        }
        state
    };
    let rotation = |id| Errand::Rotation(RotationId::new(id));
    for errand in [Errand::Next, Errand::Rotate(at(), free()), rotation("r1"), rotation("r3"), rotation("r5")]
    {
        let shown = drawn({
            let errand = errand.clone();
            move || small(errand, false)
        })
        .await;
        assert!(NAMES.iter().any(|name| shown.contains(name)), "{errand:?} names nobody anyway");
        let hidden = drawn({
            let errand = errand.clone();
            move || small(errand, true)
        })
        .await;
        for name in NAMES {
            assert!(!hidden.contains(name), "{name:?} is on {errand:?}: {hidden}");
        }
        has(&hidden, &[MASK, "id=\"show-names\""]);
    }
}

#[tokio::test]
async fn what_is_hidden_can_neither_be_typed_nor_deleted() {
    let place = |wanted: &str| screens().iter().position(|(case, ..)| *case == wanted).unwrap();
    let (form, delete, secret) = (place("new key"), place("delete an expired one"), place("secret"));
    let rotate = place("rotate");
    let field = |html: &str, id: &str| {
        let (before, after) = html.split_once(&format!("id=\"{id}\"")).unwrap_or_default();
        let begin = before.rsplit('<').next().unwrap_or_default();
        format!("{begin}{}", after.split('>').next().unwrap_or_default())
    };
    let html = drawn(move || screen(form, true)).await;
    has(&field(&html, "key-name"), &["value=\"\"", "readonly", "placeholder=\"Hidden\""]);
    lacks(&html, &["14 / 100"]);
    let html = drawn(move || screen(rotate, true)).await;
    has(&field(&html, "confirm-word"), &["value=\"\"", "readonly"]);
    has(&field(&html, "rotate-begin"), &["disabled"]);
    let html = drawn(move || screen(delete, true)).await;
    has(&field(&html, "confirm-delete"), &["disabled"]);
    let html = drawn(move || screen(secret, true)).await;
    has(&field(&html, "reveal-secret"), &["disabled"]);
}

#[test]
fn names_are_hidden_at_once_and_shown_when_the_core_agrees() {
    let mut state = after(home(), Some(view()), vec![]);
    assert!(!state.hiding().is_on());
    state.apply(Action::Said("1 key saved in /home/robin/keys.csv".to_owned()));
    state.apply(Action::HidingSent(true));
    assert!(state.hiding().is_on() && state.toast.is_none(), "{:?}", state.toast);
    state.apply(Action::Opened(Ok(home())));
    assert!(state.hiding().is_on(), "an answer from before does not show them");
    let mut failed = state.clone();
    failed.apply(Action::HidingKept(true, Err(failure(FailureKind::Refused))));
    assert!(failed.hiding().is_on() && failed.trouble.is_some());
    state.apply(Action::HidingKept(true, Ok(())));
    state.apply(Action::Opened(Ok(Home { hidden: true, ..home() })));
    assert!(state.hiding().is_on());
    state.apply(Action::HidingSent(false));
    assert!(!state.hiding().is_on());
    state.apply(Action::HidingKept(false, Err(failure(FailureKind::Refused))));
    assert!(state.hiding().is_on(), "they stay hidden where the core says no");
}

#[test]
fn a_published_place_gives_nobody_away() {
    let hidden = Hiding::new(true);
    let mut account = home().accounts[0].account.clone();
    assert_eq!(
        (hidden.title(&account), hidden.host(&account)),
        ("Kognitos · us-1".to_owned(), "app.us-1.kognitos.com".to_owned())
    );
    account.name = "Production".to_owned();
    assert_eq!(hidden.title(&account), MASK);
    account = domain::Account {
        name: String::new(),
        address: "https://keys.acme.example".to_owned(),
        edition: Edition::KognitosClassic,
        ..account
    };
    assert_eq!(
        (hidden.title(&account), hidden.address(&account)),
        (format!("Kognitos Classic · {MASK}"), MASK.to_owned())
    );
}
