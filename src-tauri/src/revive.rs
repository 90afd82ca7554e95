//! The process that draws a window can end by itself, and leaves it blank. Its page is loaded again: all that counts is
//! in the core. Where that happens again and again, it is left, and said on the frame, which is the system's.

use crate::words::stopped as words;
use domain::call::Stopped;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

/// So often in a [`WINDOW`] a page is loaded again by itself.
const MOST: usize = 3;

/// How long an end counts.
const WINDOW: Duration = Duration::from_secs(60);

/// When processes of windows ended, a short while back.
#[derive(Default)]
pub(crate) struct Ends(Mutex<Vec<Instant>>);

impl Ends {
    /// One ended now. Whether its page may be loaded again.
    fn one_more(&self, now: Instant) -> bool {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ends.retain(|end| now.saturating_duration_since(*end) < WINDOW);
        let may = ends.len() < MOST;
        ends.push(now);
        may
    }
}

/// Loads the page of a window again whenever the process that draws it ended by itself.
pub(crate) fn watch<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(target_os = "linux")]
    {
        use webkit2gtk::WebViewExt;
        let (handle, label) = (window.app_handle().clone(), window.label().to_owned());
        let watched = window.with_webview(move |webview| {
            webview.inner().connect_web_process_terminated(move |_, reason| {
                tracing::error!(?reason, label, "the process that draws a window ended");
                ended(&handle, &label);
            });
        });
        if let Err(error) = watched {
            tracing::warn!(%error, "a window that turns blank will not be seen to");
        }
    }
    // On macOS the builder of the app is told (`with_plugins`); WebView2 shows a page of its own, which can load again.
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

/// The process of a window ended.
pub(crate) fn ended<R: Runtime>(handle: &AppHandle<R>, label: &str) {
    // A window that is closed ends its process, too.
    let Some(window) = handle.get_webview_window(label) else { return };
    let done = if handle.state::<Ends>().one_more(Instant::now()) {
        window.reload()
    } else {
        window.set_title(words::STOPPED_AGAIN_AND_AGAIN)
    };
    if let Err(error) = done {
        tracing::error!(%error, "a window stays blank");
    }
}

/// A page met a mistake of its own. Only where is written down.
pub(crate) fn note(stopped: &Stopped) {
    let place = stopped.place().unwrap_or(words::UNKNOWN_PLACE);
    tracing::error!(place, "a mistake of Keyward's: a page stopped");
}

#[cfg(test)]
mod tests {
    use super::{Ends, MOST, WINDOW};
    use std::time::Instant;

    #[test]
    fn what_ends_again_and_again_is_left() {
        let (ends, start) = (Ends::default(), Instant::now());
        assert!((0..MOST).all(|_| ends.one_more(start)));
        assert!(!ends.one_more(start), "once more within a minute");
        assert!(ends.one_more(start + WINDOW), "a minute later");
    }
}
