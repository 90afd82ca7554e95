//! Closing and quitting. Closing the large window leaves Keyward in the tray and gives the memory of the webview
//! back; where there is no tray it quits. What was typed, and a secret that is in memory only, are asked about first.

use crate::{Core, tray, window};
use domain::call::{CloseWindow, Topic};
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Manager, Runtime};

/// How closing stands.
#[derive(Default)]
pub(crate) struct Closing {
    /// The page was asked and has not answered: a second request closes without it.
    asked: AtomicBool,
    /// Keyward was asked to quit, and the page has not answered: a second request quits without it.
    asked_to_quit: AtomicBool,
    /// Keyward ends.
    quitting: AtomicBool,
}

/// The large window is asked to close; true where it stays until the page has answered.
pub(crate) fn hold<R: Runtime>(handle: &AppHandle<R>) -> bool {
    let closing = handle.state::<Closing>();
    if closing.quitting.load(Ordering::SeqCst) || closing.asked.swap(true, Ordering::SeqCst) {
        closing.asked.store(false, Ordering::SeqCst);
        return false;
    }
    window::tell(handle, Topic::Closing);
    true
}

/// The page has answered.
pub(crate) fn answered<R: Runtime>(handle: &AppHandle<R>, answer: &CloseWindow) {
    let closing = handle.state::<Closing>();
    closing.asked.store(false, Ordering::SeqCst);
    closing.asked_to_quit.store(false, Ordering::SeqCst);
    if !answer.close {
        if answer.quit {
            // The question is in the window, and whoever quits from the tray may not see it.
            window::show(handle);
        }
        return;
    }
    if answer.quit || !tray::is_up(handle) {
        now(handle);
    } else {
        window::destroy(handle);
    }
}

/// Quits; where something would be lost, the window asks first.
pub(crate) fn ask<R: Runtime>(handle: &AppHandle<R>) {
    let core = handle.state::<Core>();
    let loses = core.app().is_ok_and(|app| app.would_lose_a_secret().unwrap_or(false));
    let open = handle.get_webview_window(window::MAIN).is_some();
    let again = handle.state::<Closing>().asked_to_quit.swap(true, Ordering::SeqCst);
    if again || !(loses || open) {
        now(handle);
    } else if open {
        window::tell(handle, Topic::Quitting);
    } else {
        window::show(handle);
    }
}

/// The large window has painted: where it was opened to ask before Keyward quits, it is told so now.
pub(crate) fn remind<R: Runtime>(handle: &AppHandle<R>) {
    if handle.state::<Closing>().asked_to_quit.load(Ordering::SeqCst) {
        window::tell(handle, Topic::Quitting);
    }
}

/// Quits.
pub(crate) fn now<R: Runtime>(handle: &AppHandle<R>) {
    handle.state::<Closing>().quitting.store(true, Ordering::SeqCst);
    handle.exit(0);
}

/// Whether Keyward stays when its last window is gone: it does where it is in the tray.
pub(crate) fn stays<R: Runtime>(handle: &AppHandle<R>) -> bool {
    !handle.state::<Closing>().quitting.load(Ordering::SeqCst) && tray::is_up(handle)
}
