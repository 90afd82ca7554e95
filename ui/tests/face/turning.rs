//! Rotations to draw.

use crate::sample::{at, keys, now, view};
use domain::rotation::{
    Choice, Event, NewKey, Next, Plan, Progress, Reason, RotationView, Seen, Standing, Wait,
};
use domain::{CreateId, Home, Key, KeyDraft, KeyId, Mode, Rotation, RotationId, Stage};

/// The new key.
pub(crate) fn new() -> NewKey {
    NewKey {
        create: CreateId::new("1a2b3c4d"),
        key: KeyId::new("organizations/acme/apiKeys/successor"),
        prefix: "kgn_pat_9Xy2".to_owned(),
        chosen: false,
    }
}

pub(crate) fn plan(mode: Mode) -> Plan {
    let old = &keys()[0];
    let lifetime = crate::sample::offer().lifetime_like(old);
    let typed = if mode.old_first() { old.name.clone() } else { String::new() };
    Plan { old: old.id.clone(), draft: KeyDraft::like(old, lifetime).unwrap(), mode, typed }
}

/// A rotation of "CI Pipeline" that came this far.
pub(crate) fn rotation(mode: Mode, progress: Progress) -> Rotation {
    let id = RotationId::new("r1");
    let begun = Rotation::begin(id, &plan(mode), new().create, &view(), &[], now()).unwrap();
    let arrived = Event::Arrived { key: new().key, prefix: new().prefix };
    let creating = Progress::Creating { create: new().create, chosen: false };
    let made = Rotation { progress: creating, ..begun }.after(arrived, now()).unwrap();
    Rotation { progress, ..made }
}

/// What it does or waits for, by its own rules.
pub(crate) fn standing(rotation: Rotation, seen: &Seen) -> RotationView {
    let now = match rotation.next(seen) {
        Next::Wait(wait) => Standing::Waiting(wait),
        Next::Over(ending) => Standing::Over(ending),
        Next::Do(_) | Next::Note(_) => Standing::Working,
    };
    RotationView { rotation, now, in_memory_only: false }
}

pub(crate) fn pending() -> Option<Stage> {
    Some(Stage::Pending { key: new().key, prefix: new().prefix, kept: true })
}

/// The keys of the sample with the new one among them.
pub(crate) fn with_new() -> Vec<Key> {
    let tag = rotation(Mode::Overlap, Progress::Proven { new: new() }).tag(&new().create);
    let name = format!("CI Pipeline {tag}");
    let old = keys()[0].clone();
    let successor = Key { id: new().key, name, prefix: new().prefix, last_used: None, ..old };
    keys().into_iter().chain([successor]).collect()
}

/// One that waits for its secret to be stored.
pub(crate) fn handing_over() -> RotationView {
    let seen = Seen { keys: Some(with_new()), create: pending(), signs_in_with_old: false };
    standing(rotation(Mode::Overlap, Progress::Proven { new: new() }), &seen)
}

/// One that waits until the old key can go.
pub(crate) fn finishing() -> RotationView {
    let progress = Progress::HandedOver { new: new(), uses: None };
    standing(rotation(Mode::Overlap, progress), &Seen::default())
}

/// One that waits for this.
pub(crate) fn waiting(reason: Reason, choices: Vec<Choice>) -> RotationView {
    let now = Standing::Waiting(Wait { reason, choices });
    RotationView { now, ..handing_over() }
}

/// Home, with these rotations.
pub(crate) fn home(rotations: Vec<RotationView>) -> Home {
    let mut home = crate::sample::home();
    home.rotations = rotations;
    home
}

/// The same rotation under another identifier.
pub(crate) fn named(id: &str, view: RotationView) -> RotationView {
    let rotation = Rotation { id: RotationId::new(id), at: at(), ..view.rotation };
    RotationView { rotation, ..view }
}
