//! Which question an answer belongs to: whoever went elsewhere meanwhile is not followed there by it.

use std::sync::atomic::{AtomicU32, Ordering};

static ASKED: AtomicU32 = AtomicU32::new(0);

/// One question to the core, told from every other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking(u32);

impl Asking {
    /// The next question.
    pub fn next() -> Self {
        Self(ASKED.fetch_add(1, Ordering::Relaxed))
    }
}
