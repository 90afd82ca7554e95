//! A button that opens a small card below it.

use crate::heard::Heard;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, FocusEvent, KeyboardEvent, Node};
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

/// The button. Escape closes the card, and the focus is on the button again; a click beside it or the focus going
/// elsewhere closes it, too.
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
    let node = use_node_ref();
    use_click_beside(&node, props.open, props.onopen.reform(|()| false));
    let onfocusout = {
        let (onopen, open, node) = (props.onopen.clone(), props.open, node.clone());
        Callback::from(move |event: FocusEvent| {
            // Where it goes to nothing, a part of the card was only drawn anew.
            if open && event.related_target().is_some() && is_beside(&node, event.related_target()) {
                onopen.emit(false);
            }
        })
    };
    let card = format!("{}-card", props.id);
    let open = props.open;
    html! {
        <div ref={node} class="menu" {onkeydown} {onfocusout}>
            <button id={props.id.clone()} type="button" class="menu-button" aria-expanded={open.to_string()}
                aria-controls={card.clone()} onclick={props.onopen.reform(move |_: MouseEvent| !open)}>{ &props.title }</button>
            if open {
                <div id={card} class="menu-below" role="group" aria-labelledby={props.id.clone()}>{ props.children.clone() }</div>
            }
        </div>
    }
}

/// Tells of clicks beside an element, while it is open.
#[hook]
fn use_click_beside(node: &NodeRef, open: bool, clicked: Callback<()>) {
    let latest = use_mut_ref(|| clicked.clone());
    *latest.borrow_mut() = clicked;
    let node = node.clone();
    use_effect_with(open, move |open| {
        let page = web_sys::window().and_then(|window| window.document()).filter(|_| *open);
        let heard = page.map(|page| {
            Heard::new(Some(page.into()), "pointerdown", move |event| {
                if is_beside(&node, event.target()) {
                    let clicked = latest.borrow().clone();
                    clicked.emit(());
                }
            })
        });
        move || drop(heard)
    });
}

/// Whether something is outside of an element.
fn is_beside(node: &NodeRef, other: Option<EventTarget>) -> bool {
    let other = other.and_then(|other| other.dyn_into::<Node>().ok());
    node.get().is_some_and(|node| !node.contains(other.as_ref()))
}
