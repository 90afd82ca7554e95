//! Whether there is a tray to be seen. On Linux a desktop may have none: then Keyward finds out, and closing its
//! window quits.

#[cfg(target_os = "linux")]
pub(crate) use linux::Hosts;

#[cfg(not(target_os = "linux"))]
pub(crate) use elsewhere::Hosts;

/// Windows and macOS always have a tray.
#[cfg(not(target_os = "linux"))]
mod elsewhere {
    /// Whoever shows trays.
    pub(crate) struct Hosts;

    impl Hosts {
        pub(crate) async fn watch() -> Self {
            Self
        }

        pub(crate) async fn find(&self) -> Result<(), String> {
            Ok(())
        }

        pub(crate) async fn changed(&mut self) -> bool {
            false
        }
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use crate::words::tray::linux as words;
    use futures_lite::StreamExt;
    use std::time::Duration;
    use zbus::fdo::{DBusProxy, NameOwnerChangedStream};
    use zbus::names::BusName;
    use zbus::{Connection, Proxy};

    /// Whom the tray's library tells of an icon; a desktop that shows trays owns this name.
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";

    /// The tray's library, in the order in which it is looked for. The part of Tauri that needs it ends the program
    /// where it finds none, so it is looked for first.
    const LIBRARIES: [&str; 4] = [
        "libayatana-appindicator3.so.1",
        "libappindicator3.so.1",
        "libayatana-appindicator3.so",
        "libappindicator3.so",
    ];

    /// How long a desktop may take to answer.
    const PATIENCE: Duration = Duration::from_secs(2);

    /// Whoever shows trays on this desktop.
    pub(crate) struct Hosts {
        bus: Option<(Connection, NameOwnerChangedStream)>,
    }

    impl Hosts {
        /// Begins to watch for them.
        pub(crate) async fn watch() -> Self {
            Self { bus: connect().await.inspect_err(|error| tracing::info!(%error, "no session bus")).ok() }
        }

        /// Whether a tray would be seen; else why not.
        pub(crate) async fn find(&self) -> Result<(), String> {
            if !LIBRARIES.iter().any(|name| is_there(name)) {
                return Err(words::NO_LIBRARY.to_owned());
            }
            let Some((bus, _)) = &self.bus else { return Err(words::NO_SESSION_BUS.to_owned()) };
            let asked = tokio::time::timeout(PATIENCE, has_host(bus)).await;
            match asked.unwrap_or(Ok(false)) {
                Ok(true) => Ok(()),
                Ok(false) => Err(words::SHOWS_NONE.to_owned()),
                Err(error) => Err(words::shows_none_since(error)),
            }
        }

        /// Returns when a tray may have come or gone; false where that can't be told.
        pub(crate) async fn changed(&mut self) -> bool {
            match &mut self.bus {
                Some((_, owners)) => owners.next().await.is_some(),
                None => false,
            }
        }
    }

    async fn connect() -> zbus::Result<(Connection, NameOwnerChangedStream)> {
        let bus = Connection::session().await?;
        let names = DBusProxy::new(&bus).await?;
        let owners = names.receive_name_owner_changed_with_args(&[(0, WATCHER)]).await?;
        Ok((bus, owners))
    }

    async fn has_host(bus: &Connection) -> zbus::Result<bool> {
        let names = DBusProxy::new(bus).await?;
        if !names.name_has_owner(BusName::try_from(WATCHER)?).await? {
            return Ok(false);
        }
        let watcher = Proxy::new(bus, WATCHER, "/StatusNotifierWatcher", WATCHER).await?;
        watcher.get_property("IsStatusNotifierHostRegistered").await
    }

    #[allow(unsafe_code, reason = "loading a library runs its initializers; the tray itself does the same")]
    fn is_there(library: &str) -> bool {
        // SAFETY: the system's own library, which the tray loads in the same way; it is never unloaded.
        match unsafe { libloading::Library::new(library) } {
            Ok(library) => {
                std::mem::forget(library);
                true
            }
            Err(_) => false,
        }
    }
}
