//! Waiting until what was drawn is on the screen.

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, prelude::Closure};

/// Calls `then` once what was drawn now is painted: in a task of its own after the next frame, which is not held up, and
/// no other frame waited for. While the window can't be seen there are no frames, and it waits for that.
pub fn after_paint(then: impl FnOnce() + 'static) {
    let at_frame = Closure::once_into_js(|| Timeout::new(0, then).forget());
    if let Some(window) = web_sys::window() {
        // Fails only where the window is gone.
        let _ = window.request_animation_frame(at_frame.unchecked_ref());
    }
}
