//! Keys that work on the whole window.

use crate::heard::Heard;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    KeyboardEvent,
};
use yew::prelude::*;

/// What a key press on the window asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// `Ctrl N`, or `⌘ N`: a new key.
    NewKey,
    /// `/`: search.
    Search,
    /// `Escape`: back.
    Back,
    /// `Ctrl ,`, or `⌘ ,`: the settings.
    Settings,
    /// `Ctrl Shift H`, or `⌘ ⇧ H`: hide names, or show them.
    Hide,
    /// `F5` or `Ctrl R`: refresh. Without it the webview would reload the page.
    Refresh,
}

/// Tells `pressed` of each shortcut, wherever the focus is.
#[hook]
pub fn use_shortcuts(pressed: Callback<Shortcut>) {
    let latest = use_mut_ref(|| pressed.clone());
    *latest.borrow_mut() = pressed;
    use_effect_with((), move |()| {
        let heard = Heard::new(web_sys::window().map(EventTarget::from), "keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if let Some(shortcut) = shortcut(event) {
                // Escape included: else the browser would close the very question that it opens.
                event.prevent_default();
                let pressed = latest.borrow().clone();
                pressed.emit(shortcut);
            }
        });
        move || drop(heard)
    });
}

fn shortcut(event: &KeyboardEvent) -> Option<Shortcut> {
    if event.default_prevented() {
        return None;
    }
    let command = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "n" | "N" if command && !event.alt_key() && !event.shift_key() => Some(Shortcut::NewKey),
        "r" | "R" if command && !event.alt_key() => Some(Shortcut::Refresh),
        "," if command && !event.alt_key() => Some(Shortcut::Settings),
        "h" | "H" if command && event.shift_key() && !event.alt_key() => Some(Shortcut::Hide),
        "F5" => Some(Shortcut::Refresh),
        "Escape" => Some(Shortcut::Back),
        "/" if !command && !is_typing(event) => Some(Shortcut::Search),
        _ => None,
    }
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

/// Moves the focus to the element with this `id`, where nothing has it.
pub fn focus_if_lost(id: &str) {
    let active =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.active_element());
    if active.is_none_or(|element| element.tag_name() == "BODY") {
        focus(id);
    }
}

/// Moves the focus to the element with this `id`, where it is on the screen.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}

fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}
