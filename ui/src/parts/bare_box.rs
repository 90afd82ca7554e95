//! A box to tick without words beside it, in a table.

use domain::selection::GroupState;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The box.
#[derive(Properties, PartialEq)]
pub(super) struct BareBoxProps {
    /// Its handle.
    #[prop_or_default]
    pub(super) id: Option<AttrValue>,
    /// Ticked, half ticked or not.
    pub(super) state: GroupState,
    /// What it stands for, for screen readers.
    pub(super) label: AttrValue,
    /// It was clicked.
    pub(super) onclick: Callback<()>,
}

/// The box. It takes no focus from its table, which has the keyboard: space ticks the row that is selected there. A click
/// with shift held is left to the row.
#[component]
pub(super) fn BareBox(props: &BareBoxProps) -> Html {
    let node = use_node_ref();
    use_effect_with(props.state, {
        let node = node.clone();
        move |state| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                input.set_indeterminate(*state == GroupState::Some);
                // The browser has turned it at the click, whatever came of that.
                input.set_checked(*state == GroupState::All);
            }
        }
    });
    let onclick = {
        let onclick = props.onclick.clone();
        Callback::from(move |event: MouseEvent| {
            if !event.shift_key() {
                event.stop_propagation();
                onclick.emit(());
            }
        })
    };
    html! {
        <label class="bare-box" onclick={keep} onmousedown={stay}>
            <input ref={node} id={props.id.clone()} type="checkbox" tabindex="-1" aria-label={props.label.clone()}
                checked={props.state == GroupState::All} aria-checked={(props.state == GroupState::Some).then_some("mixed")} {onclick} />
        </label>
    }
}

/// Keeps the focus where it is: the table has the keyboard.
pub(super) fn stay(event: MouseEvent) {
    event.prevent_default();
}

/// Keeps a click on the room around a box from the row that it stands in, but for one with shift held.
pub(super) fn keep(event: MouseEvent) {
    if !event.shift_key() {
        event.stop_propagation();
    }
}
