//! The global shortcut: the same as the tray's next thing to do, from anywhere.

use crate::{Core, errand, words};
use domain::Errand;
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager};
use tauri_plugin_global_shortcut::{GlobalShortcutExt, ShortcutState};

/// The shortcut that is registered.
#[derive(Default)]
pub(crate) struct Registered(Mutex<Option<String>>);

/// Registers what the admin set, in place of what was.
pub(crate) fn follow(handle: &AppHandle) {
    let core = handle.state::<Core>();
    let Ok(app) = core.app() else { return };
    let wanted = app.settings().unwrap_or_default().shortcut;
    let registered = handle.state::<Registered>();
    let mut registered = registered.0.lock().unwrap_or_else(PoisonError::into_inner);
    if *registered == wanted {
        return;
    }
    let shortcuts = handle.global_shortcut();
    if let Some(before) = registered.take()
        && let Err(error) = shortcuts.unregister(before.as_str())
    {
        tracing::warn!(%error, "the earlier shortcut could not be given back");
    }
    let mut trouble = None;
    if let Some(keys) = wanted {
        let pressed = shortcuts.on_shortcut(keys.as_str(), |handle, _, event| {
            if event.state() == ShortcutState::Pressed {
                errand::open(handle, Errand::Next);
            }
        });
        match pressed {
            Ok(()) => *registered = Some(keys),
            Err(error) => {
                trouble = Some(words::shortcut_taken(&keys, error));
            }
        }
    }
    app.change_presence(|presence| {
        presence.troubles.retain(|known| !known.starts_with(words::NO_SHORTCUT));
        presence.troubles.extend(trouble);
    });
}
