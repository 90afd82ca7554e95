//! The tray as a desktop sees it: whoever shows it watches for icons, reads their menus and clicks in them
//! (`org.kde.StatusNotifierWatcher`, `com.canonical.dbusmenu`).

use crate::{Surroundings, until};
use anyhow::{Context, Result, bail};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Proxy};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// Where icons register: the name on the bus and the path of each.
type Icons = Arc<Mutex<Vec<(String, String)>>>;

/// An entry as it comes over the bus: its number, what it looks like, and what is below it.
type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

#[derive(Clone, Default)]
struct Watcher {
    icons: Icons,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(
        &self,
        service: String,
        #[zbus(header)] header: zbus::message::Header<'_>,
    ) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let icon = match service.starts_with('/') {
            true => (sender, service),
            false => (service, "/StatusNotifierItem".to_owned()),
        };
        self.icons.lock().unwrap_or_else(PoisonError::into_inner).push(icon);
    }

    fn register_status_notifier_host(&self, _service: String) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        let icons = self.icons.lock().unwrap_or_else(PoisonError::into_inner);
        icons.iter().map(|(name, path)| format!("{name}{path}")).collect()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// A tray on the private session bus. Ends with this.
#[derive(Debug)]
pub struct Tray {
    bus: Connection,
    icons: Icons,
}

/// An entry of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, to click it by.
    pub id: i32,
    /// What it reads.
    pub label: String,
    /// Whether it can be chosen.
    pub enabled: bool,
    /// What is below it.
    pub below: Vec<Entry>,
}

impl Tray {
    /// Shows trays from now on.
    ///
    /// # Errors
    /// Where the bus refuses.
    pub async fn start(surroundings: &Surroundings) -> Result<Tray> {
        let watcher = Watcher::default();
        let icons = Arc::clone(&watcher.icons);
        let bus = surroundings.session_bus().await?;
        bus.object_server().at("/StatusNotifierWatcher", watcher).await?;
        bus.request_name(WATCHER).await?;
        Ok(Tray { bus, icons })
    }

    /// Waits until Keyward shows itself.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn appears(&self) -> Result<()> {
        until("Keyward is in the tray", async || self.icon().is_ok()).await
    }

    fn icon(&self) -> Result<(String, String)> {
        let icons = self.icons.lock().unwrap_or_else(PoisonError::into_inner);
        icons.last().cloned().context("nothing is in the tray")
    }

    async fn item(&self) -> Result<Proxy<'static>> {
        let (name, path) = self.icon()?;
        Ok(Proxy::new(&self.bus, name, path, "org.kde.StatusNotifierItem").await?)
    }

    async fn menu_proxy(&self) -> Result<Proxy<'static>> {
        let (name, _) = self.icon()?;
        let menu: OwnedObjectPath = self.item().await?.get_property("Menu").await?;
        Ok(Proxy::new(&self.bus, name, menu, "com.canonical.dbusmenu").await?)
    }

    /// The file of the icon that is shown now.
    ///
    /// # Errors
    /// Where nothing is in the tray.
    pub async fn icon_name(&self) -> Result<String> {
        Ok(self.item().await?.get_property("IconName").await?)
    }

    /// The entries of the menu.
    ///
    /// # Errors
    /// Where nothing is in the tray.
    pub async fn menu(&self) -> Result<Vec<Entry>> {
        let menu = self.menu_proxy().await?;
        let (_, root): (u32, Layout) = menu.call("GetLayout", &(0_i32, -1_i32, Vec::<String>::new())).await?;
        root.2.into_iter().map(entry).collect()
    }

    /// All labels, those below others after them.
    ///
    /// # Errors
    /// Where nothing is in the tray.
    pub async fn labels(&self) -> Result<Vec<String>> {
        fn gather(entries: &[Entry], labels: &mut Vec<String>) {
            for entry in entries {
                labels.push(entry.label.clone());
                gather(&entry.below, labels);
            }
        }
        let mut labels = Vec::new();
        gather(&self.menu().await?, &mut labels);
        Ok(labels)
    }

    /// Waits until an entry begins like this.
    ///
    /// # Errors
    /// Where none does in time; says what there is.
    pub async fn offers(&self, start: &str) -> Result<()> {
        let what = format!("the tray offers {start}");
        let found = until(&what, async || {
            self.labels().await.is_ok_and(|labels| labels.iter().any(|label| label.starts_with(start)))
        });
        match found.await {
            Ok(()) => Ok(()),
            Err(error) => bail!("{error}: {:?}", self.labels().await),
        }
    }

    /// Clicks on the first entry below `above` that begins like this; at the top where `above` is empty.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn click(&self, above: &str, start: &str) -> Result<()> {
        let mut entries = self.menu().await?;
        if !above.is_empty() {
            let found = entries.into_iter().find(|one| one.label.starts_with(above));
            entries = found.with_context(|| format!("no entry {above}"))?.below;
        }
        let found = entries.iter().find(|one| one.label.starts_with(start));
        let entry = found.with_context(|| format!("no entry {start} in {entries:?}"))?;
        let menu = self.menu_proxy().await?;
        let click = (entry.id, "clicked", Value::from(0_i32), 0_u32);
        menu.call::<_, _, ()>("Event", &click).await.context("the click was not taken")
    }
}

fn entry(value: OwnedValue) -> Result<Entry> {
    let (id, looks, below): Layout = value.try_into()?;
    let label = looks.get("label").and_then(|label| String::try_from(label.clone()).ok());
    let enabled = looks.get("enabled").and_then(|enabled| bool::try_from(enabled.clone()).ok());
    Ok(Entry {
        id,
        // Two underscores are one, a single one marks a shortcut.
        label: label.unwrap_or_default().replace("__", "\u{0}").replace('_', "").replace('\u{0}', "_"),
        enabled: enabled.unwrap_or(true),
        below: below.into_iter().map(entry).collect::<Result<_>>()?,
    })
}
