//! What comes after the first paint: the service is asked what is new, and the tray and the shortcut appear.

use crate::{Core, shortcut, tray};
use std::time::Duration;
use tauri::{AppHandle, Manager};

/// Rung when the first window has painted: what can wait is started then.
#[derive(Default)]
pub(crate) struct Painted(pub(crate) tokio::sync::Notify);

/// What changed and the tray may show: looked at soon, and not at every change.
#[derive(Default)]
pub(crate) struct Changes(pub(crate) tokio::sync::Notify);

/// How long the tray waits for more changes before it follows.
const TRAY_PAUSE: Duration = Duration::from_millis(300);

/// How long a window may take to paint before the tray comes without it.
const PAINT_PATIENCE: Duration = Duration::from_secs(20);

/// What the service has to be asked, tray and shortcut, once the window has painted: before that they would hold it
/// up.
pub(crate) async fn attach(handle: AppHandle) {
    let painted = tokio::time::timeout(PAINT_PATIENCE, handle.state::<Painted>().0.notified()).await;
    if painted.is_err() {
        tracing::warn!("no window has painted");
    }
    if let Ok(app) = handle.state::<Core>().app() {
        let app = app.clone();
        tauri::async_runtime::spawn(async move { app.keep_fresh().await });
    }
    tauri::async_runtime::spawn(tray::follow(handle.clone()));
    loop {
        shortcut::follow(&handle);
        tray::refresh(&handle).await;
        // Keys come to expire soon without anything changing.
        let changes = handle.state::<Changes>();
        let _ = tokio::time::timeout(Duration::from_secs(600), changes.0.notified()).await;
        tokio::time::sleep(TRAY_PAUSE).await;
    }
}
