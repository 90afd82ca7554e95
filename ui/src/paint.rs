//! Waiting until what was drawn is on the screen.

use wasm_bindgen::{JsCast, prelude::Closure};

/// Calls `then` once what was drawn now is on the screen: after the next frame but one. While the window can't be seen
/// there are no frames, and it waits for that.
pub fn after_paint(then: impl FnOnce() + 'static) {
    at_frame(|| at_frame(then));
}

/// Calls `then` at the next frame, before that is painted.
pub fn at_frame(then: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        // Fails only where the window is gone.
        let _ = window.request_animation_frame(Closure::once_into_js(then).unchecked_ref());
    }
}
