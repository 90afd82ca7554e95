//! Which of Keyward's windows this page is in.

/// Whether this is the small window: one thing to do next, and nothing else.
pub fn is_small() -> bool {
    let root =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element());
    root.and_then(|root| root.get_attribute("data-window")).is_some_and(|word| word == "small")
}
