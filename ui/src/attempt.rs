//! Something that was asked of the core: under way, or failed.

use crate::asking::Asking;
use domain::{Failure, FailureKind, Field};

/// Something that was asked of the core.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attempt {
    /// True while the answer is awaited.
    pub busy: bool,
    /// Why the last one failed.
    pub failure: Option<Failure>,
    asking: Option<Asking>,
}

impl Attempt {
    /// It was sent: the last failure is forgotten.
    pub fn sent() -> Self {
        Self { busy: true, failure: None, asking: None }
    }

    /// It was sent, and takes the answer to this question only.
    pub fn asked(asking: Asking) -> Self {
        Self { asking: Some(asking), ..Self::sent() }
    }

    /// It failed.
    pub fn failed(failure: Failure) -> Self {
        Self { busy: false, failure: Some(failure), asking: None }
    }

    /// Whether the answer to this question is awaited here.
    pub fn awaits(&self, asking: Asking) -> bool {
        self.asking == Some(asking)
    }

    /// The message that belongs to `field`, where the failure names it.
    pub fn about(&self, field: Field) -> Option<&str> {
        self.failure
            .as_ref()
            .filter(|failure| failure.kind == FailureKind::Invalid { field })
            .map(|failure| failure.message.as_str())
    }

    /// The failure, where it belongs to none of the `fields` on the screen.
    pub fn beside(&self, fields: &[Field]) -> Option<&Failure> {
        self.failure.as_ref().filter(|failure| match &failure.kind {
            FailureKind::Invalid { field } => !fields.contains(field),
            _ => true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_shown_once() {
        let attempt = Attempt::failed(Failure {
            kind: FailureKind::Invalid { field: Field::Address },
            message: "No such host.".to_owned(),
        });
        assert_eq!(attempt.about(Field::Address), Some("No such host."));
        assert_eq!(attempt.about(Field::Name), None);
        assert_eq!(attempt.beside(&[Field::Address]), None);
        assert!(attempt.beside(&[Field::Name]).is_some());
    }
}
