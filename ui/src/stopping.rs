//! The interface stops where it meets a mistake of its own: nothing of it moves after that. `boot.js`, which is not part
//! of it, hears of that and says so over everything.

use std::panic::Location;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// What the window is told when the interface stops; the detail is the place.
const STOPPED: &str = "keyward-stopped";

/// Has the interface say where it stopped, and nothing else: the words of a panic may hold names or secrets.
pub fn tell_where() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        let told = CustomEventInit::new();
        told.set_detail(&JsValue::from_str(&panic.location().map(place).unwrap_or_default()));
        let event = CustomEvent::new_with_event_init_dict(STOPPED, &told);
        if let (Ok(event), Some(window)) = (event, web_sys::window()) {
            // Fails only for an event that is under way already.
            let _ = window.dispatch_event(&event);
        }
    }));
}

/// The file, line and column. Of a library, without where the one who built this keeps it.
fn place(location: &Location<'_>) -> String {
    let file = match location.file().split_once("/registry/src/") {
        Some((_, kept)) => kept.split_once('/').map_or(kept, |(_, file)| file),
        None => location.file(),
    };
    format!("{file}:{}:{}", location.line(), location.column())
}

/// A debug build stops when a test tells it to, with the words that the test gives: they must not be seen anywhere.
#[cfg(debug_assertions)]
pub fn stop_when_told() {
    use crate::heard::Heard;
    use wasm_bindgen::JsCast;
    let heard = Heard::new(web_sys::window().map(Into::into), "keyward-stop", |event| {
        let words = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
        // Like most of what the page does: in a task. No other task runs after it.
        yew::platform::spawn_local(async move { panic!("{}", words.unwrap_or_default()) });
    });
    // For as long as the page lives.
    std::mem::forget(heard);
}
