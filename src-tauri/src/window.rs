//! The window.

use crate::{Core, ground, guard, quit, revive};
use domain::call::{CHANGED, Changed, Topic};
use domain::{KeyId, OrganizationRef, Theme};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Emitter, Manager, Runtime, Url, WebviewWindow, WebviewWindowBuilder};

/// The label of the large window.
pub(crate) const MAIN: &str = "main";

/// Which key the large window was opened for.
#[derive(Default)]
pub(crate) struct Goal(Mutex<Option<(OrganizationRef, KeyId)>>);

impl Goal {
    /// The key, once.
    pub(crate) fn take(&self) -> Option<(OrganizationRef, KeyId)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Makes the window as it is configured. It shows Keyward's own files and goes nowhere else.
///
/// # Errors
/// What the system says.
pub(crate) fn open<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    quit::begin(handle);
    let windows = &handle.config().app.windows;
    let Some(mut config) = windows.iter().find(|window| window.label == MAIN).cloned() else {
        return Err(tauri::Error::WindowNotFound);
    };
    // The window keeps nothing on disk. WebKitGTK can't drive such a window from outside, so a debug build
    // that is driven by a test has a profile on disk, which the test searches for secrets.
    config.incognito &= !guard::is_driven();
    let theme = theme(handle);
    config.theme = for_tauri(theme);
    let builder = WebviewWindowBuilder::from_config(handle, &config)?
        .initialization_script(first_frame(theme))
        .on_navigation(is_ours);
    let window = with_own_place(handle, builder, MAIN, config.incognito)?.build()?;
    tend(&window, theme);
    Ok(())
}

/// What every window needs once it is made: its ground, and somebody who sees to it where its process ends.
pub(crate) fn tend<R: Runtime>(window: &WebviewWindow<R>, theme: Theme) {
    ground::lay(window, theme);
    ground::stand(window);
    revive::watch(window);
}

/// Gives a window that keeps nothing a place of its own all the same: the libraries take windows of one place for
/// windows of one profile, and on Linux answer requests for our files in the first of them only. The place stays empty.
pub(crate) fn with_own_place<'a, R: Runtime>(
    handle: &AppHandle<R>,
    builder: WebviewWindowBuilder<'a, R, AppHandle<R>>,
    label: &str,
    keeps_nothing: bool,
) -> tauri::Result<WebviewWindowBuilder<'a, R, AppHandle<R>>> {
    if !(keeps_nothing && cfg!(target_os = "linux")) {
        return Ok(builder);
    }
    Ok(builder.data_directory(crate::data_directory(handle)?.join("windows").join(label)))
}

/// Whether a page is one of Keyward's own files.
pub(crate) fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

/// The theme of a window; `None` for the system's.
pub(crate) fn for_tauri(theme: Theme) -> Option<tauri::Theme> {
    match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    }
}

/// Has the frames of all windows follow another theme; the pages do so themselves.
pub(crate) fn wear<R: Runtime>(handle: &AppHandle<R>, theme: Theme) {
    for window in handle.webview_windows().values() {
        if let Err(error) = window.set_theme(for_tauri(theme)) {
            tracing::warn!(%error, "the frame of a window keeps its theme");
        }
        ground::lay(window, theme);
    }
}

/// The theme that the admin set; the system's where there are no settings to be read.
pub(crate) fn theme<R: Runtime>(handle: &AppHandle<R>) -> Theme {
    let settings = handle.state::<Core>().app().ok().and_then(|app| app.settings().ok());
    settings.unwrap_or_default().theme
}

/// What the page runs before anything else, so that its first frame is in the right theme.
pub(crate) fn first_frame(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "",
        Theme::Light => "document.documentElement.dataset.theme = 'light';",
        Theme::Dark => "document.documentElement.dataset.theme = 'dark';",
    }
}

/// Brings the window to the front, and makes it where it is gone.
pub(crate) fn show<R: Runtime>(handle: &AppHandle<R>) {
    let shown = match handle.get_webview_window(MAIN) {
        Some(window) => window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus()),
        None => open(handle),
    };
    if let Err(error) = shown {
        tracing::warn!(%error, "the window could not be shown");
    }
}

/// Brings the window to the front, at a key.
pub(crate) fn show_key<R: Runtime>(handle: &AppHandle<R>, key: (OrganizationRef, KeyId)) {
    *handle.state::<Goal>().0.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
    show(handle);
    tell(handle, Topic::Errand);
}

/// Closes the window, and with it whatever it revealed.
pub(crate) fn destroy<R: Runtime>(handle: &AppHandle<R>) {
    if let Some(window) = handle.get_webview_window(MAIN)
        && let Err(error) = window.destroy()
    {
        tracing::warn!(%error, "the window stays open");
    }
}

/// Tells the windows that something changed.
pub(crate) fn tell<R: Runtime>(handle: &AppHandle<R>, topic: Topic) {
    static REVISION: AtomicU64 = AtomicU64::new(0);
    let revision = REVISION.fetch_add(1, Ordering::Relaxed);
    if let Err(error) = handle.emit(CHANGED, Changed { topic, revision }) {
        tracing::warn!(%error, "the windows were not told of a change");
    }
}
