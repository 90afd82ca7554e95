//! The door to the clipboard, for secrets only: marked as not for clipboard histories, and taken off again.
//! Text that is no secret goes through the shell's clipboard plugin.

use crate::Secret;
use std::sync::{Mutex, PoisonError};

/// A clipboard for secrets. Calls may block for a moment.
pub trait Clipboard: Send + Sync {
    /// Puts a secret on the clipboard.
    ///
    /// # Errors
    /// Says in words why it can't.
    fn put(&self, secret: &Secret) -> Result<(), String>;

    /// Empties the clipboard if this secret is still on it; what the admin copied since stays.
    ///
    /// # Errors
    /// Says in words why it can't.
    fn clear_if_holds(&self, secret: &Secret) -> Result<(), String>;
}

/// The clipboard of this system. It is opened at the first use: there may be none.
#[derive(Default)]
pub struct SystemClipboard {
    // Kept open: on X11 and Wayland the program that copied a text serves it to those who paste.
    open: Mutex<Option<arboard::Clipboard>>,
}

impl SystemClipboard {
    fn with<T>(
        &self,
        call: impl FnOnce(&mut arboard::Clipboard) -> Result<T, arboard::Error>,
    ) -> Result<T, String> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let mut clipboard = match open.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new().map_err(|error| error.to_string())?,
        };
        let done = call(&mut clipboard).map_err(|error| error.to_string());
        *open = Some(clipboard);
        done
    }
}

impl Clipboard for SystemClipboard {
    fn put(&self, secret: &Secret) -> Result<(), String> {
        // The admin asked for it to be there.
        self.with(|clipboard| excluded(clipboard.set()).text(secret.expose()))
    }

    fn clear_if_holds(&self, secret: &Secret) -> Result<(), String> {
        self.with(|clipboard| {
            let text = match clipboard.get_text() {
                Ok(text) => text,
                // Nothing, or no text: not our secret.
                Err(arboard::Error::ContentNotAvailable | arboard::Error::ConversionFailure) => return Ok(()),
                // Held by another program, or out of reach: our secret may still be there.
                Err(error) => return Err(error),
            };
            match Secret::new(text) {
                Some(found) if found == *secret => clipboard.clear(),
                _ => Ok(()),
            }
        })
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn excluded(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(target_os = "macos")]
fn excluded(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

#[cfg(windows)]
fn excluded(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_cloud().exclude_from_history()
}
