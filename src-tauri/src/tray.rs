//! The tray: its icon says whether something is due, its menu offers what there is to do. It is made once the window
//! has painted, and only where there is one to be seen: see [`crate::tray_host`].

mod icon;
mod menu;

use crate::words::tray as words;
use crate::{Core, errand, quit, tray_host, window};
use domain::call::HideNames;
use domain::{Errand, TrayMenu};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager, Runtime};

const ID: &str = "keyward";

/// What the tray shows, to be changed only where something else is to be shown.
#[derive(Default)]
pub(crate) struct Shown(Mutex<Option<TrayMenu>>);

impl Shown {
    fn lock(&self) -> MutexGuard<'_, Option<TrayMenu>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the tray shows Keyward.
pub(crate) fn is_up<R: Runtime>(handle: &AppHandle<R>) -> bool {
    handle.tray_by_id(ID).is_some()
}

/// Finds out whether there is a tray, and shows Keyward in it; and again whenever a tray comes or goes.
pub(crate) async fn follow<R: Runtime>(handle: AppHandle<R>) {
    let mut hosts = tray_host::Hosts::watch().await;
    loop {
        let found = hosts.find().await;
        let shown = on_main(&handle, {
            let (handle, there) = (handle.clone(), found.is_ok());
            move || if there { put_up(&handle) } else { take_down(&handle) }
        })
        .await;
        let trouble = found.err().or_else(|| shown.err().map(|error| error.to_string()));
        if let Ok(app) = handle.state::<Core>().app() {
            app.change_presence(|presence| {
                presence.tray = trouble.is_none();
                presence.troubles.retain(|known| !known.starts_with(words::NO_TRAY));
                presence.troubles.extend(trouble.map(words::no_tray));
            });
        }
        if !hosts.changed().await {
            return;
        }
    }
}

fn put_up<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    if is_up(handle) {
        return Ok(());
    }
    let menu = offered(handle);
    TrayIconBuilder::with_id(ID)
        .icon(icon::of(handle, menu.due)?)
        .tooltip(crate::words::KEYWARD)
        .menu(&menu::built(handle, &menu)?)
        .show_menu_on_left_click(true)
        .on_menu_event(|handle, event| chosen(handle, event.id().as_ref()))
        .build(handle)?;
    *handle.state::<Shown>().lock() = Some(menu);
    Ok(())
}

fn take_down<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    drop(handle.remove_tray_by_id(ID));
    *handle.state::<Shown>().lock() = None;
    Ok(())
}

/// Something changed: the menu and the icon follow, where they would be others.
pub(crate) async fn refresh<R: Runtime>(handle: &AppHandle<R>) {
    let renewed = on_main(handle, {
        let handle = handle.clone();
        move || renew(&handle)
    });
    if let Err(error) = renewed.await {
        tracing::warn!(%error, "the tray shows something old");
    }
}

fn renew<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    let Some(tray) = handle.tray_by_id(ID) else { return Ok(()) };
    let menu = offered(handle);
    let before = handle.state::<Shown>().lock().clone().unwrap_or_default();
    if before == menu {
        return Ok(());
    }
    tray.set_menu(Some(menu::built(handle, &menu)?))?;
    if before.due != menu.due {
        tray.set_icon(Some(icon::of(handle, menu.due)?))?;
    }
    *handle.state::<Shown>().lock() = Some(menu);
    Ok(())
}

fn offered<R: Runtime>(handle: &AppHandle<R>) -> TrayMenu {
    let core = handle.state::<Core>();
    let menu = core.app().ok().and_then(|app| {
        app.tray_menu().inspect_err(|error| tracing::warn!(%error, "what the tray offers can't be told")).ok()
    });
    menu.unwrap_or_default()
}

/// Does what was chosen. An entry names its place in what the menu was built from.
fn chosen<R: Runtime>(handle: &AppHandle<R>, id: &str) {
    let menu = handle.state::<Shown>().lock().clone().unwrap_or_default();
    let (verb, place) = id.split_once(' ').unwrap_or((id, ""));
    let place: Option<usize> = place.parse().ok();
    match (verb, place) {
        (menu::OPEN, _) => window::show(handle),
        (menu::HIDE, _) => hide(handle, !menu.hidden),
        (menu::QUIT, _) => quit::ask(handle),
        (menu::FINISH, Some(place)) => {
            if let Some(waiting) = menu.waiting.get(place) {
                errand::open(handle, Errand::Rotation(waiting.rotation.clone()));
            }
        }
        (menu::ROTATE, Some(place)) => {
            if let Some(key) = menu.rotate.get(place) {
                errand::open(handle, Errand::Rotate(key.at.clone(), key.key.clone()));
            }
        }
        (menu::EXPIRING, Some(place)) => {
            if let Some(key) = menu.expiring.get(place) {
                window::show_key(handle, (key.at.clone(), key.key.clone()));
            }
        }
        _ => {}
    }
}

fn hide<R: Runtime>(handle: &AppHandle<R>, hidden: bool) {
    let handle = handle.clone();
    tauri::async_runtime::spawn(async move {
        if let Ok(app) = handle.state::<Core>().app() {
            app.hide_names(&HideNames { hidden }).await;
        }
    });
}

/// Menus and icons belong to the main thread.
async fn on_main<R: Runtime>(
    handle: &AppHandle<R>,
    deed: impl FnOnce() -> tauri::Result<()> + Send + 'static,
) -> tauri::Result<()> {
    let (tell, told) = tokio::sync::oneshot::channel();
    handle.run_on_main_thread(move || {
        // Nobody listens any more where Keyward ends.
        let _ = tell.send(deed());
    })?;
    told.await.unwrap_or(Ok(()))
}
