//! Where the focus goes when the window goes to another screen: to what is used first there, else to its heading.

use crate::keyboard::focus_or_heading;
use crate::screen::Page;
use crate::state::State;
use yew::prelude::*;

/// Where the focus goes.
#[derive(Properties, PartialEq)]
pub struct LandingProps {
    /// The handle of what is used first; the heading where it is `None`.
    pub first: Option<&'static str>,
}

/// Moves the focus once, when it is drawn for the first time: it is drawn anew, under another key, beside each screen.
/// So it is not late: an effect of what is there already waits for all that changes meanwhile, and would take the focus
/// from where the admin has moved it since.
#[component]
pub fn Landing(props: &LandingProps) -> Html {
    let first = props.first;
    use_effect_with((), move |()| focus_or_heading(first));
    html! {}
}

/// The handle of what is used first on a screen; where there is none, its heading is read first.
pub fn first(state: &State) -> Option<&'static str> {
    match &state.page {
        Page::Keys if state.seeking => Some("search"),
        Page::Keys => Some("keys"),
        Page::NewKey(_) | Page::EditKey(_) => Some("key-name"),
        Page::Check => Some("check-secret"),
        Page::Welcome(Some(_)) => Some("credential"),
        _ => None,
    }
}
