//! The beginning: what is in the way, or the record of a new rotation.

use super::rival::successors;
use super::{Fate, Mode, Progress, Receipt, Rotation, RotationId, Step};
use crate::words::advice;
use crate::{CreateId, Field, Key, KeyDraft, KeyId, KeyManagement, Mark, Scope, Timestamp, View};
use serde::{Deserialize, Serialize};

/// What the admin asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The key to rotate.
    pub old: KeyId,
    /// What the new key is to be: at first [`KeyDraft::like`] the old one.
    pub draft: KeyDraft,
    /// Which key goes first.
    pub mode: Mode,
    /// What the admin typed, where the old key goes first ([`Key::confirm_word`]).
    pub typed: String,
}

/// Something that is in the way of a rotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// The service does not offer key management over its API.
    NotOffered,
    /// This admin may not manage keys.
    NoRight,
    /// The key is not in the list.
    OldMissing,
    /// The key is being rotated on this machine.
    AlreadyOpen(RotationId),
    /// This key carries the tag of a rotation of the key that this machine knows nothing of.
    Elsewhere(KeyId),
    /// Such a key can't be made: out of reach, or the service does not have it.
    Unfit {
        /// The field to mend.
        field: Field,
        /// What to do about it.
        advice: String,
    },
    /// There is no free slot.
    NoRoom {
        /// The keys that could go, expired ones first, then unused, then broad.
        could_go: Vec<(KeyId, Mark)>,
    },
    /// Keyward signs in with the key, so it can't go first.
    SignsInWithOld,
    /// The word to type, which was not typed.
    NotTyped(String),
}

impl Plan {
    /// What is in the way. `open` are the rotations of this machine, `view` was just read.
    pub fn obstacles(&self, view: &View, open: &[Rotation], now: Timestamp) -> Vec<Obstacle> {
        let KeyManagement::Offered { offer, rights } = &view.management else {
            return vec![Obstacle::NotOffered];
        };
        if !rights.can_manage {
            return vec![Obstacle::NoRight];
        }
        let Some(old) = self.old_in(view) else { return vec![Obstacle::OldMissing] };
        let mut found = Vec::new();
        let running = |one: &&Rotation| !one.is_over() && one.at == view.at && one.old.id == old.id;
        match open.iter().find(running) {
            Some(running) => found.push(Obstacle::AlreadyOpen(running.id.clone())),
            None => {
                found.extend(successors(&old.id, &view.keys).map(|key| Obstacle::Elsewhere(key.id.clone())));
            }
        }
        if let Some(problem) = self.draft.problem(offer, rights) {
            found.push(Obstacle::Unfit { field: problem.field, advice: problem.advice.to_owned() });
        } else if self.reaches_a_deleted_workspace(view) {
            let advice = advice::ONE_OF_THESE_WORKSPACES_NO_LONGER.to_owned();
            found.push(Obstacle::Unfit { field: Field::Scope, advice });
        }
        if self.mode.old_first() {
            if view.own.contains(&old.id) {
                found.push(Obstacle::SignsInWithOld);
            }
            if self.typed.trim() != old.confirm_word() {
                found.push(Obstacle::NotTyped(old.confirm_word().to_owned()));
            }
        } else if view.is_full() {
            let could_go = view.could_go(now).into_iter().filter(|(key, _)| key.id != old.id);
            let could_go = could_go.map(|(key, mark)| (key.id.clone(), mark)).collect();
            found.push(Obstacle::NoRoom { could_go });
        }
        found
    }

    fn old_in<'a>(&self, view: &'a View) -> Option<&'a Key> {
        view.keys.iter().find(|key| key.id == self.old)
    }

    fn reaches_a_deleted_workspace(&self, view: &View) -> bool {
        match &self.draft.scope {
            Scope::Workspaces(ids) => ids.iter().any(|id| view.workspace_title(id).is_none()),
            Scope::AllWorkspaces | Scope::Organization | Scope::Agent(_) | Scope::Unknown(_) => false,
        }
    }
}

impl Rotation {
    /// The record of a new rotation, to be written down before anything is done. `create` is the create to use.
    ///
    /// # Errors
    /// What is in the way.
    pub fn begin(
        id: RotationId,
        plan: &Plan,
        create: CreateId,
        view: &View,
        open: &[Rotation],
        now: Timestamp,
    ) -> Result<Self, Vec<Obstacle>> {
        let obstacles = plan.obstacles(view, open, now);
        let Some(old) = plan.old_in(view).filter(|_| obstacles.is_empty()) else { return Err(obstacles) };
        let progress = match plan.mode.old_first() {
            true => Progress::OldFirst { create, despite: Vec::new() },
            false => Progress::Planned { create },
        };
        let mut receipt = Receipt::default();
        receipt.add(Step::Began, now);
        Ok(Self {
            id,
            at: view.at.clone(),
            organization_title: view.title.clone(),
            old: old.clone(),
            draft: plan.draft.clone(),
            mode: plan.mode,
            progress,
            fate: Fate::Kept,
            started_over: false,
            trouble: None,
            receipt,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{begun, now, old, plan, successor, view};
    use super::*;
    use crate::{Level, WorkspaceId};

    #[test]
    fn what_is_in_the_way() {
        let full = || {
            let expired = Key { state: crate::KeyState::Expired, id: KeyId::new("expired"), ..old() };
            let mut full = view(vec![old(), expired]);
            full.used = 10;
            full
        };
        let overlap = || plan(Mode::Overlap);
        let unknown = KeyDraft { level: Some(Level::Unknown("OWNER".to_owned())), ..overlap().draft };
        let gone = KeyDraft { scope: Scope::Workspaces(vec![WorkspaceId::new("gone")]), ..overlap().draft };
        let untold = gone.clone();
        let mut powerless = view(vec![old()]);
        if let KeyManagement::Offered { rights, .. } = &mut powerless.management {
            rights.can_manage = false;
        }
        let own = View { own: vec![old().id], ..view(vec![old()]) };
        let untyped = |mode| Plan { typed: "nightly".to_owned(), ..plan(mode) };
        let not_typed = || Obstacle::NotTyped("Nightly export".to_owned());
        let unfit = |field, advice: &str| Obstacle::Unfit { field, advice: advice.to_owned() };
        let no_room = Obstacle::NoRoom { could_go: vec![(KeyId::new("expired"), Mark::Expired)] };
        let table = [
            ("nothing", overlap(), view(vec![old()]), vec![], vec![]),
            ("own, new key first", overlap(), own.clone(), vec![], vec![]),
            (
                "no key management",
                overlap(),
                View { management: KeyManagement::NotOffered, ..view(vec![]) },
                vec![],
                vec![Obstacle::NotOffered],
            ),
            ("no right", overlap(), powerless, vec![], vec![Obstacle::NoRight]),
            ("not there", overlap(), view(vec![]), vec![], vec![Obstacle::OldMissing]),
            ("no room", overlap(), full(), vec![], vec![no_room]),
            ("in place needs none", plan(Mode::InPlace), full(), vec![], vec![]),
            ("not typed", untyped(Mode::Leaked), view(vec![old()]), vec![], vec![not_typed()]),
            ("nothing to type", untyped(Mode::Overlap), view(vec![old()]), vec![], vec![]),
            ("own, old key first", plan(Mode::Leaked), own, vec![], vec![Obstacle::SignsInWithOld]),
            (
                "unknown level",
                Plan { draft: unknown, ..overlap() },
                view(vec![old()]),
                vec![],
                vec![unfit(Field::Permissions, "Choose what the key may do.")],
            ),
            (
                "deleted workspace",
                Plan { draft: gone, ..overlap() },
                view(vec![old()]),
                vec![],
                vec![unfit(Field::Scope, "One of these workspaces no longer exists. Remove it.")],
            ),
            (
                "workspaces not told",
                Plan { draft: untold, ..overlap() },
                View { workspaces: None, ..view(vec![old()]) },
                vec![],
                vec![],
            ),
            (
                "here already",
                overlap(),
                view(vec![old(), successor()]),
                vec![begun(Mode::Overlap)],
                vec![Obstacle::AlreadyOpen(RotationId::new("r"))],
            ),
            (
                "on another machine",
                overlap(),
                view(vec![old(), successor()]),
                vec![],
                vec![Obstacle::Elsewhere(successor().id)],
            ),
        ];
        for (case, plan, view, open, expected) in table {
            let obstacles = plan.obstacles(&view, &open, now());
            assert_eq!(obstacles, expected, "{case}");
            assert!(obstacles.iter().all(|obstacle| obstacle.sentence().ends_with('.')), "{case}");
        }
    }
}
