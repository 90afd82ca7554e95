//! Rotations: what begins, what is chosen, and what is there to be seen.

use super::State;
use crate::asking::Asking;
use crate::attempt::Attempt;
use crate::beginning::Beginning;
use crate::screen::{Destination, Page};
use domain::rotation::{Obstacle, Plan, Reason, RotationView, Standing};
use domain::{Failure, KeyId, OrganizationRef, RotationId};
use std::collections::BTreeSet;
use std::rc::Rc;

impl State {
    /// The rotations, those that ended and were not put away included.
    pub fn rotations(&self) -> &[RotationView] {
        self.home.as_ref().map_or(&[], |home| home.rotations.as_slice())
    }

    /// A rotation.
    pub fn find_rotation(&self, id: &RotationId) -> Option<&RotationView> {
        self.rotations().iter().find(|one| one.rotation.id == *id)
    }

    /// The rotations that wait for the admin: those that wait for more than the right moment come first.
    pub fn waiting_rotations(&self) -> Vec<&RotationView> {
        let mut waiting: Vec<(bool, &RotationView)> = self
            .rotations()
            .iter()
            .filter_map(|one| match &one.now {
                Standing::Waiting(wait) => Some((matches!(wait.reason, Reason::Finish(_)), one)),
                Standing::Working | Standing::Over(_) => None,
            })
            .collect();
        waiting.sort_by_key(|(patient, _)| *patient);
        waiting.into_iter().map(|(_, one)| one).collect()
    }

    /// The rotation that is under way and has this key for its old or its new one.
    pub fn rotation_of(&self, at: &OrganizationRef, key: &KeyId) -> Option<&RotationView> {
        self.rotations().iter().find(|one| {
            let rotation = &one.rotation;
            let new = rotation.progress.new_key().map(|new| &new.key);
            !rotation.is_over() && rotation.at == *at && (rotation.old.id == *key || new == Some(key))
        })
    }

    /// The keys that are being rotated, the old ones and the new.
    pub fn rotating_keys(&self) -> BTreeSet<(OrganizationRef, KeyId)> {
        let open = self.rotations().iter().map(|one| &one.rotation).filter(|rotation| !rotation.is_over());
        open.flat_map(|rotation| {
            let new = rotation.progress.new_key().map(|new| new.key.clone());
            new.into_iter().chain([rotation.old.id.clone()]).map(|key| (rotation.at.clone(), key))
        })
        .collect()
    }

    /// Goes to the beginning of a rotation; to the one that is under way where there is one.
    pub(super) fn go_rotate(&mut self, at: OrganizationRef, key: KeyId) {
        if let Some(open) = self.rotation_of(&at, &key) {
            let id = open.rotation.id.clone();
            return self.go(Destination::Rotation(id));
        }
        self.look_at(at.clone());
        self.page = Page::Rotate(Box::new(Beginning::new(at, key)));
    }

    pub(super) fn go_rotation(&mut self, id: RotationId) {
        if let Some(at) = self.find_rotation(&id).map(|one| one.rotation.at.clone()) {
            self.look_at(at);
        }
        self.page = Page::Rotation(id);
    }

    pub(super) fn beginning_mut(&mut self) -> Option<&mut Beginning> {
        match &mut self.page {
            Page::Rotate(beginning) => Some(beginning),
            _ => None,
        }
    }

    /// The core said what is in the way of a plan. An answer about another plan is too late.
    pub(super) fn planned(&mut self, plan: &Plan, answer: Result<Vec<Obstacle>, Failure>) {
        let asked = self.asked_plan();
        if asked.as_ref() != Some(plan) {
            return;
        }
        match (answer, self.beginning_mut()) {
            (Ok(obstacles), Some(beginning)) => beginning.obstacles = obstacles,
            // Beginning asks the service, and says the same where it can't.
            (Err(_), _) | (_, None) => {}
        }
    }

    fn asked_plan(&self) -> Option<Plan> {
        let Page::Rotate(beginning) = &self.page else { return None };
        let view = self.boards.get(&beginning.at)?.view.as_ref()?;
        beginning.plan(view)?.ok()
    }

    /// A rotation began: it is what is looked at now.
    pub(super) fn begun(&mut self, view: RotationView) {
        let (id, at, old) =
            (view.rotation.id.clone(), view.rotation.at.clone(), view.rotation.old.id.clone());
        if let Some(home) = &mut self.home
            && !home.rotations.iter().any(|one| one.rotation.id == id)
        {
            Rc::make_mut(home).rotations.push(view);
        }
        // Who went elsewhere meanwhile stays there.
        if matches!(&self.page, Page::Rotate(beginning) if beginning.at == at && beginning.key == old) {
            self.go(Destination::Rotation(id));
        }
    }

    pub(super) fn begin_failed(&mut self, asking: Asking, failure: Failure) {
        match self.beginning_mut().filter(|beginning| beginning.attempt.awaits(asking)) {
            Some(beginning) => beginning.attempt = Attempt::failed(failure),
            None => self.trouble = Some(failure),
        }
    }

    pub(super) fn chosen(&mut self, id: RotationId, answer: Result<(), Failure>) {
        self.dialog = self.dialog.take().filter(|dialog| !dialog.about.is_call_off(&id));
        match answer {
            Ok(()) => self.choosing.remove(&id),
            Err(failure) => self.choosing.insert(id, Attempt::failed(failure)),
        };
    }

    /// A rotation that ended is spoken of no more.
    pub(super) fn put_away(&mut self, id: &RotationId) {
        if let Some(home) = &mut self.home {
            Rc::make_mut(home).rotations.retain(|one| one.rotation.id != *id);
        }
        self.leave_missing_rotation();
    }

    /// Where the rotation on the screen is no longer there, goes to where the others are.
    pub(super) fn leave_missing_rotation(&mut self) {
        if let Page::Rotation(id) = &self.page
            && self.find_rotation(id).is_none()
        {
            match (self.small, self.at.clone()) {
                (true, _) => self.go(Destination::Next),
                (false, _) if !self.rotations().is_empty() => self.go(Destination::Rotations),
                (false, Some(at)) => self.go_home(at),
                (false, None) => self.go(Destination::Rotations),
            }
        }
    }
}
