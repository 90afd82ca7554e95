//! What was just done, said for a moment.

use super::icon::{Glyph, Icon};
use crate::screen::Toast;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long it stays.
const SHOWN_MILLISECONDS: u32 = 6_000;

/// What to say.
#[derive(Properties, PartialEq)]
pub struct ToastProps {
    /// What was done; nothing where `None`.
    pub toast: Option<Toast>,
    /// It was there long enough.
    pub ongone: Callback<u32>,
}

/// What was just done, read out by screen readers. The region is always there, so that they listen to it.
#[component]
pub fn ToastLine(props: &ToastProps) -> Html {
    let ongone = props.ongone.clone();
    use_effect_with(props.toast.as_ref().map(|toast| toast.number), move |number| {
        let timer = number.map(|number| Timeout::new(SHOWN_MILLISECONDS, move || ongone.emit(number)));
        move || drop(timer)
    });
    html! {
        <div id="toast" class="toast-place" role="status" aria-live="polite">
            if let Some(toast) = &props.toast {
                <span key={toast.number} class="toast"><Icon glyph={if toast.done { Glyph::Check } else { Glyph::Note }} />{ &toast.text }</span>
            }
        </div>
    }
}
