//! The rules of a rotation, as tables.

use super::*;
use crate::call::Deleted;
use crate::key::tests::calm_key;
use crate::permission::tests::catalogue;
use crate::{
    AccountId, FailureKind, KeyManagement, Level, Lifetime, Offer, OrganizationId, Reach, Rights, Scope,
    ScopeKind, Stage, View, Workspace, WorkspaceId,
};

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(super) fn now() -> Timestamp {
    at("2026-11-22T10:00:00Z")
}

fn create() -> CreateId {
    CreateId::new("1a2b3c4d-0000")
}

fn fresh() -> CreateId {
    CreateId::new("99999999-0000")
}

/// The old key: "Nightly export", in use.
pub(super) fn old() -> Key {
    Key { etag: Some("1".to_owned()), ..calm_key() }
}

fn lifetime() -> Lifetime {
    Lifetime::from_days(90)
}

pub(super) fn plan(mode: Mode) -> Plan {
    let draft = KeyDraft::like(&old(), Some(lifetime())).unwrap();
    Plan { old: old().id, draft, mode, typed: "Nightly export".to_owned() }
}

/// An organization with room for ten keys, and these in it.
pub(super) fn view(keys: Vec<Key>) -> View {
    let finance = "organizations/acme/workspaces/finance";
    let offer = Offer {
        limit: 10,
        lifetimes: vec![lifetime()],
        levels: true,
        catalogue: catalogue(),
        scopes: vec![ScopeKind::AllWorkspaces, ScopeKind::Workspaces],
        editable: vec![],
        usage: false,
    };
    let rights = Rights { can_manage: true, reach: Reach::Everything, email: String::new(), roles: vec![] };
    View {
        at: OrganizationRef { account: AccountId::new("a"), id: OrganizationId::new("organizations/acme") },
        title: "Acme".to_owned(),
        management: KeyManagement::Offered { offer, rights },
        workspaces: Some(vec![Workspace { id: WorkspaceId::new(finance), title: "Finance".to_owned() }]),
        agents: vec![],
        used: u32::try_from(keys.len()).unwrap(),
        keys,
        own: vec![],
        notes: std::collections::BTreeMap::new(),
        news: vec![],
        settings_read: None,
        read: now(),
    }
}

pub(super) fn begun(mode: Mode) -> Rotation {
    let view = view(vec![old()]);
    Rotation::begin(RotationId::new("r"), &plan(mode), create(), &view, &[], now()).unwrap()
}

pub(super) fn new() -> NewKey {
    let key = KeyId::new("organizations/acme/apiKeys/2");
    NewKey { create: create(), key, prefix: "kgn_pat_9999".to_owned(), chosen: false }
}

/// The new key as it was meant to be, with the tag still in its name, not used yet.
pub(super) fn successor() -> Key {
    let rotation = begun(Mode::Overlap);
    let created = at("2026-11-22T09:00:00Z");
    Key {
        id: new().key,
        name: rotation.tag(&create()).on(&rotation.draft.name).as_str().to_owned(),
        prefix: new().prefix,
        created: Some(created),
        expires: Some(lifetime().end(created)),
        last_used: None,
        ..old()
    }
}

pub(super) fn with(progress: Progress) -> Rotation {
    Rotation { progress, ..begun(Mode::Overlap) }
}

fn pending() -> Option<Stage> {
    Some(Stage::Pending { key: new().key, prefix: new().prefix, kept: true })
}

fn seen(keys: Option<Vec<Key>>, create: Option<Stage>) -> Seen {
    Seen { keys, create, signs_in_with_old: false }
}

fn failure() -> Failure {
    Failure { kind: FailureKind::Offline, message: "The service could not be reached.".to_owned() }
}

/// The name of the next step, and of the choices.
fn told(next: &Next) -> String {
    match next {
        Next::Do(deed) => deed.title().to_owned(),
        Next::Note(event) => {
            format!("note {event:?}").split([' ', '{', '(']).take(2).collect::<Vec<_>>().join(" ")
        }
        Next::Wait(wait) => wait.choices.iter().map(Choice::title).collect::<Vec<_>>().join(", "),
        Next::Over(ending) => ending.sentence().to_owned(),
    }
}

#[test]
fn what_comes_next() {
    let both = || Some(vec![old(), successor()]);
    let created = |verdict| Progress::Created { new: new(), verdict };
    let unsure = |can_settle| Some(Stage::Unsure { can_settle });
    let creating = || Progress::Creating { create: create(), chosen: false };
    let earlier = Key {
        id: KeyId::new("organizations/acme/apiKeys/9"),
        name: Tag::of_rotation(&fresh(), &old().id).to_string(),
        created: Some(at("2026-11-22T08:00:00Z")),
        ..successor()
    };
    let renamed = Key { name: "Nightly export".to_owned(), ..successor() };
    let handed_over = || Progress::HandedOver { new: new(), uses: None };
    let table = [
        (Progress::Planned { create: create() }, seen(None, None), "Creating the new key"),
        (creating(), seen(None, None), "Try again, Call off"),
        (creating(), seen(None, unsure(true)), "Finding out whether the new key exists"),
        (creating(), seen(None, unsure(false)), "Reading the list of keys"),
        (creating(), seen(both(), unsure(false)), "Finding out whether the new key exists"),
        (creating(), seen(Some(vec![old()]), unsure(false)), "Try again, Make another key, Call off"),
        (creating(), seen(None, pending()), "note Arrived"),
        (creating(), seen(None, Some(Stage::Waiting)), "Try again"),
        (
            creating(),
            seen(None, Some(Stage::Ask { candidates: vec![renamed.clone()] })),
            "It is this one, None of these, Try again",
        ),
        (created(None), seen(None, pending()), "Verifying the new secret"),
        (created(None), seen(None, Some(Stage::Waiting)), "Try again, Call off"),
        (created(None), seen(None, None), "note SecretLost"),
        (
            created(Some(Verdict::Dead(String::new()))),
            seen(None, pending()),
            "Try again, Make another key, Call off",
        ),
        (
            created(Some(Verdict::Unproven(String::new()))),
            seen(None, pending()),
            "Try again, Go on unverified, Make another key, Call off",
        ),
        (Progress::Proven { new: new() }, seen(None, pending()), "Reading the list of keys"),
        (Progress::Proven { new: new() }, seen(both(), pending()), "I have stored it, Call off"),
        (
            Progress::Proven { new: new() },
            seen(Some(vec![old()]), pending()),
            "Try again, Make another key, Call off",
        ),
        (
            Progress::Proven { new: new() },
            seen(Some(vec![successor()]), pending()),
            "Making sure that the old key is gone",
        ),
        (
            Progress::Proven { new: new() },
            seen(Some(vec![old(), successor(), earlier]), pending()),
            "note Overtaken",
        ),
        (handed_over(), seen(None, pending()), "Wiping the new secret from this computer"),
        (handed_over(), seen(None, None), "Delete the old key, Keep both keys"),
        (handed_over(), seen(Some(vec![successor()]), None), "Making sure that the old key is gone"),
        (
            Progress::Finishing { new: new(), uses: None, despite: vec![] },
            seen(None, None),
            "Reading the list of keys",
        ),
        (
            Progress::Finishing { new: new(), uses: None, despite: vec![] },
            seen(both(), None),
            "Delete the old key all the same, Try again, Not yet, Keep both keys",
        ),
        (
            Progress::Finishing { new: new(), uses: None, despite: vec![] },
            seen(Some(vec![old()]), None),
            "Try again, Not yet, Keep both keys",
        ),
        (
            Progress::Finishing {
                new: new(),
                uses: None,
                despite: vec![Objection::UseUnknown, Objection::NewNotUsed],
            },
            seen(both(), None),
            "Deleting the old key",
        ),
        (
            Progress::Renaming { new: new(), ending: Ending::Done },
            seen(both(), None),
            "Giving the new key its final name",
        ),
        (
            Progress::Renaming { new: new(), ending: Ending::Done },
            seen(Some(vec![renamed]), None),
            "note Renamed",
        ),
        (Progress::Lost { new: new() }, seen(None, None), "Make another key, Call off"),
        (
            Progress::Undoing { new: new(), then: Then::End(Ending::Undone) },
            seen(None, None),
            "Deleting the new key",
        ),
        (Progress::Ended { ending: Ending::Done }, seen(None, None), "The key was rotated."),
    ];
    for (progress, seen, expected) in table {
        let rotation = with(progress);
        assert_eq!(told(&rotation.next(&seen)), expected, "{:?}\n{seen:?}", rotation.progress);
    }
}

#[test]
fn what_failed_is_not_repeated_by_itself() {
    let table = [
        (Progress::Planned { create: create() }, None, "Try again, Call off"),
        (Progress::Created { new: new(), verdict: None }, pending(), "Try again, Call off"),
        (Progress::Proven { new: new() }, pending(), "Try again, I have stored it, Call off"),
        (
            Progress::Finishing { new: new(), uses: None, despite: vec![] },
            None,
            "Try again, Not yet, Keep both keys",
        ),
        (Progress::Renaming { new: new(), ending: Ending::Done }, None, "Try again, Leave it as it is"),
    ];
    for (progress, create, expected) in table {
        let failed = with(progress).after(Event::Failed(failure()), now()).unwrap();
        let seen = seen(None, create);
        assert_eq!(told(&failed.next(&seen)), expected, "{:?}", failed.progress);
        let again = failed.choose(&Choice::TryAgain, &seen, fresh(), now()).unwrap();
        assert!(matches!(again.next(&seen), Next::Do(_)), "{:?}", again.progress);
    }
}

#[test]
fn what_is_not_offered_or_out_of_place_changes_nothing() {
    let created = with(Progress::Created { new: new(), verdict: None });
    let seen = seen(None, pending());
    for choice in [Choice::HandOver, Choice::Finish { despite: vec![] }, Choice::AcceptUnproven] {
        assert_eq!(created.choose(&choice, &seen, fresh(), now()), Err(Refusal::NotOffered), "{choice:?}");
    }
    for event in [Event::OldDeleted(Deleted::Now), Event::Renamed, Event::NewGone, Event::Swapped] {
        assert_eq!(created.after(event.clone(), now()), Err(Refusal::OutOfPlace), "{event:?}");
    }
    let ended = with(Progress::Ended { ending: Ending::Done });
    assert_eq!(ended.after(Event::OldGone, now()), Err(Refusal::OutOfPlace));
}

#[test]
fn a_rotation_from_its_beginning_to_its_end() {
    let mut rotation = begun(Mode::Overlap);
    let mut go = |seen: Seen, event: Option<Event>, choice: Option<Choice>| {
        if let Next::Do(deed) = rotation.next(&seen) {
            rotation = rotation.before(&deed, now());
        }
        if let Some(event) = event {
            rotation = rotation.after(event, now()).unwrap();
        }
        if let Some(choice) = choice {
            rotation = rotation.choose(&choice, &seen, fresh(), now()).unwrap();
        }
        serde_json::from_str::<Rotation>(&serde_json::to_string(&rotation).unwrap()).unwrap()
    };
    let used = Key { last_used: Some(at("2026-11-23T00:00:00Z")), ..successor() };
    go(seen(None, None), Some(Event::Looked), None);
    go(seen(None, pending()), Some(Event::Arrived { key: new().key, prefix: new().prefix }), None);
    go(seen(None, pending()), Some(Event::Proved(Verdict::Alive)), None);
    go(seen(Some(vec![old(), successor()]), pending()), None, Some(Choice::HandOver));
    go(seen(None, None), None, Some(Choice::Finish { despite: vec![] }));
    let sent = go(seen(Some(vec![old(), used.clone()]), None), None, None);
    assert_eq!(sent.fate, Fate::Sent { answered: false });
    go(seen(None, None), Some(Event::OldDeleted(Deleted::Now)), None);
    let gone = go(seen(None, None), Some(Event::OldGone), None);
    assert_eq!(gone.fate, Fate::Gone(By::Us));
    let done = go(seen(Some(vec![used]), None), Some(Event::Renamed), None);
    assert_eq!(done.progress, Progress::Ended { ending: Ending::Done });
    let sentences: Vec<String> = done.receipt.steps().iter().map(|(_, step)| step.sentence()).collect();
    let expected = [
        "The rotation began.",
        "Keyward set out to make the new key.",
        "The new key kgn_pat_9999 was created.",
        "The service accepts the new secret.",
        "You stored the new secret.",
        "The service was asked to delete the old key.",
        "The old key is gone.",
        "The new key has its final name.",
        "The key was rotated.",
    ];
    assert_eq!(sentences, expected);
    assert!(done.line().iter().all(|(_, passage)| *passage == Passage::Behind));
}

#[test]
fn where_the_old_key_goes_first_its_name_is_typed() {
    let rotation = begun(Mode::Leaked);
    assert_eq!(rotation.line()[0], (Stop::OldDeleted, Passage::Here));
    assert_eq!(rotation.word_to_type(&Choice::Finish { despite: vec![] }), Some("Nightly export"));
    let sight = seen(Some(vec![old()]), None);
    let Next::Do(deed) = rotation.next(&sight) else { panic!("the old key is deleted") };
    assert_eq!(deed, Deed::DeleteOld { etag: Some("1".to_owned()) });
    let gone = rotation.before(&deed, now()).after(Event::OldDeleted(Deleted::AlreadyGone), now()).unwrap();
    assert_eq!(
        (gone.fate, &gone.progress),
        (Fate::Gone(By::Unknown), &Progress::Planned { create: create() })
    );
    let changed = Key { name: "Export".to_owned(), ..old() };
    let next = rotation.next(&seen(Some(vec![changed]), None));
    assert_eq!(told(&next), "Delete the old key all the same, Try again, Call off");
}

#[test]
fn a_chosen_key_is_not_deleted() {
    let chosen = NewKey { chosen: true, ..new() };
    let lost = with(Progress::Lost { new: chosen });
    let undone = lost.choose(&Choice::Undo, &seen(None, None), fresh(), now()).unwrap();
    assert_eq!(undone.progress, Progress::Ended { ending: Ending::Undone });
    assert!(undone.receipt.when(&Step::NewLeft { key: new().key }).is_some());
    let again = lost.choose(&Choice::StartOver, &seen(None, None), fresh(), now()).unwrap();
    assert_eq!(again.progress, Progress::Planned { create: fresh() });
}

#[test]
fn both_keys_are_not_said_to_stay_where_the_old_one_went() {
    let deletion_sent = Rotation {
        fate: Fate::Sent { answered: true },
        ..with(Progress::Renaming { new: new(), ending: Ending::KeptBoth })
    };
    let next = deletion_sent.next(&seen(Some(vec![successor()]), None));
    assert_eq!(next, Next::Do(Deed::LookWhetherGone));
    let after = deletion_sent.after(Event::OldGone, now()).unwrap();
    assert_eq!(after.progress, Progress::Renaming { new: new(), ending: Ending::Done });
    assert_eq!(after.fate, Fate::Gone(By::Us));
    let both = seen(Some(vec![old(), successor()]), None);
    assert_ne!(deletion_sent.next(&both), Next::Do(Deed::LookWhetherGone));
}

#[test]
fn keyward_signs_in_with_the_new_key_before_the_old_one_goes() {
    let proven = with(Progress::Proven { new: new() });
    let own = Seen { signs_in_with_old: true, ..seen(Some(vec![old(), successor()]), pending()) };
    let swapping = proven.choose(&Choice::HandOver, &own, fresh(), now()).unwrap();
    assert_eq!(told(&swapping.next(&own)), "Signing in with the new key");
    let swapped = swapping.after(Event::Swapped, now()).unwrap();
    assert!(matches!(swapped.progress, Progress::HandedOver { .. }));
    let skipped = swapping.after(Event::NotSwapped, now()).unwrap();
    let objections = skipped.objections(&[old(), successor()], true);
    assert!(objections.contains(&Objection::SignsInWithOld) && !objections[0].can_be_overruled());
}

#[test]
fn levels_and_scopes_are_compared_as_sets() {
    let two = |ids: [&str; 2]| Scope::Workspaces(ids.into_iter().map(WorkspaceId::new).collect());
    let rotation = Rotation {
        old: Key { scope: two(["a", "b"]), level: Some(Level::ReadOnly), ..old() },
        ..begun(Mode::Leaked)
    };
    let turned = Key { scope: two(["b", "a"]), ..rotation.old.clone() };
    assert_eq!(rotation.objections(&[turned], false), []);
}

#[test]
fn what_is_not_known_of_the_old_key_is_not_claimed() {
    let ended = |fate: Fate, steps: &[Step]| {
        let mut rotation = begun(Mode::Overlap);
        rotation.fate = fate;
        steps.iter().for_each(|step| rotation.receipt.add(step.clone(), now()));
        rotation.ending_sentence(Ending::KeptBoth)
    };
    let sent = Fate::Sent { answered: false };
    assert_eq!(ended(Fate::Kept, &[]), "Both keys stay.");
    assert_eq!(ended(sent, &[Step::Renamed]), "Both keys stay.", "the list was looked at");
    assert!(ended(sent, &[]).contains("not known"));
}
