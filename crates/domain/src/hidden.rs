//! A secret text on its way between the window and the core.

use serde::{Deserialize, Serialize};

/// A secret text that crosses between the window and the core: a pasted credential, a revealed secret.
/// Nothing else that is secret crosses. It has no `Display`, and its `Debug` tells nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hidden(String);

impl Hidden {
    /// Wraps a secret text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret text. Say in a comment why it is needed.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Gives the text away, so that its new owner can wipe it.
    pub fn into_exposed(self) -> String {
        self.0
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Hidden(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Hidden;

    #[test]
    fn debug_tells_nothing() {
        assert_eq!(format!("{:?}", Hidden::new("kgn_pat_abc")), "Hidden(…)");
    }
}
