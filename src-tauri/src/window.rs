//! The window.

use crate::{Core, guard};
use domain::Theme;
use tauri::{AppHandle, Manager, Runtime, WebviewWindowBuilder};

const MAIN: &str = "main";

/// Makes the window as it is configured. It shows Keyward's own files and goes nowhere else.
///
/// # Errors
/// What the system says.
pub(crate) fn open<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    let windows = &handle.config().app.windows;
    let Some(mut config) = windows.iter().find(|window| window.label == MAIN).cloned() else {
        return Err(tauri::Error::WindowNotFound);
    };
    // The window keeps nothing on disk. WebKitGTK can't drive such a window from outside, so a debug build
    // that is driven by a test has a profile on disk, which the test searches for secrets.
    config.incognito &= !guard::is_driven();
    let theme = theme(handle);
    config.theme = match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    };
    WebviewWindowBuilder::from_config(handle, &config)?
        .initialization_script(first_frame(theme))
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .build()?;
    Ok(())
}

/// The theme that the admin set; the system's where there are no settings to be read.
fn theme<R: Runtime>(handle: &AppHandle<R>) -> Theme {
    let settings = handle.state::<Core>().app().ok().and_then(|app| app.settings().ok());
    settings.unwrap_or_default().theme
}

/// What the page runs before anything else, so that its first frame is in the right theme.
fn first_frame(theme: Theme) -> &'static str {
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
