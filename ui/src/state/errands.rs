//! Errands: what the small window is for.

use super::State;
use crate::screen::{Destination, Page};
use domain::Errand;

impl State {
    /// The core said what the small window is for. The same again leaves alone what is being done about it.
    pub(super) fn errand_read(&mut self, errand: Errand) {
        if self.errand.as_ref() == Some(&errand) && self.is_at_it() {
            return;
        }
        self.errand = Some(errand);
        self.page = Page::Starting;
        self.begin_errand();
    }

    /// Goes to what the errand is about, once it is known how everything stands.
    pub(super) fn begin_errand(&mut self) {
        let (Some(errand), Some(_), Page::Starting) = (&self.errand, &self.home, &self.page) else {
            return;
        };
        let destination = match errand {
            Errand::Rotate(at, key) => Destination::Rotate(at.clone(), key.clone()),
            Errand::Rotation(id) => Destination::Rotation(id.clone()),
            Errand::Next => match self.waiting_rotations().first() {
                Some(first) => Destination::Rotation(first.rotation.id.clone()),
                None => Destination::Next,
            },
        };
        self.go(destination);
        self.leave_missing_rotation();
    }

    fn is_at_it(&self) -> bool {
        match &self.page {
            Page::Rotate(_) => true,
            Page::Rotation(id) => self.find_rotation(id).is_some_and(|one| !one.rotation.is_over()),
            _ => false,
        }
    }
}
