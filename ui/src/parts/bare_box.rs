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

/// The box. It takes no focus from its table, which has the keyboard: space ticks the row that is selected there.
#[component]
pub(super) fn BareBox(props: &BareBoxProps) -> Html {
    let node = use_node_ref();
    use_effect_with(props.state, {
        let node = node.clone();
        move |state| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                set(&input, *state);
            }
        }
    });
    let onclick = {
        let (state, onclick) = (props.state, props.onclick.clone());
        Callback::from(move |event: MouseEvent| {
            show(&event, state);
            event.stop_propagation();
            onclick.emit(());
        })
    };
    html! {
        <label class="bare-box" onclick={keep} onmousedown={stay}>
            <input ref={node} id={props.id.clone()} type="checkbox" tabindex="-1" aria-label={props.label.clone()}
                checked={props.state == GroupState::All} aria-checked={(props.state == GroupState::Some).then_some("mixed")} {onclick} />
        </label>
    }
}

/// Shows again in a clicked box what is so: the browser has turned it already, whatever comes of the click.
pub(super) fn show(event: &MouseEvent, state: GroupState) {
    set(&event.target_unchecked_into(), state);
}

fn set(input: &HtmlInputElement, state: GroupState) {
    input.set_indeterminate(state == GroupState::Some);
    input.set_checked(state == GroupState::All);
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
