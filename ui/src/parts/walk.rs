//! Walking through the bars of a plot: with the pointer, or with the keyboard.

use web_sys::{FocusEvent, KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// So many bars are passed over at once.
const PAGE: usize = 7;

/// Which bar is looked at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Walk {
    active: UseStateHandle<Option<usize>>,
    first: usize,
    count: usize,
}

/// Walks through so many bars; with the keyboard it begins at the `first` of them.
#[hook]
pub(super) fn use_walk(count: usize, first: usize) -> Walk {
    Walk { active: use_state(|| None), first, count }
}

impl Walk {
    /// The bar that is looked at.
    pub(super) fn place(&self) -> Option<usize> {
        self.active.filter(|place| *place < self.count)
    }

    /// The bar that the keyboard is at.
    pub(super) fn here(&self) -> usize {
        self.place().unwrap_or(self.first)
    }

    /// The pointer comes to a bar.
    pub(super) fn onenter(&self, place: usize) -> Callback<MouseEvent> {
        let active = self.active.clone();
        Callback::from(move |_| active.set(Some(place)))
    }

    /// The pointer leaves the plot.
    pub(super) fn onleave(&self) -> Callback<MouseEvent> {
        let active = self.active.clone();
        Callback::from(move |_| active.set(None))
    }

    /// The keyboard comes to the plot.
    pub(super) fn onfocus(&self) -> Callback<FocusEvent> {
        let (active, here, some) = (self.active.clone(), self.here(), self.count > 0);
        Callback::from(move |_| active.set(some.then_some(here)))
    }

    /// The keyboard leaves the plot.
    pub(super) fn onblur(&self) -> Callback<FocusEvent> {
        let active = self.active.clone();
        Callback::from(move |_| active.set(None))
    }

    /// A press of a key goes to another bar, where it is one that does.
    pub(super) fn press(&self, event: &KeyboardEvent) {
        if let Some(target) = target(&event.key(), self.here(), self.count.saturating_sub(1)) {
            event.prevent_default();
            self.active.set(Some(target));
        }
    }
}

/// The bar that a key leads to.
fn target(key: &str, here: usize, last: usize) -> Option<usize> {
    match key {
        "ArrowLeft" | "ArrowUp" => Some(here.saturating_sub(1)),
        "ArrowRight" | "ArrowDown" => Some((here + 1).min(last)),
        "PageUp" => Some(here.saturating_sub(PAGE)),
        "PageDown" => Some((here + PAGE).min(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn keys_walk_and_stay_in_the_plot() {
        let table = [
            ("ArrowLeft", 3, Some(2)),
            ("ArrowLeft", 0, Some(0)),
            ("ArrowUp", 3, Some(2)),
            ("ArrowRight", 3, Some(4)),
            ("ArrowDown", 9, Some(9)),
            ("PageUp", 8, Some(1)),
            ("PageUp", 3, Some(0)),
            ("PageDown", 3, Some(9)),
            ("Home", 8, Some(0)),
            ("End", 8, Some(9)),
            ("Enter", 8, None),
            ("a", 8, None),
        ];
        for (key, here, expected) in table {
            assert_eq!(target(key, here, 9), expected, "{key} at {here}");
        }
    }
}
