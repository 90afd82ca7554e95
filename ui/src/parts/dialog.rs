//! The frame of every dialog: keeps the focus inside, gives it back, closes with Escape.

use super::above::Above;
use crate::keyboard::{composes, focus_or_heading, try_focus};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

/// A dialog.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// The handle of the dialog.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The heading.
    pub title: Html,
    /// Whether a click beside it closes it: where nothing can get lost.
    #[prop_or_default]
    pub light: bool,
    /// Escape was pressed.
    pub onclose: Callback<()>,
    /// What is in it.
    pub children: Html,
}

/// A modal dialog. The browser keeps the focus inside and makes the rest inert.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    let above = use_context::<Above>().unwrap_or_default();
    use_effect_with((), {
        let node = node.clone();
        move |()| {
            let before = focused();
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                // Refuses only where it is open already.
                let _ = dialog.show_modal();
            }
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
                give_back(before);
            }
        }
    });
    let onkeydown = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !composes(&event) {
                event.prevent_default();
                onclose.emit(());
            }
        })
    };
    let oncancel = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            onclose.emit(());
        })
    };
    let onclick = {
        let (onclose, light, node) = (props.onclose.clone(), props.light, node.clone());
        Callback::from(move |event: MouseEvent| {
            // What is beside it belongs to it, too; what it shows has no margin.
            if light && event.target_dyn_into::<Node>() == node.get() {
                onclose.emit(());
            }
        })
    };
    html! {
        <dialog ref={node} id={props.id.clone()} class={classes!("dialog", props.light.then_some("light"))} aria-labelledby="dialog-title" {onkeydown} {oncancel} {onclick}>
            <h2 id="dialog-title" class="dialog-title">{ props.title.clone() }</h2>
            { props.children.clone() }
            { above.0 }
        </dialog>
    }
}

fn focused() -> Option<HtmlElement> {
    let element = web_sys::window()?.document()?.active_element()?;
    element.dyn_into().ok().filter(|element: &HtmlElement| element.tag_name() != "BODY")
}

/// Gives the focus back to where it was; where that is gone, to the table or the heading.
fn give_back(before: Option<HtmlElement>) {
    let back = before.is_some_and(|element| element.is_connected() && try_focus(&element));
    if !back {
        focus_or_heading(Some("keys"));
    }
}
