//! Rotations in the window: what begins, what is waited for, and what is offered.

use crate::pages::{after, drawn, has, lacks};
use crate::sample::{at, failure, keys, now, rights, view};
use crate::turning::{
    finishing, handing_over, home, named, new, pending, plan, rotation, standing, waiting, with_new,
};
use domain::rotation::{
    By, Choice, Ending, Event, Fate, Objection, Obstacle, Progress, Reason, RotationView, Seen, Standing,
};
use domain::{
    Failure, FailureKind, Field, KeyId, KeychainState, Mark, Mode, Rotation, RotationId, Verdict, View,
};
use ui::action::Action;
use ui::asking::Asking;
use ui::beginning::Change;
use ui::screen::{About, Destination, Page};
use ui::state::State;

fn id() -> RotationId {
    RotationId::new("r1")
}

fn shows(rotation: RotationView) -> State {
    let view = View { keys: with_new(), used: 5, ..view() };
    after(home(vec![rotation]), Some(view), vec![Action::Go(Destination::Rotation(id()))])
}

fn begins(view: View, actions: Vec<Action>) -> State {
    let begin = Action::Go(Destination::Rotate(at(), keys()[0].id.clone()));
    after(home(vec![]), Some(view), std::iter::once(begin).chain(actions).collect())
}

#[tokio::test]
async fn what_is_waited_for_and_what_can_be_done() {
    let trouble =
        |rotation: Rotation, kind: FailureKind| rotation.after(Event::Failed(failure(kind)), now()).unwrap();
    let planned = || rotation(Mode::Overlap, Progress::Planned { create: new().create });
    let created = |verdict| rotation(Mode::Overlap, Progress::Created { new: new(), verdict });
    let creating = || rotation(Mode::Overlap, Progress::Creating { create: new().create, chosen: false });
    let with = |rotation, create| standing(rotation, &Seen { create, ..Seen::default() });
    let objections = vec![Objection::NewNotUsed, Objection::OldStillUsed];
    let despite = || Choice::Finish { despite: vec![Objection::NewNotUsed, Objection::OldStillUsed] };
    let table: Vec<(RotationView, &str, Vec<&str>, Vec<&str>)> = vec![
        (
            handing_over(),
            "hand_over",
            vec![
                "id=\"stored\"",
                "id=\"copy-secret\"",
                "id=\"curl-line\"",
                "kgn_pat_9Xy2••••",
                "data-choice=\"undo\"",
            ],
            vec!["id=\"confirm-word\"", "id=\"not-kept\""],
        ),
        (
            RotationView { in_memory_only: true, ..handing_over() },
            "hand_over",
            vec!["id=\"not-kept\""],
            vec![],
        ),
        (finishing(), "finish", vec!["Delete the old key", "Keep both keys"], vec!["id=\"copy-secret\""]),
        (
            waiting(Reason::Objections(objections.clone()), vec![despite(), Choice::TryAgain, Choice::Later]),
            "objections",
            vec!["Delete the old key all the same", "was not used since", "danger-quiet", "Not yet"],
            vec![],
        ),
        (
            waiting(
                Reason::Objections(vec![Objection::SignsInWithOld]),
                vec![Choice::TryAgain, Choice::Later],
            ),
            "objections",
            vec!["Keyward signs in with the old key"],
            vec!["all the same"],
        ),
        (
            with(trouble(planned(), FailureKind::KeychainAbsent), None),
            "trouble",
            vec![
                "id=\"create-anyway\"",
                "No recovery after a crash".trim_start_matches("No recovery"),
                "data-choice=\"try_again\"",
            ],
            vec![],
        ),
        (
            with(trouble(created(None), FailureKind::Offline), pending()),
            "trouble",
            vec!["id=\"failure\"", "The service said no."],
            vec!["id=\"create-anyway\"", "id=\"copy-secret\""],
        ),
        (with(creating(), None), "not_created", vec!["No new key was made", "data-choice=\"undo\""], vec![]),
        (
            with(creating(), Some(domain::Stage::Ask { candidates: keys() })),
            "which",
            vec!["data-candidate=", "data-choice=\"it_is\"", "data-choice=\"none_of_them\"", "Zapier bridge"],
            vec![],
        ),
        (
            with(created(None), Some(domain::Stage::Waiting)),
            "keychain",
            vec!["Unlock it"],
            vec!["id=\"copy-secret\""],
        ),
        (
            with(created(Some(Verdict::Unproven("no answer".to_owned()))), pending()),
            "verdict",
            vec!["no answer", "Go on unverified"],
            vec![],
        ),
        (
            with(rotation(Mode::Overlap, Progress::Lost { new: new() }), None),
            "secret_lost",
            vec!["Make another key"],
            vec!["id=\"copy-secret\""],
        ),
    ];
    for (rotation, reason, wanted, unwanted) in table {
        let html = drawn(move || shows(rotation)).await;
        has(
            &html,
            &["id=\"rotation\"", "data-rotation=\"r1\"", "data-standing=\"waiting\"", "role=\"status\""],
        );
        has(&html, &[&format!("data-reason=\"{reason}\"")]);
        has(&html, &wanted);
        lacks(&html, &unwanted);
    }
}

#[tokio::test]
async fn the_line_moves() {
    let html = drawn(|| shows(finishing())).await;
    has(&html, &["data-stop=\"waiting\" data-passage=\"here\" aria-current=\"step\""]);
    has(
        &html,
        &[
            "data-stop=\"created\" data-passage=\"behind\"",
            "data-stop=\"old_deleted\" data-passage=\"ahead\"",
        ],
    );
    let leaked = || rotation(Mode::Leaked, Progress::OldFirst { create: new().create, despite: vec![] });
    let html = drawn(move || shows(standing(leaked(), &Seen::default()))).await;
    has(
        &html,
        &[
            "data-standing=\"working\"",
            "Deleting the old key…",
            "data-stop=\"old_deleted\" data-passage=\"here\"",
        ],
    );
    lacks(&html, &["data-reason=", "data-stop=\"waiting\""]);
    let done = || {
        let mut done = rotation(Mode::Overlap, Progress::Ended { ending: Ending::Done });
        done.fate = Fate::Gone(By::Us);
        RotationView { rotation: done, now: Standing::Over(Ending::Done), in_memory_only: false }
    };
    let html = drawn(move || shows(done())).await;
    has(
        &html,
        &["data-standing=\"over\"", "The key was rotated.", "id=\"put-away\"", "The rotation began.", "gone"],
    );
    lacks(&html, &["data-passage=\"here\"", "data-choice="]);
}

#[tokio::test]
async fn both_keys_are_shown_side_by_side() {
    let html = drawn(|| shows(handing_over())).await;
    has(&html, &["Old key", "New key", "kgn_pat_7Qm2", "kgn_pat_9Xy2", "4 minutes ago", "works"]);
}

#[tokio::test]
async fn where_the_old_key_goes_first_its_name_is_typed() {
    let progress = Progress::OldFirst { create: new().create, despite: vec![] };
    let changed = Objection::OldChanged { fields: vec![], etag: None };
    let one = RotationView {
        rotation: rotation(Mode::Leaked, progress),
        ..waiting(
            Reason::Objections(vec![changed.clone()]),
            vec![Choice::Finish { despite: vec![changed] }, Choice::Undo],
        )
    };
    let html = drawn(move || shows(one)).await;
    has(&html, &["id=\"confirm-word\"", "danger-quiet"]);
    assert!(is_disabled(&html, "data-choice=\"finish\""));
}

#[tokio::test]
async fn what_is_in_the_way_and_the_ways_out() {
    let planned = |obstacles: Vec<Obstacle>| vec![Action::Planned(plan(Mode::Overlap), Ok(obstacles))];
    let unfit =
        Obstacle::Unfit { field: Field::Scope, advice: "One of these workspaces is gone.".to_owned() };
    let no_room = Obstacle::NoRoom { could_go: vec![(keys()[3].id.clone(), Mark::Expired)] };
    let table = [
        (Obstacle::AlreadyOpen(id()), "already_open", "Go on with it"),
        (Obstacle::Elsewhere(keys()[1].id.clone()), "elsewhere", "Zapier bridge"),
        (unfit, "unfit", "Edit the key"),
        (no_room, "no_room", "Old importer"),
        (Obstacle::SignsInWithOld, "signs_in_with_old", "New key first"),
        (Obstacle::NoRight, "no_right", "manage"),
        (Obstacle::OldMissing, "old_missing", "Refresh"),
        (Obstacle::NotOffered, "not_offered", "does not offer"),
    ];
    for (obstacle, word, wanted) in table {
        let html = drawn(move || begins(view(), planned(vec![obstacle]))).await;
        has(&html, &[&format!("data-obstacle=\"{word}\""), wanted]);
        assert!(is_disabled(&html, "id=\"rotate-begin\""), "{word}");
    }
    let html = drawn(|| begins(view(), vec![])).await;
    has(&html, &["id=\"other-ways\"", "The old key works until you delete it.", "data-lifetime="]);
    lacks(&html, &["data-obstacle=", "id=\"ways\"", "id=\"confirm-word\"", "id=\"no-recovery\""]);
    assert!(!is_disabled(&html, "id=\"rotate-begin\""));
}

/// Whether the element with this attribute is disabled.
fn is_disabled(html: &str, attribute: &str) -> bool {
    let (before, rest) = html.split_once(&format!(" {attribute}")).unwrap();
    let begin = before.rsplit('<').next().unwrap_or_default();
    format!("{begin}{}", rest.split('>').next().unwrap_or_default()).contains("disabled")
}

#[tokio::test]
async fn the_other_ways_say_what_they_cost() {
    let leaked = || vec![Action::Begin(Change::Mode(Mode::Leaked))];
    let html = drawn(move || begins(view(), leaked())).await;
    has(&html, &["id=\"ways\"", "loses access", "id=\"confirm-word\"", "button danger"]);
    assert!(is_disabled(&html, "id=\"rotate-begin\""), "not typed yet");
    let typed = move || {
        leaked().into_iter().chain([Action::Begin(Change::Typed(" CI Pipeline ".to_owned()))]).collect()
    };
    let html = drawn(move || begins(view(), typed())).await;
    assert!(!is_disabled(&html, "id=\"rotate-begin\""));
    let own = || View { own: vec![keys()[0].id.clone()], ..view() };
    has(&drawn(move || begins(own(), vec![])).await, &["id=\"own\"", "it signs in with the new key"]);
    let absent = || {
        let mut state = begins(view(), vec![]);
        let mut home = home(vec![]);
        home.keychain = KeychainState::Absent("none".to_owned());
        state.apply(Action::Opened(Ok(home)));
        state
    };
    let html = drawn(absent).await;
    has(&html, &["id=\"no-recovery\"", "Rotate all the same"]);
    assert!(!is_disabled(&html, "id=\"rotate-begin\""), "nothing is lost by it");
    let old_first = move |consent: bool| {
        let mut state = absent();
        let changes =
            [Change::Mode(Mode::InPlace), Change::Typed("CI Pipeline".to_owned()), Change::Consent(consent)];
        changes.into_iter().for_each(|change| state.apply(Action::Begin(change)));
        state
    };
    assert!(
        is_disabled(&drawn(move || old_first(false)).await, "id=\"rotate-begin\""),
        "the old key would go first"
    );
    assert!(!is_disabled(&drawn(move || old_first(true)).await, "id=\"rotate-begin\""));
}

#[tokio::test]
async fn a_rotation_is_seen_from_everywhere() {
    let html = drawn(|| {
        let view = View { keys: with_new(), used: 5, ..view() };
        after(home(vec![handing_over()]), Some(view), vec![])
    })
    .await;
    has(&html, &["A new secret waits to be stored", "data-rotation-banner=\"r1\"", "data-waiting=\"1\""]);
    has(&html, &["id=\"under-way\"", "data-rotating=\"true\""]);
    assert_eq!(html.matches("rotating-mark").count(), 2, "the old key and the new");
    let html = drawn(|| {
        let over = RotationView {
            rotation: rotation(Mode::Overlap, Progress::Ended { ending: Ending::KeptBoth }),
            now: Standing::Over(Ending::KeptBoth),
            in_memory_only: false,
        };
        let rotations = vec![finishing(), named("r2", handing_over()), named("r3", over)];
        after(home(rotations), Some(view()), vec![Action::Go(Destination::Rotations)])
    })
    .await;
    has(&html, &["Waiting for you", "Over", "Both keys stay.", "data-open-rotation=\"r3\""]);
    let place = |id: &str| html.find(&format!("data-open-rotation=\"{id}\"")).unwrap();
    assert!(place("r2") < place("r1"), "what needs the admin comes before what can wait");
    let none = || after(home(vec![]), Some(view()), vec![Action::Go(Destination::Rotations)]);
    has(&drawn(none).await, &["No key is being rotated"]);
}

#[tokio::test]
async fn rotating_is_offered_where_it_can_be_done() {
    let html = drawn(|| after(home(vec![]), Some(view()), vec![])).await;
    has(&html, &["id=\"rotate\"", "rotate-now"]);
    assert!(!is_disabled(&html, "id=\"rotate\""));
    let html = drawn(|| {
        let offline = Action::Refreshed(at(), Err(failure(FailureKind::Offline)));
        after(home(vec![]), Some(view()), vec![offline])
    })
    .await;
    assert!(is_disabled(&html, "id=\"rotate\""));
    lacks(&html, &["rotate-now"]);
    let damaged = || {
        let mut home = home(vec![]);
        home.journal_damaged = true;
        after(home, Some(view()), vec![])
    };
    let html = drawn(damaged).await;
    has(&html, &["id=\"journal-seen\"", "data-story=\"journal\""]);
    assert!(is_disabled(&html, "id=\"rotate\""));
    assert!(rights().can_manage);
}

#[test]
fn the_new_key_lives_as_long_as_the_old_where_that_is_offered() {
    let Page::Rotate(beginning) = begins(view(), vec![]).page else { panic!("no beginning") };
    assert_eq!(
        beginning.lifetime(&view()).map(|one| one.title()),
        Some("90 days".to_owned()),
        "the suggested one"
    );
    let mut lived = view();
    lived.keys[0].created = Some(crate::sample::instant("2026-10-26T10:00:00Z"));
    assert_eq!(beginning.lifetime(&lived).map(|one| one.title()), Some("30 days".to_owned()));
}

#[test]
fn an_answer_about_another_plan_is_too_late() {
    let answer = || Ok(vec![Obstacle::OldMissing]);
    let obstacles = |state: &State| match &state.page {
        Page::Rotate(beginning) => beginning.obstacles.len(),
        _ => 0,
    };
    let mut state = begins(view(), vec![]);
    state.apply(Action::Planned(plan(Mode::Leaked), answer()));
    assert_eq!(obstacles(&state), 0);
    state.apply(Action::Planned(plan(Mode::Overlap), answer()));
    assert_eq!(obstacles(&state), 1);
    state.apply(Action::Go(Destination::Rotations));
    state.apply(Action::Planned(plan(Mode::Overlap), answer()));
    assert_eq!(state.page, Page::Rotations);
}

#[test]
fn what_began_is_looked_at_and_what_is_over_is_left() {
    let asking = Asking::next();
    let mut state = begins(view(), vec![Action::BeginSent(asking)]);
    assert!(matches!(&state.page, Page::Rotate(beginning) if beginning.attempt.busy));
    state.apply(Action::BeginFailed(asking, failure(FailureKind::Offline)));
    assert!(matches!(&state.page, Page::Rotate(beginning) if beginning.attempt.failure.is_some()));
    state.apply(Action::Begun(Box::new(handing_over())));
    assert_eq!((&state.page, state.rotations().len()), (&Page::Rotation(id()), 1));
    // Who asks to rotate the key again is led to what is under way.
    state.apply(Action::Go(Destination::Keys(at())));
    state.apply(Action::Go(Destination::Rotate(at(), keys()[0].id.clone())));
    assert_eq!(state.page, Page::Rotation(id()));
    state.apply(Action::PutAway(id()));
    assert_eq!(state.page, Page::Keys);
    // Who went elsewhere while it began stays there.
    state.apply(Action::Begun(Box::new(handing_over())));
    assert_eq!(state.page, Page::Keys);
    state.apply(Action::Go(Destination::Rotation(id())));
    state.apply(Action::Opened(Ok(home(vec![]))));
    assert_eq!(state.page, Page::Keys);
}

#[test]
fn a_refused_choice_is_said_and_a_taken_one_closes_its_question() {
    let mut state = shows(handing_over());
    state.apply(Action::Asked(About::CallOff(id())));
    state.apply(Action::ChoiceSent(id()));
    assert!(state.choosing[&id()].busy);
    let said = Failure { message: "No.".to_owned(), ..failure(FailureKind::Refused) };
    state.apply(Action::Chosen(id(), Err(said.clone())));
    assert_eq!((state.choosing[&id()].failure.clone(), state.dialog.is_none()), (Some(said), true));
    state.apply(Action::Asked(About::Losing));
    state.apply(Action::Chosen(id(), Ok(())));
    assert!(state.choosing.is_empty() && state.dialog.is_some(), "another question stays");
}

#[test]
fn the_keys_of_what_is_over_are_not_rotating() {
    let keys = |rotations| after(home(rotations), Some(view()), vec![]).rotating_keys();
    assert_eq!(keys(vec![handing_over()]).len(), 2);
    let over = RotationView {
        rotation: rotation(Mode::Overlap, Progress::Ended { ending: Ending::Done }),
        now: Standing::Over(Ending::Done),
        in_memory_only: false,
    };
    assert!(keys(vec![over]).is_empty());
    let state = after(home(vec![handing_over()]), Some(view()), vec![]);
    assert!(state.rotation_of(&at(), &new().key).is_some());
    assert!(state.rotation_of(&at(), &KeyId::new("another")).is_none());
}
