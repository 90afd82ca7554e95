//! Where the focus goes when the window goes to another screen: to what is used first there, else to its heading.

use crate::keyboard::focus_or_heading;
use crate::screen::Page;
use crate::state::State;
use yew::prelude::*;

/// Moves the focus whenever the state says that a screen begins. The small window does that by itself.
#[hook]
pub fn use_landing(state: &State) {
    let first = if state.small { None } else { Some(first(&state.page)) };
    use_effect_with(state.arrivals, move |number| {
        if let (Some(first), 1..) = (first, *number) {
            focus_or_heading(first);
        }
    });
}

/// The handle of what is used first on a screen; where there is none, its heading is read first.
fn first(page: &Page) -> Option<&'static str> {
    match page {
        Page::Keys => Some("keys"),
        Page::NewKey(_) | Page::EditKey(_) => Some("key-name"),
        Page::Check => Some("check-secret"),
        Page::Welcome(Some(_)) => Some("credential"),
        _ => None,
    }
}
