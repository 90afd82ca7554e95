//! The tray's menu.

use crate::words::tray as words;
use domain::TrayMenu;
use domain::errand::TrayKey;
use tauri::menu::{CheckMenuItem, IsMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Runtime};

pub(super) const OPEN: &str = "open";
pub(super) const FINISH: &str = "finish";
pub(super) const ROTATE: &str = "rotate";
pub(super) const EXPIRING: &str = "expiring";
pub(super) const HIDE: &str = "hide";
pub(super) const QUIT: &str = "quit";

/// The menu. An entry of a list is known by its place in it: `rotate 3`.
pub(super) fn built<R: Runtime>(handle: &AppHandle<R>, menu: &TrayMenu) -> tauri::Result<Menu<R>> {
    let whole = Menu::new(handle)?;
    whole.append(&item(handle, OPEN, words::OPEN_KEYWARD)?)?;
    whole.append(&PredefinedMenuItem::separator(handle)?)?;
    for (place, waiting) in menu.waiting.iter().enumerate() {
        whole.append(&item(handle, &format!("{FINISH} {place}"), &waiting.title)?)?;
    }
    whole.append(&list(handle, words::ROTATE, ROTATE, &menu.rotate)?)?;
    let soon = words::expire_soon(menu.expiring.len());
    whole.append(&list(handle, &soon, EXPIRING, &menu.expiring)?)?;
    whole.append(&PredefinedMenuItem::separator(handle)?)?;
    whole.append(&CheckMenuItem::with_id(
        handle,
        HIDE,
        words::HIDE_NAMES,
        true,
        menu.hidden,
        None::<&str>,
    )?)?;
    whole.append(&item(handle, QUIT, words::QUIT_KEYWARD)?)?;
    Ok(whole)
}

fn item<R: Runtime>(handle: &AppHandle<R>, id: &str, title: &str) -> tauri::Result<MenuItem<R>> {
    MenuItem::with_id(handle, id, title, true, None::<&str>)
}

fn list<R: Runtime>(
    handle: &AppHandle<R>,
    title: &str,
    id: &str,
    keys: &[TrayKey],
) -> tauri::Result<Submenu<R>> {
    let entries: Vec<MenuItem<R>> = keys
        .iter()
        .enumerate()
        .map(|(place, key)| item(handle, &format!("{id} {place}"), &key.title))
        .collect::<tauri::Result<_>>()?;
    let entries: Vec<&dyn IsMenuItem<R>> = entries.iter().map(|one| one as &dyn IsMenuItem<R>).collect();
    Submenu::with_items(handle, title, !entries.is_empty(), &entries)
}
