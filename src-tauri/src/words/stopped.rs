//! What is said of a window that stopped.

/// The title of a window whose process ends again and again.
pub(crate) const STOPPED_AGAIN_AND_AGAIN: &str =
    "Keyward: the window stopped again and again. Nothing is lost. Close it, and open Keyward again.";

/// Where a page stopped that could not say where.
pub(crate) const UNKNOWN_PLACE: &str = "somewhere that it could not tell";
