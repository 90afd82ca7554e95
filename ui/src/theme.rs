//! Light or dark, written on the page for the style sheet.

use domain::Theme;

/// The attribute of the root element that the style sheet looks at.
const ATTRIBUTE: &str = "data-theme";

/// Has the page light, dark, or as the system has it.
pub fn wear(theme: Theme) {
    let root =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element());
    let Some(root) = root else { return };
    // Both fail only for an attribute's name that is none.
    let _ = match word(theme) {
        Some(word) => root.set_attribute(ATTRIBUTE, word),
        None => root.remove_attribute(ATTRIBUTE),
    };
}

/// The value of the attribute; `None` where there is none.
fn word(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}
