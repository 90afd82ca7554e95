//! What is said where there is no window to say it in.

use std::fmt::Display;

/// Keyward ends before it began.
pub(crate) fn cant_start(problem: &str) -> String {
    format!("Keyward can't start: {problem}")
}

/// The environment opens the window to other programs.
pub(crate) fn opened_to_others(variable: &str) -> String {
    format!(
        "the environment sets {variable}, which would let another program drive its window. Start it without."
    )
}

/// Keyward met a mistake of its own.
pub(crate) fn own_mistake(place: impl Display) -> String {
    format!("A mistake of Keyward's at {place}")
}
