//! The page about what should be seen to: what it looks at, and what the core found. Pure.
//!
//! One question is under way at most; the next one is always about what is wanted then.

use domain::call::ReadHealth;
use domain::health::Matter;
use domain::{Failure, Health, OrganizationRef, Timestamp};
use std::rc::Rc;

/// After so many seconds it is looked at again: what expires soon moves on.
const FRESH_SECONDS: i64 = 60;

/// What is looked at, and what was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Checkup {
    /// What is wanted.
    pub wanted: ReadHealth,
    /// The last answer that is about what is looked at; `None` before the first.
    pub answer: Option<Rc<Health>>,
    /// Why the last question failed.
    pub failure: Option<Failure>,
    /// Whether what is on the screen now was begun on this page: leaving it leads back here.
    pub mending: bool,
    asked: Option<ReadHealth>,
    answered: Option<(ReadHealth, Timestamp)>,
    stale: bool,
}

impl Checkup {
    /// What to ask the core now; `None` where nothing is missing, or a question is under way.
    pub fn next(&self) -> Option<ReadHealth> {
        if self.asked.is_some() || (self.failure.is_some() && !self.stale) {
            return None;
        }
        let known = self.answered.as_ref().is_some_and(|(ask, _)| *ask == self.wanted);
        (self.stale || !known).then(|| self.wanted.clone())
    }

    /// The question is under way.
    pub fn sent(&mut self, ask: ReadHealth) {
        self.stale = false;
        self.failure = None;
        self.asked = Some(ask);
    }

    /// It was answered. An answer about another organization is dropped, and a failure of what is not wanted any more.
    pub fn took(&mut self, ask: ReadHealth, answer: Result<Health, Failure>, when: Timestamp) {
        if self.asked.as_ref() == Some(&ask) {
            self.asked = None;
        }
        match answer {
            Ok(health) if ask.at == self.wanted.at => {
                self.answer = Some(Rc::new(health));
                self.answered = Some((ask, when));
            }
            Ok(_) => {}
            Err(_) if ask != self.wanted => {}
            Err(failure) => self.failure = Some(failure),
        }
    }

    /// What was read may have changed: it is looked at again.
    pub fn outdate(&mut self) {
        self.stale = true;
    }

    /// The clock moved on.
    pub fn tick(&mut self, now: Timestamp) {
        let old = |when: Timestamp| now.as_second() - when.as_second() >= FRESH_SECONDS;
        if self.answered.as_ref().is_some_and(|(_, when)| old(*when)) {
            self.outdate();
        }
    }

    /// Looks at one organization, or at all.
    pub fn look_at(&mut self, at: Option<OrganizationRef>) {
        if self.wanted.at != at {
            let mending = self.mending;
            *self = Self {
                wanted: ReadHealth { at, unfolded: None },
                mending,
                asked: self.asked.take(),
                ..Self::default()
            };
        }
        self.outdate();
    }

    /// Shows more cases of a matter; where they are shown, the first ones again.
    pub fn unfold(&mut self, matter: Matter) {
        self.wanted.unfolded = (self.wanted.unfolded != Some(matter)).then_some(matter);
        self.failure = None;
    }
}
