//! Keys that work on the whole window.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};
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
        let window = web_sys::window();
        let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if let Some(shortcut) = shortcut(&event) {
                // Escape included: else the browser would close the very question that it opens.
                event.prevent_default();
                let pressed = latest.borrow().clone();
                pressed.emit(shortcut);
            }
        });
        let callback = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
        if let Some(window) = &window {
            // Fails only where the window is gone, and then there is nothing to listen to.
            let _ = window.add_event_listener_with_callback("keydown", &callback);
        }
        move || {
            if let Some(window) = &window {
                let _ = window.remove_event_listener_with_callback("keydown", &callback);
            }
            drop(listener);
        }
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
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(element) = page.and_then(|page| page.get_element_by_id(id)) {
        element.scroll_into_view_with_bool(false);
    }
}

/// Brings the element with this `id` into sight, scrolling as little as can be.
pub fn reveal_near(id: &str) {
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(element) = page.and_then(|page| page.get_element_by_id(id)) {
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
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}
