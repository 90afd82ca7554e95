//! A button that opens a small card below it.

use web_sys::KeyboardEvent;
use yew::prelude::*;

/// The button, and what is on the card.
#[derive(Properties, PartialEq)]
pub(super) struct MenuProps {
    /// The handle of the button.
    pub(super) id: AttrValue,
    /// The words on it.
    pub(super) title: AttrValue,
    /// Whether the card is open.
    pub(super) open: bool,
    /// It is to be opened or closed.
    pub(super) onopen: Callback<bool>,
    /// What is on the card.
    pub(super) children: Html,
}

/// The button. Escape closes the card, and the focus is on the button again.
#[component]
pub(super) fn Menu(props: &MenuProps) -> Html {
    let onkeydown = {
        let (onopen, open, id) = (props.onopen.clone(), props.open, props.id.clone());
        Callback::from(move |event: KeyboardEvent| {
            if open && event.key() == "Escape" {
                event.prevent_default();
                onopen.emit(false);
                crate::keyboard::focus(&id);
            }
        })
    };
    let card = format!("{}-card", props.id);
    let open = props.open;
    html! {
        <div class="menu" {onkeydown}>
            <button id={props.id.clone()} type="button" class="menu-button" aria-expanded={open.to_string()}
                aria-controls={card.clone()} onclick={props.onopen.reform(move |_: MouseEvent| !open)}>{ &props.title }</button>
            if open {
                <div id={card} class="menu-below" role="group" aria-labelledby={props.id.clone()}>{ props.children.clone() }</div>
            }
        </div>
    }
}
