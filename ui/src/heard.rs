//! Events of the page or the window that are listened to for a while.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Event, EventTarget};

/// An event that is listened to for as long as this is kept.
pub(crate) struct Heard {
    target: Option<EventTarget>,
    event: &'static str,
    listener: Closure<dyn Fn(Event)>,
}

impl Heard {
    pub(crate) fn new(
        target: Option<EventTarget>,
        event: &'static str,
        heard: impl Fn(Event) + 'static,
    ) -> Self {
        let heard = Self { target, event, listener: Closure::new(heard) };
        if let Some(target) = &heard.target {
            // Fails only where the target is gone, and then there is nothing to listen to.
            let _ = target.add_event_listener_with_callback(event, heard.listener.as_ref().unchecked_ref());
        }
        heard
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        if let Some(target) = &self.target {
            let listener = self.listener.as_ref().unchecked_ref();
            let _ = target.remove_event_listener_with_callback(self.event, listener);
        }
    }
}
