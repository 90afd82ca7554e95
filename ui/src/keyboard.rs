//! Keys that work on the whole window.

use crate::heard::Heard;
use crate::platform;
use crate::shortcut::{Place, Shortcut, Stroke, asked, meant};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    KeyboardEvent,
};
use yew::prelude::*;

/// Tells `pressed` of each shortcut of the window, wherever the focus is.
#[hook]
pub fn use_shortcuts(pressed: Callback<Shortcut>) {
    let latest = use_mut_ref(|| pressed.clone());
    *latest.borrow_mut() = pressed;
    use_effect_with((), move |()| {
        let heard = Heard::new(web_sys::window().map(EventTarget::from), "keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if let Some(shortcut) = shortcut(Place::Window, event) {
                // Escape included: else the browser would close the very question that it opens.
                event.prevent_default();
                let pressed = latest.borrow().clone();
                pressed.emit(shortcut);
            }
        });
        move || drop(heard)
    });
}

/// What a press of keys asks for in a place, where nothing has taken it yet.
pub fn shortcut(place: Place, event: &KeyboardEvent) -> Option<Shortcut> {
    if event.default_prevented() || composes(event) {
        return None;
    }
    let (ctrl, meta) = (event.ctrl_key(), event.meta_key());
    let (command, foreign) = if platform::is_apple() { (meta, ctrl) } else { (ctrl, meta) };
    let (key, other) = (meant(event.key(), &event.code()), foreign || event.alt_key());
    let stroke = Stroke { key: &key, command, shift: event.shift_key(), other, typing: is_typing(event) };
    asked(place, &stroke)
}

/// The number of a key that an input method takes, whatever it is called.
const TAKEN: u32 = 229;

/// Whether an input method is putting a word together: its keys are its own.
pub fn composes(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN
}

/// A field that is searched with, and holds this: with Escape `onempty` empties it, before Escape means anything else.
pub fn emptying(text: AttrValue, onempty: Callback<()>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if empties(&event, &text) {
            onempty.emit(());
        }
    })
}

/// Whether a press of keys empties a field that holds this; then it is nothing to anybody else.
pub fn empties(event: &KeyboardEvent, text: &str) -> bool {
    let empties = is_emptying(&event.key(), composes(event), text);
    if empties {
        event.prevent_default();
        event.stop_propagation();
    }
    empties
}

/// While a character is being composed, Escape calls that off.
fn is_emptying(key: &str, composing: bool, text: &str) -> bool {
    key == "Escape" && !composing && !text.is_empty()
}

fn is_typing(event: &Event) -> bool {
    let Some(target) = event.target() else { return false };
    match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => !matches!(input.type_().as_str(), "checkbox" | "radio"),
        None => {
            target.is_instance_of::<HtmlTextAreaElement>() || target.is_instance_of::<HtmlSelectElement>()
        }
    }
}

/// Brings the element with this `id` into sight, with what is right above it.
pub fn reveal(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view_with_bool(false);
    }
}

/// Brings the element with this `id` into sight, scrolling as little as can be.
pub fn reveal_near(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Moves the focus to the element with this `id`, where nothing that can be used has it.
pub fn focus_if_lost(id: &str) {
    if is_lost() {
        focus(id);
    }
}

/// Moves the focus to the element with this `id`, where it is on the screen.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        try_focus(&element);
    }
}

/// Moves the focus to the first of these elements that takes it.
pub fn focus_first(ids: &[&str]) {
    let _taken = ids.iter().filter_map(|id| element(id)).any(|element| try_focus(&element));
}

/// The same as [`focus`], without scrolling.
pub fn focus_still(id: &str) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus to the element with this `id`, else to the heading of the screen. Whether the first took it.
pub fn focus_or_heading(id: Option<&str>) {
    let taken = id.and_then(element).is_some_and(|element| try_focus(&element));
    if !taken {
        focus_text("main h1");
    }
}

/// What has the focus is about to go: the element with this `id` has it then, without scrolling, else the heading.
pub fn hand_on(id: Option<&str>) {
    id.into_iter().for_each(focus_still);
    if !id.is_some_and(is_in) {
        focus_text("main h1");
    }
}

/// Moves the focus to a text, so that it is read out and the Tab key goes on from there.
pub fn focus_text(css: &str) {
    if let Some(text) = page().and_then(|page| page.query_selector(css).ok().flatten()) {
        // Fails only for an attribute's name that is none.
        let _ = text.set_attribute("tabindex", "-1");
        try_focus(&text);
    }
}

/// The same, where what had the focus is gone.
pub fn focus_text_if_gone(css: &str) {
    let active = page().and_then(|page| page.active_element());
    if active.is_none_or(|element| element.tag_name() == "BODY") {
        focus_text(css);
    }
}

/// Whether nothing that can be used has the focus: the page itself has it, or a heading.
pub fn is_lost() -> bool {
    let active = page().and_then(|page| page.active_element());
    active.is_none_or(|element| matches!(element.tag_name().as_str(), "BODY" | "H1" | "H2"))
}

/// Whether the focus is in the element with this `id`.
pub fn is_in(id: &str) -> bool {
    let active = page().and_then(|page| page.active_element());
    element(id).is_some_and(|element| element.contains(active.as_deref()))
}

/// Moves the focus to an element. Whether it took it.
pub fn try_focus(element: &Element) -> bool {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
    page().and_then(|page| page.active_element()).as_ref() == Some(element)
}

fn element(id: &str) -> Option<Element> {
    page()?.get_element_by_id(id)
}

fn page() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

#[cfg(test)]
mod tests {
    use super::is_emptying;

    #[test]
    fn escape_empties_a_field_first() {
        let table = [
            ("Escape", false, "ci", true),
            ("Escape", false, " ", true),
            ("Escape", false, "", false),
            ("Escape", true, "ci", false),
            ("Enter", false, "ci", false),
        ];
        for (key, composing, text, expected) in table {
            assert_eq!(is_emptying(key, composing, text), expected, "{key} in {text:?}");
        }
    }
}
