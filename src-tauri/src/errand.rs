//! The small window: one thing to do next. The tray, the shortcut and `keyward --rotate` open it.

use crate::{guard, window, words};
use domain::Errand;
use domain::call::Topic;
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager, Runtime, WebviewUrl, WebviewWindowBuilder};

/// The label of the small window.
pub(crate) const SMALL: &str = "small";

/// What the page of the small window runs first, so that it knows which one it is.
const MARK: &str = "document.documentElement.dataset.window = 'small';";

/// What the small window is for now.
#[derive(Default)]
pub(crate) struct Current(Mutex<Errand>);

impl Current {
    /// What it is for.
    pub(crate) fn get(&self) -> Errand {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, errand: Errand) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = errand;
    }
}

/// Opens the small window for an errand, or turns the open one to it.
pub(crate) fn open<R: Runtime>(handle: &AppHandle<R>, errand: Errand) {
    handle.state::<Current>().set(errand);
    let opened = match handle.get_webview_window(SMALL) {
        Some(small) => {
            window::tell(handle, Topic::Errand);
            small.unminimize().and_then(|()| small.show()).and_then(|()| small.set_focus())
        }
        None => make(handle),
    };
    if let Err(error) = opened {
        tracing::warn!(%error, "the small window could not be opened");
    }
}

/// Closes the small window.
pub(crate) fn end<R: Runtime>(handle: &AppHandle<R>) {
    if let Some(small) = handle.get_webview_window(SMALL)
        && let Err(error) = small.destroy()
    {
        tracing::warn!(%error, "the small window stays open");
    }
}

fn make<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    let theme = window::theme(handle);
    let builder = WebviewWindowBuilder::new(handle, SMALL, WebviewUrl::App("index.html".into()))
        .title(words::KEYWARD_NEXT)
        .inner_size(440.0, 580.0)
        .min_inner_size(380.0, 420.0)
        .center()
        .incognito(!guard::is_driven())
        .disable_drag_drop_handler()
        .theme(window::for_tauri(theme))
        .initialization_script(window::first_frame(theme))
        .initialization_script(MARK)
        .on_navigation(window::is_ours);
    let small = window::with_own_place(handle, builder, SMALL, !guard::is_driven())?.build()?;
    window::tend(&small, theme);
    Ok(())
}
