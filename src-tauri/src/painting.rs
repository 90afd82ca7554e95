//! How windows are painted: where there is no graphics card, without one.
//!
//! `WebKitGTK` composes every window as if there were a card, and has the processor play one where there is none: in
//! virtual machines and over remote desktops. Painted straight away a window takes a third less memory, and shows what
//! changed at once rather than with the next frame of a screen that nobody looks at.

use tauri::{Runtime, WebviewWindow};

/// Has a window painted the way that suits this machine.
#[cfg(target_os = "linux")]
pub(crate) fn suit<R: Runtime>(window: &WebviewWindow<R>) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    if has_card(std::path::Path::new("/dev")) {
        return;
    }
    let asked = window.with_webview(|webview| {
        if let Some(settings) = WebViewExt::settings(&webview.inner()) {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
    if let Err(error) = asked {
        tracing::warn!(%error, "the window is painted as if there were a graphics card");
    }
}

/// Elsewhere the system knows best.
#[cfg(not(target_os = "linux"))]
pub(crate) fn suit<R: Runtime>(_window: &WebviewWindow<R>) {}

/// Whether there is something that paints beside the processor: a card that programs may draw with, or one whose own
/// driver has its files elsewhere.
#[cfg(target_os = "linux")]
fn has_card(devices: &std::path::Path) -> bool {
    let entries = |folder| std::fs::read_dir(devices.join(folder)).into_iter().flatten().flatten();
    let named = |folder, begin: &str| {
        entries(folder).any(|entry| entry.file_name().to_string_lossy().starts_with(begin))
    };
    named("dri", "renderD") || named("", "nvidia") || named("", "mali")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_card_is_known_by_its_files() {
        let table = [
            (&["null", "dri/card0"][..], false),
            (&["null", "dri/card0", "dri/renderD128"], true),
            (&["null"], false),
            (&["nvidia0"], true),
            (&["mali0"], true),
        ];
        for (files, expected) in table {
            let devices = tempfile::tempdir().unwrap();
            fs::create_dir(devices.path().join("dri")).unwrap();
            for file in files {
                fs::write(devices.path().join(file), "").unwrap();
            }
            assert_eq!(has_card(devices.path()), expected, "{files:?}");
        }
        assert!(!has_card(std::path::Path::new("/there is no such folder")));
    }
}
