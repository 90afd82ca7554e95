//! The window in which a keychain asks for its password, as one that nobody looks at.

use crate::{Surroundings, until};
use anyhow::Result;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use zbus::zvariant::OwnedObjectPath;
use zbus::{Connection, connection};

/// The name that gnome-keyring looks for on the session bus.
const NAME: &str = "org.gnome.keyring.SystemPrompter";

/// A prompter that is asked and never answers, for as long as this is kept: as a window behind all others.
#[derive(Debug)]
pub struct SilentPrompter {
    asked: Arc<AtomicUsize>,
    _bus: Connection,
}

impl SilentPrompter {
    /// Takes the prompter's place on the private bus.
    ///
    /// # Errors
    /// Where there is a prompter already.
    pub async fn start(surroundings: &Surroundings) -> Result<SilentPrompter> {
        let asked = Arc::new(AtomicUsize::new(0));
        let prompter = Prompter { asked: Arc::clone(&asked) };
        let address = connection::Builder::address(surroundings.bus())?;
        let bus = address.serve_at("/org/gnome/keyring/Prompter", prompter)?.name(NAME)?.build().await?;
        Ok(SilentPrompter { asked, _bus: bus })
    }

    /// Waits until it was asked for the first time, or once more.
    ///
    /// # Errors
    /// Where nobody asks.
    pub async fn until_asked(&self, times: usize) -> Result<()> {
        until("the keychain asks for its password", async || self.asked.load(Ordering::SeqCst) >= times).await
    }

    /// The admin finds the window at last, and closes it.
    ///
    /// # Errors
    /// Where the bus does not answer.
    pub async fn leave(self) -> Result<()> {
        Ok(self._bus.close().await?)
    }
}

/// What gnome-keyring calls.
struct Prompter {
    asked: Arc<AtomicUsize>,
}

#[zbus::interface(name = "org.gnome.keyring.internal.Prompter")]
impl Prompter {
    fn begin_prompting(&self, _callback: OwnedObjectPath) {
        // It would have to call back that it is ready.
        self.asked.fetch_add(1, Ordering::SeqCst);
    }

    fn stop_prompting(&self, _callback: OwnedObjectPath) {}
}
