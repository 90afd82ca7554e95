//! A secret in memory: on pages of its own, kept out of the swap file, wiped when dropped.

use std::fmt;
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

/// The most bytes that a [`Secret`] holds. Credentials of today are far shorter; a longer one is a mistake.
pub const LARGEST_SECRET: usize = 8 * 1024;

/// Memory that shares no page with anything else, on machines with pages of up to 16 KiB: unlocking
/// one secret never unlocks another.
#[repr(align(16384))]
struct Pages([u8; 16 * 1024]);

/// A credential or the secret of a key. It can't be cloned, serialized or printed; [`Secret::expose`]
/// is called with a comment that says why. What it was made from is wiped.
pub struct Secret {
    // Before the pages: they are wiped first, then unlocked, then given back.
    _lock: Option<region::LockGuard>,
    pages: Box<Pages>,
    length: usize,
}

impl Secret {
    /// Takes the text over and wipes where it came from. `None` where it is longer than [`LARGEST_SECRET`].
    pub fn new(mut text: String) -> Option<Self> {
        let secret = Self::from_bytes(text.as_bytes());
        text.zeroize();
        secret
    }

    /// A short text of our own, or of a secret that already is one, cut at [`LARGEST_SECRET`].
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        Self::filled(&bytes[..bytes.len().min(LARGEST_SECRET)])
    }

    /// Without the white space around it.
    pub(crate) fn trimmed(self) -> Self {
        // Copied from locked memory to locked memory.
        let trimmed = self.expose().trim();
        if trimmed.len() == self.length { self } else { Self::of(trimmed) }
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        (bytes.len() <= LARGEST_SECRET).then(|| Self::filled(bytes))
    }

    /// The caller has checked the length.
    fn filled(bytes: &[u8]) -> Self {
        let mut pages = Box::new(Pages([0; 16 * 1024]));
        // Locking can be denied (RLIMIT_MEMLOCK): then the secret may reach the swap file, which is
        // what every program without locking risks, and no reason to refuse to work.
        let lock = region::lock(pages.0.as_ptr(), pages.0.len()).ok();
        pages.0[..bytes.len()].copy_from_slice(bytes);
        Self { _lock: lock, pages, length: bytes.len() }
    }

    /// The text itself. Say in a comment why it is needed.
    pub fn expose(&self) -> &str {
        // The bytes came from a `String` and were not changed since.
        std::str::from_utf8(&self.pages.0[..self.length]).unwrap_or_default()
    }

    /// Whether the secret starts with what a list shows of a key. An empty prefix matches nothing.
    pub fn has_prefix(&self, prefix: &str) -> bool {
        // Compared here so that the text need not leave.
        !prefix.is_empty() && self.expose().starts_with(prefix)
    }

    /// Takes every occurrence of the secret out of a text that somebody else wrote.
    pub fn scrub(&self, text: &str) -> String {
        // A service that repeats the credential in its error message must not bring it on screen.
        let secret = self.expose();
        if secret.is_empty() { text.to_owned() } else { text.replace(secret, "…") }
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.pages.0[..self.length].ct_eq(&other.pages.0[..other.length]).into()
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.pages.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned()).unwrap()
    }

    #[test]
    fn nothing_is_told_by_accident() {
        assert_eq!(format!("{:?}", secret("kgn_pat_abc")), "Secret(…)");
        assert_eq!(secret("kgn_pat_abc").scrub("bad token kgn_pat_abc!"), "bad token …!");
    }

    #[test]
    fn prefixes() {
        assert!(secret("kgn_pat_abcdef").has_prefix("kgn_pat_abcd"));
        assert!(!secret("kgn_pat_abcdef").has_prefix("kgn_pat_abce"));
        assert!(!secret("kgn_pat_abcdef").has_prefix(""));
    }

    #[test]
    fn size_and_equality() {
        assert!(Secret::new("x".repeat(LARGEST_SECRET)).is_some());
        assert!(Secret::new("x".repeat(LARGEST_SECRET + 1)).is_none());
        assert!(secret("a") == secret("a"));
        assert!(secret("a") != secret("b"));
        assert!(secret("a") != secret("aa"));
    }
}
