//! The deeds of Keyward, one verb a file, and the doors they use.
//!
//! Nothing here knows the window: every deed is tested over a live sandbox with a temporary directory and a
//! keychain that can fail. Each door is the only place that knows its outside: `services` HTTP, `keychain`
//! the system's keychain, `cache` and `journal` SQLite, `clipboard` the clipboard.

mod cache;
mod clipboard;
mod database;
mod deeds;
mod error;
mod exports;
mod fresh;
mod journal;
mod keychain;
mod listing;
mod pending;
mod recording;
mod rotating;
mod sandbox_host;
mod secret;
pub mod services;
mod session;
mod spent;
mod words;

pub use clipboard::{Clipboard, SystemClipboard};
pub use error::Error;
pub use keychain::{Keychain, KeychainError};
pub use sandbox_host::{RunningSandbox, SandboxHost};
pub use secret::{LARGEST_SECRET, Secret};

use cache::Cache;
use domain::call::Topic;
use domain::{KeychainState, Timestamp};
use fresh::Freshness;
use journal::Journal;
use listing::Arranged;
use pending::Pending;
use rotating::Rotating;
use services::Contacts;
use session::Sessions;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What the deeds reach the outside through; tests bring their own.
#[derive(Clone)]
pub struct Doors {
    /// Where the cache and the journal are. Made, and closed to other users.
    pub directory: PathBuf,
    /// Where exports go: the folder for downloads. Made with the first.
    pub exports: PathBuf,
    /// The keychain.
    pub keychain: Keychain,
    /// The clipboard, for secrets.
    pub clipboard: Arc<dyn Clipboard>,
    /// How long a copied secret stays on the clipboard; `None` for as long as the admin set.
    pub clipboard_time: Option<Duration>,
    /// How long a new secret may take to be known everywhere; `None` for the 60 seconds of the contract.
    pub proving: Option<Duration>,
    /// The present.
    pub clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// The sandbox that can be explored without an account.
    pub sandbox: Arc<dyn SandboxHost>,
    /// Told when something changed that the window may be showing.
    pub on_change: Arc<dyn Fn(Topic) + Send + Sync>,
}

/// Keyward without its window. A clone is the same Keyward.
#[derive(Clone)]
pub struct App {
    doors: Arc<Doors>,
    cache: Arc<Cache>,
    journal: Arc<Journal>,
    sessions: Arc<Sessions>,
    pending: Arc<Pending>,
    contacts: Arc<Contacts>,
    freshness: Arc<Freshness>,
    rotating: Arc<Rotating>,
    /// Held while a rotation begins.
    rotations_begin: Arc<tokio::sync::Mutex<()>>,
    arranged: Arc<Mutex<Option<Arranged>>>,
    hidden: Arc<AtomicBool>,
    presence: Arc<Mutex<domain::Presence>>,
    notices: Arc<Mutex<Vec<String>>>,
    _directory_lock: Arc<std::fs::File>,
}

impl App {
    /// Opens the files. Asks no service and no keychain: what was last read can be shown at once.
    /// Call [`App::recover`] next.
    ///
    /// # Errors
    /// [`Error::Disk`] where the files can't be used, [`Error::AlreadyRunning`] where another Keyward does.
    pub fn open(doors: Doors) -> Result<Self, Error> {
        let directory = &doors.directory;
        database::private_directory(directory)?;
        let lock = std::fs::File::create(directory.join("lock"))
            .map_err(|error| database::disk(directory, &error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => {
                return Err(Error::AlreadyRunning { place: directory.display().to_string() });
            }
            Err(std::fs::TryLockError::Error(error)) => return Err(database::disk(directory, &error)),
        }
        let now = (doors.clock)();
        let (cache, cache_notice) = Cache::open(directory, now)?;
        let (journal, journal_notice) = Journal::open(directory, now)?;
        cache.forget_strangers(&journal.account_ids()?)?;
        let contacts = Contacts::new(Arc::clone(&doors.clock));
        for (address, seconds) in cache.skews()? {
            contacts.of(&address).recall(seconds);
        }
        let freshness = Arc::new(Freshness::default());
        let (on_change, waiting) = (Arc::clone(&doors.on_change), Arc::clone(&freshness));
        doors.keychain.listen(move |state| {
            if *state == KeychainState::Ready {
                waiting.keychain_answers();
            }
            on_change(Topic::Keychain);
        });
        Ok(Self {
            cache: Arc::new(cache),
            journal: Arc::new(journal),
            sessions: Arc::default(),
            pending: Arc::default(),
            contacts: Arc::new(contacts),
            freshness,
            rotating: Arc::default(),
            rotations_begin: Arc::default(),
            arranged: Arc::default(),
            hidden: Arc::default(),
            presence: Arc::default(),
            notices: Arc::new(Mutex::new(journal_notice.into_iter().chain(cache_notice).collect())),
            doors: Arc::new(doors),
            _directory_lock: Arc::new(lock),
        })
    }

    fn now(&self) -> Timestamp {
        (self.doors.clock)()
    }

    fn changed(&self, topic: Topic) {
        (self.doors.on_change)(topic);
    }

    fn notices(&self) -> Vec<String> {
        self.notices.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn notice(&self, text: String) {
        self.notices.lock().unwrap_or_else(PoisonError::into_inner).push(text);
        self.changed(Topic::Home);
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("App")
    }
}
