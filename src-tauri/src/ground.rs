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
