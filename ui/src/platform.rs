//! What the computer is, as far as the keys on its keyboard are concerned.

/// Whether commands are given with `⌘` here, rather than with `Ctrl`.
#[cfg(target_arch = "wasm32")]
pub fn is_apple() -> bool {
    let name = web_sys::window().and_then(|window| window.navigator().platform().ok());
    name.is_some_and(|name| name.starts_with("Mac"))
}

/// Whether commands are given with `⌘` here: on the host only tests draw.
#[cfg(not(target_arch = "wasm32"))]
pub fn is_apple() -> bool {
    false
}
