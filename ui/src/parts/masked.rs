//! What stands where something is hidden.

use crate::hiding::MASK;
use crate::words::frame as words;
use yew::prelude::*;

/// Dots to see, and a word to hear. They are the same for every name.
#[component]
pub fn Masked() -> Html {
    html! {
        <span class="masked"><span aria-hidden="true">{ MASK }</span><span class="visually-hidden">{ words::HIDDEN }</span></span>
    }
}
