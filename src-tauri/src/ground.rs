//! What a window shows before its page has painted: the ground of that page, so that nothing flashes.

use domain::Theme;
use tauri::window::Color;
use tauri::{Runtime, WebviewWindow};

/// The ground of a light page, as in `ui/style/00-tokens.css`.
const LIGHT: Color = Color(0xff, 0xff, 0xff, 0xff);

/// That of a dark one.
const DARK: Color = Color(0x15, 0x19, 0x22, 0xff);

/// Lays the ground of this theme under a page. Where it is the system's, the webview's own stays on Linux: asking for
/// the theme there may take as long as a portal needs to start.
pub(crate) fn lay<R: Runtime>(window: &WebviewWindow<R>, theme: Theme) {
    let color = match theme {
        Theme::Light => Some(LIGHT),
        Theme::Dark => Some(DARK),
        Theme::System if cfg!(target_os = "linux") => None,
        Theme::System => match window.theme() {
            Ok(tauri::Theme::Dark) => Some(DARK),
            _ => Some(LIGHT),
        },
    };
    if let Some(color) = color
        && let Err(error) = window.set_background_color(Some(color))
    {
        tracing::warn!(%error, "a window has another ground than its page");
    }
}

/// Has the ground alone be shown while the page is loaded, on Linux. Asked to draw a page that has not painted yet,
/// `WebKitGTK` holds up the whole app until it does, for as long as half a second
/// (`DrawingAreaProxyCoordinatedGraphics::forceUpdateIfNeeded`), and with it the files that the page waits for.
pub(crate) fn stand<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(target_os = "linux")]
    {
        use gtk::glib::Propagation;
        use gtk::prelude::{GdkContextExt, WidgetExt};
        use std::{cell::Cell, rc::Rc};
        use webkit2gtk::{LoadEvent, WebViewExt};
        let stands = window.with_webview(|webview| {
            let loaded = Rc::new(Cell::new(false));
            webview.inner().connect_load_changed({
                let loaded = loaded.clone();
                move |page, event| {
                    loaded.set(event == LoadEvent::Finished);
                    page.queue_draw();
                }
            });
            webview.inner().connect_draw(move |page, canvas| {
                if loaded.get() {
                    return Propagation::Proceed;
                }
                GdkContextExt::set_source_rgba(canvas, &page.background_color());
                match canvas.paint() {
                    Ok(()) => Propagation::Stop,
                    Err(_) => Propagation::Proceed,
                }
            });
        });
        if let Err(error) = stands {
            tracing::warn!(%error, "a window may be held up by its page");
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_is_that_of_the_page() {
        let tokens = include_str!("../../ui/style/00-tokens.css");
        let written = |Color(red, green, blue, _): Color| format!("#{red:02x}{green:02x}{blue:02x}");
        let ground = format!("--ground: light-dark({}, {});", written(LIGHT), written(DARK));
        assert!(tokens.contains(&ground), "the style sheet has another {ground}");
    }
}
