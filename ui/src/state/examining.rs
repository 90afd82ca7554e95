//! What should be seen to: what is looked at, and where its remedies lead.

use super::State;
use crate::screen::{Destination, Page};
use domain::OrganizationRef;
use domain::call::ReadHealth;

impl State {
    /// What to ask the core for the page about what should be seen to; `None` where nothing is missing.
    pub fn next_health(&self) -> Option<ReadHealth> {
        if self.page == Page::Health { self.checkup.next() } else { None }
    }

    /// Whether all organizations are on the screen: the table of their keys, or what should be seen to.
    pub fn surveys_all(&self) -> bool {
        self.lists_all() || self.examines_all()
    }

    /// Whether the page about what should be seen to looks at all organizations.
    pub fn examines_all(&self) -> bool {
        self.page == Page::Health && self.checkup.wanted.at.is_none()
    }

    /// What the entry in the rail opens: all organizations where those are looked at, else the one.
    pub fn health_here(&self) -> Destination {
        Destination::Health(if self.everywhere { None } else { self.at.clone() })
    }

    pub(super) fn go_health(&mut self, at: Option<OrganizationRef>) {
        self.checkup.look_at(at.clone());
        if let Some(at) = at {
            self.look_at(at);
        }
        self.page = Page::Health;
    }

    /// A form that is opened on the page leads back to it.
    pub(super) fn remember_health(&mut self, destination: &Destination) {
        let mends =
            matches!(destination, Destination::Edit(..) | Destination::Like(..) | Destination::Rotate(..));
        self.checkup.mending = mends && self.page == Page::Health;
    }

    /// An organization that is gone is not looked at any more.
    pub(super) fn keep_health(&mut self, known: impl Fn(&OrganizationRef) -> bool) {
        if self.checkup.wanted.at.as_ref().is_some_and(|at| !known(at)) {
            self.checkup.look_at(None);
        }
    }
}
