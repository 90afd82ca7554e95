//! Something that is read when it is asked for. Pure.

use crate::attempt::Attempt;
use domain::Failure;
use std::rc::Rc;

/// Something that is read when it is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<T> {
    /// How asking goes.
    pub attempt: Attempt,
    /// The last answer.
    pub answer: Option<Rc<T>>,
}

impl<T> Default for Reading<T> {
    fn default() -> Self {
        Self { attempt: Attempt::default(), answer: None }
    }
}

impl<T> Reading<T> {
    /// It was asked for; what was read before stays.
    pub fn sent(&mut self) {
        self.attempt = Attempt::sent();
    }

    /// It was answered, or failed.
    pub fn took(&mut self, answer: Result<T, Failure>) {
        match answer {
            Ok(answer) => *self = Self { attempt: Attempt::default(), answer: Some(Rc::new(answer)) },
            Err(failure) => self.attempt = Attempt::failed(failure),
        }
    }
}
