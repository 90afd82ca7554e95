//! Telling the core what only the window knows: that it is looked at, that the network is back, and that there is
//! something to see.

use crate::bridge::call;
use crate::heard::Heard;
use crate::paint::after_paint;
use crate::screen::Page;
use crate::state::State;
use domain::call::{Attend, Ready};
use web_sys::{Document, EventTarget, Window};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Tells the core when the window can be seen, when it no longer can, and when the network is back.
#[hook]
pub fn use_attention() {
    use_effect_with((), |()| {
        let window = web_sys::window();
        let document = window.as_ref().and_then(Window::document);
        let seen = document.clone();
        let heard = [
            Heard::new(document.map(EventTarget::from), "visibilitychange", move |_| {
                attend(!seen.as_ref().is_some_and(Document::hidden));
            }),
            Heard::new(window.map(EventTarget::from), "online", |_| attend(true)),
        ];
        move || drop(heard)
    });
}

fn attend(visible: bool) {
    spawn_local(async move {
        // Nothing is lost where the core does not hear it: the admin can always refresh.
        let _ = call(Attend { visible }).await;
    });
}

/// Tells the core once that there is something to see, and how many rows of it are keys.
#[hook]
pub fn use_ready(state: &State) {
    let told = use_mut_ref(|| false);
    use_effect_with(is_ready(state), move |ready| {
        if *ready && !told.replace(true) {
            // Once more, until the screen has it, too.
            after_paint(|| {
                after_paint(|| {
                    let rows = rows_on_screen();
                    spawn_local(async move {
                        // What can wait is then started when the admin refreshes.
                        let _ = call(Ready { rows }).await;
                    });
                });
            });
        }
    });
}

/// Whether the screen shows what it is for: rows of keys, or that there are none.
pub fn is_ready(state: &State) -> bool {
    match &state.page {
        Page::Starting => false,
        Page::Keys if state.everywhere => state.overview.answer.is_some() || state.overview.failure.is_some(),
        Page::Keys => {
            let board = state.board();
            state.is_signed_out()
                || board.is_some_and(|board| board.view.is_some() || board.failure.is_some())
        }
        _ => true,
    }
}

fn rows_on_screen() -> u32 {
    let document = web_sys::window().and_then(|window| window.document());
    document
        .and_then(|document| document.query_selector_all("#keys [data-key]").ok())
        .map_or(0, |rows| rows.length())
}
