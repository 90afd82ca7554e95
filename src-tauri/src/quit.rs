//! Closing and quitting. Closing the large window leaves Keyward in the tray and gives the memory of the webview
//! back; where there is no tray it quits. What was typed, and a secret that is in memory only, are asked about first.

use crate::{Core, tray, window};
use domain::call::{CloseWindow, Topic};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Manager, Runtime};

/// How long a page may take to answer: after that the next request is carried out without it. Two clicks on the cross
/// are one request.
const PATIENCE: Duration = Duration::from_secs(3);

/// How closing stands.
#[derive(Default)]
pub(crate) struct Closing {
    /// Since when the page is asked whether the window may close.
    closing: Asked,
    /// Since when it is asked whether Keyward may quit.
    to_quit: Asked,
    /// The window goes: what is requested meanwhile must not hold it up half way.
    going: AtomicBool,
    /// Keyward ends.
    quitting: AtomicBool,
}

/// Since when something is asked.
#[derive(Default)]
struct Asked(Mutex<Option<Instant>>);

impl Asked {
    fn lock(&self) -> MutexGuard<'_, Option<Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// It is asked, maybe once more. False where the page had its time and did not answer.
    fn ask(&self) -> bool {
        self.lock().get_or_insert_with(Instant::now).elapsed() < PATIENCE
    }

    fn is_open(&self) -> bool {
        self.lock().is_some()
    }

    fn done(&self) {
        *self.lock() = None;
    }
}

/// A new window: nothing was asked of it.
pub(crate) fn begin<R: Runtime>(handle: &AppHandle<R>) {
    let closing = handle.state::<Closing>();
    closing.closing.done();
    closing.going.store(false, Ordering::SeqCst);
}

/// The large window is asked to close; true where it stays until the page has answered.
pub(crate) fn hold<R: Runtime>(handle: &AppHandle<R>) -> bool {
    let closing = handle.state::<Closing>();
    let goes = closing.quitting.load(Ordering::SeqCst) || closing.going.load(Ordering::SeqCst);
    if goes || !closing.closing.ask() {
        closing.going.store(true, Ordering::SeqCst);
        return false;
    }
    window::tell(handle, Topic::Closing);
    true
}

/// The page has answered.
pub(crate) fn answered<R: Runtime>(handle: &AppHandle<R>, answer: &CloseWindow) {
    let closing = handle.state::<Closing>();
    closing.closing.done();
    closing.to_quit.done();
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
        closing.going.store(true, Ordering::SeqCst);
        window::destroy(handle);
    }
}

/// Quits; where something would be lost, the window asks first.
pub(crate) fn ask<R: Runtime>(handle: &AppHandle<R>) {
    let core = handle.state::<Core>();
    let loses = core.app().is_ok_and(|app| app.would_lose_a_secret().unwrap_or(false));
    let open = handle.get_webview_window(window::MAIN).is_some();
    if !(loses || open) || !handle.state::<Closing>().to_quit.ask() {
        now(handle);
    } else if open {
        window::tell(handle, Topic::Quitting);
    } else {
        window::show(handle);
    }
}

/// The large window has painted: where it was opened to ask before Keyward quits, it is told so now.
pub(crate) fn remind<R: Runtime>(handle: &AppHandle<R>) {
    if handle.state::<Closing>().to_quit.is_open() {
        window::tell(handle, Topic::Quitting);
    }
}

/// Quits, once the answers to creates are in that are on their way. Where one brought a secret that is in no keychain,
/// it is asked about first.
pub(crate) fn now<R: Runtime>(handle: &AppHandle<R>) {
    let (handle, app) = (handle.clone(), handle.state::<Core>().app().ok().cloned());
    tauri::async_runtime::spawn(async move {
        if let Some(app) = app
            && app.finish_creates().await
            && app.would_lose_a_secret().unwrap_or(false)
        {
            handle.state::<Closing>().to_quit.done();
            return ask(&handle);
        }
        handle.state::<Closing>().quitting.store(true, Ordering::SeqCst);
        handle.exit(0);
    });
}

/// Whether Keyward stays when its last window is gone: it does where it is in the tray.
pub(crate) fn stays<R: Runtime>(handle: &AppHandle<R>) -> bool {
    !handle.state::<Closing>().quitting.load(Ordering::SeqCst) && tray::is_up(handle)
}

#[cfg(test)]
mod tests {
    use super::{Asked, PATIENCE};
    use std::time::Instant;

    #[test]
    fn a_page_has_its_time_to_answer() {
        let asked = Asked::default();
        assert!(asked.ask() && asked.ask(), "two clicks are one request");
        *asked.lock() = Instant::now().checked_sub(PATIENCE);
        assert!(!asked.ask(), "it does not answer");
        asked.done();
        assert!(!asked.is_open() && asked.ask(), "the next request");
    }
}
